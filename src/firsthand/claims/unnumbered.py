"""Counts that no number says: "a man" is one, "insurgents" at least two."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Token


def uncounted(head: Token, told: Token, words: Lexica) -> Amount | None:
    """Read "a man" as 1 and "insurgents" as at least 2; "the victims" point back: no count."""
    first = head.left_edge
    determiner = first.lower if first.dep in {"det", "poss", "predet"} else ""
    if determiner == "no":
        return Amount(first.i, head.i, 0, 0, 0, 0, "exact")
    if told.lower in words.victims.backward or head.tag in {"PRP", "DT", "WP"}:
        return None
    if determiner in {"a", "an"} and head.tag == "NN":
        return Amount(first.i, head.i, 1, 1, 1, 1, "exact")
    if determiner in words.victims.definite or head.tag not in {"NNS", "NNPS"}:
        return None
    return Amount(told.i, told.i, None, words.counts.bare_plural, None, None, "vague")


def in_numbers(word: Token, amounts: Sequence[Amount], words: Lexica) -> Amount | None:
    """Read "massacred in large numbers"."""
    doc = word.doc
    for amount in amounts:
        if amount.wording == "vague" and amount.first and doc[amount.first - 1].lower == "in" and (
            doc[amount.last].lower in words.counts.in_numbers
        ) and abs(amount.first - word.i) <= 4:
            return amount
    return None
