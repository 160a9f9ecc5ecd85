"""A report's words with their addresses, and its sentences by what they tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.record import Report

# Shorter runs of the same words come by themselves in any two reports of one event.
GRAM = 5

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]


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
        return running(self.counted)

    @cached_property
    def narrative_before(self) -> tuple[int, ...]:
        """Count the words of narrative before each word, and all of them at the end."""
        return running(self.narrative)

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


def running(flags: Flags) -> tuple[int, ...]:
    """Count the flags that are set before each place, and all of them at the end."""
    return (0, *np.cumsum(flags).tolist())
