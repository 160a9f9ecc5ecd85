"""Headlines that name their speaker with a mark: "Monitor: 12 killed", "12 killed – police"."""

from __future__ import annotations

from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.people import People

_LONGEST_SPEAKER, _SHORTEST_SAID = 5, 3
_DASHES = {"-", "–", "—", "--"}


def label_cue(doc: Parse, words: Lexicon, people: People) -> Cue | None:
    """Find the speaker set before the first colon of a headline, or behind its last mark."""
    marks = [t for t in doc if t.text == ":" or (t.text in _DASHES and 0 < t.i < len(doc) - 1)]
    if not marks:
        return None
    first, last = marks[0], marks[-1]
    ahead, behind = doc[:first.i], _without_stop(doc[last.i + 1:])
    if first.text == ":" and len(doc) - first.i > _SHORTEST_SAID:
        cue = _cue(first, ahead, words, people)
        if cue is not None:
            return cue
    apart = last.text == ":" or doc.text[last.idx - 1:last.idx].isspace()
    return _cue(last, behind, words, people) if apart and last.i >= _SHORTEST_SAID else None


def _cue(mark: Token, name: list[Token], words: Lexicon, people: People) -> Cue | None:
    if not 0 < len(name) <= _LONGEST_SPEAKER or any(t.is_punct or t.tag == "CD" for t in name):
        return None
    written = mark.doc.words(name[0].i, name[-1].i)
    head = name[-1]
    speaks = head.lower in words.roles | words.unnamed | words.bodies | words.points_back
    if not (speaks or words.claimants.is_alias(written) or (
        written[:1].isupper() and people.full_name(written) is not None
    )):
        return None
    return Cue(mark, "assert", "label", head, None, None, (mark.i, mark.i),
               (name[0].i, name[-1].i))


def _without_stop(tokens: list[Token]) -> list[Token]:
    return tokens[:-1] if tokens and tokens[-1].text == "." else tokens
