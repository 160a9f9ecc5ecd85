"""The way back: which characters of the page the characters of the report are.

>>> page = "<p>Twelve &amp; more <b>were</b> killed.</p>"
>>> found, whole = align("Twelve & more were killed.", page)
>>> [page[a.page_start : a.page_start + a.end - a.start] for a in found], whole
(['Twelve', 'more', 'were', 'killed.'], True)
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

from firsthand.record import Aligned

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|template|noscript)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<[/!?a-zA-Z][^>]*>",
    re.I | re.S,
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|td|th|tr|table|section|article|blockquote|figcaption|figure"
    r"|header|footer|main|aside|nav|title|pre|dd|dt|dl|hr|script|style|head|body)\b", re.I)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORD = re.compile(r"\S+")
_RUN = 3  # words that must agree before a place in the page is believed
_MOST_PLACES = 50  # places tried for a run of words that stands in the page again and again


class _Word(msgspec.Struct, frozen=True):
    """A word of the page; ``pieces`` are (offset in the word, place in the page, length)."""

    exact: str
    pieces: tuple[tuple[int, int, int], ...]


def align(text: str, page: str) -> tuple[tuple[Aligned, ...], bool]:
    """Give the stretches of the text that stand in the page, and whether that is every word.

    A stretch maps to the identical raw characters of the page, one to one; a character that the
    page writes as an entity lies between two stretches. White space that differs does too.
    """
    theirs = list(_page_words(page))
    ours = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    matched = list(_matched([word for _, word in ours], theirs))
    pieces = (
        (ours[i][0] + offset, place, length)
        for i, j in matched
        for offset, place, length in theirs[j].pieces
    )
    return tuple(_joined(pieces, text, page)), len(matched) == len(ours)


def _page_words(page: str) -> Iterator[_Word]:
    """Yield the visible words: inline markup may stand inside one, block markup ends it."""
    letters: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    for start, exact, kind in _visible(page):
        if kind == "break":
            if letters:
                yield _Word("".join(letters), tuple(pieces))
                letters, pieces, length = [], [], 0
            continue
        if kind == "raw":
            pieces.append((length, start, len(exact)))
        letters.append(exact)
        length += len(exact)
    if letters:
        yield _Word("".join(letters), tuple(pieces))


def _visible(page: str) -> Iterator[tuple[int, str, str]]:
    """Yield (place, characters, kind): raw characters, those of an entity, and breaks."""
    at = 0
    for start, end in [*((m.start(), m.end()) for m in _MARKUP.finditer(page)), (len(page),) * 2]:
        yield from _plain(page, at, start)
        if _BLOCK.match(page, start, end):
            yield start, "", "break"
        at = end


def _plain(page: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    at = start
    while at < end:
        entity = _ENTITY.search(page, at, end)
        until = entity.start() if entity else end
        for piece in re.finditer(r"\s+|\S+", page[at:until]):
            kind = "break" if piece[0].isspace() else "raw"
            yield at + piece.start(), piece[0], kind
        if entity is None:
            return
        character = html.unescape(entity[0])
        yield until, character, "break" if character.isspace() else "entity"
        at = entity.end()


def _matched(ours: list[str], theirs: list[_Word]) -> Iterator[tuple[int, int]]:
    """Pair our words with theirs, run by run, preferring what comes next in the page."""
    words = [word.exact for word in theirs]
    places: dict[tuple[str, ...], list[int]] = {}
    size = min(_RUN, len(ours))
    for j in range(len(words) - size + 1):
        known = places.setdefault(tuple(words[j : j + size]), [])
        if len(known) < _MOST_PLACES:
            known.append(j)
    i = cursor = 0
    while i < len(ours):
        at = _best(ours, words, i, cursor, places.get(tuple(ours[i : i + size]), []))
        if at is None:
            # The last words of a run too short to stand alone may still follow the cursor.
            if cursor < len(words) and words[cursor] == ours[i]:
                yield i, cursor
                cursor += 1
            i += 1
            continue
        while i < len(ours) and at < len(words) and ours[i] == words[at]:
            yield i, at
            i, at = i + 1, at + 1
        cursor = at


def _best(
    ours: list[str], words: list[str], i: int, cursor: int, places: list[int]
) -> int | None:
    """Choose the place with the longest agreement; of equals, the next after the cursor."""
    def agreement(j: int) -> int:
        n = 0
        while n < 40 and i + n < len(ours) and j + n < len(words) and ours[i + n] == words[j + n]:
            n += 1
        return n

    return max(places, key=lambda j: (agreement(j), j >= cursor, -abs(j - cursor)), default=None)


def _joined(
    pieces: Iterator[tuple[int, int, int]], text: str, page: str
) -> Iterator[Aligned]:
    """Join pieces that follow each other in both, over equal white space; verify each."""
    start = place = length = 0
    for at, there, size in pieces:
        gap = at - start - length
        follows = length and there - place - length == gap and gap >= 0
        if follows and text[start + length : at] == page[place + length : there]:
            length += gap + size
            continue
        if length:
            yield Aligned(start=start, end=start + length, page_start=place)
        start, place, length = at, there, size
    if length:
        yield Aligned(start=start, end=start + length, page_start=place)
