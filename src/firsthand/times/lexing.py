"""Turn a text into kinds of word, one letter each, so that rules can be short patterns.

>>> from firsthand.vocabulary import load_vocabulary
>>> lexicon = Lexicon(load_vocabulary("en")["times"])
>>> letters, tokens = lexicon.read("on Monday night, 6 March 2025")
>>> letters, tokens[1].value
('iWB,NMY', 1)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+|(?<=\w)['’][^\W\d_]+)"
    r"|(?P<iso>\b\d{4}-\d\d-\d\d\b)"
    r"|(?P<slash>(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<clock>\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\b[012]?\d:[0-5]\d\b(?::\d\d\b)?)"
    r"|(?P<decade>\b(?:1[5-9]|20)\d0s\b|['’][2-9]0s\b)"
    r"|(?P<number>(?<![\d.,$€£])\d+(?:st|nd|rd|th)?\b(?![.,]\d|%|\$))"
    r"|(?P<mark>[^\w\s]|\d[\d.,]*|_)"
)
_BREAK = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘A-Z])|\n|\Z")
_WORD = re.compile(r"[^\W\d_]+")
# Digits that can tell a time by themselves; "12 people" cannot.
_DIGITS = re.compile(r"\d{4}|\d:\d|\d\s?[ap]\.?m|\d0s|\d[/.]\d")
# Letters of the kinds; a capital names a time, a small letter what stands around one.
_KINDS = {
    "articles": "A", "vague numbers": "q", "weekend": "K", "last": "l", "previous": "p",
    "next": "n", "this": "t", "ago": "a", "earlier": "e", "later": "g", "the": "h", "of": "o",
    "and": "&", "to": "-", "from": "f", "between": "b", "since": "s", "until": "u", "by": "y",
    "over": "v", "over the past": "r", "in": "i", "before": "j", "after": "k", "now": "R",
    "lately": "R", "ages": "z", "future": "!", "counted": "c",
}
_MARKS = {"-": "-", "–": "-", "—": "—", ",": ",", ".": ".", "!": ".", "?": ".", "'": "'"}
_REFERENCES = {"now": "PRESENT_REF", "lately": "PAST_REF"}
_NO_KIND: tuple[str, Any] = ("_", None)
_TELLING = frozenset("MWUDBSKR")


class Token(NamedTuple):
    """A word or mark, its place in the text, its kind and what it stands for."""

    start: int
    end: int
    kind: str
    word: str
    value: Any = None


class Lexicon:
    """The words of ``times.yaml``, each with its kind and value."""

    def __init__(self, words: dict[str, Any]) -> None:
        """Take the content of the file."""
        self.capitals: dict[str, tuple[str, Any]] = {}
        self.words: dict[str, tuple[str, Any]] = {}
        for kind, letter in _KINDS.items():
            for word in words[kind]:
                self.words[word] = (letter, _REFERENCES.get(kind, word))
        self._add_values(words)
        self._add_names(words)
        self.doubtful = frozenset(words["doubtful months"])
        self.telling = frozenset(
            word.lower() for word, (kind, _) in (self.words | self.capitals).items()
            if kind in _TELLING
        )

    def _add_values(self, words: dict[str, Any]) -> None:
        for letter, kind in (("N", "numbers"), ("O", "ordinals"), ("S", "seasons")):
            for word, value in words[kind].items():
                self.words[word] = (letter, value)
        for unit, names in words["units"].items():
            for name in names:
                self.words[name] = ("U", unit)
        for code, names in words["parts of the day"].items():
            for name in names:
                self.words[name] = ("B", code)
        for part, names in words["part of a period"].items():
            for name in names:
                self.words[name] = ("x", part)
        for word, days in words["days from publication"].items():
            self.words[word] = ("D", days)

    def _add_names(self, words: dict[str, Any]) -> None:
        for letter, kind in (("M", "months"), ("W", "weekdays")):
            for number, names in enumerate(words[kind], 1):
                for name in names:
                    self.capitals[name] = self.capitals[name.upper()] = (letter, number)
        self.short = frozenset(
            name for kind in ("months", "weekdays") for names in words[kind] for name in names[1:]
        ) | frozenset(words["short weekdays"])
        for name, number in words["short weekdays"].items():
            self.capitals[name] = ("w", number)

    def sentences(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the sentences in which a word or digits tell a time, and where they start."""
        start = 0
        for found in _BREAK.finditer(text):
            begun, start = start, found.end()
            sentence = text[begun:start]
            if _DIGITS.search(sentence) or not self.telling.isdisjoint(
                _WORD.findall(sentence.lower())
            ):
                yield begun, sentence

    def read(self, text: str) -> tuple[str, list[Token]]:
        """Give one letter a token, and the tokens; a word without a kind is ``_``."""
        tokens = []
        for found in _TOKEN.finditer(text):
            start, end = found.span()
            group, word = found.lastgroup, found[0]
            if group == "word":
                kind, value = self.capitals.get(word) or self.words.get(word.lower(), _NO_KIND)
                if word in self.short and text[end : end + 1] == ".":
                    end += 1
                tokens.append(Token(start, end, kind, word, value))
            elif group == "number":
                tokens.append(_number(start, end, word))
            elif group == "mark":
                if not (word == "." and tokens and tokens[-1].end > start):
                    tokens.append(Token(start, end, _MARKS.get(word, "_"), word))
            else:
                kind = {"iso": "I", "slash": "J", "clock": "C", "decade": "E"}[str(group)]
                tokens.append(Token(start, end, kind, word, word))
        return "".join(token.kind for token in tokens), tokens


def _number(start: int, end: int, word: str) -> Token:
    digits = word.rstrip("sthndr")
    if digits != word:
        return Token(start, end, "O", word, int(digits[:9]))
    value = int(word[:9])
    if len(word) == 4 and 1800 <= value < 2100:
        return Token(start, end, "Y", word, value)
    return Token(start, end, "N", word, value)
