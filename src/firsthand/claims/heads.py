"""Which noun a count counts, and which count a noun has."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.lexicon import Lexica
from firsthand.claims.victims import is_person, victim_head
from firsthand.sentences import Parse, Token

_ON_NOUN = {"nummod", "quantmod", "amod", "det", "compound"}
_BETWEEN = {"amod", "compound", "nmod", "case", "poss", "nummod", "quantmod"}
_BETWEEN_TAGS = {"JJ", "NN", "NNP", "HYPH", "VBN"}
_REACH = 5


def head_of(doc: Parse, amount: Amount) -> Token:
    """Give the noun a count counts, or the count's own token where it stands alone."""
    inside = doc[amount.first:amount.last + 1]
    number = next((t for t in reversed(inside) if t.tag == "CD"), doc[amount.last])
    if number.dep in _ON_NOUN and number.head.i > amount.last:
        return _compounded(number.head)
    of = doc[amount.last + 1] if amount.last + 1 < len(doc) else None
    if of is not None and of.lower == "of":
        noun = next((c for c in of.children if c.dep == "pobj"), None)
        if noun is not None:
            return noun
    if number.tag == "CD" or amount.wording == "vague":
        ahead = doc[amount.last + 1:amount.last + 4]
        noun = next((t for t in ahead if t.tag in {"NNS", "NNPS"}), None)
        if noun is not None and all(
            t.tag in _BETWEEN_TAGS or t.tag == "JJR" for t in doc[amount.last + 1:noun.i]
        ):
            return noun
    return number


def amount_of(doc: Parse, head: Token, amounts: Sequence[Amount]) -> Amount | None:
    """Find the count that belongs to a noun: inside it, on it, or over it ("hundreds of them")."""
    for amount in amounts:
        if amount.first <= head.i <= amount.last:
            return amount
    for amount in amounts:
        if head_of(doc, amount) is head:
            return amount
    for amount in amounts:
        if 0 < head.i - amount.last <= _REACH and all(
            t.dep in _BETWEEN or t.tag in _BETWEEN_TAGS for t in doc[amount.last + 1:head.i]
        ):
            return amount
    return None


def person_head(head: Token | None, words: Lexica) -> Token | None:
    """Give the noun of persons a head leads to, or None where it leads to something else."""
    if head is None:
        return None
    told = victim_head(head, words.victims)
    return told if is_person(told, words.victims) else None


def _compounded(noun: Token) -> Token:
    """Climb from "force" to "personnel" in "security force personnel"."""
    while noun.dep == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun
