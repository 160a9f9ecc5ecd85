"""A report's words with their addresses, and its sentences by what they tell."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec
import numpy as np
import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]
from numpy.typing import NDArray

from firsthand.record import Report
from firsthand.vocabulary import Vocabulary

# Shorter runs of the same words come by themselves in any two reports of one event.
GRAM = 5

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

# A number with its separators; a sign of a script written without spaces; or a run of letters.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
# A sentence ends at a stop and white space, at a new line, or at a stop that lost its white space.
_STOP = re.compile(
    r"[.!?…]+[\"'”’»)\]]*\s+|[。！？]+|\n+|(?<=[^\W\d_A-Z]{3})[.!?][\"”’]?(?=[\"“]?[A-Z][^\W\d_A-Z])"
)
_SEPARATORS = re.compile(r"[.,](?=\d{3}(?!\d))")
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_POST = re.compile(r"\(@\w+\)|(?:^|\s)@\w+\s")
# What makes two tellings one: a figure or a name is chosen, a common word may come by itself.
_NAMED = 2.0
# An odd number without pattern in its bits: 2 to the 64th over the golden ratio.
_MIXER = np.uint64(0x9E3779B97F4A7C15)


class Sentence(msgspec.Struct, frozen=True):
    """A stretch of words ``start`` to ``end``, and its telling words with their weight.

    ``weight`` is the sum of these; both are set by how rare the words are once all are read.
    """

    start: int
    end: int
    features: dict[str, float]
    figures: frozenset[str]
    quoted: bool
    weight: float = 0.0

    def couples(self) -> set[str]:
        """Give each two telling words that follow each other, in either order."""
        return {" ".join(sorted(couple)) for couple in pairwise(self.features)}


class Telling(msgspec.Struct, frozen=True, dict=True):
    """One report made comparable: word ``n`` stands at ``starts[n]`` to ``ends[n]``.

    ``hashes`` has one value a word, ``grams`` one for the ``GRAM`` words that begin there.

    ``counted`` is false for credit lines and page furniture, ``narrative`` for those and for
    what stands in quotation marks: two reporters may write down the same quotation.
    """

    report: Report
    hashes: Hashes
    grams: Hashes
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    counted: Flags
    narrative: Flags
    sentences: tuple[Sentence, ...]

    @cached_property
    def counted_before(self) -> tuple[int, ...]:
        """Count the counted words before each word, and all of them at the end."""
        return _before(self.counted)

    @cached_property
    def narrative_before(self) -> tuple[int, ...]:
        """Count the words of narrative before each word, and all of them at the end."""
        return _before(self.narrative)

    @cached_property
    def tells(self) -> float:
        """Give what the sentences outside quotation marks weigh together."""
        return sum(sentence.weight for sentence in self.sentences if not sentence.quoted)

    def without(self, furniture: Iterable[int]) -> Telling:
        """Give the telling with these sentences no longer counted."""
        counted, narrative = self.counted.copy(), self.narrative.copy()
        dropped = set(furniture)
        for n in dropped:
            counted[self.sentences[n].start : self.sentences[n].end] = False
            narrative[self.sentences[n].start : self.sentences[n].end] = False
        kept = tuple(s for n, s in enumerate(self.sentences) if n not in dropped)
        return msgspec.structs.replace(
            self, counted=counted, narrative=narrative, sentences=kept
        )


class Word(msgspec.Struct, frozen=True):
    """What a run holds of one written word: ``figure`` or ``stem`` where it tells something."""

    plain: str
    hash: int
    figure: str
    stem: str
    named: bool


class Reader:
    """Reads reports into tellings; holds what one run may reuse (what it knows of each word)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words that tell nothing from the vocabulary's ``families`` file."""
        words = vocabulary["families"]
        silent = ("grammar", "reporting", "calendar")
        self._silent = frozenset(w for kind in silent for row in words[kind] for w in row)
        self._abbreviations = frozenset(words["abbreviations"])
        self._numbers = {word: str(number) for word, number in words["numbers"].items()}
        self._pasted = tuple(words["pasted"])
        self._known: dict[str, dict[str, Word]] = {}
        self._stemmers: dict[str, Stemmer.Stemmer | None] = {}

    def read(self, report: Report) -> Telling:
        """Read one report; its text stays as it is."""
        found = list(_WORD.finditer(report.text))
        words = self._words([match.group() for match in found], report.language[:2])
        starts = tuple(match.start() for match in found)
        counted = _outside(starts, [(c.start, c.end) for c in report.credit if c.field == "text"])
        pasted = list(self._pasted_lines(report.text))
        outside = _outside(starts, [*_quotations(report.text), *pasted])
        credited, told = _before(counted), _before(outside)
        sentences = tuple(
            _sentence(words, start, end, quoted=told[end] - told[start] < 0.4 * (end - start))
            for start, end in self._stretches(report.text, starts, words)
            if credited[end] > credited[start]
        )
        hashes = np.array([word.hash for word in words], dtype=np.uint64)
        return Telling(
            report=report, hashes=hashes, grams=_grams(hashes),
            starts=starts, ends=tuple(match.end() for match in found),
            counted=counted, narrative=counted & outside, sentences=sentences,
        )

    def _stretches(
        self, text: str, starts: Sequence[int], words: Sequence[Word]
    ) -> Iterator[tuple[int, int]]:
        begin = 0
        for stop in _STOP.finditer(text):
            at = bisect_left(starts, stop.start(), begin)
            if at > begin and self._ends(text, stop, words[at - 1].plain):
                yield begin, at
                begin = at
        if begin < len(starts):
            yield begin, len(starts)

    def _ends(self, text: str, stop: re.Match[str], word: str) -> bool:
        if "\n" in stop.group() or stop.group()[0] in "。！？":
            return True
        after = text[stop.end() : stop.end() + 1]
        short = stop.group()[0] == "." and (len(word) == 1 or word in self._abbreviations)
        return not short and not after.islower()

    def _words(self, written: Sequence[str], language: str) -> list[Word]:
        known = self._known.setdefault(language, {})
        for word in written:
            if word not in known:
                known[word] = self._word(word, language)
        return [known[word] for word in written]

    def _word(self, written: str, language: str) -> Word:
        plain = _normal(written)
        digest = hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self._numbers.get(plain, plain)
        figure = number if number[0].isdigit() else ""
        telling = plain not in self._silent and (len(plain) > 2 or not plain.isascii())
        return Word(
            plain=plain, hash=int.from_bytes(digest, "little"), figure=figure,
            stem=self._stem(number, language) if telling and not figure else "",
            named=written[0].isupper(),
        )

    def _stem(self, word: str, language: str) -> str:
        if language not in self._stemmers:
            known = language in Stemmer.algorithms(aliases=True)
            self._stemmers[language] = Stemmer.Stemmer(language) if known else None
        stemmer = self._stemmers[language]
        return str(stemmer.stemWord(word)) if stemmer else word

    def _pasted_lines(self, text: str) -> Iterator[tuple[int, int]]:
        for line in re.finditer(r"[^\n]+", text):
            low = line.group().casefold()
            if any(word in low for word in self._pasted) or _POST.search(line.group()):
                yield line.span()


