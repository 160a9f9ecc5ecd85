"""Nouns of saying: "claims that ...", "his assurances of ..."."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.cue import Cue
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import after_preposition, child_of


def noun_cue(noun: Token, words: Lexicon) -> Cue | None:
    """Read one noun as a cue, with whose saying it is; a claim may be nobody's."""
    act = words.nouns[noun.lower]
    owner = child_of(noun, "poss")
    if owner is None and noun.dep == "conj":
        owner = child_of(noun.head, "poss")
    owner = owner or after_preposition(noun, "by")
    content = _said(noun)
    if content is None and owner is not None:
        content = after_preposition(noun, "of") or after_preposition(noun, "for")
    if content is None or (owner is None and act != "assert"):
        return None
    return Cue(noun, act, "noun", owner, content, None, (noun.i, noun.i))


def _said(noun: Token) -> Token | None:
    clause = child_of(noun, "acl", "relcl", "ccomp")
    if clause is not None and any(
        c.lower in {"that", "to"} and c.dep in {"mark", "aux"} for c in clause.children
    ):
        return clause
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).lower == "that":
        # the verb of a that-clause that the parser hung elsewhere
        after = noun.doc[noun.i + 2:]
        return next((t for t in after if t.tag in {"VBD", "VBZ", "VBP", "VBN"}), None)
    return None
