"""The origin rule: what nobody named stands behind adds no origin beside a compatible named one.

Compatible is: the same incident, harm and scope, overlapping bounds or one figure the rounding
of the other, and told no earlier. It goes to the nearest figure; between two equally near it is
unsure and adds none either. Standing alone it is one unsourced telling of its family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.record import OriginKind, make_id
from firsthand.standings.nearest import Named, NamedFigures
from firsthand.standings.told import Figure, Told, compatible, figure_of, words_in
from firsthand.standings.words import dated

_Key = tuple[str, str, str]


class End(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim without a named informant was left."""

    origin: str | None
    kind: OriginKind
    name: str
    how: str
    speaks: bool


def place_unsourced(
    open_ends: Sequence[Told], named: Sequence[Named], nobody: frozenset[str],
) -> Mapping[str, End]:
    """Attach each unsourced claim, or let it stand as the unsourced telling of its family.

    A family's copies of a figure share the day of the first of them. Earlier tellings are
    placed first, so a later compatible one of another family adds nothing to them either:
    that two who name nobody are two cannot be shown. Gives the ends by claim id.
    """
    by_key: dict[tuple[_Key, bool], list[Named]] = defaultdict(list)
    for entry in _first_of_each(named):
        by_key[entry[0].beside].append(entry)
    beside = {key: NamedFigures(some) for key, some in by_key.items()}
    standing: dict[tuple[_Key, bool], list[tuple[Told, End]]] = defaultdict(list)
    out: dict[str, End] = {}
    for group in _groups(open_ends):
        lead = group[0]
        end = _beside_named(lead, beside.get(lead.beside))
        if end is None:
            end = _beside_unsourced(lead, standing[lead.beside], nobody) or _alone(lead)
            if end.speaks:
                standing[lead.beside].append((lead, end))
        out.update((told.claim.id, end) for told in group)
    return _one_name_each(out)


def _first_of_each(named: Sequence[Named]) -> list[Named]:
    """Keep the first telling of each origin's figure: nothing more is needed to compare with."""
    kept: dict[tuple[object, ...], Named] = {}
    for entry in sorted(named, key=lambda e: (e[0].day, e[0].moment, e[0].claim.id)):
        told, origin, _ = entry
        count = told.claim.count
        kept.setdefault(
            (told.beside, origin, count.number, count.low, count.best, count.high), entry)
    return list(kept.values())


def _groups(open_ends: Sequence[Told]) -> list[list[Told]]:
    """Group by family, harm, scope and figure, each led by its first telling; earliest first."""
    groups: dict[tuple[str, tuple[_Key, bool], Figure], list[Told]] = defaultdict(list)
    for told in sorted(open_ends, key=lambda t: (t.report != t.first, t.moment, t.claim.id)):
        groups[told.first, told.beside, figure_of(told.claim)].append(told)
    return sorted(
        groups.values(), key=lambda g: (
            not g[0].moment, g[0].moment or g[0].day, g[0].first, g[0].claim.id))


def _beside_named(lead: Told, named: NamedFigures | None) -> End | None:
    best = named.nearest(lead) if named is not None else []
    if not best:
        return None
    names = sorted({name for _, _, name in best})
    if len(names) > 1:
        return End(
            origin=None, kind="nobody", name="", speaks=False,
            how=f"nobody named; {' and '.join(names)} fit equally well; no origin added",
        )
    told, id_, name = best[0]
    return End(
        origin=id_, kind="named", name=name, speaks=False,
        how=f"nobody named; in line with {_written(told)} by {name}, told no later; "
        "no origin added",
    )


def _beside_unsourced(
    lead: Told, standing: Sequence[tuple[Told, End]], nobody: frozenset[str],
) -> End | None:
    for told, end in standing:
        if _two_informants(lead, told, nobody) or not compatible(lead.claim, told.claim):
            continue
        if told.first == lead.first:
            return msgspec.structs.replace(end, speaks=True)
        return msgspec.structs.replace(
            end, speaks=False,
            how=f"nobody named; {told.publisher} told {_written(told)} before; no origin added",
        )
    return None


def _two_informants(a: Told, b: Told, nobody: frozenset[str]) -> bool:
    """Tell whether two families describe their unnamed informants in different words."""
    ours, theirs = words_in(a.described) - nobody, words_in(b.described) - nobody
    return bool(ours and theirs and not ours & theirs) and a.first != b.first


def _alone(lead: Told) -> End:
    kind: OriginKind = "unnamed" if lead.described else "nobody"
    return End(
        origin=make_id("origin", "unsourced", lead.incident, lead.first), kind=kind,
        name=lead.described or f"nobody named ({lead.publisher})", speaks=True,
        how="nobody named, and no other telling: unsourced",
    )


def _one_name_each(ends: Mapping[str, End]) -> Mapping[str, End]:
    """Call each unsourced telling by its first name, a description rather than none."""
    called: dict[str, End] = {}
    for end in ends.values():  # earliest first
        if end.origin is None or end.kind == "named":
            continue
        held = called.get(end.origin)
        if held is None or (held.kind == "nobody" and end.kind == "unnamed"):
            called[end.origin] = end
    return {
        claim: end if end.origin not in called else msgspec.structs.replace(
            end, kind=called[end.origin].kind, name=called[end.origin].name)
        for claim, end in ends.items()
    }


def _written(told: Told) -> str:
    day = f" of {dated(told.day)}" if told.day else ""
    return f"“{told.claim.count.as_written}”{day}"
