"""Drafts of claims in one sentence: a count, the people it counts and the word of harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.sentences import Parse, Token

from firsthand.claims.counts import Amount, find_counts
from firsthand.claims.harmed import Harmed, find_harmed
from firsthand.claims.lexicon import CountWords, HarmWords, VictimWords
from firsthand.claims.tolls import find_tolls
from firsthand.claims.victims import is_person, victim_head
from firsthand.record import Harm

_DEFINITE = {"the", "these", "those", "this", "that", "his", "her", "their", "its", "our", "all", "both",
             "any", "every", "each", "most", "such", "what", "other", "whose"}
_BACKWARD = {"people", "others", "those", "them", "whom", "they", "ones", "dead", "family", "families",
             "victims", "victim"}
_BETWEEN = {"amod", "compound", "nmod", "case", "poss", "nummod", "quantmod"}


class Draft(NamedTuple):
    """One figure before it is written down: tokens of the count, the word of harm, the victims."""

    harm: Harm
    amount: Amount
    word: Token
    head: Token | None
    actor: Token | None
    part: bool
    rule: str


class Lexica(NamedTuple):
    """The word lists this work needs."""

    harms: HarmWords
    counts: CountWords
    victims: VictimWords


def sentence_amounts(doc: Parse, timed: set[int], words: Lexica) -> list[Amount]:
    """Give the counts of a sentence; ``timed`` are tokens of time expressions, never counts."""
    return [
        a for a in find_counts([t.lower for t in doc], words.counts)
        if not any(i in timed for i in range(a.first, a.last + 1)) and not _is_year(doc, a)
    ]


def harm_drafts(
    doc: Parse, amounts: Sequence[Amount], words: Lexica, usual: Harm | None
) -> list[Draft]:
    """Draft the figures that a word of harm, or a word for a toll, counts."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for harmed in find_harmed(doc, words.harms):
        for draft in _from_harmed(doc, harmed, amounts, words):
            if draft.amount.first not in taken or draft.amount.wording == "none":
                drafts.append(draft)
                taken.add(draft.amount.first)
    usual = drafts[0].harm if drafts else usual
    free = [a for a in amounts if a.first not in taken]
    for toll in find_tolls(doc, free, words.harms, usual):
        if toll.amount.first not in taken:
            head = person_head(head_of(doc, toll.amount), words) or person_head(toll.counted, words)
            drafts.append(Draft(toll.harm, toll.amount, toll.noun, head, None, False, "toll"))
            taken.add(toll.amount.first)
    return drafts


def _from_harmed(
    doc: Parse, harmed: Harmed, amounts: Sequence[Amount], words: Lexica
) -> Iterator[Draft]:
    in_numbers = _in_numbers(harmed.word, amounts, doc)
    for head in harmed.heads:
        told = victim_head(head, words.victims)
        amount = _amount_of(doc, head, amounts) or _amount_of(doc, told, amounts)
        if told.lower in words.harms.not_people or head.lower in words.harms.not_people:
            continue
        if harmed.pattern == "loss" and not is_person(told, words.victims):
            continue
        if amount is None and in_numbers is not None and is_person(told, words.victims):
            amount = in_numbers
        person = is_person(told, words.victims) or told.lower in words.harms.states
        if amount is None:
            amount = _uncounted(doc, head, told, words) if person and _asserts(harmed) else None
            if amount is None:
                continue
        elif not person and not _stands_alone(amount, head, harmed):
            continue
        if amount.wording == "vague" and harmed.harm == "displaced" and (
            doc[amount.last].lower in {"some", "many"} or amount.first == amount.last == told.i
        ):
            continue  # "some people fled" says that it happened, not how many
        if amount.high == 0 and not _says_none(doc, amount, head, harmed):
            continue
        if _is_told_of_them(doc, amount, harmed):
            continue
        yield Draft(harmed.harm, amount, harmed.word, told, harmed.actor, False, f"harm:{harmed.pattern}")


def _asserts(harmed: Harmed) -> bool:
    """Tell a sentence that says people were harmed from words that only speak of it."""
    word = harmed.word
    if harmed.pattern in {"noun", "body", "state"} or word.dep in {"acl", "amod", "relcl", "pcomp", "xcomp"}:
        return False
    asking = any(c.tag in {"WRB", "WP", "WDT"} or c.lower in {"if", "whether"} for c in word.children)
    return not asking and word.tag != "VB"


def _says_none(doc: Parse, amount: Amount, head: Token, harmed: Harmed) -> bool:
    """Tell "no casualties were reported" from "gave no casualties", which counts nobody."""
    if amount.first != amount.last and doc[amount.first].dep != "det" or harmed.harm == "abducted":
        return False
    if doc[amount.first].head.i != head.i and amount.first != head.i:
        return False
    return head.head.lower not in {"gave", "give", "gives", "given", "provided", "provide", "released"}


