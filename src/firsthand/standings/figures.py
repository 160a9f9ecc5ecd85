"""Each figure of an incident with what stands behind it, as the brief prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from firsthand.record import Harm
from firsthand.standings.kin import Kin
from firsthand.standings.told import Told
from firsthand.standings.tolls import figure_said
from firsthand.standings.traced import Traced
from firsthand.standings.working import Working


class HeadlineFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One number told of one harm and scope: who tells it and how many really know.

    ``figure`` is written in digits; a range without a number as written has ``number`` null.
    ``origins`` are ids and ``named`` the same origins by name, in the same order.
    """

    harm: Harm
    scope: str
    figure: str
    number: int | None
    low: int | None
    high: int | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    families: tuple[str, ...]
    origins: tuple[str, ...]
    named: tuple[str, ...]
    first: str
    why: tuple[str, ...]


def figures_from(
    ends: Sequence[Traced], repeated: frozenset[str], kin: Kin,
) -> tuple[HeadlineFigure, ...]:
    """Group the claims of one incident by figure, the most told first.

    What only repeats a claim, is a part of one or came on top of one is no figure by itself.
    """
    grouped: dict[tuple[str, str, int | None, int | None, int | None], list[Traced]] = (
        defaultdict(list))
    for end in ends:
        claim = end.told.claim
        if claim.id in repeated or end.told.figure is None or end.told.is_part:
            continue
        number = claim.count.number
        bounds = (None, None) if number is not None else (claim.count.low, claim.count.high)
        grouped[claim.harm, claim.scope, number, *bounds].append(end)
    found = [_figure(found, kin) for found in grouped.values()]
    return tuple(sorted(found, key=lambda f: (
        -len(f.reports), f.harm, f.scope, -(f.number or f.low or 0), f.figure)))


def _figure(ends: Sequence[Traced], kin: Kin) -> HeadlineFigure:
    told: Told = ends[0].told
    working = Working(kin, ends)
    origins = sorted({(end.name, end.origin) for end in ends if end.origin is not None})
    count = told.claim.count
    low, high = (None, None) if count.number is not None else (count.low, count.high)
    return HeadlineFigure(
        harm=told.claim.harm, scope=told.claim.scope,
        figure=figure_said(count.number, low, high), number=count.number, low=low, high=high,
        claims=tuple(working.claims), reports=tuple(working.reports),
        families=tuple(working.families),
        origins=tuple(id_ for _, id_ in origins if id_), named=tuple(name for name, _ in origins),
        first=min(ends, key=lambda e: (e.told.moment or e.told.day, e.told.claim.id)).told.claim.id,
        why=working.lines({}),
    )
