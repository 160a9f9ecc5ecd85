"""Somebody's words through somebody else: "the Courier quoted Colonel Vett as saying"."""

from __future__ import annotations

from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import child_of, is_passive, subject_of

# The longest speaker with name, role and office between "quoted" and "as saying".
_LONGEST = 16


def quoting_cue(verb: Token, words: Lexicon, quoted: set[int]) -> Cue | None:
    """Read "X quoted Y as saying" from its words, whatever the parser made of them.

    Y speaks and X passes it on; what is said stands behind, or in the quotation before.
    """
    if verb.lower not in words.quoting or is_passive(verb):
        return None
    doc, begun = verb.doc, _as(verb, words)
    if begun is None or begun - verb.i < 2:
        return None
    saying = begun + 2 if doc[begun + 1].lower == "having" else begun + 1
    first, last = verb.i + 1, begun - 1
    head = _head(doc, first, last)
    clause = child_of(doc[saying], "ccomp")
    behind = doc[saying].right_edge.i > saying
    if head is None or not (clause or behind or quoted):
        return None
    said = clause or (doc[saying] if behind else None)
    through = subject_of(verb)
    return Cue(verb, "assert", "quoted", head, said, through, verb_group(verb), (first, last))


def _as(verb: Token, words: Lexicon) -> int | None:
    """Find the "as" of "as saying" and "as having told"; another clause ends the search."""
    doc = verb.doc
    for token in doc[verb.i + 1:verb.i + _LONGEST]:
        if token.lower == "as" and token.i + 2 < len(doc):
            after = doc[token.i + 1]
            said = doc[token.i + 2] if after.lower == "having" else after
            if said.tag in {"VBG", "VBN", "VBD"} and said.lower in words.verbs:
                return token.i
        if token.tag in {"VBD", "VBZ", "VBP", "MD"} or token.text in {";", ":", "“", '"'}:
            return None
    return None


def _head(doc: Parse, first: int, last: int) -> Token | None:
    """Give the last noun before a comma or a preposition: "the head of the clinic"."""
    head = None
    if doc[first].tag == "IN":
        return None
    for token in doc[first:last + 1]:
        if head is not None and (token.tag == "IN" or token.text == ","):
            break
        if token.tag[:2] == "NN" or token.tag == "PRP":
            head = token
    return head
