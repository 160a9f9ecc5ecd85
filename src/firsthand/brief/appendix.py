"""The reports at the end of the page: the evidence marked, and some words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from firsthand.brief.page import Block, Cell, Excerpt, Lines, Piece, Section, Table, Tree
from firsthand.brief.shelf import Shelf, words_at
from firsthand.brief.wording import day, publisher_of

AROUND = 160  # characters kept on each side of the evidence


def excerpts(shelf: Shelf, sections: Iterable[Section]) -> tuple[Excerpt, ...]:
    """Show every report that a page leads to, in order of publication."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for at in _anchors(sections):
        report = at if at in shelf.reports else words_at(at)[0]
        wanted[report].add(at)
    ordered = sorted(wanted, key=shelf.published)
    return tuple(_excerpt(shelf, report, wanted[report] - {report}) for report in ordered)


def pieces(text: str, anchors: Iterable[str]) -> tuple[Piece, ...]:
    """Cut a text where evidence begins or ends, leaving out what is far from any."""
    marks = sorted((*words_at(at)[2:], at) for at in anchors)
    windows = _windows(text, [(start, end) for start, end, _ in marks])
    found = []
    for window, (first, last) in enumerate(windows):
        cuts = {first, last}
        for start, end, _ in marks:
            cuts |= {cut for cut in (start, end) if first < cut < last}
        bounds = sorted(cuts)
        for start, end in pairwise(bounds):
            found.append(Piece(
                text=text[start:end], gap=start == first and (first > 0 or window > 0),
                anchors=tuple(at for begins, _, at in marks if begins == start),
                marked=any(begins <= start and end <= ends for begins, ends, _ in marks),
            ))
    if found and windows[-1][1] < len(text):
        found.append(Piece(text="", gap=True))
    return tuple(found)


def _excerpt(shelf: Shelf, id_: str, anchors: set[str]) -> Excerpt:
    report = shelf.reports[id_]
    on_headline = [at for at in anchors if words_at(at)[1] == "headline"]
    on_text = [at for at in anchors if words_at(at)[1] == "text"]
    headline = report.headline or (report.headline_at.exact if report.headline_at else "")
    return Excerpt(
        id=id_, short=shelf.short[id_],
        headline=pieces(headline, on_headline) if on_headline else (Piece(text=headline),),
        publisher=publisher_of(report), published=day(report.published, hour=True),
        given_id=report.given_id or "", url=report.url or "", language=report.language,
        capture=report.capture, text=pieces(report.text, on_text or [f"{id_}.text.0-0"]),
    )


def _windows(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join marks that stand close, with whole words around them."""
    windows: list[tuple[int, int]] = []
    for start, end in marks:
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        if 0 < first < start:
            first = text.find(" ", first, start) + 1 or first
        if end < last < len(text):
            last = text.rfind(" ", end, last) if " " in text[end:last] else last
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(last, windows[-1][1]))
        else:
            windows.append((first, last))
    return windows


def _anchors(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        for block in section.blocks:
            yield from _anchors_of(block)


def _anchors_of(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for group in block.groups:
            for row in group.rows:
                yield from _anchors_in(row)
    elif isinstance(block, Lines):
        for line in block.lines:
            yield from _anchors_in(line)
    elif isinstance(block, Tree):
        yield from (node.at for node in block.nodes)
    else:
        yield from (point.at for series in block.series for point in series.points)


def _anchors_in(cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        if cell.at:
            yield cell.at
        yield from (ref.at for ref in cell.also)
