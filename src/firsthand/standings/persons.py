"""Persons a report tells apart, added up: "a man" and "a woman", each told once, are two.

Only whole claims are added: what repeats a claim, is part of one or came on top of one is not,
and dead perpetrators stand apart. Where the report gives a figure for all, that figure holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from firsthand.record import Claim
from firsthand.standings.gathering import in_order
from firsthand.standings.traced import Traced

_TOTAL, _APART = "total", "perpetrator"
_BODILY = ("killed", "injured")


def add_up(all_traced: Sequence[Traced]) -> tuple[tuple[Traced, ...], tuple[Traced, ...]]:
    """Give what tells of all victims with each person told, and what speaks with their sum.

    The first are the claims behind each row, those of narrower scopes told again under the total;
    the second speak for the origins: where persons add up, one sum in place of them.
    """
    grouped: dict[tuple[str, str, str], list[Traced]] = defaultdict(list)
    whole: set[tuple[str, str]] = set()
    for traced in all_traced:
        told = traced.told
        if told.claim.harm in _BODILY and not told.aside and told.claim.within is None:
            grouped[told.report, told.incident, told.claim.harm].append(traced)
            if told.claim.scope == _TOTAL:
                whole.add((told.incident, told.claim.harm))
    rows, voices = list(all_traced), list(all_traced)
    for key in sorted(grouped):
        added = _added(grouped[key]) or (
            _narrower(grouped[key]) if (key[1], key[2]) not in whole else [])
        if not added or [t.told.claim.scope for t in added] == [_TOTAL]:
            continue
        gone = {t.told.claim.id for t in added if t.told.claim.scope == _TOTAL}
        rows += [_as_total(t) for t in added if t.told.claim.scope != _TOTAL]
        voices = [t for t in voices if t.told.claim.id not in gone]
        voices.append(_sum(added))
    return tuple(rows), tuple(sorted(voices, key=lambda traced: in_order(traced.told)))


def _added(ends: Sequence[Traced]) -> list[Traced]:
    """Give what adds up in one report: its persons, and those counted in one breath with them.

    None where the report tells how many they are.
    """
    ones = [end for end in ends if _is_one(end.told.claim)]
    if not ones:
        return []
    sentences = {end.told.claim.sentence for end in ones}
    whole = (end for end in ends if not _is_apart(end.told.claim))
    more = [end for end in whole if not _is_one(end.told.claim)]
    added = ones + [end for end in more if end.told.claim.sentence in sentences]
    number = sum(end.told.point or 0 for end in added)
    if any(_is_whole(end) and (end.told.point or 0) >= number for end in more):
        return []
    return added


def _narrower(ends: Sequence[Traced]) -> list[Traced]:
    """Give the largest figure of a narrower scope: two women are two, where nobody tells more."""
    told = [end for end in ends if not _is_apart(end.told.claim) and end.told.point is not None]
    return sorted(told, key=lambda end: -(end.told.point or 0))[:1]


def _is_whole(end: Traced) -> bool:
    return end.told.claim.scope == _TOTAL


def _is_one(claim: Claim) -> bool:
    return claim.count.number == 1 and claim.count.wording == "exact" and not _is_apart(claim)


def _is_apart(claim: Claim) -> bool:
    return _APART in claim.scope.split("+")


def _as_total(traced: Traced) -> Traced:
    claim = msgspec.structs.replace(traced.told.claim, scope=_TOTAL)
    return msgspec.structs.replace(traced, told=msgspec.structs.replace(traced.told, claim=claim))


def _sum(persons: Sequence[Traced]) -> Traced:
    """Let the first of them speak for all: "A man, a woman" is 2."""
    lead = _as_total(next((p for p in persons if p.speaks), persons[0]))
    if len(persons) == 1:
        return lead
    number = sum(p.told.point or 0 for p in persons)
    words = ", ".join(_distinct(p.told.claim.count.as_written for p in persons))
    count = msgspec.structs.replace(
        lead.told.claim.count, as_written=words, number=number, low=number, best=number,
        high=number)
    told = msgspec.structs.replace(
        lead.told, claim=msgspec.structs.replace(lead.told.claim, count=count), point=number,
        figure=number)
    return msgspec.structs.replace(lead, told=told, speaks=any(p.speaks for p in persons))


def _distinct(words: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(words)
