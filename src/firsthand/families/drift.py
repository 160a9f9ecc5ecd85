"""What a telling changed from its parent: the figure, its doubt, its scope, who says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from firsthand.families.counterparts import Position, claim_pairs, statement_pairs, words_of
from firsthand.record import (
    Claim,
    Count,
    Drift,
    DriftKind,
    Family,
    Passage,
    Reading,
    Source,
    Statement,
    Words,
    make_id,
)

Change = tuple[DriftKind, Passage | None, Passage | None]


class _Telling(msgspec.Struct, frozen=True):
    """One claim with the statement it stands in."""

    claim: Claim
    statement: Statement | None

    @property
    def count(self) -> Passage:
        return _passage(self.claim.count)


def find_drift(families: Sequence[Family], readings: Sequence[Reading], words=None) -> tuple[Drift, ...]:
    """Compare each child with its parents, along the edges of every family.

    ``before`` and ``after`` are the words that changed; what was left out has no ``after``, what
    was put in no ``before``. The same meaning in other words ("as many as", "up to") is no drift,
    nor is what a publisher changed in a later version of its own page: that is a revision.
    Parents that were not read are passed over. In order of ids.
    """
    read = {reading.report.id: reading for reading in readings}
    found = {
        drift.id: drift
        for family in families
        for member in family.members
        for parent in member.parents
        if parent in read and member.report in read
        and any(parent == other.report for other in family.members)
        and not _own_version(read[parent], read[member.report])
        for drift in _along(family, read[parent], read[member.report])
    }
    return tuple(found[key] for key in sorted(found))


def _own_version(parent: Reading, child: Reading) -> bool:
    publisher = parent.report.publisher
    return publisher is not None and publisher == child.report.publisher


def _along(family: Family, parent: Reading, child: Reading) -> Iterator[Drift]:
    position = Position.between(family, parent.report.id, child.report.id)
    spoken = {s.id: s for reading in (parent, child) for s in reading.statements}
    changes = [
        change
        for before, after in claim_pairs(parent.claims, child.claims, position)
        for change in _claim_changes(_told(before, spoken), _told(after, spoken))
    ]
    for said, resaid in statement_pairs(parent.statements, child.statements, position):
        changes += _statement_changes(said, resaid)
    for kind, was, now in changes:
        yield Drift(
            id=make_id(
                "drift", family.id, parent.report.id, child.report.id, kind,
                *(f"{p.field}:{p.start}:{p.end}" if p else "" for p in (was, now)),
            ),
            family=family.id, parent=parent.report.id, child=child.report.id, kind=kind,
            before=was, after=now,
        )


def _told(claim: Claim, spoken: Mapping[str, Statement]) -> _Telling:
    return _Telling(claim, spoken.get(claim.statement or ""))


def _claim_changes(before: _Telling, after: _Telling) -> Iterator[Change]:
    compared: tuple[Callable[[_Telling, _Telling], Iterator[Change]], ...] = (
        _figure, _whom, _period, _place, _attribution, _blame,
    )
    for compare in compared:
        yield from compare(before, after)


def _figure(before: _Telling, after: _Telling) -> Iterator[Change]:
    one, other = before.claim.count, after.claim.count
    if one.number != other.number and one.number is not None and other.number is not None:
        yield "digits", before.count, after.count
    elif _lost_an_end(one, other):
        yield "bound", before.count, after.count
    elif _doubt(before.claim) != _doubt(after.claim):
        yield "hedge", before.count, after.count


def _lost_an_end(one: Count, other: Count) -> bool:
    """Say whether a range kept one end and lost the other."""
    if one.low is None or one.high is None or one.low == one.high:
        return False
    ends = (other.low, other.high)
    return ends in ((one.low, None), (None, one.high)) and other.best in (None, one.best)


def _doubt(claim: Claim) -> tuple[object, ...]:
    count, polarity = claim.count, claim.polarity
    if claim.claimant is None and polarity == "hedged":
        # "reports say" and "reportedly" are the same when nobody stands behind either
        polarity = "asserted"
    return count.low, count.best, count.high, count.wording, polarity


def _whom(before: _Telling, after: _Telling) -> Iterator[Change]:
    if before.claim.harm != after.claim.harm:
        yield "unit", _evidence(before), _evidence(after)
    if before.claim.scope != after.claim.scope:
        yield "scope", _evidence(before), _evidence(after)


def _period(before: _Telling, after: _Telling) -> Iterator[Change]:
    was, now = before.claim.when, after.claim.when
    if was is None or (was.from_ is None and was.to is None):
        return
    if now is None:
        yield "period", _passage(was), None
    elif (now.from_ or now.to) and (was.from_, was.to) != (now.from_, now.to) and (
        # "since Thursday" ends with the day it is told
        was.as_written.casefold() != now.as_written.casefold()
    ):
        yield "period", _passage(was), _passage(now)


def _place(before: _Telling, after: _Telling) -> Iterator[Change]:
    was, now = before.claim.place, after.claim.place
    known = [{p.gazetteer_id or (p.name or p.as_written).casefold() for p in row}
             for row in (was, now)]
    # A place more is a gain in precision; a place less or another place is drift.
    if was and not known[0] <= known[1]:
        yield "place", _passage(was[0]), _passage(now[0]) if now else None


def _attribution(before: _Telling, after: _Telling) -> Iterator[Change]:
    was, now = _speaker(before), _speaker(after)
    if was != now:
        yield "attribution", _spoken(before), _spoken(after)


def _speaker(told: _Telling) -> tuple[str, ...] | None:
    """Give who stands behind a claim: a name, somebody unnamed, or nobody but the publisher."""
    if told.claim.claimant:
        return ("named", told.claim.claimant.casefold())
    source = told.statement.source if told.statement else None
    if source is None:
        return None
    return ("named", source.name.casefold()) if source.name and source.named else ("unnamed",)


def _spoken(told: _Telling) -> Passage | None:
    if told.statement is None or told.statement.source.start == told.statement.source.end:
        return told.count if told.claim.claimant else None
    return _passage(told.statement.source)


def _blame(before: _Telling, after: _Telling) -> Iterator[Change]:
    """Compare who is said to have done it; a name put in where there was none has hardened."""
    was, now = before.claim.actor, after.claim.actor
    put_in = was is None and now is not None and _names_a_party(now)
    if now is not None and (put_in or (_party(now) and _party(was) != _party(now))):
        yield "attribution", _passage(was) if was else None, _passage(now)


def _party(source: Source | None) -> str | None:
    return (source.name or "").casefold() or None if source else None


def _names_a_party(source: Source) -> bool:
    """Tell "HTS militants" from "gunmen": a name in capitals, whether it was resolved or not."""
    return source.named or any(word[:1].isupper() for word in source.as_written.split())


def _statement_changes(said: Statement, resaid: Statement) -> Iterator[Change]:
    if said.act != resaid.act:
        yield "act", said.cue, resaid.cue
    direct = said.mode == resaid.mode == "direct" and said.content and resaid.content
    if direct:
        was, now = (" ".join(words_of(" ".join(p.exact for p in s.content)))
                    for s in (said, resaid))
        # A part of a quotation is still the quotation.
        if f" {now} " not in f" {was} " and f" {was} " not in f" {now} ":
            yield "quotation", said.content[0], resaid.content[0]


def _evidence(told: _Telling) -> Passage:
    victims = told.claim.victims
    if victims.start < victims.end and victims.field == told.claim.count.field:
        return told.claim.evidence
    return told.count


def _passage(words: Words) -> Passage:
    return Passage(start=words.start, end=words.end, exact=words.as_written, field=words.field)
