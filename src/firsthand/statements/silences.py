"""Acts of saying nothing without a verb of saying: "had no comment", "had no information"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import child_of, subject_of

_FURTHEST = 3


def silence_cues(doc: Parse, words: Lexicon, quoted: set[int], taken: set[int]) -> Iterator[Cue]:
    """Yield at most one cue for each kind of silence; ``taken`` are tokens of other cues."""
    for act, phrases in (
        ("decline-to-comment", words.no_comment), ("deny-knowledge", words.deny_knowledge)
    ):
        for match in phrases.finditer(doc.text, doc.runs):
            inside = [t for t in doc if match.start() <= t.idx < match.end()]
            cue = _silence(act, inside, quoted, taken)
            if cue is not None:
                yield cue
                break


def _silence(act: str, inside: list[Token], quoted: set[int], taken: set[int]) -> Cue | None:
    verb = _verb_of(inside)
    if verb is None or verb.i in quoted or taken & {t.i for t in inside}:
        return None
    if any(above.i in taken for above in verb.ancestors):
        return None  # it is what somebody else says, and that saying has this act already
    speaker = subject_of(verb)
    if speaker is None or speaker.tag in {"EX", "WP"}:
        return None
    first, last = min(verb.i, inside[0].i), max(verb.i, inside[-1].i)
    ahead = verb.doc[last + 1:last + 3]
    about = next((t for t in ahead if t.lower in {"on", "to", "about"}), None)
    said = child_of(about, "pobj") if about is not None else None
    return Cue(verb, act, "phrase", speaker, said, said, (first, last))


def _verb_of(inside: list[Token]) -> Token | None:
    """Find the verb that a phrase hangs on: its own, or its governor."""
    own = next((t for t in inside if t.tag[0] == "V" and t.dep not in {"aux", "auxpass"}), None)
    if own is not None or not inside:
        return own
    token = inside[-1]
    for _ in range(_FURTHEST):
        if token.tag[0] == "V":
            return token
        token = token.head
    return None
