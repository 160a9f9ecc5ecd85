"""Two tellings sentence by sentence: which sentence of a copy tells which of its parent's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from firsthand.record import Passage, Report, Where, Words

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
# A sentence ends at a stop and white space, at a new line, or at a stop that lost its white space.
_END = re.compile(
    r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\Wa-z_])|\n+"
    r"|(?<=[a-z]{3})[.!?][\"”’]?(?=[\"“‘]?[A-Z][a-z])"
)
# Two sentences tell the same from this likeness on (cosine of their telling words).
_SAME = 0.35
# Word by word they are compared where so much of the shorter one's telling words is in both.
_CLOSE = 0.5
# Sentences that use a word more often than this are not found by it: it is on every line.
_COMMON = 40


class Token(msgspec.Struct, frozen=True):
    """A word with its address; ``plain`` is how it is compared: small, a number in digits."""

    start: int
    end: int
    written: str
    plain: str


class Line(msgspec.Struct, frozen=True, dict=True):
    """One sentence of the text or of the headline."""

    field: Where
    tokens: tuple[Token, ...]
    telling: frozenset[str]
    headline: bool = False

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Give the words as they are compared."""
        return tuple(token.plain for token in self.tokens)

    @cached_property
    def joined(self) -> str:
        """Give the words as one string with a space on each side, to look phrases up in."""
        return f" {' '.join(self.plain)} "

    def holds(self, words: str) -> bool:
        """Say whether a phrase stands in this sentence, word for word."""
        return f" {words} " in self.joined


class Spelling(msgspec.Struct, frozen=True, dict=True):
    """How words are written down for comparison, in one language."""

    silent: frozenset[str]
    numbers: Mapping[str, str]
    abbreviations: frozenset[str]
    alike: Mapping[str, str]
    articles: frozenset[str]

    @classmethod
    def of(cls, words: Any) -> Spelling:
        """Take the words that tell nothing, the numbers and the spellings from the vocabulary."""
        told, drift = words["families"], words["drift"]
        return cls(
            silent=frozenset(w for row in told["grammar"] for w in row),
            numbers={w: str(n) for w, n in (told["numbers"] | drift["numbers"]).items()},
            abbreviations=frozenset(told["abbreviations"]),
            articles=frozenset(drift["articles"]),
            alike={other: row[0] for row in drift["spellings"] for other in row[1:]},
        )

    def plain(self, word: str) -> str:
        """Write a word as it is compared."""
        small = word.casefold().replace("’", "'")
        if small[:1].isdigit():
            return re.sub(r"[.,](?=\d{3}(?!\d))", "", small)
        small = small.removesuffix("'s")
        tens, _, ones = small.partition("-")
        if tens in self.numbers and ones in self.numbers:
            return str(int(self.numbers[tens]) + int(self.numbers[ones]))
        return self.numbers.get(small) or self.alike.get(small, small)

    def phrase(self, text: str) -> str:
        """Write a phrase as its words are compared, a space between them."""
        return " ".join(self.plain(word) for word in _WORD.findall(text))


class Side(msgspec.Struct, frozen=True, dict=True):
    """One report as sentences, in order."""

    lines: tuple[Line, ...]

    @cached_property
    def joined(self) -> str:
        """Give all words as they are compared."""
        return "".join(line.joined for line in self.lines)

    def holds(self, words: str) -> bool:
        """Say whether a phrase stands anywhere in the report."""
        return f" {words} " in self.joined

    def at(self, words: Words | Passage) -> int | None:
        """Give the number of the sentence in which something begins."""
        for n, line in enumerate(self.lines):
            tokens = line.tokens
            if line.field == words.field and tokens[0].start < words.end and (
                words.start < tokens[-1].end
            ):
                return n
        return None


def side_of(report: Report, spelling: Spelling) -> Side:
    """Take a report apart into its sentences; a headline given apart stands first."""
    parts: list[tuple[Where, str]] = [("text", report.text)]
    if report.headline and report.headline_at is None:
        parts.insert(0, ("headline", report.headline))
    ends = report.headline_at.end if report.headline_at else 0
    return Side(tuple(
        msgspec.structs.replace(line, headline=True)
        if line.field == "headline" or line.tokens[0].start < ends else line
        for field, text in parts for line in _lines(text, field, spelling)
    ))


def line_of(phrase: str, spelling: Spelling) -> Line | None:
    """Take a phrase as one sentence; nothing where it has no words."""
    return next(_lines(phrase, "text", spelling), None)


def _lines(text: str, field: Where, spelling: Spelling) -> Iterator[Line]:
    begin = 0
    for stop in [*_END.finditer(text), None]:
        end = stop.end() if stop else len(text)
        if stop and "\n" not in stop[0] and stop[0].startswith(". "):
            before = re.search(r"(\w+)$", text[begin:stop.start()])
            if before and (len(before[1]) == 1 or before[1].casefold() in spelling.abbreviations):
                continue
        tokens = tuple(
            Token(found.start(), found.end(), found[0], spelling.plain(found[0]))
            for found in _WORD.finditer(text, begin, end)
        )
        begin = end
        if tokens:
            telling = frozenset(t.plain for t in tokens) - spelling.silent
            yield Line(field, tokens, telling)


class Lined(msgspec.Struct, frozen=True):
    """Two sides, and by sentence of the child the sentence of the parent that tells the same."""

    parent: Side
    child: Side
    told: Mapping[int, int]

    def changed(self) -> Iterator[tuple[Line, Line]]:
        """Give the sentences that tell the same in other words, parent's first."""
        for child, parent in sorted(self.told.items()):
            before, after = self.parent.lines[parent], self.child.lines[child]
            if before.plain != after.plain:
                yield before, after

    def around(self, line: Line) -> Iterator[Line]:
        """Give a sentence of the child and those beside it that tell nothing of the parent's."""
        at = self.child.lines.index(line)
        yield line
        for n in (at - 1, at + 1):
            if 0 <= n < len(self.child.lines) and n not in self.told:
                yield self.child.lines[n]


def is_close(one: Line, other: Line) -> bool:
    """Say whether two sentences share enough for a word that differs to have been changed."""
    shared = len(one.telling & other.telling)
    return shared >= _CLOSE * min(len(one.telling), len(other.telling))


def line_up(parent: Side, child: Side) -> Lined:
    """Find for each sentence of the child the likest of the parent, the same words first."""
    exact: dict[tuple[str, ...], int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(parent.lines):
        exact.setdefault(line.plain, n)
        for word in line.telling:
            holders[word].append(n)
    told = {}
    for n, line in enumerate(child.lines):
        same = exact.get(line.plain)
        found = same if same is not None else _likest(line, parent.lines, holders)
        if found is not None:
            told[n] = found
    return Lined(parent, child, told)


def _likest(
    line: Line, lines: Sequence[Line], holders: Mapping[str, Sequence[int]]
) -> int | None:
    shared: Counter[int] = Counter()
    for word in line.telling:
        rows = holders.get(word, ())
        if len(rows) <= _COMMON:
            shared.update(rows)
    best = max(
        ((count / (len(lines[n].telling) * len(line.telling)) ** 0.5, -n)
         for n, count in shared.items() if count > 1), default=(0.0, 0),
    )
    return -best[1] if best[0] >= _SAME else None
