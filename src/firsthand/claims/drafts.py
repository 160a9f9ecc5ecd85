"""Drafts of claims in one sentence: a count, the people it counts and the word of harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from firsthand.claims.counts import Amount, find_counts
from firsthand.claims.harmed import Harmed, find_harmed
from firsthand.claims.lexicon import CountWords, HarmWords, VictimWords
from firsthand.claims.tolls import find_tolls
from firsthand.claims.victims import is_person, victim_head
from firsthand.record import Harm

_PART_REACH = 8
_DEFINITE = {"the", "these", "those", "this", "that", "his", "her", "their", "its", "our", "all", "both",
             "any", "every", "each", "most", "such", "what", "other", "whose"}
_MASS = {"family", "families"}


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


def find_drafts(
    doc: Doc, timed: set[int], words: Lexica, usual: Harm | None
) -> list[Draft]:
    """Draft every claim of a sentence; ``timed`` are tokens of time expressions, never counts."""
    amounts = [
        a for a in find_counts([t.lower_ for t in doc], words.counts)
        if not any(i in timed for i in range(a.first, a.last + 1)) and not _is_year(doc, a)
    ]
    drafts: list[Draft] = []
    taken: set[int] = set()
    for harmed in find_harmed(doc, words.harms):
        for draft in _from_harmed(doc, harmed, amounts, words):
            if draft.amount.first not in taken or draft.amount.wording == "none":
                drafts.append(draft)
                taken.add(draft.amount.first)
    free = [a for a in amounts if a.first not in taken]
    usual = drafts[0].harm if drafts else usual
    for toll in find_tolls(doc, free, words.harms, usual):
        if toll.amount.first not in taken:
            head = _head_of(doc, toll.amount)
            drafts.append(Draft(toll.harm, toll.amount, toll.noun, _person(head, words), None, False, "toll"))
            taken.add(toll.amount.first)
    free = [a for a in amounts if a.first not in taken]
    drafts += _parts(doc, free, drafts, words, usual)
    return sorted(_marked_parts(doc, drafts, words), key=lambda d: (d.amount.first, d.word.i))


def _from_harmed(
    doc: Doc, harmed: Harmed, amounts: Sequence[Amount], words: Lexica
) -> Iterator[Draft]:
    in_numbers = _in_numbers(harmed.word, amounts, doc)
    for head in harmed.heads:
        amount = _amount_of(doc, head, amounts)
        told = victim_head(head, words.victims)
        if told.lower_ in words.harms.not_people or head.lower_ in words.harms.not_people:
            continue
        if harmed.pattern == "loss" and not is_person(told, words.victims):
            continue
        if amount is None and in_numbers is not None and is_person(told, words.victims):
            amount = in_numbers
        person = is_person(told, words.victims) or told.lower_ in words.harms.states
        if amount is None:
            amount = _uncounted(doc, head, told, words) if person else None
            if amount is None or harmed.pattern == "body":
                continue
        elif not person and not _stands_alone(doc, amount, head, harmed):
            continue
        if amount.wording == "vague" and harmed.harm == "displaced" and doc[amount.last].lower_ == "some":
            continue  # "some people fled" says that it happened, not how many
        yield Draft(harmed.harm, amount, harmed.word, told, harmed.actor, False, f"harm:{harmed.pattern}")


def _stands_alone(doc: Doc, amount: Amount, head: Token, harmed: Harmed) -> bool:
    """Accept a bare number ("killed 12"), the harm itself ("12 deaths") and an unknown plural."""
    if amount.first <= head.i <= amount.last or head.i == harmed.word.i:
        return True
    return head.tag_ in {"NNS", "NNPS"} and harmed.pattern in {"passive", "subject", "phrase"}


def _amount_of(doc: Doc, head: Token, amounts: Sequence[Amount]) -> Amount | None:
    """Find the count that belongs to a noun: inside it, on it, or over it ("hundreds of them")."""
    for amount in amounts:
        if amount.first <= head.i <= amount.last:
            return amount
    for amount in amounts:
        counted = _head_of(doc, amount)
        if counted is not None and counted.i == head.i:
            return amount
    for amount in amounts:
        if 0 < head.i - amount.last <= 5 and all(
            t.dep_ in {"amod", "compound", "nmod", "case", "poss", "nummod", "quantmod"}
            or t.tag_ in {"JJ", "NN", "NNP", "HYPH", "VBN"}
            for t in doc[amount.last + 1:head.i]
        ):
            return amount
    return None


def _head_of(doc: Doc, amount: Amount) -> Token | None:
    """Give the noun a count counts, or the count's own token where it stands alone."""
    number = doc[amount.last]
    for index in range(amount.last, amount.first - 1, -1):
        if doc[index].tag_ == "CD":
            number = doc[index]
            break
    if number.dep_ in {"nummod", "quantmod", "amod", "det", "compound"} and number.head.i > amount.last:
        return number.head
    of = doc[amount.last + 1] if amount.last + 1 < len(doc) else None
    if of is not None and of.lower_ == "of":
        noun = next((c for c in of.children if c.dep_ == "pobj"), None)
        if noun is not None:
            return noun
    if number.tag_ == "CD" or amount.wording == "vague":
        follow = doc[amount.last + 1:amount.last + 4]
        noun = next((t for t in follow if t.tag_ in {"NNS", "NNPS"}), None)
        if noun is not None and all(
            t.tag_ in {"JJ", "NN", "NNP", "VBN", "HYPH", "JJR"} for t in doc[amount.last + 1:noun.i]
        ):
            return noun
    return number


