"""Figures that share a verb: "soldiers killed 889 of them and gunmen 445"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.claims.members import is_of_the_harmed
from firsthand.sentences import Parse

_JOINS = {"and", "while", ",", ";", "but"}
_ENDS = {",", ".", ";", "and", "in", "on", "at", "more", "of", "people", "others"}
_LIST = {",", "and", ";"}
_AT = {"in", "at", "near", "outside"}
_LONGEST = 7


def share_verb(
    doc: Parse, amounts: Sequence[Amount], found: Sequence[Draft], words: Lexica
) -> tuple[list[Draft], list[Draft]]:
    """Give the drafts without the subjects read as harmed, and those that share a verb."""
    more: list[Draft] = []
    kept = list(found)
    for amount in amounts:
        if any(d.amount.first == amount.first for d in found):
            continue
        last = next((d for d in reversed([*found, *more]) if d.amount.last < amount.first), None)
        if last is not None and amount.first and _goes_on_elsewhere(doc, last, amount) and (
            not words.victims.parts.search(_between(doc, last, amount))  # they split it up
        ):
            more.append(last._replace(amount=amount, head=None, rule="shared"))
            continue
        for told in reversed([d for d in found if _may_share(d, amount)]):
            subject = _second_subject(doc, told, amount)
            if subject is not None:
                kept = [d for d in kept if not subject[0] <= d.amount.first < amount.first]
                part = is_of_the_harmed(doc, told.amount, words)
                more.append(told._replace(
                    amount=amount, head=None, actor=doc[subject[1]], part=part))
                break
    return kept, more


def _goes_on_elsewhere(doc: Parse, told: Draft, amount: Amount) -> bool:
    """Tell "Seven died in Kesra, five in Tamber" from "Twelve died, five in Tamber"."""
    before, after = doc[amount.first - 1].lower, doc[amount.last + 1:amount.last + 3]
    if len(after) < 2 or before not in _LIST or after[0].lower not in _AT or (
        after[1].tag not in {"NNP", "DT"}
    ):
        return False
    between = doc[told.amount.last + 1:amount.first]
    return any(t.lower in _AT for t in between) and not any(t.text == ":" for t in between)


def _between(doc: Parse, told: Draft, amount: Amount) -> str:
    return doc.text[doc[told.amount.last].idx:doc[amount.first].idx]


def _may_share(told: Draft, amount: Amount) -> bool:
    return told.amount.last < amount.first and told.actor is not None and (
        told.rule in {"harm:passive", "harm:loss"})


def _second_subject(doc: Parse, told: Draft, amount: Amount) -> tuple[int, int] | None:
    """Find "and gunmen of the old regime" between a figure and the bare figure behind it."""
    after = doc[amount.last + 1].lower if amount.last + 1 < len(doc) else "."
    between = doc[told.amount.last + 1:amount.first]
    if after not in _ENDS or not between or between[-1].tag[:2] != "NN":
        return None
    join = next((t.i for t in reversed(between) if t.lower in _JOINS), None)
    if join is None or not 1 < amount.first - join <= _LONGEST:
        return None
    phrase = doc[join + 1:amount.first]
    if any(t.tag[0] == "V" or t.tag == "CD" for t in phrase):
        return None
    head = next((t for t in phrase if t.tag[:2] == "NN"), None)
    return (join, head.i) if head is not None else None
