"""One page against itself: a headline or a standfirst that says other than the report below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.families.amounts import figure_change
from firsthand.families.counterparts import overlap
from firsthand.families.retelling import Change, passage
from firsthand.families.speakers import Speakers
from firsthand.record import Claim, Passage, Reading, Statement

# The same number for two scopes on one page may be chance below this.
_NO_CHANCE = 50
# Below this a lead and its text may well count two things alike.
_FEW = 10
_ONE_CONTENT = 0.5


class Page:
    """The claims of one report: those of its headline, of its first paragraph, and the others."""

    def __init__(self, reading: Reading) -> None:
        """Sort the claims by where they stand; background is left out."""
        report = reading.report
        self._reading = reading
        self._ends = report.headline_at.end if report.headline_at else 0
        lead = re.compile(r"\S[^\n]*\n\s*\n").match(
            report.text, _first_word(report.text, self._ends))
        self._lead_ends = lead.end() if lead else 0
        self._head: list[Claim] = []
        self._lead: list[Claim] = []
        self._body: list[Claim] = []
        for claim in sorted(reading.claims, key=lambda c: (c.count.start, c.id)):
            if not claim.background:
                self._row(claim).append(claim)

    def _row(self, claim: Claim) -> list[Claim]:
        if self._in_headline(passage(claim.count)):
            return self._head
        return self._lead if claim.count.start < self._lead_ends else self._body

    def _in_headline(self, words: Passage) -> bool:
        return words.field == "headline" or words.start < self._ends

    def changes(self) -> Iterator[Change]:
        """Give what the headline changed in the text, the first paragraph in the rest, and sums."""
        below = [*self._lead, *self._body]
        for claim in self._head:
            yield from _headline(claim, below)
        for claim in self._lead:
            yield from _standfirst(claim, self._body)
        for claim in below:
            yield from _sum(claim, below)

    def spoken(self, speakers: Speakers) -> Iterator[tuple[Statement, Statement]]:
        """Pair what a headline has somebody say with where the text has it said."""
        said = self._reading.statements
        heads = [s for s in said if self._in_headline(s.cue)]
        for head in heads:
            pairs = [
                (-overlap(below, head), below.cue.start, below.id, below)
                for below in said
                if not self._in_headline(below.cue) and speakers.same(below.source, head.source)
            ]
            best = min(pairs, key=lambda pair: pair[:3], default=None)
            if best is not None and -best[0] >= _ONE_CONTENT:
                yield best[3], head


def _first_word(text: str, start: int) -> int:
    found = re.compile(r"\S").search(text, start)
    return found.start() if found else len(text)


def _headline(claim: Claim, below: Sequence[Claim]) -> Iterator[Change]:
    """Compare a claim of the headline with the one claim of the text that it can mean."""
    count = claim.count
    alike = [c for c in below if c.harm == claim.harm]
    same = [c for c in alike if c.count.number == count.number is not None]
    if same:
        yield from _otherwise(claim, same)
        return
    if not alike and count.number is not None:
        others = [c for c in below if c.count.number == count.number >= _FEW]
        if others:
            yield "unit", others[0].evidence, claim.evidence
    alike = [c for c in alike if c.scope == claim.scope]
    # An undecided "scores" and a sum of parts are no other number.
    if len(alike) == 1 and count.number is not None and alike[0].count.number is not None and (
        figure_change(alike[0].count, count) == "digits"
        and not _adds_up(count.number, below)
    ):
        yield "digits", passage(alike[0].count), passage(count)


def _otherwise(claim: Claim, same: Sequence[Claim]) -> Iterator[Change]:
    """Compare a claim with those of the same number: whom it counts, and what it bounds."""
    scoped = [c for c in same if c.scope == claim.scope]
    # That a headline leaves out who they were is no change.
    if not scoped and claim.scope != "total":
        yield "scope", same[0].evidence, claim.evidence
    elif not any(figure_change(c.count, claim.count) is None for c in scoped or same):
        first = (scoped or same)[0]
        kind = figure_change(first.count, claim.count)
        if kind:
            yield kind, passage(first.count), passage(claim.count)


def _standfirst(claim: Claim, body: Sequence[Claim]) -> Iterator[Change]:
    number = claim.count.number
    if number is None or number < _FEW:
        return
    same = [c for c in body if c.harm == claim.harm and c.count.number == number
            and (c.scope == claim.scope or number >= _NO_CHANCE)]
    if same:
        yield from _otherwise(claim, same)


def _sum(claim: Claim, below: Sequence[Claim]) -> Iterator[Change]:
    """Find a floor put under a total whose exact parts add up to it."""
    number = claim.count.number
    if number is None or claim.count.wording != "at least" or claim.scope != "total":
        return
    parts = [c for c in below if c.harm == claim.harm and c.scope != "total"
             and c.count.wording == "exact" and (c.count.number or 0) > 0]
    for one, other in combinations(parts[:_FEW], 2):
        if (one.count.number or 0) + (other.count.number or 0) == number:
            yield "hedge", passage(one.count), passage(claim.count)
            return


def _adds_up(number: int, below: Sequence[Claim]) -> bool:
    numbers = [c.count.number for c in below if c.count.number][:_FEW]
    return any(sum(row) == number for size in (2, 3) for row in combinations(numbers, size))
