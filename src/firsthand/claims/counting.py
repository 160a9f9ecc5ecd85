"""The counts of one sentence: no years, no times, no "as many as possible"."""

from __future__ import annotations

from firsthand.claims.amounts import Amount
from firsthand.claims.counts import find_counts
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Parse, Token

_COMPARING = {"as", "how"}
_YEAR_BEFORE = {"in", "since", "of", "from", "late", "early", "mid", "until", ","}


def sentence_amounts(doc: Parse, timed: set[int], words: Lexica) -> list[Amount]:
    """Give the counts of a sentence; ``timed`` are tokens of time expressions, never counts."""
    found = find_counts(["" if t.i in timed else t.lower for t in doc], words.counts)
    return [a for a in found if not (
        _is_year(doc, a) or _compares(doc, a) or _is_freed(doc[a.last], words))]


def _is_freed(number: Token, words: Lexica) -> bool:
    """Tell the six of "six of the nine hostages were freed"."""
    return number.dep in {"nsubj", "nsubjpass"} and number.tag == "CD" and (
        number.head.lower in words.harms.not_harmed)


def _compares(doc: Parse, amount: Amount) -> bool:
    """Tell "kill as many of them as possible" and "how many died", which count nobody."""
    before = doc[amount.first - 1].lower if amount.first else ""
    unbounded = amount.number is None and amount.low is None and amount.high is None
    return unbounded and amount.wording == "vague" and before in _COMPARING


def _is_year(doc: Parse, amount: Amount) -> bool:
    number = doc[amount.last]
    text = number.text
    if amount.first != amount.last or len(text) != 4 or not text.isdigit() or (
        not 1900 <= int(text) <= 2099
    ):
        return False
    if amount.first > 0 and number.nbor(-1).lower in _YEAR_BEFORE:
        return True
    return number.dep in {"nummod", "pobj", "npadvmod"} and number.head.i < number.i
