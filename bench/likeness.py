"""How alike an answer and its source are, in six measures of words and one of meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from firsthand.families.meaning import Encoder
from firsthand.families.reading import Reader
from firsthand.families.words import Telling
from firsthand.record import Report
from firsthand.vocabulary import Vocabulary


def likeness(
    pairs: Iterable[tuple[Report, Report]], vocabulary: Vocabulary
) -> Iterator[list[float]]:
    """Measure each answer beside its source, every figure as a share of the answer.

    The runs of one to five words that the source has too; the longest row of words that stands
    in both; and how near in meaning its sentences come to one of the source, on average.
    """
    reader, encoder = Reader(vocabulary), Encoder()
    for answer, source in pairs:
        mine, theirs = reader.read(answer), reader.read(source)
        words, others = mine.hashes.tolist(), theirs.hashes.tolist()
        near = _vectors(mine, encoder) @ _vectors(theirs, encoder).T
        yield [
            *(_common(words, others, length) for length in range(1, 6)),
            _row(words, others) / max(len(words), 1), float(near.max(axis=1).mean()),
        ]


def _vectors(telling: Telling, encoder: Encoder) -> np.ndarray:
    return encoder.of(telling, telling.sentences)


def _common(words: Sequence[int], others: Sequence[int], length: int) -> float:
    mine, theirs = (
        set(zip(*(row[n:] for n in range(length)), strict=False)) for row in (words, others)
    )
    return len(mine & theirs) / max(len(mine), 1)


def _row(words: Sequence[int], others: Sequence[int]) -> int:
    """Count the longest row of words that stands in both, others between them allowed."""
    row = [0] * (len(others) + 1)
    for word in words:
        before = 0
        for n, other in enumerate(others, 1):
            row[n], before = (before + 1 if word == other else max(row[n], row[n - 1])), row[n]
    return row[-1]
