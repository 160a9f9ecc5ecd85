"""Whether a verb of saying does what it says: "refused to condemn" condemns nobody."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import child_of

_WITHIN = 3


def is_negated(verb: Token) -> bool:
    """Tell a verb with a "not", or behind a "without"."""
    before = verb.doc[verb.i - 1].lower if verb.i else ""
    return before == "without" or child_of(verb, "neg") is not None


def performs(verb: Token, words: Lexicon) -> bool:
    """Tell an act from one that is refused, planned, asked of somebody, or only thought of."""
    if is_negated(verb):
        return False
    if any(child.dep == "aux" and child.lower in words.might for child in verb.children):
        return False
    if verb.tag not in {"VB", "VBG"} or verb.dep == "ROOT":
        return True
    doc, first = verb.doc, verb.i
    while first and doc[first - 1].dep in {"aux", "advmod", "neg"}:
        first -= 1
    # the word that asks for the infinitive or the gerund stands right before it, or governs it
    before = [t.lower for t in doc[max(0, first - _WITHIN):first]][-1:]
    governor = verb.head.lower if verb.dep in {"xcomp", "ccomp", "pcomp", "acl"} else ""
    above = verb.head.head.lower if verb.dep == "pcomp" else ""
    return words.not_done.isdisjoint((*before, governor, above))
