"""Every figure of a sentence: harms and tolls, then lists, then parts, then what is withdrawn.

A figure that one step took is not asked again by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.breath import in_one_breath
from firsthand.claims.counting import sentence_amounts
from firsthand.claims.drafts import Draft, harm_drafts
from firsthand.claims.lexicon import Lexica
from firsthand.claims.lists import listed, summed
from firsthand.claims.parts import as_part, find_parts, single_parts
from firsthand.claims.shared import share_verb
from firsthand.record import Harm
from firsthand.sentences import Parse

_CORRECTED_NEAR = 40


def find_drafts(doc: Parse, timed: set[int], words: Lexica, usual: Harm | None) -> list[Draft]:
    """Draft every claim of a sentence; ``usual`` is the harm that the report counted last."""
    amounts = sentence_amounts(doc, timed, words)
    # each step is shown what the steps before it, and it itself, have found so far
    drafts, sharing = share_verb(doc, amounts, harm_drafts(doc, amounts, words, usual), words)
    drafts += sharing
    drafts += listed(doc, _free(amounts, drafts), drafts, words, usual)
    drafts += find_parts(doc, _free(amounts, drafts), drafts, words, usual)
    drafts += single_parts(doc, drafts, words)
    drafts += _increments(doc, _free(amounts, drafts), drafts)
    drafts += _withdrawn(doc, _free(amounts, drafts), drafts, words)
    marked = [as_part(doc, draft, drafts, words) for draft in drafts]
    marked = in_one_breath(doc, marked, words)
    return sorted(summed(marked), key=lambda d: (d.part, d.amount.first, d.word.i))


def _free(amounts: Sequence[Amount], drafts: Sequence[Draft]) -> list[Amount]:
    taken = {index for d in drafts for index in range(d.amount.first, d.amount.last + 1)}
    return [amount for amount in amounts if amount.first not in taken]


def _increments(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft]
) -> Iterator[Draft]:
    """Read "973, which is 143 more than on Sunday": what was added is part of the figure."""
    for amount in free:
        follow = [t.lower for t in doc[amount.last + 1:amount.last + 3]]
        parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
        if parent is not None and follow == ["more", "than"] and amount.value < parent.amount.value:
            added = amount._replace(last=amount.last + 1)
            yield parent._replace(amount=added, word=doc[added.last], part=True, rule="increment")


def _withdrawn(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft], words: Lexica
) -> Iterator[Draft]:
    """Read "45 people, not 54 as earlier reported": the second figure is taken back."""
    for amount in free:
        parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
        if (parent is None or not _is_taken_back(doc, amount, words)) and amount.number is not None:
            parent = next((d for d in found if _is_revised(doc, amount, d, words)), None)
        elif parent is None or not _is_taken_back(doc, amount, words):
            continue
        if parent is None:
            parent = next((d for d in found if _is_not_but(doc, amount, d)), None)
        if parent is not None:
            yield parent._replace(amount=amount, part=False, rule="withdrawn", head=None)


def _is_not_but(doc: Parse, amount: Amount, draft: Draft) -> bool:
    """Tell the 30 of "not 30, as first reported, but 12"."""
    between = doc[amount.last + 1:draft.amount.first]
    return bool(amount.first) and doc[amount.first - 1].lower == "not" and any(
        t.lower == "but" for t in between)


def _is_taken_back(doc: Parse, amount: Amount, words: Lexica) -> bool:
    before = [t.lower for t in doc[max(0, amount.first - 2):amount.first]]
    text, end = doc.text, doc[amount.last].idx + len(doc[amount.last])
    return before[-1:] == ["not"] or before == ["not", "the"] or (
        words.polarity.taken_back.search(text[:doc[amount.first].idx]) is not None
        or words.polarity.corrected.search(text[end:end + _CORRECTED_NEAR]) is not None)


def _is_revised(doc: Parse, amount: Amount, draft: Draft, words: Lexica) -> bool:
    """Tell the 44 of "lowered its death toll from 44 to 39"."""
    if not draft.rule.startswith("toll") or (
        not amount.first or doc[amount.first - 1].lower != "from"
    ):
        return False
    verbs = [draft.word.head, *doc[draft.word.i + 1:max(amount.first, draft.amount.first)]]
    return any(t.lower in words.harms.revising_verbs for t in verbs)
