"""A report's words with their addresses, and its sentences by what they tell."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.record import Report

# Shorter runs of the same words come by themselves in any two reports of one event.
GRAM = 5
# Names change their endings between languages; their beginnings mostly stay.
_BEGINNING = 5

Couple = tuple[str, str]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


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

    def couples(self) -> set[Couple]:
        """Give each two telling words that follow each other, in either order."""
        return {(a, b) if a < b else (b, a) for a, b in pairwise(self.features)}


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
        return running(self.counted)

    @cached_property
    def narrative_before(self) -> tuple[int, ...]:
        """Count the words of narrative before each word, and all of them at the end."""
        return running(self.narrative)

    @cached_property
    def tells(self) -> float:
        """Give what the sentences outside quotation marks weigh together."""
        return sum(sentence.weight for sentence in self.sentences if not sentence.quoted)

    @cached_property
    def landmarks(self) -> tuple[tuple[str, ...], ...]:
        """Give each sentence's figures and capitalised words but its first, in their order.

        A script that has no capitals gives only its figures.
        """
        return tuple(tuple(self._landmarks(sentence)) for sentence in self.sentences)

    @cached_property
    def marked_before(self) -> tuple[int, ...]:
        """Count the words that are landmarks before each word, and all of them at the end."""
        flags = np.zeros(len(self.starts), dtype=np.bool_)
        for sentence in self.sentences:
            for n in range(sentence.start, sentence.end):
                flags[n] = self._marks(sentence, n)
        return running(flags)

    def _landmarks(self, sentence: Sentence) -> Iterator[str]:
        for n in range(sentence.start, sentence.end):
            if self._marks(sentence, n):
                word = self.report.text[self.starts[n] : self.ends[n]]
                plain = unicodedata.normalize("NFKD", word.casefold())
                yield "".join(c for c in plain if c.isalnum())[:_BEGINNING]

    def _marks(self, sentence: Sentence, n: int) -> bool:
        first = self.report.text[self.starts[n]]
        long = self.ends[n] - self.starts[n] > 2
        return first.isdigit() or (first.isupper() and long and n > sentence.start)

    @cached_property
    def sentence_keys(self) -> Hashes:
        """Give one value for each sentence: the same words have the same."""
        begins, ends = (
            np.array([getattr(s, side) for s in self.sentences], dtype=np.int64)
            for side in ("start", "end")
        )
        return sentence_keys(self.hashes, begins, ends)

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


# An odd number without pattern in its bits: 2 to the 64th over the golden ratio.
_MIXER = np.uint64(0x9E3779B97F4A7C15)
# The bits of a sentence's key.
_KEPT = np.uint64((1 << 48) - 1)


def grams_of(hashes: Hashes) -> Hashes:
    """Hash each ``GRAM`` words that follow each other."""
    if len(hashes) < GRAM:
        return np.array([], dtype=np.uint64)
    mixed = np.zeros(len(hashes) - GRAM + 1, dtype=np.uint64)
    for word in np.lib.stride_tricks.sliding_window_view(hashes, GRAM).T:
        mixed = mixed * _MIXER + word
        mixed ^= mixed >> np.uint64(29)
    return mixed


def sentence_keys(hashes: Hashes, begins: Places, ends: Places) -> Hashes:
    """Hash the words of each sentence, none of them empty; 48 bits, as an index keeps them."""
    if not len(begins):
        return np.array([], dtype=np.uint64)
    sizes = ends - begins
    at = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    mixed = hashes[np.repeat(begins, sizes) + at] ^ (at.astype(np.uint64) * _MIXER)
    mixed *= _MIXER
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIXER
    mixed ^= mixed >> np.uint64(32)
    keys: Hashes = np.add.reduceat(mixed, np.cumsum(sizes) - sizes) & _KEPT
    return keys


def running(flags: Flags) -> tuple[int, ...]:
    """Count the flags that are set before each place, and all of them at the end."""
    return (0, *np.cumsum(flags).tolist())
