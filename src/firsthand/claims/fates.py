"""What befell each person of a report, told once; and how persons fit the report's figures.

Each person keeps one claim for what befell them; what tells it again is marked as its repetition.
Somebody hurt who then died was killed, once. Persons told apart within a figure are its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.claims.mentions import with_age
from firsthand.claims.person_words import PersonWords
from firsthand.claims.persons import Person, body_from, who_is_who
from firsthand.claims.pointing import Pointed
from firsthand.claims.victims import scope_of
from firsthand.record import Age, Claim, Report

_JOINED = re.compile(r"\b(?:and|with)(?: (?:his|her|their|the))?\s*$")
_BODILY = ("killed", "injured")
_OTHER_DAY, _LONG_AGO = timedelta(days=3), timedelta(days=60)
_LONG = 5  # the precision of a period of more than a month


def settle_persons(
    claims: Sequence[Claim], pointed: Sequence[Pointed], words: PersonWords, report: Report
) -> tuple[Claim, ...]:
    """Mark what tells one person's fate again, name the persons and fit them into the figures."""
    by_id = {claim.id: claim for claim in claims}
    people = who_is_who(pointed, by_id, words, body_from(report))
    dead = [c for c in claims if c.harm == "killed" and c.scope != "perpetrator"]
    changed = {claim.id: claim for person in people for claim in (
        _settled(person, dead, words, body_from(report)))}
    earlier = _of_another_day(people, report.published)
    out = [changed.get(claim.id, claim) for claim in claims]
    out = [
        msgspec.structs.replace(c, background=True) if c.id in earlier or (
            people and c.id not in changed and words.statistics.search(c.sentence.exact)
        ) else c for c in out
    ]
    return _within_figures(_some_died(out, set(changed)), set(changed), words)


def _some_died(claims: Sequence[Claim], singles: set[str]) -> list[Claim]:
    """Read "four were shot, one of them fatally" as four killed or injured.

    To be shot says nothing of how it ended. So it is read where a death is told as part of the
    figure, where the dead and the hurt told beside it add up to it, and where a person of the
    report died who was not told of in one breath with it.
    """
    own = [c for c in claims if c.repeats is None and not c.background]
    dead = [c for c in own if c.harm == "killed" and c.scope != "perpetrator"]
    hurt = {c.count.number for c in own if c.harm == "injured"}
    number = sum(c.id in singles for c in dead if c.within is None) or max(
        (c.count.number or 0 for c in dead), default=0)

    def holds(claim: Claim) -> bool:
        figure = claim.count.number or 0
        if claim.harm != "injured" or claim.rule != "harm:struck" or figure < 2:
            return False
        return any(c.within == claim.id for c in dead) or (
            0 < number <= figure and (figure - number in hurt or not any(
                c.sentence == claim.sentence for c in dead)))

    return [msgspec.structs.replace(c, harm="killed-or-injured") if holds(c) else c for c in claims]


def _of_another_day(people: Sequence[Person], published: str | None) -> set[str]:
    """Find who was harmed days before the first person told of, or long before the report."""
    days = [min((d for _, c in p.pointed if c and (d := _day(c))), default=None) for p in people]
    first = next((day for day in days if day is not None), None)
    told = date.fromisoformat(published[:10]) if published else None
    out: set[str] = set()
    for person, day in zip(people, days, strict=True):
        if day is None or person is people[0]:
            continue
        if told is not None and day < date(told.year, 1, 1) and any(
            c is not None and c.when is not None and c.when.precision == _LONG
            for _, c in person.pointed
        ):
            out |= {c.id for _, c in person.pointed if c is not None}  # "the death last year of"
        if (first is not None and day + _OTHER_DAY <= first) or (
            told is not None and day + _LONG_AGO < told and days[0] != day
        ):
            out |= {c.id for _, c in person.pointed if c is not None}
    return out


def _day(claim: Claim) -> date | None:
    when = claim.when
    return date.fromisoformat(when.to) if when is not None and when.to else None


def _settled(
    person: Person, dead: Sequence[Claim], words: PersonWords, body: int
) -> Iterable[Claim]:
    """Give a person's claims with their names, each harm told once."""
    told = {harm: person.claims(harm) for harm in _BODILY}
    first: Mapping[str, Claim] = {
        harm: min(found, key=lambda c: _rank(c, body)) for harm, found in told.items() if found}
    is_child = any(c is not None and c.victims.age == "child" for _, c in person.pointed)
    own = {c.id for _, c in person.pointed if c is not None}
    by_self = person.by_self and not is_child and any(c.id not in own for c in dead)
    for _, claim in person.pointed:
        if claim is None:
            continue
        main = first.get("killed") or first[claim.harm]
        yield msgspec.structs.replace(
            _described(claim, person, by_self, words),
            repeats=None if main.id == claim.id else main.id,
        )


