"""Quoted words inside a clause: "mocked the plan as “a stunt”", "calls on them to “stand fast”".

Marks around a few words may quote or only hold off. They quote where a verb of saying, praising,
blaming or describing governs them; the march that is called the “walk of hope” says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import agent_of, child_of, is_passive, subject_of

_FURTHEST = 12
_PASSED = {"VBG", "VBN"}
_UP_TO = {"nsubj", "nsubjpass", "csubj"}


def cues_of_wording(
    doc: Parse, free: list[tuple[int, int]], words: Lexicon, quoted: set[int]
) -> Iterator[tuple[Cue, list[tuple[int, int]]]]:
    """Yield a cue for quoted words that a verb of saying governs, with all that it governs."""
    left = list(free)
    while left:
        quote = left.pop(0)
        found = _governor(doc, quote, words, quoted)
        if found is None:
            continue
        verb, said = found
        cue = _cue(verb, said, words)
        if cue is not None:
            end = said.right_edge.idx
            also = [q for q in left if q[0] <= end]
            left = [q for q in left if q not in also]
            yield cue, [quote, *also]


def _governor(
    doc: Parse, quote: tuple[int, int], words: Lexicon, quoted: set[int]
) -> tuple[Token, Token] | None:
    """Find the verb of wording that the quotation hangs on, and what of it holds the quotation."""
    inside = [t for t in doc if quote[0] <= t.idx < quote[1]]
    top = next((t for t in inside if t.head not in inside), None)
    if top is None:
        return None
    below = top
    for above in _above(top):
        if below.dep in _UP_TO:
            return None
        if above.tag[0] == "V" and above.i not in quoted:
            if above.lower in words.wording:
                return (above, below) if above.i < inside[0].i else None
            clause = above.dep == "ccomp" and above.head.lower in words.wording
            if not clause and above.tag not in _PASSED and child_of(above, "nsubj") is not None:
                return None
        below = above
    return None


def _above(token: Token) -> Iterator[Token]:
    for number, above in enumerate(token.ancestors):
        if number == _FURTHEST:
            return
        yield above


def _cue(verb: Token, said: Token, words: Lexicon) -> Cue | None:
    act = words.wording[verb.lower]
    about = child_of(verb, "dobj")
    if is_passive(verb):
        speaker = agent_of(verb)
        about = child_of(verb, "nsubjpass")
    else:
        speaker = subject_of(verb)
    if speaker is None or child_of(verb, "neg") is not None:
        return None
    first = child_of(verb, "dobj", "dative")
    head = first if first is not None and verb.i < first.i < said.i else said
    return Cue(verb, act, "wording", speaker, head, about, verb_group(verb))
