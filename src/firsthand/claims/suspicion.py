"""Doubt about who people are, which is no doubt about what befell them.

"Two suspected insurgents were detained" is sure of the detention and unsure of the insurgents;
"two insurgents were reportedly detained" is the other way round.
"""

from __future__ import annotations

from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Token

_BEHIND = {"of", "to"}


def without_suspicion(draft: Draft, words: Lexica) -> str:
    """Give the sentence with blanks for words of doubt that only say who somebody may be."""
    doc = draft.word.doc
    text = doc.text
    for token in doc:
        if token.lower in words.polarity.of_persons and _is_about_persons(token, draft, words):
            end = token.idx + len(token)
            text = text[:token.idx] + " " * len(token) + text[end:]
    return text


def _is_about_persons(doubt: Token, draft: Draft, words: Lexica) -> bool:
    """Tell "suspected insurgents" and "men believed to be ..." from "believed dead"."""
    noun = doubt.head
    if noun.lower not in words.victims.nouns and noun.tag not in {"NNS", "NNPS"}:
        return False
    if noun.lower in words.harms.nouns or doubt.dep not in {"amod", "acl", "relcl", "compound"}:
        return False
    if doubt.i < noun.i:
        return draft.word.i != noun.i
    return any(c.lower in _BEHIND or c.dep == "xcomp" for c in doubt.children) and (
        draft.word.i not in {t.i for t in doubt.subtree})
