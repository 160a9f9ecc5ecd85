"""Figures told in one breath share who did it: "leaving three dead and nine wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Parse

_FURTHEST = 9  # tokens between two figures told in one breath
_JOINS = {"and", ",", "or", "while", "as", "well"}
_AUX = {"were", "was", "been", "have", "has", "had", "being"}


def in_one_breath(doc: Parse, drafts: Sequence[Draft], words: Lexica) -> list[Draft]:
    """Let figures that a harm and an "and" alone keep apart share who did it."""
    out = sorted(drafts, key=lambda d: d.amount.first)
    whole = [n for n, draft in enumerate(out) if not draft.part]
    for a, b in pairwise(whole):
        if not _joined(doc, out[a], out[b], words):
            continue
        actor = out[a].actor or out[b].actor
        out[a] = out[a]._replace(actor=actor)
        out[b] = out[b]._replace(actor=out[b].actor or actor)
    return out


def _joined(doc: Parse, first: Draft, second: Draft, words: Lexica) -> bool:
    between = doc[first.amount.last + 1:second.amount.first]
    if len(between) > _FURTHEST or not any(t.lower in _JOINS for t in between):
        return False
    return all(t.tag[:2] != "VB" or t.lower in _AUX or t.lower in words.harms.triggers
               for t in between)
