"""The dossier an analyst reads, and the working behind any value in it.

One composition, three renderers: the terminal, Markdown, and one HTML file that loads nothing.
Before: readings and a weighing. After: who claims what, in which words, and how many know.

>>> from firsthand.record import Weighing
>>> brief = compose((), Weighing(), ())
>>> print(brief.headline)
No report was read.
>>> as_markdown(brief).splitlines()[0]
'# Brief'
>>> explain("4f2a", (), Weighing()).found
'none'
"""

from __future__ import annotations

from firsthand.brief.as_of import as_of
from firsthand.brief.composing import compose
from firsthand.brief.dossier import Making, largest_first
from firsthand.brief.html import as_html
from firsthand.brief.kept import brief_of, working_of
from firsthand.brief.markdown import as_markdown
from firsthand.brief.page import Brief, Explanation, ids_shown
from firsthand.brief.plain import as_plain_text, explanation_as_plain_text
from firsthand.brief.text import as_text, explanation_as_text
from firsthand.brief.wording import counted, visible
from firsthand.brief.working import explain

__all__ = [
    "Brief",
    "Explanation",
    "Making",
    "as_html",
    "as_markdown",
    "as_of",
    "as_plain_text",
    "as_text",
    "brief_of",
    "compose",
    "counted",
    "explain",
    "explanation_as_plain_text",
    "explanation_as_text",
    "ids_shown",
    "largest_first",
    "visible",
    "working_of",
]
