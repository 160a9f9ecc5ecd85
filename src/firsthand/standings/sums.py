"""Adds up what one claimant tells in one report: sums that hold, and parts that exceed the whole.

"745 civilians, 125 of the security forces and 148 gunmen, 1,018 in all" holds; "1,300 in all, 973
civilians, 300 soldiers and 250 gunmen" cannot be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from firsthand.standings.told import Told
from firsthand.standings.words import grouped_digits

_TOTAL = "total"
# Nobody is two of these: their figures add up.
_APART = ("civilian", "combatant", "security", "combatant+security", "perpetrator")
_PARTS = 8  # more figures beside one total are a table, and no sum is looked for by trial
_LARGE = 10  # of smaller figures some add up by chance


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """A whole and its parts, the largest first; ``holds`` or the parts are more than the whole."""

    whole: Told
    parts: tuple[Told, ...]
    holds: bool

    @property
    def written(self) -> str:
        """Write it out: "745 + 148 + 125 = 1,018"."""
        parts = " + ".join(grouped_digits(part.point or 0) for part in self.parts)
        sign = "=" if self.holds else "is more than"
        return f"{parts} {sign} {grouped_digits(self.whole.point or 0)}"


def sums_in(all_told: Sequence[Told]) -> tuple[Sum, ...]:
    """Give each claimant's sums of each report, in order of telling."""
    grouped: dict[tuple[str, str, str, str | None], list[Told]] = defaultdict(list)
    for told in all_told:
        if told.point is not None and told.claim.repeats is None:
            claim = told.claim
            grouped[told.incident, told.report, claim.harm, claim.claimant].append(told)
    return tuple(found for some in grouped.values() for found in _sums(some))


def _sums(some: Sequence[Told]) -> Iterator[Sum]:
    if len(some) < 3:  # a whole and two parts
        return
    for whole in some:
        if whole.claim.within is None and (whole.point or 0) >= _LARGE:
            found = _adding_up(whole, some) or _too_many(whole, some)
            if found is not None:
                yield found


def _adding_up(whole: Told, some: Sequence[Told]) -> Sum | None:
    """Find the parts that add up to an exact whole; the most parts where several do."""
    point = whole.point or 0
    if whole.claim.count.wording != "exact":
        return None
    smaller = sorted(
        _by_figure(told for told in some if _may_be_part(told, whole)),
        key=lambda told: (-(told.point or 0), told.claim.id))[:_PARTS]
    for number in range(len(smaller), 1, -1):
        for parts in combinations(smaller, number):
            if sum(part.point or 0 for part in parts) == point and _fit(parts, whole):
                return Sum(whole=whole, parts=parts, holds=True)
    return None


def _by_figure(some: Iterator[Told]) -> Sequence[Told]:
    """Keep one of each figure and scope: what is told twice is no two parts."""
    kept: dict[tuple[str, int | None], Told] = {}
    for told in some:
        kept.setdefault((told.claim.scope, told.point), told)
    return tuple(kept.values())


def _may_be_part(told: Told, whole: Told) -> bool:
    return 0 < (told.point or 0) < (whole.point or 0) and told.claim.count.number is not None and (
        whole.claim.scope in (_TOTAL, told.claim.scope))


def _fit(parts: Sequence[Told], whole: Told) -> bool:
    """Tell parts of one scope, or of scopes that nobody shares, from figures of other things."""
    scopes = [part.claim.scope for part in parts]
    return set(scopes) == {whole.claim.scope} or (
        len(set(scopes)) == len(scopes) and all(scope in _APART for scope in scopes))


def _too_many(whole: Told, some: Sequence[Told]) -> Sum | None:
    """Find parts of scopes that nobody shares and that are more than a bounded whole."""
    high = whole.claim.count.high
    if whole.claim.scope != _TOTAL or high is None or whole.aside:
        return None
    least: dict[str, Told] = {}
    for told in some:
        if told.claim.scope in _APART and not told.aside and told.claim.count.low is not None:
            held = least.get(told.claim.scope)
            if held is None or (told.claim.count.low or 0) < (held.claim.count.low or 0):
                least[told.claim.scope] = told
    if len(least) < 2 or sum(part.claim.count.low or 0 for part in least.values()) <= high:
        return None
    parts = sorted(least.values(), key=lambda told: (-(told.point or 0), told.claim.id))
    return Sum(whole=whole, parts=tuple(parts), holds=False)


def parts_of_sums(sums: Sequence[Sum]) -> Mapping[str, str]:
    """Give, by claim id, the whole that a part of the same scope adds up to with others."""
    return {
        part.claim.id: found.whole.claim.id for found in sums if found.holds
        for part in found.parts if part.claim.scope == found.whole.claim.scope
    }
