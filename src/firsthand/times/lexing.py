"""Turn a text into kinds of word, one letter each, so that rules can be short patterns.

>>> from firsthand.vocabulary import load_vocabulary
>>> lexicon = Lexicon(load_vocabulary("en")["times"])
>>> letters, tokens = lexicon.read("on Monday night, 6 March 2025")
>>> letters, tokens[1].value
('iWB,NMY', 1)
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_TOKEN = (
    r"|(?P<word>[^\W\d_]+|(?<=\w)['’][^\W\d_]+)"
    r"|(?P<iso>\b\d{4}(?P<rule>[-/])\d\d(?P=rule)\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d/-]))"
    r"|(?P<slash>(?<![\d/.-])\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/-]))"
    r"|(?P<half>\b1/2\b|½)"
    r"|(?P<clock>\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\b\d{1,2}\s?o['’]clock\b|\b[012]?\d:[0-5]\d\b(?::\d\d\b)?)"
    r"|(?P<decade>\b(?:1[5-9]|20)\d0s\b|['’][2-9]0s\b)"
    r"|(?P<number>(?<![\d.,$€£])\d+(?:st|nd|rd|th)?(?![^\W_]|½\w)(?![.,]\d|%|\$))"
    r"|(?P<mark>[^\w\s]|\d[\d.,]*|_)"
)
_WORD = re.compile(r"[^\W\d_]+")
# Digits that can tell a time by themselves; "12 people" cannot.
_DIGITS = re.compile(r"\d{4}|\d:\d|\d\s?[ap]\.?m|\d0s|\d[/.]\d")
# Letters of the kinds; a capital names a time, a small letter what stands around one.
_KINDS = {
    "articles": "A", "vague numbers": "q", "weekend": "K", "last": "l", "previous": "p",
    "next": "n", "following": "w", "this": "t", "that": "d", "ago": "a", "earlier": "e",
    "later": "g", "the": "h", "of": "o", "and": "&", "to": "-", "from": "f", "between": "b",
    "since": "s", "until": "u", "by": "y", "over": "v", "over the past": "r", "in": "i",
    "nearly": "m", "half": "H", "long": "L", "filling": "F", "ending": "V", "before": "j",
    "after": "k", "every": "Q", "overnight": "X", "now": "R", "lately": "R", "soon": "R",
    "future words": "R", "time words": "T", "past": "P", "be": "%", "ages": "z", "future": "!",
    "counted": "c",
}
_MARKS = {"-": "-", "–": "-", "—": "—", ",": ",", ".": ".", "!": ".", "?": ".", "'": "'"}
_REFERENCES = {
    "now": "PRESENT_REF", "lately": "PAST_REF", "soon": "FUTURE_REF", "future words": "FUTURE_REF",
}
_NO_KIND: tuple[str, Any] = ("_", None)
_TELLING = frozenset("MWUDBSKRXEGQ*T")
# Below this many letters a word in -ed is "bed" or "need", and no past tense.
_SHORTEST_PAST = 5


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
        for kind, letter in reversed(_KINDS.items()):
            for word in words[kind]:
                self.words[word] = (letter, _REFERENCES.get(kind, word))
        self._add_values(words)
        self._add_names(words)
        self.doubtful = frozenset(words["doubtful months"])
        self.alone: dict[str, str] = words["alone"]
        self.before_to = frozenset(words["future before to"])
        self.moments = frozenset(words["moments"])
        self.holidays: dict[str, dict[str, int]] = words["holidays"]
        self.telling = frozenset(self.alone) | frozenset(
            word.lower() for word, (kind, _) in (self.words | self.capitals).items()
            if kind in _TELLING
        ) | frozenset(name.split()[0].lower() for name in self.holidays)
        self.telling |= {"nineteen"}
        named = "|".join(map(re.escape, sorted(self.holidays, key=len, reverse=True)))
        self._token = re.compile(f"(?P<holiday>\\b(?:{named})\\b)" + _TOKEN)

    def _add_values(self, words: dict[str, Any]) -> None:
        for letter, kind in (
            ("N", "numbers"), ("O", "ordinals"), ("S", "seasons"), ("D", "days from publication"),
            ("C", "clock words"), ("*", "often"), ("*", "whole units"),
        ):
            for word, value in words[kind].items():
                self.words[word] = (letter, value)
        for letter, kind in (("U", "units"), ("B", "parts of the day"), ("x", "part of a period")):
            for value, names in words[kind].items():
                for name in names:
                    self.words[name] = (letter, value)
        for zone in words["zones"]:
            if zone.islower():
                self.words.setdefault(zone, ("Z", zone))
            else:
                self.capitals[zone] = ("Z", zone)

    def _add_names(self, words: dict[str, Any]) -> None:
        for letter, kind in (("M", "months"), ("W", "weekdays")):
            for number, names in enumerate(words[kind], 1):
                for name in names:
                    self.capitals[name] = self.capitals[name.upper()] = (letter, number)
                if letter == "W":
                    self.capitals[names[0] + "s"] = ("W", number)
        self.short = frozenset(
            name for kind in ("months", "weekdays") for names in words[kind] for name in names[1:]
        ) | frozenset(words["short weekdays"])
        for name, number in words["short weekdays"].items():
            self.capitals[name] = ("w", number)

    def can_tell(self, sentence: str) -> bool:
        """Decide by words and digits alone whether a sentence can tell a time."""
        return bool(_DIGITS.search(sentence)) or not self.telling.isdisjoint(
            _WORD.findall(sentence.lower()))

    def read(self, text: str) -> tuple[str, list[Token]]:
        """Give one letter a token, and the tokens; a word without a kind is ``_``."""
        tokens: list[Token] = []
        for found in self._token.finditer(text):
            start, end = found.span()
            group, word = found.lastgroup, found[0]
            if group == "word":
                tokens.append(self._word(text, start, tokens, word))
            elif group == "number":
                tokens.append(_number(start, end, word))
            elif group == "mark":
                if not (word == "." and tokens and tokens[-1].end > start):
                    tokens.append(Token(start, end, _MARKS.get(word, "_"), word))
            else:
                kind = _WRITTEN[str(group)]
                tokens.append(Token(start, end, kind, word, self.holidays.get(word, word)))
        letters = "".join([token.kind for token in tokens])
        if "NN" not in letters and "M" not in letters and "Z" not in letters:
            return letters, tokens
        tokens = _with_spoken_years(tokens)
        _add_short_years(tokens)
        _add_zoned(tokens)
        return "".join([token.kind for token in tokens]), tokens

    def _word(self, text: str, start: int, before: list[Token], word: str) -> Token:
        known = self.capitals.get(word) or self.words.get(word.lower())
        end = start + len(word)
        if known is None and not word.endswith("ed"):
            return Token(start, end, "_", word)  # most words have nothing to do with time
        kind, value = known or _NO_KIND
        if kind == "_" and word.endswith("ed") and word.islower() and len(word) >= _SHORTEST_PAST:
            kind = "P"
        if word in self.short and text[end : end + 1] == ".":
            end += 1
        if before:
            last = before[-1]
            if kind == "P" and last.kind in "%!":  # "will be tried", "could put"
                kind = "_"
            elif word == "to" and last.word.lower() in self.before_to:
                before[-1] = last._replace(kind="!")
            elif kind == "!" and last.word == "been":  # "had been due on Friday"
                kind = "_"
        return Token(start, end, kind, word, value)


_WRITTEN = {
    "iso": "I", "slash": "J", "clock": "C", "decade": "E", "half": "H", "holiday": "G",
}


def _number(start: int, end: int, word: str) -> Token:
    digits = word.rstrip("sthndr")
    if digits != word:
        return Token(start, end, "O", word, int(digits[:9]))
    value = int(word[:9])
    if len(word) == 4 and 1800 <= value < 2100:
        return Token(start, end, "Y", word, value)
    return Token(start, end, "N", word, value)


def _with_spoken_years(tokens: list[Token]) -> list[Token]:
    """Join the words of "nineteen ninety-four" into one year."""
    for index in range(len(tokens) - 2, -1, -1):
        century, tens, *after = tokens[index : index + 4]
        if century.kind != "N" or century.value != 19 or not century.word.isalpha():
            continue
        if tens.kind != "N" or not tens.word.isalpha() or tens.value < 10:
            continue
        last, year = tens, 1900 + tens.value
        if tens.value >= 20 and [t.kind for t in after] == ["-", "N"] and after[1].value < 10:
            last, year = after[1], year + after[1].value
        end = tokens.index(last, index) + 1
        tokens[index:end] = [Token(century.start, last.end, "Y", str(year), year)]
    return tokens


def _add_short_years(tokens: list[Token]) -> None:
    """Read the "90" of a wire's "3 Feb 90": behind a short month, before a mark."""
    for index in range(len(tokens) - 2):
        day, month, year = tokens[index : index + 3]
        if day.kind != "N" or month.kind != "M" or year.kind != "N" or len(year.word) != 2:
            continue
        after = tokens[index + 3].kind if index + 3 < len(tokens) else "."
        mark = index + 3 >= len(tokens) or not tokens[index + 3].word[0].isalnum()
        if mark and after != "-" and len(month.word) <= 4:
            century = 1900 if year.value >= 40 else 2000
            tokens[index + 2] = year._replace(kind="Y", value=century + year.value)


def _add_zoned(tokens: list[Token]) -> None:
    """Read the digits before a zone as a clock time: "1430 GMT", "0930 local time"."""
    for index in range(1, len(tokens)):
        number, zone = tokens[index - 1 : index + 1]
        if zone.kind != "Z" or number.kind not in "NY":
            continue
        spelt = index + 1 < len(tokens) and tokens[index + 1].kind == "T"
        hours, minutes = divmod(number.value, 100) if len(number.word) > 2 else (number.value, 0)
        named = spelt or (len(zone.word) > 2 and zone.word.isupper())
        if named and hours <= 24 and minutes <= 59:
            tokens[index - 1] = number._replace(kind="C", value=f"{hours}:{minutes:02}")