def _rank(claim: Claim, body: int) -> tuple[bool, bool, int]:
    """Put the headline behind the body and the doubtful behind the plain."""
    at = claim.evidence
    return at.field == "headline" or at.start < body, claim.polarity != "asserted", at.start


def _described(claim: Claim, person: Person, by_self: bool, words: PersonWords) -> Claim:
    victims = claim.victims
    age: Age = victims.age
    if person.age is not None:
        age = words.age_of(person.age)
    name = max(person.names, key=lambda n: (len(n.split()), len(n)), default=None)
    changes: dict[str, object] = {"age": age, "names": with_age(name, person.age_by_name)}
    if person.sex in {"male", "female"}:
        changes["sex"] = person.sex
    if person.perpetrator or by_self:
        changes["status"] = "perpetrator"
    victims = msgspec.structs.replace(victims, **changes)
    # one person is no running total, and "another man" is no increment
    return msgspec.structs.replace(
        claim, victims=victims, scope=scope_of(victims), span="this incident")


def _within_figures(
    claims: Sequence[Claim], singles: set[str], words: PersonWords
) -> tuple[Claim, ...]:
    """Put single persons into the figure of their harm that holds them all."""
    out = list(claims)
    for harm in _BODILY:
        own = [c for c in out if c.id in singles and c.harm == harm and c.repeats is None
               and c.within is None and c.scope != "perpetrator" and not c.background]
        figures = [c for c in out if c.id not in singles and c.harm == harm and _holds(c, words)]
        whole = max(figures, key=lambda c: (c.count.low or c.count.number or 0), default=None)
        if whole is None or not own or len(own) > (whole.count.low or whole.count.number or 0):
            continue
        inside = {c.id for c in own if _may_be_among(c, whole) and not (
            _elsewhere(c, whole) or _other_time(c, whole) or _is_by_them(c, whole))}
        out = [msgspec.structs.replace(c, within=whole.id) if c.id in inside else c for c in out]
    return tuple(out)


def _holds(claim: Claim, words: PersonWords) -> bool:
    """Tell a figure for all from one for the others: "two others were hurt"."""
    told = {*claim.count.as_written.lower().split(), *claim.victims.as_written.lower().split()}
    return (claim.count.low or 0) > 1 and claim.within is None and claim.repeats is None and (
        told.isdisjoint(words.apart) and claim.polarity in {"asserted", "hedged"})


def _may_be_among(claim: Claim, whole: Claim) -> bool:
    """Tell whether somebody can be one of those a figure counts: a woman is not one of two men."""
    ours, theirs = claim.victims, whole.victims
    armed = {"security", "combatant"}
    if theirs.status in armed and (ours.age == "child" or ours.sex == "female"):
        return False
    if "unstated" not in {ours.status, theirs.status} and ours.status != theirs.status:
        return False
    if _is_beside(claim, whole):
        return False
    return not ("unstated" not in {ours.sex, theirs.sex} and ours.sex != theirs.sex) and (
        theirs.age != "child" or ours.age in {"child", "unstated"})


def _is_beside(claim: Claim, whole: Claim) -> bool:
    """Tell "a commander and two of his men" from a figure and those it counts."""
    if claim.sentence != whole.sentence or claim.count.start > whole.count.start:
        return False
    begin = claim.sentence.start
    between = claim.sentence.exact[claim.count.end - begin:whole.count.start - begin]
    return _JOINED.search(between) is not None


def _elsewhere(claim: Claim, other: Claim) -> bool:
    """Tell claims apart whose places do not lie in one another."""
    ours = {p.name for p in claim.place if p.precision < 6}
    theirs = {p.name for p in other.place if p.precision < 6}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _other_time(claim: Claim, other: Claim) -> bool:
    """Tell claims apart whose days, as far as both are told, do not meet."""
    ours, theirs = claim.when, other.when
    if ours is None or theirs is None or not (ours.to and theirs.to):
        return False
    return (ours.from_ or ours.to) > theirs.to or (theirs.from_ or theirs.to) > ours.to


def _is_by_them(claim: Claim, other: Claim) -> bool:
    """Tell whom gunmen killed from three gunmen who were killed."""
    if claim.actor is None or other.victims.status not in {"combatant", "perpetrator"}:
        return False
    head = claim.actor.as_written.lower().split()[-1]
    return head in other.victims.as_written.lower().split()
