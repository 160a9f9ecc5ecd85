"""Whose side somebody is on where the words for them do not say: others, a bare number, "him"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from firsthand.claims.around import Line
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.claims.mentions import kind_of
from firsthand.record import Claim
from firsthand.sentences import Token

_OTHERS = {"other", "others", "another", "more"}
_NEXT = 3  # characters between a sentence and the next
_SINGLE = {"new", "known", "name"}


def counted_on(
    draft: Draft, line: Line, told: Sequence[tuple[Draft, Claim]], before: Claim | None,
    words: Lexica,
) -> Claim | None:
    """Find whom a bare number goes on counting: "killed 14 rebels and captured five".

    ``told`` are the figures of the sentence, ``before`` the last one of the sentences before it:
    "others" go on counting those of the sentence right before.
    """
    head = draft.head
    if head is None or not draft.rule.startswith("harm:") or (
        head.tag != "CD" and head.lower not in _OTHERS
    ):
        return None
    if told:
        return told[-1][1]
    more = {t.lower for t in head.doc[max(0, draft.amount.first - 1):draft.amount.last + 2]}
    near = not more.isdisjoint(_OTHERS | words.counts.increments) and before is not None and (
        before.sentence.field == line.field and line.start - before.sentence.end <= _NEXT)
    return before if near else None


def did_it(head: Token, actors: Collection[str], words: Lexica) -> bool:
    """Tell "three of the gunmen" where gunmen killed before."""
    return head.lower in words.victims.doers and head.lower in actors and any(
        c.lower == "the" for c in head.children)


def is_doer(draft: Draft, told: Sequence[tuple[Draft, Claim]], words: Lexica) -> bool:
    """Tell who killed several from the killed: "killed three before police shot him dead"."""
    head = draft.head
    if head is None or head.lower not in words.persons.pronouns or draft.amount.number != 1:
        return False
    sex = words.persons.pronouns[head.lower]
    for other, _ in told:
        doer = other.actor or _subject_over(other.word)
        if doer is None or doer.i >= head.i or other.word is draft.word or (
            kind_of(doer, words) not in _SINGLE
        ):
            continue
        own = words.victims.nouns.get(doer.lower, {}).get("sex", sex)
        harmed = _sex_of(other, words)
        # "shot his brother before he was hit" leaves open who "he" is
        if own == sex and (other.amount.value > 1 or (harmed is not None and harmed != sex)):
            return draft.actor is None or draft.actor.i != doer.i
    return False


def _subject_over(word: Token) -> Token | None:
    """Give whose deed a clause beside tells: "a driver rammed a crowd, killing three"."""
    for verb in (word, word.head):
        subject = next((c for c in verb.children if c.dep == "nsubj"), None)
        if subject is not None or word.dep not in {"advcl", "conj", "xcomp"}:
            return subject
    return None


def _sex_of(draft: Draft, words: Lexica) -> str | None:
    head = draft.head
    return words.victims.nouns.get(head.lower, {}).get("sex") if head is not None else None
