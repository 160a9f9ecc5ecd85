"""Reads pairs of short reports, and what the second of each changed in the first.

A Markdown file holds pairs of one kind, each under a heading of the second level: the parent as
a block quote, the word "became", the copy as a block quote, then a table of what was changed or
"No drift.", and why the pair exists. A line ``> # ...`` is a headline. A pair without "became"
is one page: its headline or standfirst against its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from firsthand.families import find_drift, find_families
from firsthand.intake import Captured, Told
from firsthand.pipeline import House
from firsthand.record import (
    Capture,
    Drift,
    Family,
    Link,
    Member,
    Passage,
    Problem,
    Reading,
    Report,
    make_id,
)
from firsthand.reports import read_report

FOLDER = Path(__file__).parent
PUBLISHED = "2031-03-12"
COLUMNS = ["kind", "before", "after"]
_WORD = re.compile(r"\w+(?:,\d+)*")


class PairRefused(ValueError):
    """The pair quotes what its reports do not say, or does not say why it exists."""


class Change(NamedTuple):
    kind: str
    before: str
    after: str


class Pair(NamedTuple):
    group: str
    title: str
    parent: str
    child: str | None
    published: str
    changes: tuple[Change, ...]
    reason: str


class Outcome(NamedTuple):
    """``right`` where every change was found, and none where there is none."""

    pair: Pair
    found: tuple[Change, ...]
    missing: tuple[Change, ...]

    @property
    def beside(self) -> tuple[Change, ...]:
        """Give what was found and nobody wrote down."""
        return tuple(one for one in self.found
                     if not any(_same(want, one) for want in self.pair.changes))

    @property
    def right(self) -> bool:
        return not self.missing if self.pair.changes else not self.found


def read_pairs(folder: Path = FOLDER) -> list[Pair]:
    return [pair for path in sorted(folder.glob("*.md")) for pair in _pairs(path)]


def _pairs(path: Path) -> Iterator[Pair]:
    for block in re.split(r"^## ", path.read_text("utf-8"), flags=re.M)[1:]:
        title, _, rest = block.partition("\n")
        published = re.search(r"^Published: (\S+)$", rest, flags=re.M)
        told = re.split(r"^became$", rest, flags=re.M)
        table = [[cell.strip() for cell in line.strip().strip("|").split("|")]
                 for line in rest.splitlines() if line.startswith("|")]
        after = re.split(r"^(?:\|.*\|)$|^No drift\.$", rest, flags=re.M)
        pair = Pair(
            group=path.stem, title=title.strip(), parent=_quoted(told[0]),
            child=_quoted(told[1]) if len(told) > 1 else None,
            published=published[1] if published else PUBLISHED,
            changes=tuple(Change(*row) for row in table[2:]), reason=after[-1].strip(),
        )
        _refuse(pair, table[0] if table else COLUMNS, len(after) > 1)
        yield pair


def _quoted(block: str) -> str:
    parts: list[str] = []
    for paragraph in re.findall(r"(?:^>.*\n?)+", block, flags=re.M):
        parts.append(" ".join(line[1:].strip() for line in paragraph.strip().splitlines()))
    return "\n\n".join(part.removeprefix("# ") for part in parts)


def _refuse(pair: Pair, columns: list[str], says: bool) -> None:
    if not pair.reason or not says or columns != COLUMNS:
        raise PairRefused(f"“{pair.title}” must say what changed or “No drift.”, and why.")
    for _, before, after in pair.changes:
        for cell, text in ((before, pair.parent), (after, pair.child or pair.parent)):
            if cell.casefold() not in text.casefold():
                raise PairRefused(f"“{pair.title}”: no report says “{cell}”.")


def judge_pairs(pairs: Sequence[Pair], house: House) -> Iterator[Outcome]:
    """Find the drift of each pair, the copy taken to be one whether or not its words show it."""
    for pair, readings in zip(pairs, read(pairs, house), strict=True):
        found = tuple(_change(drift) for drift in find_drift(
            families(readings, house), readings, house.words))
        missing = tuple(want for want in pair.changes if not any(_same(want, f) for f in found))
        yield Outcome(pair, found, missing)


def families(readings: Sequence[Reading], house: House) -> tuple[Family, ...]:
    found = find_families([reading.report for reading in readings], house.words)
    if len(readings) > 1 and not any(m.parents for f in found for m in f.members):
        return (as_copy(*readings),)
    return found


def read(pairs: Sequence[Pair], house: House) -> list[list[Reading]]:
    """Read all pairs together, and give each its one or two readings."""
    tellings = [_telling(pair, house, copy=copy) for pair in pairs
                for copy in (False, True) if not copy or pair.child is not None]
    readings = house.read_reports(tellings)
    return [[next(readings) for _ in range(1 if pair.child is None else 2)] for pair in pairs]


def _telling(
    pair: Pair, house: House, *, copy: bool
) -> tuple[Report, tuple[Problem, ...]]:
    text = (pair.child or "") if copy else pair.parent
    publisher, hour = ("Harbour Post", "09") if copy else ("Meridian Wire", "06")
    told = Told(text=text, published=f"{pair.published}T{hour}:00:00Z", publisher=publisher,
                given_id=pair.title)
    capture = Capture(id=make_id("capture", text), target_uri="text", captured_at="",
                      media_type="text/plain", size=len(text))
    made = read_report(Captured(capture=capture, data=b"", kind="text", told=told), house.words)
    if isinstance(made, Problem):
        raise PairRefused(made.sentence)
    return made


def as_copy(parent: Reading, child: Reading) -> Family:
    one, other = parent.report.id, child.report.id
    return Family(
        id="family-by-hand", earliest=one,
        members=(Member(report=one, parents=(), derivation="earliest", share=1.0),
                 Member(report=other, parents=(one,), derivation="rewrite", share=0.5)),
        links=(Link(a=min(one, other), b=max(one, other), kind="rewrite", share=0.5, why=""),),
    )


def _change(drift: Drift) -> Change:
    return Change(drift.kind, _words(drift.before), _words(drift.after))


def _words(passage: Passage | None) -> str:
    return " ".join(passage.exact.split()) if passage else ""


def _same(want: Change, found: Change) -> bool:
    """Tell whether a change is the one written down: its kind, and words both have."""
    return want.kind == found.kind and all(
        not w or not f or bool(_set(w) & _set(f))
        for w, f in ((want.before, found.before), (want.after, found.after))
    )


def _set(words: str) -> set[str]:
    return set(_WORD.findall(words.casefold())) - {"the", "a", "of", "in", "and"}


def by_kind(outcomes: Iterable[Outcome]) -> Mapping[str, tuple[int, int]]:
    """Count by kind how many changes were written down and how many of them were found."""
    counted: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        for change in outcome.pair.changes:
            wanted, found = counted.get(change.kind, (0, 0))
            counted[change.kind] = (wanted + 1, found + (change not in outcome.missing))
    return counted
