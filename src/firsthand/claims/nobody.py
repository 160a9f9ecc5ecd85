"""Zero is a count: "no casualties", "without causing any deaths", "did not hurt anyone"."""

from __future__ import annotations

from firsthand.claims.amounts import Amount
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Token

_ANYONE = {"anyone", "anybody", "any"}
_UP = {"pobj", "pcomp", "dobj", "conj", "prep", "nmod", "compound"}
_REPORTS = {"report", "reports", "word", "sign", "indication"}
_LOSS = {"loss", "report", "reports"}
_HIGHEST = 4


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
    report = word.head.head if word.dep == "pobj" and word.head.lower == "of" else None
    if report is None or report.lower not in _REPORTS:
        return None
    no = next((c for c in report.children if c.dep == "det" and c.lower == "no"), None)
    return Amount(no.i, word.i, 0, 0, 0, 0, "exact") if no is not None else None


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
