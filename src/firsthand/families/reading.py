"""Reading a report into what can be compared: words, sentences, and what is whose."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set

import msgspec
import numpy as np
import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]

from firsthand.families.words import Flags, Sentence, Telling, grams_of, running
from firsthand.record import Report
from firsthand.vocabulary import Vocabulary

# A number with its separators; a sign of a script written without spaces; or a run of letters.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
# A sentence ends at a stop and white space, at a new line, or at a stop that lost its white space.
# Every way of ending begins with one of a few signs: what does not is passed over quickly.
_STOP = re.compile(
    r"[.!?…。！？\n]"
    r"(?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*\s+|(?<=[。！？])[。！？]*|(?<=\n)\n*"
    r"|(?<=[^\W\d_A-Z]{3}[.!?])[\"”’]?(?=[\"“]?[A-Z][^\W\d_A-Z]))"
)
# A word that may be an abbreviation begins at most so many characters before its stop.
_LONGEST_SHORT = 24
_SEPARATORS = re.compile(r"[.,](?=\d{3}(?!\d))")
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_POST = re.compile(r"\(@\w+\)|(?:^|\s)@\w+\s")
# A text set to a width has so many lines or more, none wider than this, most of them full.
_LINES, _WIDEST, _FULL, _MOST = 3, 132, 0.75, 0.75
# What makes two tellings one: a figure or a name is chosen, a common word may come by itself.
_NAMED = 2.0


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
        text = report.text
        spans = [match.span() for match in _WORD.finditer(text)]
        words = self._words([text[start:end] for start, end in spans], report.language[:2])
        starts = tuple([start for start, _ in spans])
        counted = _outside(starts, [(c.start, c.end) for c in report.credit if c.field == "text"])
        pasted = list(self._pasted_lines(report.text))
        outside = _outside(starts, [*_quotations(text, _wraps(text)), *pasted])
        credited, told = running(counted), running(outside)
        sentences = tuple(
            _sentence(words, start, end, quoted=told[end] - told[start] < 0.4 * (end - start))
            for start, end in self._stretches(report.text, starts)
            if credited[end] > credited[start]
        )
        hashes = np.array([word.hash for word in words], dtype=np.uint64)
        return Telling(
            report=report, hashes=hashes, grams=grams_of(hashes),
            starts=starts, ends=tuple([end for _, end in spans]),
            counted=counted, narrative=counted & outside, sentences=sentences,
        )

    def _stretches(self, text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        begin = 0
        for stop in (*self.stops(text), len(text)):
            at = bisect_left(starts, stop, begin)
            if at > begin:
                yield begin, at
                begin = at

    def stops(self, text: str) -> Iterator[int]:
        """Find where the sentences of a text end; no word stands on both sides."""
        wraps = _wraps(text)
        for stop in _STOP.finditer(text):
            at = stop.start()
            if at in wraps:
                continue
            if text[at] in "。！？" or "\n" in stop.group():
                yield at
            elif not text[stop.end() : stop.end() + 1].islower():
                before = _WORD.findall(text, max(at - _LONGEST_SHORT, 0), at)
                short = text[at] == "." and before and self._is_short(before[-1])
                if not short:
                    yield at

    def words_in(self, text: str, begin: int, end: int) -> list[str]:
        """Give the written words of a stretch of text."""
        return _WORD.findall(text, begin, end)

    def _is_short(self, word: str) -> bool:
        return len(word) == 1 or _normal(word) in self._abbreviations

    def _words(self, written: Sequence[str], language: str) -> list[Word]:
        known = self._known.setdefault(language, {})
        for word in written:
            if word not in known:
                known[word] = self.word(word, language)
        return [known[word] for word in written]

    def word(self, written: str, language: str) -> Word:
        """Say what one written word is to be compared by."""
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


def _quotations(text: str, wraps: Set[int]) -> Iterator[tuple[int, int]]:
    """Find what stands in quotation marks; a mark left open closes with its line."""
    closing, begin = "", 0
    for match in re.finditer("[“”„«»\"\n]", text):
        mark = match.group()
        if match.start() in wraps:
            continue
        if closing and (mark in closing or mark == "\n"):
            yield begin, match.start()
            closing = ""
        elif not closing and mark in _PAIRS:
            closing, begin = _PAIRS[mark], match.end()
    if closing:
        yield begin, len(text)


def _wraps(text: str) -> frozenset[int]:
    """Find the line ends that only wrap a line, where a text was set to a width.

    Its lines are then nearly as long as the longest, but for the last of each paragraph.
    """
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    widest = max((end - start for start, end in lines), default=0)
    full = [end for start, end in lines if end - start >= _FULL * widest]
    inner = [end for _, end in lines if text[end : end + 2].strip("\n") and end < len(text)]
    if widest > _WIDEST or len(inner) < _LINES or len({*full} & {*inner}) < _MOST * len(inner):
        return frozenset()
    return frozenset(end for end in full if end in inner)


def _outside(starts: Sequence[int], stretches: Iterable[tuple[int, int]]) -> Flags:
    """Flag the words that begin in none of the stretches."""
    flags = np.ones(len(starts), dtype=np.bool_)
    places = np.array(starts, dtype=np.int64)
    for begin, end in stretches:
        flags[np.searchsorted(places, begin) : np.searchsorted(places, end)] = False
    return flags
