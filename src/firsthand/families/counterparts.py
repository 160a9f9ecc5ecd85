"""Which claim or statement of a copy answers which of its parent's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.record import Claim, Family, Passage, Statement

# Characters between where a figure should stand by the shared passages, and where it does.
_NEAR = 90
# Two figures are one misread or rounded when this near, as a part of the larger.
_ROUNDED = 0.1
# Contents of two statements are one when they share this much of their words.
_ONE_CONTENT = 0.5


class Position(msgspec.Struct, frozen=True):
    """Leads from a place in the parent to the place in the child, along shared passages."""

    anchors: tuple[tuple[Passage, Passage], ...]

    @classmethod
    def between(cls, family: Family, parent: str, child: str) -> Position:
        """Take the shared passages of the link between two reports."""
        pairs = []
        for link in family.links:
            if {link.a, link.b} == {parent, child}:
                pairs += [(s.a, s.b) if link.a == parent else (s.b, s.a) for s in link.shared]
        return cls(tuple(pairs))

    def near(self, before: Passage, after: Passage) -> bool:
        """Say whether two passages stand in the same place of the two tellings."""
        if before.field != after.field or before.field == "headline" or not self.anchors:
            return before.field == after.field == "headline"
        was, now = min(
            self.anchors, key=lambda pair: (_distance(pair[0], before.start), pair[0].start)
        )
        inside = was.start <= before.start < was.end
        # Sentences matched without shared words lead only to the sentence.
        if inside and was.exact != now.exact:
            return now.start <= after.start < now.end
        return abs(now.start + before.start - was.start - after.start) <= _NEAR


def claim_pairs(
    parents: Sequence[Claim], children: Sequence[Claim], position: Position
) -> Iterator[tuple[Claim, Claim]]:
    """Pair the claims that tell the same, the likeliest first; each is paired once."""
    scored = [
        (-score, before.count.start, after.count.start, before, after)
        for before in parents
        for after in children
        if before.repeats is None and after.repeats is None
        and (score := _likely(before, after, position))
    ]
    taken: set[str] = set()
    for *_, before, after in sorted(
        scored, key=lambda row: (*row[:3], row[3].id, row[4].id)
    ):
        if before.id not in taken and after.id not in taken:
            taken |= {before.id, after.id}
            yield before, after


def statement_pairs(
    parents: Sequence[Statement], children: Sequence[Statement], position: Position
) -> Iterator[tuple[Statement, Statement]]:
    """Pair the statements of one speaker that say the same or stand in the same place."""
    taken: set[str] = set()
    for before in sorted(parents, key=lambda s: (s.cue.start, s.id)):
        options = [
            (-_overlap(before, after), not position.near(before.cue, after.cue), after.id, after)
            for after in children
            if after.id not in taken and _speaker(before) == _speaker(after)
        ]
        for overlap, apart, _, after in sorted(options, key=lambda option: option[:3])[:1]:
            if -overlap >= _ONE_CONTENT or not (apart or -overlap < _ONE_CONTENT / 2):
                taken.add(after.id)
                yield before, after


def words_of(text: str) -> list[str]:
    """Give the words of a quotation, without marks and case."""
    return re.findall(r"\w+", text.casefold())


def _likely(before: Claim, after: Claim, position: Position) -> int:
    """Score how likely two claims tell the same; 0 where they do not."""
    near = position.near(_count(before), _count(after))
    alike = (before.harm == after.harm) + (before.scope == after.scope)
    one, other = before.count.number, after.count.number
    if one is None or other is None:
        same = _ends(before) == _ends(after) if _ends(before) else False
        agree = near or same
    elif one == other:
        same, agree = True, near or alike > 0
    else:
        same, agree = False, alike == 2 and near and _misread(one, other)
    if not agree or (not same and alike < 2):
        return 0
    claimant = bool(before.claimant) and before.claimant == after.claimant
    return 1 + 4 * same + 3 * near + 2 * alike + claimant


def _misread(one: int, other: int) -> bool:
    """Say whether a figure is another one rounded, or with a digit lost, added or swapped."""
    small, large = sorted((one, other))
    if large and (large - small) / large <= _ROUNDED:
        return True
    return sorted(str(small).strip("0")) == sorted(str(large).strip("0")) and small > 0


def _ends(claim: Claim) -> tuple[int, ...]:
    bounds = (claim.count.low, claim.count.best, claim.count.high)
    return tuple(bound for bound in bounds if bound is not None)


def _count(claim: Claim) -> Passage:
    count = claim.count
    return Passage(start=count.start, end=count.end, exact=count.as_written, field=count.field)


def _speaker(statement: Statement) -> str:
    return (statement.source.name or statement.source.as_written).casefold()


def _overlap(before: Statement, after: Statement) -> float:
    one, other = (
        set(words_of(" ".join(p.exact for p in s.content))) for s in (before, after)
    )
    return len(one & other) / max(min(len(one), len(other)), 1)


def _distance(passage: Passage, at: int) -> int:
    return max(passage.start - at, at - passage.end, 0)
