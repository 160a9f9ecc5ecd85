"""Who is who inside one report: "a man", "the victim", "Ilmo Tarn" and "he" told as one person.

Each person keeps one claim for what befell them; what tells it again is marked as its repetition.
Somebody hurt who then died was killed, once. Persons told apart within a figure are its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.claims.around import Line
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.claims.mentions import Mention, mention_of
from firsthand.claims.person_words import PersonWords
from firsthand.claims.victims import scope_of
from firsthand.record import Age, Claim

_BODILY = ("killed", "injured")


class Pointed(msgspec.Struct, frozen=True):
    """A mention with the claim it was read for, or None where it only gives a name.

    ``word`` is where the word of harm stands: what hangs on one word is told of several people.
    """

    mention: Mention
    claim: str | None
    sentence: tuple[str, int]
    word: int
    by_self: bool = False


class Person:
    """Somebody told of, as far as the report has told."""

    def __init__(self) -> None:
        """Begin with nobody told of."""
        self.pointed: list[tuple[Pointed, Claim | None]] = []
        self.names: list[str] = []
        self.sex: str | None = None
        self.age: int | None = None
        self.nouns: set[str] = set()
        self.perpetrator = False

    def take(self, pointed: Pointed, claim: Claim | None) -> None:
        """Learn what one more mention tells."""
        told = pointed.mention
        self.pointed.append((pointed, claim))
        if told.name and told.name not in self.names:
            self.names.append(told.name)
        self.sex = self.sex or told.sex
        self.age = told.age if self.age is None else self.age
        self.nouns.add(told.noun)
        self.perpetrator |= told.perpetrator

    def claims(self, harm: str) -> list[Claim]:
        """Give the claims of one harm, as told."""
        return [claim for _, claim in self.pointed if claim is not None and claim.harm == harm]


def pointed_at(draft: Draft, line: Line, claim: str, words: Lexica) -> Pointed | None:
    """Read whom a draft about one person points at; None where it counts several, or nobody."""
    if draft.amount.number != 1 or draft.amount.wording != "exact" or draft.head is None or (
        draft.harm not in _BODILY
    ):
        return None
    mention = mention_of(draft.head, words)
    if mention is None:
        return None
    by_self = draft.rule == "harm:self" or draft.head.lower in words.persons.reflexive
    return Pointed(mention, claim, (line.field, line.start), draft.word.i, by_self)


def settle_persons(
    claims: Sequence[Claim], pointed: Sequence[Pointed], words: PersonWords
) -> tuple[Claim, ...]:
    """Mark what tells one person's fate again, name the persons and fit them into the figures."""
    by_id = {claim.id: claim for claim in claims}
    people: list[Person] = []
    ordered = sorted(pointed, key=lambda p: p.sentence[0] == "headline")
    for one in ordered:
        person = _same(one, by_id.get(one.claim or ""), people, words)
        if person is None and one.claim is not None:
            person = Person()
            people.append(person)
        if person is not None:
            person.take(one, by_id.get(one.claim or ""))
    changed = {claim.id: claim for person in people for claim in _settled(person, people, words)}
    out = [changed.get(claim.id, claim) for claim in claims]
    return _within_figures(out, set(changed), words)


def _same(
    one: Pointed, claim: Claim | None, people: Sequence[Person], words: PersonWords
) -> Person | None:
    """Find the person a mention means: the name first, then what fits best, then the latest."""
    told = one.mention
    fitting = [p for p in people if _fits(one, p, words)]
    if told.other:
        others = [p for p in fitting if any(q.mention.other for q, _ in p.pointed)]
        fitting = others if told.kind != "new" else []
    if not fitting:
        return None
    harm = claim.harm if claim is not None else "killed"
    return max(fitting, key=lambda p: (
        bool(told.name and _share_name(told.name, p)),
        told.kind != "pronoun" and told.age is not None and told.age == p.age,
        told.kind in {"known", "name"} and told.noun in p.nouns,
        told.kind != "pronoun" and bool(p.claims(harm)),
        _latest(p, one),
    ))


def _latest(person: Person, one: Pointed) -> int:
    return max(p.sentence[1] for p, _ in person.pointed) if person.pointed else 0


def _fits(one: Pointed, person: Person, words: PersonWords) -> bool:
    told = one.mention
    if any(_told_apart(one, other) for other, _ in person.pointed):
        return False
    if told.name and person.names:
        return _share_name(told.name, person)
    if told.sex and person.sex and told.sex != person.sex:
        return False
    if told.age is not None and person.age is not None and told.age != person.age:
        return False
    if not _ages_fit(told, person, words):
        return False
    return _roles_fit(told, person, words)


