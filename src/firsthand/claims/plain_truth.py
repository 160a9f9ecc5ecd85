"""Whether one drafted figure is meant as true, and what it spans."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.around import Line
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica, PolarityWords
from firsthand.claims.mood import mood_of
from firsthand.claims.settling import is_own_denial, is_unreal, own_clause, polarity_of, span_of
from firsthand.claims.suspicion import without_suspicion
from firsthand.record import Claim, Passage, Polarity, Span, Statement
from firsthand.sentences import Parse


def polarity_told(
    draft: Draft, line: Line, evidence: Passage, statement: Statement | None, lexica: Lexica
) -> Polarity:
    """Decide a figure's polarity by the verb over it, who says it and the words around it."""
    words, text = lexica.polarity, without_suspicion(draft, lexica)
    before = text[:line.doc[draft.amount.first].idx]
    if draft.rule == "withdrawn" or words.compared.search(before) or (
        _is_put_right(draft, line.doc, text, words)
    ):
        return "corrected"  # "not 54 as reported", "lower than the 93 given in the morning"
    if draft.rule == "unreported":
        return "hedged"
    if statement is not None and is_unreal(statement, draft.word):
        return "hypothetical"
    denied = _is_negated(draft) or is_own_denial(statement)
    act = "deny-event" if denied else statement.act if statement else None
    text = own_clause(text, evidence.end - line.start)
    around = polarity_of(text, evidence.start - line.start, act, words, line.doc.runs)
    if around in {"denied", "forecast"}:
        return around
    told = text[evidence.start - line.start:evidence.end - line.start]
    if around == "asserted" and words.hedged.search(told):
        around = "hedged"  # "18 miners are trapped and feared dead"
    if words.if_true.search(text, line.doc.runs):
        return "hedged"
    mood = None if draft.part else mood_of(draft.word, draft.rule.startswith("toll"), words)
    return mood or around


def _is_put_right(draft: Draft, doc: Parse, text: str, words: PolarityWords) -> bool:
    """Tell the 19 of "19 deaths, a figure later corrected to 14", "340, down from 410"."""
    first, last = doc[draft.amount.first], doc[draft.amount.last]
    if draft.rule.startswith("toll") and words.taken_back.search(text[:first.idx]):
        return True
    later = words.corrected_later.search(text, doc.runs)
    return later is not None and last.idx < later.start() and not any(
        t.tag == "CD" for t in doc[last.i + 1:] if t.idx < later.start())


def span_told(
    draft: Draft, doc: Parse, told: Sequence[tuple[Draft, Claim]], words: Lexica
) -> Span:
    """Decide what a figure spans; ``told`` are the whole figures before it in its sentence."""
    if draft.rule == "toll:changed":
        return "running total"
    added = _is_added(draft, doc, words) and not any(
        claim.harm != draft.harm and claim.span != "daily increment" for _, claim in told)
    toll = draft.rule.startswith("toll")
    text = _own_part(doc.text, doc[draft.amount.first].idx, words)
    return span_of(text, words.polarity, added, toll, doc.runs)


def _own_part(text: str, at: int, words: Lexica) -> str:
    """Part what was added from what it adds up to: "killed nine, bringing the total to 140"."""
    sums = words.polarity.adding_up.search(text)
    if sums is None:
        return text
    return text[:sums.start()] if at < sums.start() else text[sums.start():]


def _is_added(draft: Draft, doc: Parse, words: Lexica) -> bool:
    """Tell "another 12" and "12 more" from totals."""
    first, last = draft.amount.first, draft.amount.last
    near = {t.lower for t in doc[max(0, first - 1):last + 2]}
    return not near.isdisjoint(words.counts.increments) or (
        last + 1 < len(doc) and doc[last + 1].lower == "more")


def _is_negated(draft: Draft) -> bool:
    """Tell "7,000 people were not killed"; "did not hurt anyone" says that there were none."""
    return draft.rule != "part" and draft.word.tag[0] == "V" and draft.amount.high != 0 and any(
        c.dep == "neg" for c in draft.word.children)
