"""Lists that a counter gives without a word of harm: "The monitor listed 745 civilians"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.drafts import Draft
from firsthand.claims.heads import head_of
from firsthand.claims.lexicon import Lexica
from firsthand.claims.victims import is_person, victim_head
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_HIGHEST = 6


def listed(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft], words: Lexica, usual: Harm | None
) -> Iterator[Draft]:
    """Read what a counter lists: the objects of "listed", "counted", "recorded", and "in all"."""
    states = words.harms.states
    told_of = next((states[t.lower] for t in doc if t.lower in states), None)
    harm = found[0].harm if found else usual or told_of
    if harm is None:
        return
    for amount in free:
        if amount.high == 0:
            continue  # "gave no overall figure"
        head = head_of(doc, amount)
        told = victim_head(head, words.victims)
        last = doc[amount.last]
        if words.counts.in_all.match(doc.text[last.idx + len(last):].strip().lower()):
            yield Draft(harm, amount, last, None, None, False, "list")
        elif is_person(told, words.victims):
            verb = _governor(head)
            if verb is not None and verb.lower in words.harms.list_verbs and verb.i < amount.first:
                yield Draft(harm, amount, verb, told, None, False, "list")


def summed(drafts: Sequence[Draft]) -> list[Draft]:
    """Put what a list adds up to above it: "745 civilians, 125 officers ..., 1,018 in all"."""
    total = next((d for d in drafts if d.rule == "list" and d.head is None and not d.part), None)
    if total is None:
        return list(drafts)
    rest = [d for d in drafts if d is not total and d.harm == total.harm and not d.part]
    if rest and sum(d.amount.value for d in rest) == total.amount.value:
        return [d._replace(part=d in rest) if d is not total else d for d in drafts]
    return list(drafts)


def _governor(noun: Token) -> Token | None:
    """Climb from a noun over its list to the verb whose object it is."""
    token = noun
    for _ in range(_HIGHEST):
        if token.dep in {"conj", "appos", "nummod", "pobj"} or token.lower == "of":
            token = token.head
        elif token.dep in {"dobj", "npadvmod", "dep"}:
            return token.head if token.head.tag[0] == "V" else None
        else:
            return None
    return None