def _is_told_of_them(doc: Parse, amount: Amount, harmed: Harmed) -> bool:
    """Leave "ninety of the victims" to the parts: the noun points back and harms nobody anew."""
    follow = doc[amount.last + 1].lower if amount.last + 1 < len(doc) else ""
    return follow == "of" and harmed.pattern == "noun" and harmed.harm == "killed-or-injured"


def _stands_alone(amount: Amount, head: Token, harmed: Harmed) -> bool:
    """Accept a bare number ("killed 12"), the harm itself ("12 deaths") and an unknown plural."""
    if amount.first <= head.i <= amount.last or head.i == harmed.word.i:
        return True
    return head.tag in {"NNS", "NNPS"} and harmed.pattern in {"passive", "subject", "phrase", "state"}


def _amount_of(doc: Parse, head: Token, amounts: Sequence[Amount]) -> Amount | None:
    """Find the count that belongs to a noun: inside it, on it, or over it ("hundreds of them")."""
    for amount in amounts:
        if amount.first <= head.i <= amount.last:
            return amount
    for amount in amounts:
        counted = head_of(doc, amount)
        if counted is not None and counted.i == head.i:
            return amount
    for amount in amounts:
        if 0 < head.i - amount.last <= 5 and all(
            t.dep in _BETWEEN or t.tag in {"JJ", "NN", "NNP", "HYPH", "VBN"}
            for t in doc[amount.last + 1:head.i]
        ):
            return amount
    return None


def head_of(doc: Parse, amount: Amount) -> Token | None:
    """Give the noun a count counts, or the count's own token where it stands alone."""
    number = doc[amount.last]
    for index in range(amount.last, amount.first - 1, -1):
        if doc[index].tag == "CD":
            number = doc[index]
            break
    if number.dep in {"nummod", "quantmod", "amod", "det", "compound"} and number.head.i > amount.last:
        return _compounded(number.head)
    of = doc[amount.last + 1] if amount.last + 1 < len(doc) else None
    if of is not None and of.lower == "of":
        noun = next((c for c in of.children if c.dep == "pobj"), None)
        if noun is not None:
            return noun
    if number.tag == "CD" or amount.wording == "vague":
        follow = doc[amount.last + 1:amount.last + 4]
        noun = next((t for t in follow if t.tag in {"NNS", "NNPS"}), None)
        if noun is not None and all(
            t.tag in {"JJ", "NN", "NNP", "VBN", "HYPH", "JJR"} for t in doc[amount.last + 1:noun.i]
        ):
            return noun
    return number


def _compounded(noun: Token) -> Token:
    """Climb from "force" to "personnel" in "security force personnel"."""
    while noun.dep == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def person_head(head: Token | None, words: Lexica) -> Token | None:
    """Give the noun of persons a head leads to, or None where it leads to something else."""
    if head is None:
        return None
    told = victim_head(head, words.victims)
    return told if is_person(told, words.victims) else None


def _uncounted(doc: Parse, head: Token, told: Token, words: Lexica) -> Amount | None:
    """Read "a man" as 1 and "insurgents" as at least 2; "the victims" point back: no count."""
    first = head.left_edge.i
    determiner = doc[first].lower if doc[first].dep in {"det", "poss", "predet"} else ""
    if determiner == "no":
        return Amount(first, head.i, 0, 0, 0, 0, "exact")
    if told.lower in _BACKWARD or head.tag in {"PRP", "DT", "WP"}:
        return None
    if determiner in {"a", "an"} and head.tag == "NN":
        return Amount(first, head.i, 1, 1, 1, 1, "exact")
    if determiner in _DEFINITE or head.tag not in {"NNS", "NNPS"}:
        return None
    return Amount(told.i, told.i, None, words.counts.bare_plural, None, None, "vague")


def _in_numbers(word: Token, amounts: Sequence[Amount], doc: Parse) -> Amount | None:
    """Read "massacred in large numbers"."""
    for amount in amounts:
        if amount.wording == "vague" and amount.first and doc[amount.first - 1].lower == "in" and (
            doc[amount.last].lower in {"number", "numbers", "hundreds", "dozens", "scores", "thousands"}
        ) and abs(amount.first - word.i) <= 4:
            return amount
    return None


def _is_year(doc: Parse, amount: Amount) -> bool:
    text = doc[amount.last].text
    return amount.first == amount.last and len(text) == 4 and text.isdigit() and (
        1900 <= int(text) <= 2099) and (
        amount.first > 0 and doc[amount.first - 1].lower in {
            "in", "since", "of", "from", "late", "early", "mid", "until", ","}
        or doc[amount.last].dep in {"nummod", "pobj", "npadvmod"}
        and doc[amount.last].head.i < amount.last)
