"""Who is who inside one report: "a man", "the victim", "Ilmo Tarn" and "he" told as one person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from firsthand.claims.mentions import Mention
from firsthand.claims.person_words import PersonWords
from firsthand.claims.pointing import Pointed
from firsthand.record import Claim, Report

_SIDE_BY_SIDE = 15  # words between two who are told of together


class Person:
    """Somebody told of, as far as the report has told."""

    def __init__(self) -> None:
        """Begin with nobody told of."""
        self.pointed: list[tuple[Pointed, Claim | None]] = []
        self.names: list[str] = []
        self.sex: str | None = None
        self.age: int | None = None
        self.age_by_name: int | None = None
        self.nouns: set[str] = set()
        self.status: set[str] = set()
        self.by_self = False

    def take(self, pointed: Pointed, claim: Claim | None) -> None:
        """Learn what one more mention tells."""
        told = pointed.mention
        self.pointed.append((pointed, claim))
        if told.name and told.name not in self.names:
            self.names.append(told.name)
        self.sex = self.sex or told.sex
        self.age = told.age if self.age is None else self.age
        if told.name and told.age is not None:
            self.age_by_name = told.age
        if told.kind not in {"name", "pronoun"}:
            self.nouns.add(told.noun)
        self.status.add(told.status)
        self.by_self |= pointed.by_self

    @property
    def perpetrator(self) -> bool:
        """Tell whether any telling makes them the one who did it."""
        return any(map(_is_perpetrator, self.status))

    def claims(self, harm: str) -> list[Claim]:
        """Give the claims of one harm, as told."""
        return [claim for _, claim in self.pointed if claim is not None and claim.harm == harm]


def body_from(report: Report) -> int:
    """Give where the text goes on behind a headline that is part of it."""
    return report.headline_at.end if report.headline_at is not None else 0


def who_is_who(
    pointed: Sequence[Pointed], by_id: Mapping[str, Claim], words: PersonWords, body: int
) -> list[Person]:
    """Gather what points at one person; the headline is read last, for it tells again."""
    people: list[Person] = []
    for one in sorted(pointed, key=lambda p: p.sentence[0] == "headline" or p.sentence[1] < body):
        person = _same(one, by_id.get(one.claim or ""), people, words)
        if person is None and one.claim is not None:
            person = Person()
            people.append(person)
        if person is not None:
            person.take(one, by_id.get(one.claim or ""))
    return people


def _same(
    one: Pointed, claim: Claim | None, people: Sequence[Person], words: PersonWords
) -> Person | None:
    """Find the person a mention means: the name first, then what fits best, then the latest."""
    told = one.mention
    fitting = [p for p in people if _fits(one, p, words) and not _done_apart(one, claim, p)]
    if told.other:
        others = [p for p in fitting if any(q.mention.other for q, _ in p.pointed)]
        fitting = others if told.kind != "new" else [p for p in others if _word_for_word(claim, p)]
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


def _done_apart(one: Pointed, claim: Claim | None, person: Person) -> bool:
    """Tell whoever did it to themselves from whom somebody else is said to have killed."""
    if one.by_self == person.by_self:
        return False
    other = person.claims("killed") if one.by_self else [claim]
    return any(c is not None and c.harm == "killed" and c.actor is not None for c in other)


def _word_for_word(claim: Claim | None, person: Person) -> bool:
    """Tell whether a claim stands in the report twice, as captions and leads do."""
    return claim is not None and any(
        c is not None and c.evidence.exact.lower() == claim.evidence.exact.lower()
        for _, c in person.pointed)


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
    return _roles_fit(one, person, words)


def _told_apart(one: Pointed, other: Pointed) -> bool:
    """Tell two who are told of side by side: one word of harm for both, or two "a man"."""
    if one.sentence != other.sentence:
        return False
    if one.by_self != other.by_self and "pronoun" not in {one.mention.kind, other.mention.kind}:
        return True  # "a boy shot his brother and then himself"
    if one.word == other.word and one.claim != other.claim:
        return True
    ours, theirs = one.mention, other.mention
    if ours.kind == "new" and theirs.kind == "known" and ours.noun == theirs.noun:
        return True  # "shot his brother and wounded an older brother"
    if ours.kind != theirs.kind or ours.kind not in {"new", "one"}:
        return False
    # "a man was hit and a man was killed", but not what a long run of headlines tells again
    return ours.noun != theirs.noun or ours.age != theirs.age or (
        abs(one.word - other.word) <= _SIDE_BY_SIDE)


def _share_name(name: str, person: Person) -> bool:
    return any(_same_name(name, known) for known in person.names)


def _same_name(left: str, right: str) -> bool:
    """Tell "Ada Tarn" and "Tarn" from "Ada Tarn" and "Ilmo Tarn", who may be kin."""
    ours, theirs = (n.replace(".", "").split() for n in (left, right))
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return len({ours[0], *ours[1:-1]} & {theirs[0], *theirs[1:-1]}) > 0 and ours[-1] == theirs[-1]


def _ages_fit(told: Mention, person: Person, words: PersonWords) -> bool:
    def is_child(age: int | None, nouns: Iterable[str], status: Collection[str]) -> bool | None:
        if age is not None:
            return None if age in {18, 19} else age < words.child_below
        if {"boy", "girl", "child", "toddler", "infant", "baby", "juvenile"} & set(nouns):
            return True
        grown = {"man", "woman"} & set(nouns) or "security" in status
        return False if grown else None

    ours = is_child(told.age, [told.noun], [told.status])
    theirs = is_child(person.age, person.nouns, person.status)
    return ours is None or theirs is None or ours == theirs


def _roles_fit(one: Pointed, person: Person, words: PersonWords) -> bool:
    told = one.mention
    if told.kind == "new" and "security" in person.status and told.status != "security":
        return False  # nobody calls the officer "a man"
    if told.kind in {"pronoun", "name"} or told.noun in words.plain:
        return True
    if told.age is not None and told.age == person.age:
        return True  # a daughter here is a sister there
    theirs = person.nouns - words.plain
    if person.by_self and told.kind == "new" and told.noun not in words.kin:
        return False
    if _is_perpetrator(told.status) != person.perpetrator and (theirs or one.claim is None):
        return False
    if told.kind == "new" and theirs and told.noun not in theirs:
        return False
    if told.noun in words.kin and theirs & words.kin:
        return told.noun in theirs
    return True


def _is_perpetrator(status: str) -> bool:
    return status == "perpetrator"
