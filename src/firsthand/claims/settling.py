"""Whether a figure is meant as true, and what it spans: read from the words around it.

>>> from firsthand.vocabulary import load_vocabulary
>>> words = PolarityWords(load_vocabulary("en"))
>>> polarity_of("The toll could exceed 1,000", 9, None, words)
'forecast'
>>> polarity_of("At least 12 people were killed", 0, None, words)
'asserted'
>>> span_of("The death toll rose to 17", words)
'running total'
"""

from __future__ import annotations

import re

from firsthand.claims.lexicon import PolarityWords
from firsthand.record import Act, Polarity, Span, Statement
from firsthand.sentences import Token, runs_of

_NEAR = 45
# What comes of a toll is told behind it: "22 died, and the toll is likely to rise".
_WHAT_COMES = re.compile(
    r"(?:,|;|\bbut\b|\band\b|\bwith\b|\bas\b|\bthough\b|\bwhile\b)[^,;.]{0,30}?"
    r"\b(?:it|this|that|which|toll|tolls|number|numbers|figure|figures|total|count|deaths"
    r"|casualties)\b[^,;.\d]{0,30}?\b(?:likely|expected|expects?|feared|fear|could|may|might|will|"
    r"would|set|bound|sure|certain)\b(?![^,;.]{0,40}\d)", re.IGNORECASE)
# Doubt about what hit people, and none about the people: "a suspected gas attack".
_OF_THE_DEED = re.compile(
    r"\b(?:suspected|alleged|possible|presumed)(?= (?!dead\b|death|kill|casualt|fatalit|victim"
    r"|drown|(?:to|that|by)\b)[\w-])", re.IGNORECASE)
_NOT_YET = {"threaten", "pledge", "call-for"}


def polarity_of(
    sentence: str, start: int, act: Act | None, words: PolarityWords,
    runs: frozenset[str] | None = None,
) -> Polarity:
    """Decide a claim's polarity from its sentence, the start of its evidence and how it is said.

    ``runs`` are ``runs_of`` the sentence, where they are known.
    """
    if act in {"reject-figure", "deny-event"} or _is_denied(sentence, start, words, runs):
        return "denied"
    near = sentence[max(0, start - _NEAR):start + _NEAR * 2]
    inside = runs_of(near)
    if words.forecast.search(near, inside):
        return "forecast"
    if words.hypothetical.search(near, inside):
        return "hypothetical"
    before = _OF_THE_DEED.sub("", sentence[:start + _NEAR][-_NEAR * 3:])
    return "hedged" if words.hedged.search(before) else "asserted"


def is_unreal(statement: Statement, harm: Token) -> bool:
    """Tell "threatened to kill thirty": what is threatened, promised or asked for has not been."""
    return statement.act in _NOT_YET and harm.tag == "VB"


def is_own_denial(statement: Statement | None) -> bool:
    """Tell "denied killing nine" from "denied responsibility for the deaths of nine"."""
    return statement is not None and statement.act == "deny-responsibility" and (
        not statement.rule.startswith(("cue:object", "cue:responsibility", "cue:carried")))


def _is_denied(
    sentence: str, start: int, words: PolarityWords, runs: frozenset[str] | None
) -> bool:
    """Look for words of denial with no turn to something else between them and the figure."""
    found = words.denied.search(sentence, runs) or words.denying.search(sentence)
    if found is None:
        return False
    before = found.start() < start
    between = sentence[found.end():start] if before else sentence[start:found.start()]
    return words.turns.search(between) is None


def own_clause(sentence: str, end: int) -> str:
    """Cut off what may yet come of a figure that ends there; it is no forecast by itself."""
    found = _WHAT_COMES.search(sentence, end)
    return sentence[:found.start()] if found else sentence


def span_of(
    sentence: str, words: PolarityWords, added: bool = False, toll: bool = False,
    runs: frozenset[str] | None = None,
) -> Span:
    """Tell a running total from what one incident or one day took.

    ``added`` says that the count itself is one more ("another 12"), ``toll`` that it is given as
    a toll, which one day's figure beside it does not change.
    """
    if added or (not toll and words.daily_increment.search(sentence, runs)):
        return "daily increment"
    return "running total" if words.running_total.search(sentence, runs) else "this incident"
