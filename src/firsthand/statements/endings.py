"""Attribution after what is said: "..., the ministry said on Monday."

The commonest way of newswire, and the one that parsers most often get wrong, is read from the
words: a comma, a noun phrase, a verb of saying, and nothing but a time or a place up to the next
mark.
"""

from __future__ import annotations

from typing import NamedTuple

from firsthand.sentences import Parse, Token
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.quoting import quoting_cue

_PHRASE = {"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$", "POS", "IN", "HYPH", "VBN", "CD",
           "CC", "JJS", "JJR", "VBG", "RB"}
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_BETWEEN = {"RB", "MD", "VBZ", "VBD"}
_LINKS = {"of", "for", "in", "on", "from", "at", "with", "to"}
_AFTER = 9
_CLOSERS = {",", ":", ";", "—", "–"}
_LONGEST = 16
# A closing attribution turned about is no longer than this.
_SHORT_END = 6
_MARKS = {",", "”", '"', "»", "-", "—", "–"}


class Ending(NamedTuple):
    """A verb of saying at the end, its act, and the tokens of its speaker."""

    verb: int
    act: str
    head: int
    first: int
    last: int


def find_ending(doc: Parse, words: Lexicon, quoted: set[int]) -> Ending | None:
    """Find the attribution that closes a sentence, or None."""
    for index in range(len(doc) - 1, 3, -1):
        token = doc[index]
        if token.tag not in _FINITE or token.lower not in words.verbs or index in quoted:
            continue
        if quoting_cue(token, words, quoted) is not None:
            continue
        act = next((u.act for u in words.verbs[token.lower] if u.pattern == "clause"), None)
        if act is not None and _closes(doc, index, quoted):
            found = _with_speaker(token, act, quoted)
            if found is not None:
                return found
    return _inverted(doc, words, quoted)


def _inverted(doc: Parse, words: Lexicon, quoted: set[int]) -> Ending | None:
    """Read ", say police" at the end, as headlines put it."""
    verb = next((t for t in doc[-_SHORT_END:] if t.lower in words.headline_verbs), None)
    if verb is None or verb.i < 3 or verb.i in quoted or doc[verb.i - 1].text not in _MARKS:
        return None
    last = len(doc) - 1 - doc[-1].is_punct
    if last == verb.i or any(t.tag not in _PHRASE for t in doc[verb.i + 1:last + 1]):
        return None
    head = _head(doc, verb.i + 1, last)
    act = next((u.act for u in words.verbs[verb.lower] if u.pattern == "clause"), None)
    return None if head is None or act is None else Ending(verb.i, act, head, verb.i + 1, last)


def _closes(doc: Parse, verb: int, quoted: set[int]) -> bool:
    """Tell that nothing but a time or a place follows, to the end or the next mark."""
    for token in doc[verb + 1:]:
        if token.text in _CLOSERS or (token.i == len(doc) - 1 and token.is_punct):
            return True
        if token.i in quoted or token.i - verb > _AFTER or token.tag in {"WDT", "WP", "TO", "MD"}:
            return False
        if (token.tag[0] == "V" and token.tag != "VBG") or (
            token.lower in {"that", "it", "they", "he"}
        ):
            return False
    return True


def _with_speaker(verb: Token, act: str, quoted: set[int]) -> Ending | None:
    doc, last = verb.doc, verb.i - 1
    while last > 0 and doc[last].tag in _BETWEEN and doc[last].dep in {"aux", "advmod"}:
        last -= 1
    apposed = doc[last].text == ","
    if apposed:
        last -= 1
    first = _first(doc, last, quoted)
    if first is None:
        return None
    head = _head(doc, first, last)
    if apposed:
        # "..., the mayor, Ali Hassan, said": the speaker begins before the name
        outer = _first(doc, first - 2, quoted) if doc[first - 1].text == "," else None
        if outer is None or outer < 2:
            return None
        head, first = _head(doc, outer, first - 2), outer
    if head is None or first < 3:
        return None
    return Ending(verb.i, act, head, first, last)


def _first(doc: Parse, last: int, quoted: set[int]) -> int | None:
    """Go back over a noun phrase to the comma or quotation mark before it."""
    index = last
    while index >= 0 and last - index < _LONGEST:
        token = doc[index]
        if (token.text in _MARKS and token.tag != "HYPH") or index in quoted:
            return index + 1 if index < last else None
        if token.tag not in _PHRASE or (token.tag == "IN" and token.lower not in _LINKS):
            return None
        index -= 1
    return None


def _head(doc: Parse, first: int, last: int) -> int | None:
    """Give the head: the last noun before a preposition ("a spokesman for the office")."""
    head = None
    for index in range(first, last + 1):
        if doc[index].tag == "IN" and head is not None:
            break
        if doc[index].tag[:2] == "NN" or doc[index].tag in {"PRP", "DT"}:
            head = index
    return head
