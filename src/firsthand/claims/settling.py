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

from firsthand.claims.lexicon import PolarityWords
from firsthand.record import Act, Polarity, Span

_NEAR = 45


def polarity_of(sentence: str, evidence_start: int, act: Act | None, words: PolarityWords) -> Polarity:
    """Decide a claim's polarity from its sentence, where its evidence starts and who says it how."""
    before = sentence[:evidence_start + _NEAR]
    near = sentence[max(0, evidence_start - _NEAR):evidence_start + _NEAR * 2]
    if act in {"reject-figure", "deny-event"} or words.denied.search(sentence):
        return "denied"
    if words.forecast.search(near):
        return "forecast"
    if words.hypothetical.search(near):
        return "hypothetical"
    return "hedged" if words.hedged.search(before[-_NEAR * 3:]) else "asserted"


def span_of(sentence: str, words: PolarityWords, added: bool = False, toll: bool = False) -> Span:
    """Tell a running total from what one incident or one day took.

    ``added`` says that the count itself is one more ("another 12"), ``toll`` that it is given as
    a toll, which one day's figure beside it does not change.
    """
    if added or not toll and words.daily_increment.search(sentence):
        return "daily increment"
    if words.running_total.search(sentence):
        return "running total"
    return "this incident"
