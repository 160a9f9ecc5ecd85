"""The brief and the working as plain text, for a file or a variable."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from firsthand.brief.page import Brief, Explanation
from firsthand.brief.text import as_text, explanation_as_text

_COLUMNS = 100  # a file has no terminal to take its width from


def as_plain_text(brief: Brief, *, whole: bool = False) -> str:
    """Write a brief as plain text of 100 columns; every incident in full where ``whole``."""
    page = _page()
    as_text(brief, page, whole=whole)
    return _written(page)


def explanation_as_plain_text(explanation: Explanation) -> str:
    """Write the working behind one value as plain text of 100 columns."""
    page = _page()
    explanation_as_text(explanation, page)
    return _written(page)


def _page() -> Console:
    return Console(
        file=StringIO(), width=_COLUMNS, color_system=None, highlight=False, legacy_windows=False
    )


def _written(page: Console) -> str:
    assert isinstance(page.file, StringIO)
    lines = page.file.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)
