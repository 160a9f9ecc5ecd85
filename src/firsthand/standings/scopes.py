"""Tells when one claimant's count has two scopes that are one: "civilians", "Alawite civilians".

A people's name added to a scope narrows it only where the claimant counts it apart: where one
claimant tells one figure with it and without it, whom it counts is the same. And a report that
says "more than 1,000 civilians" and then "1,068 were killed" says of whom the 1,068 are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from firsthand.standings.told import Told, rounds

_PEOPLE, _TOTAL = "group:", "total"
_SURELY_THE_SAME = 10  # a figure this large is not told twice by chance
_Whose = tuple[str, str, str]
"""An incident, a harm and a claimant."""
_What = tuple[str, str, str, int | None]
"""An incident, a harm, a scope and a figure."""


def without_peoples(all_told: Sequence[Told]) -> list[Told]:
    """Let a claimant's figures with a people's name speak to the scope that it tells them with."""
    told_as: dict[tuple[_Whose, int], set[str]] = defaultdict(set)
    for told in all_told:
        if told.claim.claimant and (told.figure or 0) >= _SURELY_THE_SAME:
            told_as[_whose(told), told.figure or 0].add(told.claim.scope)
    again: dict[tuple[_Whose, str], Counter[str]] = defaultdict(Counter)
    for (whose, _), scopes in told_as.items():
        for scope in scopes:
            for other in scopes:
                if _PEOPLE in scope and _PEOPLE not in other:
                    again[whose, scope][other] += 1
    one = {
        key: min(scopes, key=lambda scope: (-scopes[scope], scope))
        for key, scopes in again.items()
    }
    meant: dict[_What, set[str]] = defaultdict(set)
    for told in all_told:
        counted = one.get((_whose(told), told.claim.scope))
        if counted is not None and (told.figure or 0) >= _SURELY_THE_SAME:
            meant[_what(told)].add(counted)
    # a figure that nobody named stands behind is that of whoever tells it of the same people
    alike = {what: next(iter(scopes)) for what, scopes in meant.items() if len(scopes) == 1}
    return [
        _in_scope(told, one.get((_whose(told), told.claim.scope)) or (
            None if told.claim.claimant else alike.get(_what(told))))
        for told in all_told]


def as_rounded(all_told: Sequence[Told]) -> list[Told]:
    """Let an exact figure of all speak to the scope with which its report rounds it."""
    grouped: dict[tuple[_Whose, str], list[Told]] = defaultdict(list)
    for told in all_told:
        if told.claim.claimant:
            grouped[_whose(told), told.report].append(told)
    narrower = {}
    for some in grouped.values():
        exact = [told for told in some if told.claim.count.wording == "exact"]
        rough = [told for told in some if told.claim.count.wording != "exact"]
        for told in exact if rough else ():
            scopes = {r.claim.scope for r in rough if rounds(r.claim, told.claim.count.number)}
            if told.claim.scope == _TOTAL and len(scopes) == 1 and not any(
                other.claim.scope in scopes for other in exact
            ):
                narrower[told.claim.id] = next(iter(scopes))
    return [_in_scope(told, narrower.get(told.claim.id)) for told in all_told]


def _whose(told: Told) -> _Whose:
    return told.incident, told.claim.harm, told.claim.claimant or ""


def _what(told: Told) -> _What:
    return told.incident, told.claim.harm, told.claim.scope, told.figure


def _in_scope(told: Told, scope: str | None) -> Told:
    if scope is None:
        return told
    return msgspec.structs.replace(told, claim=msgspec.structs.replace(told.claim, scope=scope))
