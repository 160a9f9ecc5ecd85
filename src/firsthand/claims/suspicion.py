"""Doubt about who people are, which is no doubt about what befell them.

"Two suspected insurgents were detained" is sure of the detention and unsure of the insurgents;
"two insurgents were reportedly detained" is the other way round.
"""

from __future__ import annotations

from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Token

_BEHIND = {"of", "to"}
_HIGHEST = 6  # verbs to climb from a clause to the one it is joined to


def without_suspicion(draft: Draft, words: Lexica) -> str:
    """Give the sentence with blanks for words of doubt that only say who somebody may be."""
    doc = draft.word.doc
    text = doc.text
    for token in doc:
        if token.lower in words.polarity.of_persons and _is_about_persons(token, draft, words):
            end = token.idx + len(token)
            text = text[:token.idx] + " " * len(token) + text[end:]
    return _without_others(draft, text, words)


def _without_others(draft: Draft, text: str, words: Lexica) -> str:
    """Blank the doubt of a clause beside: "a dozen are feared dead, and three are missing"."""
    doc = draft.word.doc
    if not words.polarity.hedged.search(text, doc.runs):
        return text
    own = _clause_of(draft.word)
    for token in doc:
        if token.lower in words.polarity.of_clause and _are_beside(own, token):
            text = text[:token.idx] + " " * len(token) + text[token.idx + len(token):]
    return text


def _are_beside(own: Token, doubt: Token) -> bool:
    """Tell whether a doubt hangs on another of two clauses that each have a subject."""
    other = _clause_of(doubt)
    subject = _subject_of(other)
    if own.i == other.i or subject is None or _subject_of(own) is None:
        return False
    if doubt.i < subject.i and doubt.i != other.i:
        return False  # "Reportedly 12 died and three were hurt"
    return _is_joined(own, other) or _is_joined(other, own)


def _is_joined(clause: Token, other: Token) -> bool:
    for _ in range(_HIGHEST):
        if clause.dep != "conj":
            return False
        clause = clause.head
        if clause.i == other.i:
            return True
    return False


def _clause_of(word: Token) -> Token:
    """Climb to the verb of the clause that a word stands in."""
    token = word
    for _ in range(_HIGHEST):
        if token.tag[:1] == "V" and token.dep[:3] != "aux" and _subject_of(token) is not None:
            return token
        if token.dep in {"conj", "ccomp", "advcl", "relcl", "acl"} and token.tag[:1] == "V":
            return token
        if token.head is token:
            return token
        token = token.head
    return token


def _subject_of(verb: Token) -> Token | None:
    """Find the subject of a verb, one that the parser hung on its auxiliary among them."""
    near = (verb, *(c for c in verb.children if c.dep == "aux"))
    return next((c for token in near for c in token.children
                 if c.dep in {"nsubj", "nsubjpass"}), None)


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
