"""Where quotations stand: the words between marks, across sentences of one line or several.

>>> text = 'He said “we do not know. We will see” and left. "No," she said.'
>>> [text[a:b] for a, b in find_quotes(text)]
['we do not know. We will see', 'No,']
"""

from __future__ import annotations

import re

_PAIRED = re.compile(r"“([^“”\n]*)(”|$)|«([^«»\n]*)»|„([^„“”\n]*)[“”]", re.MULTILINE)
_STRAIGHT = re.compile(r'(?<![^\s(\[—–-])"(?=\S)([^"\n]*)"|^"([^"\n]+)$', re.MULTILINE)
_SINGLE = re.compile(
    r"(?<![^\s(\[—–-])[‘'](?=[A-Za-z])([^‘\n]{3,400}?)(?<=[\w.,!?])[’'](?=[\s,.;:)]|$)")
# Under this many words a quoted run names something more often than it says something.
SHORTEST_SAYING = 5


def find_quotes(text: str) -> list[tuple[int, int]]:
    """Give (start, end) inside the marks, in order and without overlap.

    A line that opens a quotation and never closes it runs to its end, as newspapers print
    quotations that go on in the next paragraph. Single marks count where no double ones stand.
    """
    found = [_inside(m) for m in _PAIRED.finditer(text)]
    found += [_inside(m) for m in _STRAIGHT.finditer(text)]
    if not found:
        found = [_inside(m) for m in _SINGLE.finditer(text)]
    quotes: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if end > start and (not quotes or start >= quotes[-1][1]):
            quotes.append((start, end))
    return quotes


def _inside(match: re.Match[str]) -> tuple[int, int]:
    groups = enumerate(match.groups(), 1)
    # of “...” two groups are filled: the words, and the mark or line end behind them
    return match.span(next(number for number, words in groups if words is not None))
