"""Where quotations stand: the words between marks, whatever marks a publisher uses.

>>> text = 'He said “we do not know. We will see” and left. "No," she said.'
>>> [text[a:b] for a, b in find_quotes(text)]
['we do not know. We will see', 'No,']
>>> text = "''It is over,'' he said. ''They won.''"
>>> [text[a:b] for a, b in find_quotes(text)]
['It is over,', 'They won.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"[“”„«»\"]|''|``|\n")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([—–-―/")
# Marks that open wherever they stand, and marks that open or close by what stands around them.
_OPENERS = frozenset({"“", "„", "«", "``"})
_EITHER = frozenset({'"', "''"})
_OPEN_SINGLE = re.compile(r"(?<![^\s(\[—–-])[‘'](?=[A-Za-z])")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?…])[’'](?=[\s,.;:)?!]|$)")
_POSSESSED = re.compile(r"s[’'] [a-z]")
_SHORTEST_SINGLE, _LONGEST_SINGLE = 3, 1200
# Under this many words a quoted run names something more often than it says something.
SHORTEST_SAYING = 5
Spans = list[tuple[int, int]]


def find_quotes(text: str) -> Spans:
    """Give (start, end) inside the marks, in order and without overlap.

    A line that opens a quotation and never closes it runs to its end, as newspapers print
    quotations that go on in the next paragraph. Single marks count in lines without double ones,
    and where they hold double ones, as British papers set a quotation in a quotation.
    """
    quotes: Spans = []
    for line, double in _by_line(text):
        single = _single(text, *line) if _may_be_single(text, *line) else []
        quotes += _outermost(double, single)
    return quotes


def _by_line(text: str) -> Iterator[tuple[tuple[int, int], Spans]]:
    """Yield each line that holds a mark of either kind, with its quotations in double marks."""
    start, found = 0, list(_MARK.finditer(text))
    marks: list[re.Match[str]] = []
    for mark in found:
        if mark.group() != "\n":
            marks.append(mark)
            continue
        yield (start, mark.start()), _double(text, (start, mark.start()), marks)
        start, marks = mark.end(), []
    yield (start, len(text)), _double(text, (start, len(text)), marks)


def _double(text: str, line: tuple[int, int], marks: list[re.Match[str]]) -> Spans:
    quotes: Spans = []
    opened: re.Match[str] | None = None
    for mark in marks:
        opens = _opens(text, line, mark, opened)
        if opened is not None:
            quotes.append((opened.end(), mark.start()))
        opened = mark if opens else None
    if opened is not None and _runs_on(text, line, opened):
        quotes.append((opened.end(), line[1]))
    return [(start, end) for start, end in quotes if text[start:end].strip()]


def _opens(
    text: str, line: tuple[int, int], mark: re.Match[str], opened: re.Match[str] | None
) -> bool:
    """Tell whether a mark opens a quotation; inside one it opens only where it cannot close."""
    kind, (at, end) = mark.group(), mark.span()
    if opened is not None and opened.group() == "„":
        return False
    if kind in _OPENERS and not (opened is not None and opened.group() == "»"):
        return True
    begins = (at == line[0] or text[at - 1] in _BEFORE_OPENING) and (
        end < line[1] and not text[end].isspace())
    return begins if opened is None else begins and kind in _EITHER and text[at - 1] == " "


def _runs_on(text: str, line: tuple[int, int], opened: re.Match[str]) -> bool:
    """Tell whether a quotation that its line never closes is one."""
    if opened.group() in _OPENERS or opened.start() == line[0]:
        return True
    return text[line[1]:].lstrip()[:2].startswith(("“", '"', "''", "``"))


def _may_be_single(text: str, start: int, end: int) -> bool:
    return text.find("'", start, end) >= 0 or text.find("‘", start, end) >= 0


def _single(text: str, start: int, end: int) -> Spans:
    """Find quotations in single marks, and step over the apostrophes of plurals."""
    quotes: Spans = []
    for opening in _OPEN_SINGLE.finditer(text, start, end):
        begin = opening.end()
        if quotes and begin < quotes[-1][1]:
            continue
        after = _OPEN_SINGLE.search(text, begin, end)
        furthest = min(end, begin + _LONGEST_SINGLE, after.start() if after else end)
        closes = [m.start() for m in _CLOSE_SINGLE.finditer(text, begin, furthest + 1)
                  if m.start() - begin >= _SHORTEST_SINGLE and m.start() < end]
        sure = [at for at in closes if not _POSSESSED.match(text, at - 1)]
        if sure or closes:
            quotes.append((begin, (sure or closes)[0]))
    return quotes


def _outermost(double: Spans, single: Spans) -> Spans:
    """Take single marks where no double ones stand in the line, or only inside them."""
    if not double:
        return single
    holding = [s for s in single if any(s[0] <= a and b <= s[1] for a, b in double)]
    if not holding:
        return double
    bare = [d for d in double if not any(s[0] <= d[0] and d[1] <= s[1] for s in holding)]
    if any(s[0] < d[1] and d[0] < s[1] for s in holding for d in bare):
        return double
    return sorted(bare + holding)
