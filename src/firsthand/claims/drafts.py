"""Drafts of claims in one sentence: a count, the people it counts and the word of harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.claims.amounts import Amount
from firsthand.claims.company import company_of, goes_with
from firsthand.claims.doers import doer_of
from firsthand.claims.harmed import Harmed, find_harmed
from firsthand.claims.heads import amount_of, head_of, person_head
from firsthand.claims.kin import family_of, told_together
from firsthand.claims.lexicon import Lexica
from firsthand.claims.mentions import one_person
from firsthand.claims.nobody import nobody_harmed, says_none, unreported
from firsthand.claims.tolls import find_tolls
from firsthand.claims.unnumbered import at_least_plural, in_numbers, said_as_state, uncounted
from firsthand.claims.victims import describe, is_person, victim_head
from firsthand.claims.wounds import find_wounded, made_fatal
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_NOT_ASSERTED = {"acl", "amod", "relcl", "pcomp", "xcomp"}
_SAID_OF_VERB = {"passive", "subject", "phrase", "state"}
# What happens to a body: a sentence that says "shot and killed" of somebody tells one death.
_BODILY = {"killed", "injured", "killed-or-injured"}
# Words said of people and of things alike: only people are harmed.
_OF_PERSONS = {"loss", "struck", "wound", "deed", "death", "self"}
_FIGHTERS = {"combatant", "perpetrator", "security"}
_SCORE = re.compile(r" \d{1,2}[-–]\d{1,2}\b(?! \w+s\b)")
_HELD, _GUARDS = {"detained", "captured"}, {"security"}
_WERE, _ASKING = {"are", "were"}, {"WRB", "WP", "WDT"}
_SEEN = {"saw", "seen", "watched", "witnessed", "heard", "seeing", "watching"}


class Draft(NamedTuple):
    """One figure before it is written down: tokens of the count, the word of harm, the victims."""

    harm: Harm
    amount: Amount
    word: Token
    head: Token | None
    actor: Token | None
    part: bool
    rule: str


def harm_drafts(
    doc: Parse, amounts: Sequence[Amount], words: Lexica, usual: Harm | None
) -> list[Draft]:
    """Draft the figures that a word of harm, or a word for a toll, counts."""
    drafts: list[Draft] = []
    for harmed in _all_harmed(doc, words):
        for draft in _from_harmed(doc, harmed, amounts, words):
            _add(draft, drafts)
    taken = {draft.amount.first for draft in drafts}
    usual = drafts[0].harm if drafts else usual
    free = [a for a in amounts if a.first not in taken]
    for toll in find_tolls(doc, free, words.harms, usual):
        if toll.amount.first not in taken:
            head = person_head(head_of(doc, toll.amount), words) or person_head(toll.counted, words)
            rule = "toll:changed" if toll.changed else "toll"
            drafts.append(Draft(toll.harm, toll.amount, toll.noun, head, None, False, rule))
            taken.add(toll.amount.first)
    return drafts


def _all_harmed(doc: Parse, words: Lexica) -> list[Harmed]:
    """Give what verbs and nouns of harm tell, then wounds and care; a bare "victim" comes last."""
    found = [made_fatal(harmed, words.persons) for harmed in (
        *find_harmed(doc, words.harms), *find_wounded(doc, words.persons, words.harms))]
    return sorted(found, key=lambda h: (h.pattern == "noun" and h.harm == "killed-or-injured"))


def _add(draft: Draft, drafts: list[Draft]) -> None:
    """Take a figure once; where a word beside it tells a death, it counts the dead."""
    same = [n for n, d in enumerate(drafts) if d.amount.first == draft.amount.first]
    bodily = [n for n in same if drafts[n].harm in _BODILY]
    if draft.harm in _BODILY and bodily:
        if draft.harm == "killed" and drafts[bodily[0]].harm == "injured":
            drafts[bodily[0]] = draft
    elif all(draft.harm != drafts[n].harm and goes_with(draft.word, drafts[n].word) for n in same):
        drafts.append(draft)


def _from_harmed(
    doc: Parse, harmed: Harmed, amounts: Sequence[Amount], words: Lexica
) -> Iterator[Draft]:
    harmed = harmed._replace(actor=doer_of(harmed.word, harmed.actor, words.doers))
    together = told_together(harmed.word, harmed.heads, amounts, words)
    if together is not None:
        yield Draft(harmed.harm, together, harmed.word, None, harmed.actor, False, "list of people")
        return
    many = in_numbers(harmed.word, amounts, words)
    for head in (*harmed.heads, *company_of(harmed)):
        if _is_asked_for(head):
            continue
        told = victim_head(head, words.victims)
        five = family_of(head, amounts, words)
        if five is not None:
            yield Draft(harmed.harm, five, harmed.word, head, harmed.actor, False, "list of people")
        elif not _is_told_otherwise(harmed, head, words) and (
            _may_be_harmed(harmed, head, told, words)
        ):
            amount = amount_of(doc, head, amounts) or amount_of(doc, told, amounts)
            if amount is None and is_person(told, words.victims):
                amount = many
            draft = _nobody(harmed, head, told, amount, words) or (
                _counted(harmed, head, told, amount, words))
            if draft is not None:
                yield draft


def _is_asked_for(head: Token) -> bool:
    """Tell "not clear which of the three victims died", where three are not the dead."""
    return head.tag in {"WDT", "WP"} and head.head.dep not in {"relcl", "acl"}


def _nobody(
    harmed: Harmed, head: Token, told: Token, amount: Amount | None, words: Lexica
) -> Draft | None:
    """Draft a zero that no number says: "no reports of casualties", "without casualties"."""
    unsaid = unreported(head) if amount is None or amount.high == 0 else None
    if unsaid is not None:
        return Draft(harmed.harm, unsaid, harmed.word, told, None, False, "unreported")
    nobody = nobody_harmed(harmed.word, head, words) if amount is None else None
    if nobody is not None:
        return Draft(harmed.harm, nobody, harmed.word, told, harmed.actor, False, "nobody")
    return None


def _counted(
    harmed: Harmed, head: Token, told: Token, amount: Amount | None, words: Lexica
) -> Draft | None:
    person = is_person(told, words.victims) or told.lower in {"more", *words.harms.states}
    if amount is None:
        told_so = person and (_asserts(harmed) or said_as_state(harmed))
        amount = (uncounted(head, told, words) if told_so else None) or (
            one_person(told, harmed, words))
    elif not person and not _stands_alone(amount, head, harmed, words):
        return None
    if amount is not None and _asserts(harmed):
        amount = at_least_plural(amount, told, words)
    if amount is None or _counts_nobody(amount, head, told, harmed, words):
        return None
    return Draft(_harm_meant(harmed, amount, told, words), amount, harmed.word, told, harmed.actor,
                 harmed.pattern == "among", f"harm:{harmed.pattern}")


def _is_told_otherwise(harmed: Harmed, head: Token, words: Lexica) -> bool:
    """Leave hostages who were freed or killed to the verb, and the place before a headline."""
    doc, verb = head.doc, head.head
    if _SCORE.match(doc.text[harmed.word.idx + len(harmed.word):]):
        return True  # "United were massacred 6-0"
    if verb.lower == "of" and verb.head.dep in {"nsubj", "nsubjpass"}:
        verb = verb.head.head  # "nine of the hostages were freed"
        if harmed.pattern == "noun" and harmed.harm not in _BODILY and verb.lower in _WERE:
            return True  # "nine of the captives are foreigners" is a part
    return harmed.pattern == "noun" and harmed.harm not in _BODILY and verb.tag[0] == "V" and (
        verb.lower in words.harms.verbs or verb.lower in words.harms.not_harmed)


def _harm_meant(harmed: Harmed, amount: Amount, told: Token, words: Lexica) -> Harm:
    """Read people shot "in large numbers" as killed: so many are not counted to be wounded.

    Whoever is held captive was captured in battle, or else abducted.
    """
    if harmed.harm == "captured" and harmed.pattern == "phrase":
        captive = any(t.lower == "captive" for t in harmed.word.doc)
        fought = describe(told, words.victims).get("status") in _FIGHTERS
        return "captured" if fought or not captive else "abducted"
    if harmed.word.lower in words.harms.holding and harmed.harm == "abducted":
        soldiers = told.lower.startswith("prisoner") or (
            describe(told, words.victims).get("status") == "security")
        return "captured" if soldiers else "abducted"
    if harmed.harm == "killed-or-injured" and harmed.word.head.lower in words.persons.treating:
        return "injured"  # "treated 45 gunshot victims"
    last = harmed.word.doc[amount.last].lower
    many = amount.wording == "vague" and last in words.counts.in_numbers and amount.low is None
    return "killed" if many and harmed.pattern == "struck" else harmed.harm


def _may_be_harmed(harmed: Harmed, head: Token, told: Token, words: Lexica) -> bool:
    """Leave out what is no people: a grave dug, a vehicle hit, a vote lost."""
    if any(t.text == ":" for t in head.doc[head.i + 1:harmed.word.i]):
        return False  # "Kesra police: boy killed in fire"
    if any(c.lower in words.persons.attempts and c.dep != "advcl" for c in harmed.word.children):
        return False  # "the attempted murder of five people"
    lives = not words.harms.taken.isdisjoint({told.lower, head.lower})
    if harmed.word.lower in words.harms.taking and not lives and harmed.pattern != "lives":
        return False  # "two men, who claimed", "the house cost a million"
    status = describe(told, words.victims).get("status")
    if harmed.pattern == "fought":
        return status in _FIGHTERS
    if (harmed.harm, harmed.pattern) == ("missing", "phrase") and status in _FIGHTERS - _GUARDS:
        return False  # "the gunman has not been found"
    if told.lower in words.harms.not_people or head.lower in words.harms.not_people:
        if harmed.harm in _HELD and is_person(told, words.victims):
            return True  # "detained eight suspects"
        return one_person(told, harmed, words) is not None  # "the suspect was shot"
    if told.lower in words.harms.households and harmed.harm != "displaced":
        return False
    if harmed.pattern not in _OF_PERSONS or is_person(told, words.victims):
        return True
    return told.tag == "CD" or one_person(told, harmed, words) is not None


def _counts_nobody(
    amount: Amount, head: Token, told: Token, harmed: Harmed, words: Lexica
) -> bool:
    if amount.wording == "vague" and harmed.harm == "displaced" and (
        head.doc[amount.last].lower in {"some", "many"} or amount.first == amount.last == told.i
    ):
        return True  # "some people fled" says that it happened, not how many
    if amount.high == 0 and not says_none(amount, head, harmed.harm, words):
        return True
    flown = amount.number == 1 and harmed.word.lower.startswith("evacuat")  # to a hospital
    return flown or _is_told_of_them(amount, harmed)


def _asserts(harmed: Harmed) -> bool:
    """Tell a sentence that says people were harmed from words that only speak of it."""
    word = harmed.word
    if harmed.pattern == "body":
        found = word.dep in {"nsubjpass", "dobj"} and word.head.tag in {"VBD", "VBN"}
        return found and word.tag == "NN"  # "a body was found"
    gapped = word.dep == "acl" and word.head.dep == "conj" and word.head.head.tag[0] == "V"
    if harmed.pattern in {"noun", "body", "state"} or (word.dep in _NOT_ASSERTED and not gapped):
        return False
    asking = any(c.tag in _ASKING or c.lower in {"if", "whether"} for c in word.children)
    seen = word.dep in {"ccomp", "conj"} and any(t.lower in _SEEN for t in word.ancestors)
    return not asking and (word.tag != "VB" or seen)  # "saw soldiers shoot a woman"


def _is_told_of_them(amount: Amount, harmed: Harmed) -> bool:
    """Leave "ninety of the victims" to the parts: the noun points back and harms nobody anew."""
    doc = harmed.word.doc
    follow = doc[amount.last + 1].lower if amount.last + 1 < len(doc) else ""
    return follow == "of" and harmed.pattern == "noun" and harmed.harm == "killed-or-injured"


def _stands_alone(amount: Amount, head: Token, harmed: Harmed, words: Lexica) -> bool:
    """Accept a bare number ("killed 12"), the harm itself ("12 deaths") and an unknown plural."""
    if amount.first <= head.i <= amount.last or head.i == harmed.word.i:
        return True
    return head.tag in {"NNS", "NNPS"} and harmed.harm not in words.harms.only_people and (
        harmed.pattern in _SAID_OF_VERB or harmed.pattern == "noun")