def _uncounted(doc: Doc, head: Token, told: Token, words: Lexica) -> Amount | None:
    """Read "a man" as 1 and "insurgents" as at least 2; "the victims" point back and count nothing."""
    first = head.left_edge.i
    determiner = doc[first].lower_ if doc[first].dep_ in {"det", "poss", "predet"} else ""
    if told.lower_ in {"people", "others", "those", "them", "whom", "they", "ones", "dead"} | _MASS or (
        head.tag_ in {"PRP", "DT", "WP"}
    ):
        return None
    if determiner in {"a", "an"} and head.tag_ == "NN":
        return Amount(first, head.i, 1, 1, 1, 1, "exact")
    if determiner == "no":
        return Amount(first, head.i, 0, 0, 0, 0, "exact")
    if determiner in _DEFINITE or head.tag_ not in {"NNS", "NNPS"}:
        return None
    low = words.counts.bare_plural
    return Amount(told.i, told.i, None, low, None, None, "vague")


def _in_numbers(word: Token, amounts: Sequence[Amount], doc: Doc) -> Amount | None:
    """Read "massacred in large numbers"."""
    for amount in amounts:
        if amount.wording == "vague" and amount.first and doc[amount.first - 1].lower_ == "in" and (
            doc[amount.last].lower_ in {"number", "numbers", "hundreds", "dozens", "scores", "thousands"}
        ) and abs(amount.first - word.i) <= 4:
            return amount
    return None


def _parts(
    doc: Doc, free: Sequence[Amount], found: Sequence[Draft], words: Lexica, usual: Harm | None
) -> Iterator[Draft]:
    """Draft the counts that are part of a figure: "including three children", "12 of them women"."""
    lower = doc.text.lower()
    last_part: Amount | None = None
    for amount in free:
        head = _head_of(doc, amount)
        told = victim_head(head, words.victims) if head is not None else None
        after = doc[amount.last + 1].lower_ if amount.last + 1 < len(doc) else ""
        if told is None or told.lower_ in words.harms.not_people or told.lower_ in words.harms.not_harmed:
            continue
        if not is_person(told, words.victims) and after != "of":
            continue
        before = lower[doc[max(0, amount.first - _PART_REACH)].idx:doc[amount.first].idx]
        is_part = words.victims.parts.search(before) or (after == "of" and _of_them(doc, amount))
        is_part = is_part or _goes_on_listing(doc, last_part, amount)
        parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
        if not is_part or (parent is None and usual is None):
            continue
        last_part = amount
        told = _them_who(doc, amount) or told
        word = parent.word if parent else doc[amount.last]
        yield Draft(parent.harm if parent else usual or "killed", amount, word, told,
                    None, True, "part")


def _goes_on_listing(doc: Doc, part: Amount | None, amount: Amount) -> bool:
    """Tell whether a count goes on a list of parts: "16 officers, 28 gunmen and four civilians"."""
    if part is None:
        return False
    between = doc[part.last + 1:amount.first]
    return len(between) <= 9 and any(t.text in {",", "and", ";"} for t in between) and not any(
        t.tag_[0] == "V" and t.tag_ != "VBN" for t in between)


def _of_them(doc: Doc, amount: Amount) -> bool:
    follow = doc[amount.last + 2].lower_ if amount.last + 2 < len(doc) else ""
    return follow in {"them", "those", "whom", "these", "which"}


def _them_who(doc: Doc, amount: Amount) -> Token | None:
    """Find what "three of them" are: the noun that follows ("three of them children")."""
    if not _of_them(doc, amount):
        return None
    for token in doc[amount.last + 3:amount.last + 9]:
        if token.tag_ in {"NNS", "NN", "NNPS"}:
            return token
        if token.tag_ == "IN" and token.lower_ != "as" or token.is_punct:
            break
    return None


def _marked_parts(doc: Doc, drafts: Sequence[Draft], words: Lexica) -> Iterator[Draft]:
    """Mark figures that a part marker or a colon puts inside an earlier one of the sentence."""
    for draft in drafts:
        earlier = [d for d in drafts if d.amount.last < draft.amount.first and d.harm == draft.harm]
        if draft.part or not earlier:
            yield draft
            continue
        before = doc.text.lower()[doc[max(0, draft.amount.first - 4)].idx:doc[draft.amount.first].idx]
        listed = any(t.text in {":", "—", "–"} for t in doc[earlier[0].amount.last + 1:draft.amount.first])
        total = earlier[0].amount.best or earlier[0].amount.low or earlier[0].amount.high or 0
        smaller = (draft.amount.best or draft.amount.low or 0) < total
        marker = words.victims.parts.search(before)
        inside = marker is not None and marker.group().lower() != "with" or listed
        yield draft._replace(part=inside and smaller)


def _person(head: Token | None, words: Lexica) -> Token | None:
    if head is None:
        return None
    told = victim_head(head, words.victims)
    return told if is_person(told, words.victims) else None


def _is_year(doc: Doc, amount: Amount) -> bool:
    text = doc[amount.last].text
    return amount.first == amount.last and len(text) == 4 and text.isdigit() and (
        1900 <= int(text) <= 2099) and (
        amount.first > 0 and doc[amount.first - 1].lower_ in {
            "in", "since", "of", "from", "late", "early", "mid", "until", ","} or
        doc[amount.last].dep_ in {"nummod", "pobj", "npadvmod"} and doc[amount.last].head.i < amount.last)
