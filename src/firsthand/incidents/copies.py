"""Finds what a copy tells again, so that it goes where its parent's telling goes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from firsthand.incidents.telling import Telling
from firsthand.record import Claim, Family, Reading

_Figure = tuple[str, int | None, int | None, int | None]


def copied_from(
    tellings: Sequence[Telling], families: Sequence[Family], readings: Sequence[Reading],
) -> Mapping[int, int]:
    """Give for each copied telling (index) the one it was copied from.

    A telling is copied where a parent of its report tells one of its figures: the same harm and
    number. It goes to the parent's telling that shares most of them, then its place and days.
    """
    parents = {
        member.report: member.parents
        for family in families for member in family.members if member.parents
    }
    if not parents:
        return {}
    figures = {claim.id: _figure(claim) for reading in readings for claim in reading.claims}
    of_report: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        of_report[telling.report].append(index)
    above: dict[int, int] = {}
    for report, from_ in sorted(parents.items()):
        theirs = [at for parent in sorted(from_) if parent != report for at in of_report[parent]]
        for index in of_report[report]:
            telling = tellings[index]
            mine = {figures[claim] for claim in telling.claims}
            shared = Counter({
                at: len(mine & {figures[claim] for claim in tellings[at].claims}) for at in theirs
            })
            fitting = [at for at in theirs if shared[at]]
            if fitting:
                above[index] = max(fitting, key=lambda at: (
                    shared[at], tellings[at].keys == telling.keys,
                    tellings[at].dated and tellings[at].days == telling.days,
                    tellings[at].dated == telling.dated, -at))
    return _without_rings(above)


def _without_rings(above: Mapping[int, int]) -> dict[int, int]:
    """Drop the link that closes a ring: one telling of every family must stand by itself."""
    out = dict(above)
    for start in sorted(above):
        seen, at = {start}, start
        while at in out:
            at = out[at]
            if at in seen:
                del out[min(seen)]
                break
            seen.add(at)
    return out


def _figure(claim: Claim) -> _Figure:
    count = claim.count
    if count.number is not None:
        return claim.harm, count.number, None, None
    return claim.harm, None, count.low, count.high