def _told_apart(one: Pointed, other: Pointed) -> bool:
    """Tell two who are told of side by side: one word of harm for both, or two "a man"."""
    if one.sentence != other.sentence:
        return False
    if one.word == other.word and one.claim != other.claim:
        return True
    introduced = {"new", "name", "one"}
    return one.mention.kind in introduced and other.mention.kind in introduced and (
        one.mention.noun != other.mention.noun or one.mention.kind == "new")


def _share_name(name: str, person: Person) -> bool:
    parts = set(name.replace(".", "").split())
    return any(parts & set(known.replace(".", "").split()) for known in person.names)


def _ages_fit(told: Mention, person: Person, words: PersonWords) -> bool:
    def is_child(age: int | None, nouns: Iterable[str]) -> bool | None:
        if age is not None:
            return None if age in {18, 19} else age < words.child_below
        if {"boy", "girl", "child", "toddler", "infant", "baby", "juvenile"} & set(nouns):
            return True
        return False if {"man", "woman"} & set(nouns) else None

    ours, theirs = is_child(told.age, [told.noun]), is_child(person.age, person.nouns)
    return ours is None or theirs is None or ours == theirs


def _roles_fit(told: Mention, person: Person, words: PersonWords) -> bool:
    if told.kind in {"pronoun", "name"} or told.noun in words.plain:
        return True
    theirs = person.nouns - words.plain
    if told.perpetrator != person.perpetrator and theirs:
        return False
    if told.noun in words.kin and theirs & words.kin:
        return told.noun in theirs
    return True


def _settled(
    person: Person, people: Sequence[Person], words: PersonWords
) -> Iterable[Claim]:
    """Give a person's claims with their names, each harm told once."""
    told = {harm: person.claims(harm) for harm in _BODILY}
    first: Mapping[str, Claim] = {
        harm: min(found, key=_rank) for harm, found in told.items() if found}
    by_self = any(p.by_self for p, _ in person.pointed) and len(people) > 1
    for _, claim in person.pointed:
        if claim is None:
            continue
        main = first.get("killed") or first[claim.harm]
        yield msgspec.structs.replace(
            _described(claim, person, by_self, words),
            repeats=None if main.id == claim.id else main.id,
        )


def _rank(claim: Claim) -> tuple[bool, bool, int]:
    """Put the headline behind the body and the doubtful behind the plain."""
    return claim.evidence.field == "headline", claim.polarity != "asserted", claim.evidence.start


def _described(claim: Claim, person: Person, by_self: bool, words: PersonWords) -> Claim:
    victims = claim.victims
    age: Age = victims.age
    if person.age is not None:
        old = person.age >= words.elder_from
        age = "child" if person.age < words.child_below else "elder" if old else "adult"
    name = max(person.names, key=lambda n: (len(n.split()), len(n)), default=None)
    changes: dict[str, object] = {"age": age, "names": (name,) if name else ()}
    if person.sex in {"male", "female"}:
        changes["sex"] = person.sex
    if person.perpetrator or by_self:
        changes["status"] = "perpetrator"
    victims = msgspec.structs.replace(victims, **changes)
    return msgspec.structs.replace(claim, victims=victims, scope=scope_of(victims))


def _within_figures(
    claims: Sequence[Claim], singles: set[str], words: PersonWords
) -> tuple[Claim, ...]:
    """Put single persons into the figure of their harm that holds them all."""
    out = list(claims)
    for harm in _BODILY:
        own = [c for c in out if c.id in singles and c.harm == harm and c.repeats is None
               and c.within is None and c.scope != "perpetrator"]
        figures = [c for c in out if c.id not in singles and c.harm == harm and _holds(c, words)]
        whole = max(figures, key=lambda c: (c.count.low or c.count.number or 0), default=None)
        if whole is None or not own or len(own) > (whole.count.low or whole.count.number or 0):
            continue
        inside = {c.id for c in own if c.sentence != whole.sentence and not _elsewhere(c, whole)}
        out = [msgspec.structs.replace(c, within=whole.id) if c.id in inside else c for c in out]
    return tuple(out)


def _holds(claim: Claim, words: PersonWords) -> bool:
    """Tell a figure for all from one for the others: "two others were hurt"."""
    told = {*claim.count.as_written.lower().split(), *claim.victims.as_written.lower().split()}
    return (claim.count.low or 0) > 1 and claim.within is None and claim.repeats is None and (
        told.isdisjoint(words.apart) and claim.polarity in {"asserted", "hedged"})


def _elsewhere(claim: Claim, other: Claim) -> bool:
    """Tell claims apart whose places do not lie in one another."""
    ours = {p.name for p in claim.place if p.precision < 6}
    theirs = {p.name for p in other.place if p.precision < 6}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)
