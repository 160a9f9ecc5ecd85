"""Pointing at one person: each telling of somebody harmed, or of a name, with its place."""

from __future__ import annotations

import msgspec

from firsthand.claims.arguments import subjects_of
from firsthand.claims.around import Line, Nearby
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.claims.mentions import Mention, mention_of, with_age
from firsthand.record import Victims

_BODILY = ("killed", "injured")
# "One of the five", "1 dead": somebody of whom nothing else is told.
_ONE_OF_THEM = Mention("one", "one", None, None, None, other=False, status="unstated")


class Pointed(msgspec.Struct, frozen=True):
    """A mention with the claim it was read for, or None where it only gives a name.

    ``word`` is where the word of harm stands: what hangs on one word is told of several people.
    """

    mention: Mention
    claim: str | None
    sentence: tuple[str, int]
    word: int
    by_self: bool = False


def pointed_at(draft: Draft, line: Line, claim: str, words: Lexica) -> Pointed | None:
    """Read whom a draft about one person points at; None where it counts several, or nobody."""
    if draft.amount.number != 1 or draft.amount.wording not in {"exact", "at least"} or (
        draft.harm not in _BODILY
    ):
        return None
    if draft.head is None:
        return Pointed(_ONE_OF_THEM, claim, (line.field, line.start), draft.word.i)
    by_self = draft.head.lower in words.persons.reflexive
    doers = subjects_of(draft.word) if by_self else ()  # "the man shot himself" is told of the man
    mention = mention_of(doers[0] if doers else draft.head, words) or _ONE_OF_THEM
    by_self |= draft.rule == "harm:self"
    if by_self and mention.sex is None:  # "turned the gun on himself"
        told = next((t.lower for t in draft.word.doc[draft.word.i:]
                     if t.lower in words.persons.reflexive), "")
        mention = mention._replace(sex=words.persons.pronouns.get(told))
    return Pointed(mention, claim, (line.field, line.start), draft.word.i, by_self)


def named(victims: Victims, draft: Draft, words: Lexica) -> Victims:
    """Give the name and the age of one who was taken, held or lost: "Reporter Sulma Okande, 34".

    Whoever was killed or hurt is named where persons are told apart.
    """
    if draft.amount.number != 1 or draft.head is None or draft.harm in _BODILY:
        return victims
    mention = mention_of(draft.head, words)
    if mention is None:
        return victims
    age = victims.age if mention.age is None else words.persons.age_of(mention.age)
    return msgspec.structs.replace(
        victims, names=with_age(mention.name, mention.age), age=age)


def names_a_place(draft: Draft, nearby: Nearby, words: Lexica) -> bool:
    """Tell a town that was hit from a person: the name read is that of a place found there."""
    head, begin = draft.head, nearby.line.start
    if head is None or head.tag != "NNP" or draft.amount.number != 1 or (
        draft.amount.last != head.i
    ):
        return False
    called = words.persons.titles | words.victims.nouns.keys()
    if any(c.dep == "compound" and not called.isdisjoint({c.text, c.lower}) for c in head.children):
        return False  # "Colonel Sadat", whatever town is called so
    first = begin + draft.word.doc[draft.amount.first].idx
    at = begin + head.idx
    return any(p.start <= first and at < p.end for p in (*nearby.places, *nearby.countries))


def stopped(draft: Draft, words: Lexica) -> bool:
    """Tell "the gunman was shot dead by officers": he is who did it."""
    head, actor = draft.head, draft.actor
    return head is not None and head.tag == "NN" and head.lower in words.victims.doers and (
        actor is not None and actor.lower in words.harms.arresting)