def _sentence(words: Sequence[Word], start: int, end: int, *, quoted: bool) -> Sentence:
    features: dict[str, float] = {}
    figures = set()
    first = True
    for word in words[start:end]:
        if word.figure:
            figures.add(word.figure)
            features[word.figure] = _NAMED
        elif word.stem:
            if word.named and not first:
                features[word.stem] = _NAMED
            else:
                features.setdefault(word.stem, 1.0)
        first = False
    return Sentence(
        start=start, end=end, features=features, figures=frozenset(figures), quoted=quoted
    )


def _normal(word: str) -> str:
    plain = word if word.isascii() else unicodedata.normalize("NFKC", word).replace("’", "'")
    if plain[:1].isdigit():
        return _SEPARATORS.sub("", plain)
    return plain.casefold().removesuffix("'s") or word


def _grams(hashes: Hashes) -> Hashes:
    if len(hashes) < GRAM:
        return np.array([], dtype=np.uint64)
    mixed = np.zeros(len(hashes) - GRAM + 1, dtype=np.uint64)
    for word in np.lib.stride_tricks.sliding_window_view(hashes, GRAM).T:
        mixed = mixed * _MIXER + word
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands in quotation marks; a mark left open closes with its line."""
    closing, begin = "", 0
    for match in re.finditer("[“”„«»\"\n]", text):
        mark = match.group()
        if closing and (mark in closing or mark == "\n"):
            yield begin, match.start()
            closing = ""
        elif not closing and mark in _PAIRS:
            closing, begin = _PAIRS[mark], match.end()
    if closing:
        yield begin, len(text)


def _before(flags: Flags) -> tuple[int, ...]:
    return (0, *np.cumsum(flags).tolist())


def _outside(starts: Sequence[int], stretches: Iterable[tuple[int, int]]) -> Flags:
    """Flag the words that begin in none of the stretches."""
    flags = np.ones(len(starts), dtype=np.bool_)
    places = np.array(starts, dtype=np.int64)
    for begin, end in stretches:
        flags[np.searchsorted(places, begin) : np.searchsorted(places, end)] = False
    return flags
