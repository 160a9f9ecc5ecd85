"""Through whom words came: "told Redgate Wire", "in a statement carried by", "citing a doctor"."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import agent_of, child_of

# So far behind the words of saying, "citing" still belongs to them.
_FURTHEST = 12


class Cited(NamedTuple):
    """Whom a speaker cites: the head, and the first and last token of "citing" and all of it."""

    head: Token
    first: int
    last: int


def passed_on_by(cue: Cue, doc: Parse, words: Lexicon) -> Token | None:
    """Find the head of whom words came through, or before whom they were said."""
    if cue.token.lower in words.telling:
        return child_of(cue.token, "dobj", "dative")
    if cue.pattern == "quoted":
        by = child_of(cue.token, "agent")
        return child_of(by, "pobj") if by is not None else cue.about
    return _carrier(cue, doc, words)


def _carrier(cue: Cue, doc: Parse, words: Lexicon) -> Token | None:
    """Find who carried the paper that says it: "in a statement published by the agency"."""
    if not words.carrying & doc.runs:
        return None
    inside = {t.i for t in cue.said.subtree} if cue.said is not None else set[int]()
    for token in doc:
        if token.lower in words.carrying and token.tag in {"VBN", "VBD"} and token.i not in inside:
            agent = agent_of(token)
            before = [t.lower for t in doc[max(0, token.i - 4):token.i]]
            if agent is not None and not words.documents.isdisjoint(before):
                return agent
    return None


def cited_in(cue: Cue, doc: Parse, words: Lexicon) -> Cited | None:
    """Find whom a plain saying cites; what security concerns or laws are cited speaks not."""
    if cue.act != "assert" or cue.token.lower in words.quoting or not words.quoting & doc.runs:
        return None
    inside = {t.i for t in cue.said.subtree} if cue.said is not None else set[int]()
    for token in doc:
        if token.tag != "VBG" or token.lower not in words.quoting or token.i in inside:
            continue
        if token.i - cue.token.i > _FURTHEST:
            break
        head = child_of(token, "dobj")
        if head is not None and _speaks(head, words):
            return Cited(head, token.i, head.right_edge.i)
    return None


def _speaks(head: Token, words: Lexicon) -> bool:
    return head.tag in {"NNP", "NNPS"} or head.lower in (
        words.roles | words.unnamed | words.bodies | words.points_back)
