"""Zero is a count: "no casualties", "without causing any deaths", "did not hurt anyone"."""

from __future__ import annotations

from firsthand.claims.amounts import Amount
from firsthand.claims.lexicon import Lexica
from firsthand.record import Harm
from firsthand.sentences import Token

_ANYONE = {"anyone", "anybody", "any"}
_UP = {"pobj", "pcomp", "dobj", "conj", "prep", "nmod", "compound"}
_REPORTS = {"report", "reports", "word", "sign", "indication"}
_LOSS = {"loss", "report", "reports"}
_HIGHEST = 4
_REACH = 4  # words between "no reports" and "of": "so far"


def nobody_harmed(word: Token, head: Token, words: Lexica) -> Amount | None:
    """Read that nobody was harmed where no number says so."""
    without = _without(word, words)
    if without is not None and (head.i == word.i or head.lower in _ANYONE):
        return Amount(without.i, max(word.i, head.i), 0, 0, 0, 0, "exact")
    if _is_negated(head) and (head.lower in _ANYONE or any(
        c.dep == "det" and c.lower == "any" for c in head.children)
    ):
        return Amount(head.left_edge.i, head.i, 0, 0, 0, 0, "exact")
    return None


def unreported(word: Token) -> Amount | None:
    """Read "no reports of casualties", which is less than that there were none."""
    if word.dep != "pobj" or word.head.lower != "of":
        return None
    before = word.doc[max(0, word.head.i - _REACH):word.head.i]
    report = next((t for t in reversed(before) if t.lower in _REPORTS), None)
    if report is None:
        return None
    no = next((c for c in report.children if c.dep == "det" and c.lower == "no"), None)
    return Amount(no.i, word.i, 0, 0, 0, 0, "exact") if no is not None else None


def says_none(amount: Amount, head: Token, harm: Harm, words: Lexica) -> bool:
    """Tell "no casualties were reported" from "gave no casualties", which counts nobody."""
    first = head.doc[amount.first]
    if harm == "abducted" or (
        amount.first != amount.last and first.dep not in {"det", "neg", "preconj", "predet"}
    ):
        return False
    near = {amount.first, first.head.i, head.doc[amount.last].head.i}
    if head.i not in near:
        return False
    return head.head.lower not in words.harms.giving


def _without(word: Token, words: Lexica) -> Token | None:
    """Climb from the word of harm to the "without" it stands under."""
    token = word
    for _ in range(_HIGHEST):
        above = token.head
        if above.lower in words.counts.without:
            return above
        if token.dep not in _UP or not (
            above.lower in words.counts.without_verbs or above.lower == "of"
            or above.lower in _LOSS or token.dep == "conj"
        ):
            return None
        token = above
    return None


def _is_negated(head: Token) -> bool:
    verb = head.head
    return any(c.dep == "neg" for c in verb.children) or (
        verb.dep in {"xcomp", "ccomp"} and any(c.dep == "neg" for c in verb.head.children))
