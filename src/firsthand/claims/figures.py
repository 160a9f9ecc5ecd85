"""Every figure of a sentence: harms and tolls, then lists, then parts, then what is withdrawn.

A figure that one step took is not asked again by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.drafts import Draft, harm_drafts, sentence_amounts
from firsthand.claims.lexicon import Lexica
from firsthand.claims.lists import listed, summed
from firsthand.claims.parts import as_part, find_parts
from firsthand.record import Harm
from firsthand.sentences import Parse


def find_drafts(doc: Parse, timed: set[int], words: Lexica, usual: Harm | None) -> list[Draft]:
    """Draft every claim of a sentence; ``usual`` is the harm that the report counted last."""
    amounts = sentence_amounts(doc, timed, words)
    # each step is shown what the steps before it, and it itself, have found so far
    drafts = harm_drafts(doc, amounts, words, usual)
    drafts += listed(doc, _free(amounts, drafts), drafts, words, usual)
    drafts += find_parts(doc, _free(amounts, drafts), drafts, words, usual)
    drafts += _withdrawn(doc, _free(amounts, drafts), drafts, words)
    marked = [as_part(doc, draft, drafts, words) for draft in drafts]
    return sorted(summed(marked), key=lambda d: (d.part, d.amount.first, d.word.i))


def _free(amounts: Sequence[Amount], drafts: Sequence[Draft]) -> list[Amount]:
    taken = {draft.amount.first for draft in drafts}
    return [amount for amount in amounts if amount.first not in taken]


def _withdrawn(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft], words: Lexica
) -> Iterator[Draft]:
    """Read "45 people, not 54 as earlier reported": the second figure is taken back."""
    for amount in free:
        first = doc[amount.first]
        before = doc[amount.first - 1].lower if amount.first else ""
        parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
        if parent is not None and (
            before == "not" or words.polarity.taken_back.search(doc.text[:first.idx])
        ):
            yield parent._replace(amount=amount, part=False, rule="withdrawn", head=None)
