"""Figures that are part of a figure.

"Including three children", "Ninety of the dead were women", "48: 16 officers and four civilians".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.claims.members import (
    accounting,
    harm_pointed_at,
    is_of_the_harmed,
    is_the_rest,
    told_of,
)
from firsthand.claims.victims import is_person
from firsthand.record import Harm
from firsthand.sentences import Parse

_REACH = 8  # tokens before a figure in which a word opens the part
_LIST_REACH = 12  # tokens between two figures of one list
_SUBJECT_REACH = 14
_WITH = re.compile(r"\btogether with\b", re.IGNORECASE)
_LISTS = {",", "and", ";", "&", "+", "plus"}
_BE = {"were", "was", "are"}


def find_parts(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft], words: Lexica, usual: Harm | None
) -> Iterator[Draft]:
    """Draft the figures that split up a figure of this sentence, or of the ones before."""
    last_part: Amount | None = None
    for amount in free:
        if (amount.low is None and amount.number is None) or _is_left_out(doc, amount, words):
            continue
        parent = _parent(doc, amount, found)
        if parent is None and usual is None:
            usual = harm_pointed_at(doc, amount, words)
        harm = parent.harm if parent is not None else usual
        pointed = harm_pointed_at(doc, amount, words)
        if harm is not None and pointed is not None and pointed != harm:
            parent, harm = None, pointed  # "some of the wounded" are none of the dead
        told = told_of(doc, amount, words) if harm is not None else None
        if harm is None or told is None or not (
            _is_opened(doc, amount, words) or _goes_on_listing(doc, last_part, amount)
            or _after_colon(doc, parent, amount)
        ):
            continue
        if parent is None and amount.number == 1:
            continue  # "one of them told" singles out a speaker
        last_part = amount
        word = parent.word if parent is not None else doc[amount.last]
        fatally = _is_fatal(doc, amount, words)
        yield Draft("killed" if fatally else harm, amount, word, told, None, True,
                    "part:fatally" if fatally else "part")


def _is_fatal(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "two of them fatally" among the hurt."""
    return any(t.lower in words.persons.fatally for t in doc[amount.last + 1:amount.last + 5])


def single_parts(doc: Parse, found: Sequence[Draft], words: Lexica) -> Iterator[Draft]:
    """Draft one person told as part of a figure: "eight people, including a baby"."""
    last = -1
    for token in doc:
        noun = token.head
        if token.lower not in {"a", "an"} or noun.tag != "NN" or noun.i < token.i:
            continue
        parent = next((d for d in reversed(found) if d.amount.last < token.i), None)
        if parent is None or not is_person(noun, words.victims) or any(
            d.head is noun or d.amount.first <= noun.i <= d.amount.last for d in found
        ):
            continue
        before = doc.text[doc[max(0, token.i - 4)].idx:token.idx].rstrip()
        opened = words.victims.parts_end.search(before) is not None
        listed = last >= 0 and all(t.text in {",", "and"} for t in doc[last + 1:token.i])
        if (opened or listed) and (parent.amount.value > 1 or parent.amount.wording == "vague"):
            last = noun.i
            one = Amount(token.i, noun.i, 1, 1, 1, 1, "exact")
            yield Draft(parent.harm, one, parent.word, noun, None, True, "part")


def _is_left_out(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "not counting the two bombers", who are kept out of the figure."""
    before = doc.text[doc[max(0, amount.first - 4)].idx:doc[amount.first].idx]
    return words.victims.left_out.search(before) is not None


def as_part(doc: Parse, draft: Draft, drafts: Sequence[Draft], words: Lexica) -> Draft:
    """Mark a figure that a part marker or a colon puts inside an earlier one of the sentence."""
    if draft.part:
        return draft
    if draft.harm != "injured" and is_of_the_harmed(doc, draft.amount, words):
        return draft._replace(part=True)
    amount = draft.amount
    earlier = [d for d in drafts if d.amount.last < amount.first and d.harm == draft.harm]
    if not earlier:
        return draft
    before = doc.text[doc[max(0, amount.first - 4)].idx:doc[amount.first].idx]
    # "killed two men together with a driver": who is put beside somebody is no part
    inside = words.victims.parts.search(_WITH.sub("", before)) is not None or (
        _after_colon(doc, earlier[0], amount)) or (
        draft.rule == "list" and _goes_on_parts(doc, earlier, amount, words)) or (
        doc.text[:len("of the ")].lower() == "of the ")
    return draft._replace(part=inside and amount.value < earlier[0].amount.value)


def _goes_on_parts(
    doc: Parse, earlier: Sequence[Draft], amount: Amount, words: Lexica
) -> bool:
    """Tell the 196 of "including 311 children and 196 women" where a counter listed them all."""
    last = earlier[-1].amount
    begin = doc[max(0, last.first - 4)].idx
    return _goes_on_listing(doc, last, amount) and (
        words.victims.parts.search(doc.text[begin:doc[last.first].idx]) is not None)


def _parent(doc: Parse, amount: Amount, found: Sequence[Draft]) -> Draft | None:
    """Find the figure a part belongs to: the last before it, or one that it stands among."""
    parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
    if parent is None and found and (
        _are_among(doc, amount) or "together with" in doc.text[:doc[amount.first].idx].lower()
    ):
        return found[0]
    return parent


def _is_opened(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell a part by the words around it: "including", "of them", "The dead were"."""
    begin, end = doc[max(0, amount.first - _REACH)].idx, doc[amount.first].idx
    return (
        words.victims.parts.search(doc.text[begin:end].strip()) is not None
        or is_of_the_harmed(doc, amount, words)
        or accounting(doc, amount, words) is not None
        or doc.text[:len("of the ")].lower() == "of the "
        or _is_what_the_dead_were(doc, amount, words)
        or is_the_rest(doc, amount, words)
        or _are_among(doc, amount)
    )


def _goes_on_listing(doc: Parse, part: Amount | None, amount: Amount) -> bool:
    """Tell whether a count goes on a list of parts: "16 officers, 28 gunmen and four civilians"."""
    if part is None:
        return False
    between = doc[part.last + 1:amount.first]
    return len(between) <= _LIST_REACH and any(t.text in _LISTS for t in between) and (
        not any(t.tag[0] == "V" and t.tag != "VBN" and t.lower not in _BE for t in between))


def _after_colon(doc: Parse, parent: Draft | None, amount: Amount) -> bool:
    """Tell a list after a colon; without a figure before it, it splits up the last one told."""
    begin = parent.amount.last if parent is not None else 0
    between = doc[begin:amount.first]
    colon = next((t.i for t in between if t.text in {":", "—"}), None)
    return colon is not None and amount.first - colon <= 4


def _is_what_the_dead_were(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Read "The dead were 16 officers, ..." and "The rest were 93 members of ..."."""
    before = doc[max(0, amount.first - _SUBJECT_REACH):amount.first]
    verb = next((t for t in reversed(before) if t.lower in words.victims.consisted), None)
    if verb is None or any(t.tag[0] == "V" for t in doc[verb.i + 1:amount.first]):
        return False
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    return subject is not None and subject.tag[:2] != "DT" and (
        subject.lower in words.victims.the_harmed)


def _are_among(doc: Parse, amount: Amount) -> bool:
    """Read "Seven children are among the civilians", "745 civilians were among 1,018 killed"."""
    after = doc[amount.last + 1:amount.last + 6]
    return any(
        t.lower in {*_BE, "is"} and t.i + 1 < len(doc) and t.nbor(1).lower == "among"
        for t in after
    )
