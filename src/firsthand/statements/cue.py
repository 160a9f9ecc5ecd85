"""What a cue is: the words that make a sentence speech."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.sentences import Token
from firsthand.statements.lexicon import Lexicon


class Cue(NamedTuple):
    """A cue: its token, the act it may be, the pattern found, the speaker and what is said.

    ``said`` heads the complement (None where a quotation is all that is said), ``about`` whom or
    what it is about, ``group`` the first and last token of the verb group, ``spoken_by`` the first
    and last token of the speaker where the words, not the parser, told them. A ``stance`` is
    held, and not said.
    """

    token: Token
    act: str
    pattern: str
    speaker: Token | None
    said: Token | None
    about: Token | None
    group: tuple[int, int]
    spoken_by: tuple[int, int] | None = None
    stance: bool = False

    @property
    def tokens(self) -> set[int]:
        """Give the numbers of the tokens in the verb group."""
        return set(range(self.group[0], self.group[1] + 1))


def verb_group(token: Token) -> tuple[int, int]:
    """Give the first and last token of a verb with its auxiliaries, adverbs and negation."""
    doc, first = token.doc, token.i
    while first > 0 and doc[first - 1].head is token and (
        doc[first - 1].dep in _HELPING
        or (doc[first - 1].dep == "advmod" and doc[first - 1].tag == "RB")
    ):
        first -= 1
    return first, token.i


def linked(cue: Cue) -> int:
    """Give the last token of a cue with the particle or preposition that links it to its words."""
    doc, last = cue.token.doc, cue.group[1]
    if cue.pattern in _SILENT:
        return last  # "declined to comment" is all of it, whatever is not commented on
    said = cue.said
    while last + 1 < len(doc) and (
        (doc[last + 1].dep == "prt" and doc[last + 1].head is cue.token)
        or (said is not None and said.head is doc[last + 1] and doc[last + 1].tag in {"IN", "TO"})
    ):
        last += 1
    return last


def refusal_group(token: Token, words: Lexicon) -> tuple[int, int]:
    """Give the verb group of a refusal with what is refused: "would not be drawn to discuss"."""
    first, last = verb_group(token)
    for ahead in token.doc[token.i + 1:token.i + 4]:
        if ahead.lower in words.comment_verbs:
            return first, ahead.i
    return first, last


_SILENT = {"refuse", "phrase"}
_HELPING = {"aux", "auxpass", "neg"}
