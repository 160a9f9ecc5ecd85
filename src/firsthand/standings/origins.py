"""Leads every claim back to whoever is said to know.

A named claimant is one origin however many reports quote it. A copy takes the origin of what it
was copied from. An unnamed informant or nobody adds none beside a compatible named one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from firsthand.record import Origin, OriginKind, make_id
from firsthand.standings.governing import as_offices
from firsthand.standings.kin import Kin
from firsthand.standings.told import Figure, Told, figure_of
from firsthand.standings.traced import Traced
from firsthand.standings.unsourced import place_unsourced

_SURELY_THE_SAME = 10  # a figure this large is not told twice by chance under another harm

_Held = tuple[str, str, Figure]
"""The report, the incident and the figure of a claim."""


def trace(
    all_told: Sequence[Told], kin: Kin, nobody: frozenset[str],
    wholes: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Traced, ...]:
    """Lead all claims back, in the order of telling they were given in.

    ``wholes`` gives the body that a claimant is an office of: "the United Nations" telling its
    office's figure is that office.
    """
    by_figure: dict[_Held, list[Told]] = defaultdict(list)
    for told in all_told:
        by_figure[told.report, told.incident, figure_of(told.claim)].append(told)
    names = _spellings(all_told)
    traced: dict[str, Traced] = {}
    open_ends: list[Told] = []
    for told in all_told:
        found = _through_kin(told, by_figure, kin)
        if found is None:
            open_ends.append(told)
            continue
        claimants, how = found
        name = names[next(iter(claimants))] if len(claimants) == 1 else ""
        traced[told.claim.id] = Traced(
            told=told, origin=named_id(name) if name else None, kind="named", name=name,
            speaks=not how and not _retold(told, by_figure, kin), how=how,
        )
    named = [(t.told, t.origin, t.name) for t in traced.values() if t.origin and t.speaks]
    ends = place_unsourced(open_ends, named, nobody)
    for told in open_ends:
        end = ends[told.claim.id]
        traced[told.claim.id] = Traced(
            told=told, origin=end.origin, kind=end.kind, name=end.name, how=end.how,
            speaks=end.speaks and not _retold(told, by_figure, kin),
        )
    ends_by_id = {told.claim.id: _as_repeated(traced[told.claim.id], traced) for told in all_told}
    return as_offices([ends_by_id[told.claim.id] for told in all_told], wholes)


def _as_repeated(end: Traced, traced: Mapping[str, Traced]) -> Traced:
    """Give what only tells a claim of its report again the origin of that claim."""
    seen = {end.told.claim.id}
    again = end
    while (whole := traced.get(again.told.claim.repeats or "")) and (
        whole.told.claim.id not in seen
    ):
        seen.add(whole.told.claim.id)
        again = whole
    if again is end:
        return end
    return msgspec.structs.replace(
        end, origin=again.origin, kind=again.kind, name=again.name, speaks=False,
        how="told again from its own report",
    )


def named_id(name: str) -> str:
    """Give the id of a named origin: the same in every incident."""
    return make_id("origin", "named", _folded(name))


def origins_from(all_traced: Iterable[Traced]) -> tuple[Origin, ...]:
    """Gather the origins that the claims lead to, by kind and name."""
    grouped: dict[str, list[Traced]] = defaultdict(list)
    for traced in all_traced:
        if traced.origin is not None:
            grouped[traced.origin].append(traced)
    kinds: dict[OriginKind, int] = {"named": 0, "unnamed": 1, "nobody": 2}
    made = [_origin(id_, ends) for id_, ends in grouped.items()]
    return tuple(sorted(made, key=lambda origin: (kinds[origin.kind], origin.name, origin.id)))


def _origin(id_: str, ends: Sequence[Traced]) -> Origin:
    # an attached telling has the name of what it is attached to: all ends agree
    return Origin(
        id=id_, name=ends[0].name, kind=ends[0].kind,
        claims=tuple(sorted(end.told.claim.id for end in ends)),
        reports=tuple(sorted({end.told.report for end in ends})),
    )


def _spellings(all_told: Sequence[Told]) -> Mapping[str, str]:
    """Give each claimant the spelling most told, so that capitals make no second origin."""
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for told in all_told:
        if told.claim.claimant:
            times[_folded(told.claim.claimant)][told.claim.claimant] += 1
    return {
        folded: min(spelt, key=lambda name: (-spelt[name], name))
        for folded, spelt in times.items()
    }


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _through_kin(
    told: Told, by_figure: Mapping[_Held, Sequence[Told]], kin: Kin,
) -> tuple[frozenset[str], str] | None:
    """Give the claimants a claim leads to and how; null where nobody named is found."""
    own = _folded(told.claim.claimant) if told.claim.claimant else None
    if own is not None:
        theirs = _claimants(told, by_figure, kin.forebears[told.report])
        beside = _claimants(told, by_figure, [told.report])
        if not theirs or own in theirs or theirs & beside:
            return frozenset([own]), ""
        return theirs, "copied from a telling that names another informant"
    for reports, how in (
        ([told.report], "nobody named; the same report tells the same figure by a named one"),
        (kin.forebears[told.report], "nobody named; copied from a telling that names one"),
        (kin.around[told.report], "nobody named; another telling of its family names one"),
        (kin.maybe[told.report], "nobody named; a telling it may share words with names one"),
    ):
        found = _claimants(told, by_figure, reports)
        if found:
            return found, how
    return None


def _claimants(
    told: Told, by_figure: Mapping[_Held, Sequence[Told]], reports: Iterable[str],
) -> frozenset[str]:
    """Name who stands behind this figure in these reports; for its own scope where anybody does."""
    figure = figure_of(told.claim)
    same = [
        other for report in reports for other in by_figure.get((report, told.incident, figure), ())
        if other.claim.claimant and other.claim.id != told.claim.id
        and other.claim.harm == told.claim.harm
        # a part or a headline never lends its informant to a figure that counts
        and (not other.aside or told.aside)
    ]
    in_scope = [other for other in same if other.claim.scope == told.claim.scope]
    return frozenset(_folded(other.claim.claimant or "") for other in in_scope or same)


def _retold(told: Told, by_figure: Mapping[_Held, Sequence[Told]], kin: Kin) -> bool:
    """Tell whether this figure was copied, whatever the copy made of its harm, scope or bounds."""
    figure = figure_of(told.claim)
    return any(
        other.claim.harm == told.claim.harm or (told.figure or 0) >= _SURELY_THE_SAME
        for report in kin.forebears[told.report]
        for other in by_figure.get((report, told.incident, figure), ())
    )
