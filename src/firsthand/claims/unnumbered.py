"""Counts that no number says: "a man" is one, "insurgents" at least two."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.harmed import Harmed
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Token

# "Workers are dead", "climbers are missing": the state is what the sentence asserts.
_SAID_AS_STATE = {"killed", "missing"}
_STANDING = {"are", "were", "feared", "presumed", "believed", "confirmed", "remain"}


def said_as_state(harmed: Harmed) -> bool:
    """Tell "quarry workers are feared dead", which asserts a death of some."""
    word = harmed.word
    return harmed.pattern == "state" and harmed.harm in _SAID_AS_STATE and (
        word.head.lower in _STANDING and word.dep != "amod")


def uncounted(head: Token, told: Token, words: Lexica) -> Amount | None:
    """Read "a man" as 1 and "insurgents" as at least 2; "the victims" point back: no count."""
    first = head.left_edge
    determiner = first.lower if first.dep in {"det", "poss", "predet"} else ""
    if determiner == "no":
        return Amount(first.i, head.i, 0, 0, 0, 0, "exact")
    if head.dep == "conj" and (none := _none_before(head)) is not None:
        return Amount(none.i, none.i, 0, 0, 0, 0, "exact")  # "no soldiers or civilians were hurt"
    if told.lower in words.victims.backward or head.tag in {"PRP", "DT", "WP"}:
        return None
    if determiner in {"a", "an"} and head.tag == "NN":
        return Amount(first.i, head.i, 1, 1, 1, 1, "exact")
    if determiner in words.victims.definite or head.tag not in {"NNS", "NNPS"}:
        return None
    return Amount(told.i, told.i, None, words.counts.bare_plural, None, None, "vague")


def at_least_plural(amount: Amount, told: Token, words: Lexica) -> Amount:
    """Read "numerous insurgents were killed": no fewer than "insurgents were killed".

    "An unknown number of climbers" says that nobody knows, and stays without a bound.
    """
    one_word = amount.wording == "vague" and amount.first == amount.last
    unbounded = one_word and amount.low is None and amount.high is None
    if unbounded and told.tag in {"NNS", "NNPS"} and told.i > amount.last:
        return amount._replace(low=words.counts.bare_plural)
    return amount


def _none_before(head: Token) -> Token | None:
    """Find the "no" or "neither" of the first noun of a list."""
    while head.dep == "conj":
        head = head.head
    return next((c for c in head.children if c.lower in {"no", "neither"} and c.i < head.i), None)


def in_numbers(word: Token, amounts: Sequence[Amount], words: Lexica) -> Amount | None:
    """Read "massacred in large numbers"."""
    doc = word.doc
    for amount in amounts:
        before = doc[amount.first - 1] if amount.first else doc[0]
        if before.lower == "their" and before.i:
            before = before.nbor(-1)  # "fled in their thousands"
        if amount.wording == "vague" and before.lower == "in" and (
            doc[amount.last].lower in words.counts.in_numbers
        ) and abs(amount.first - word.i) <= 4:
            return amount
    return None
