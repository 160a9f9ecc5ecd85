"""Many reports reduced to numbers: what finds a report's kin without opening its text again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import rensa  # type: ignore[import-untyped]

from firsthand.families.postings import Rows, Segment, numbered, rows_of
from firsthand.families.reading import Reader
from firsthand.families.words import GRAM, Hashes, grams_of, sentence_keys
from firsthand.record import Report

# Pinned, with rensa's ALGORITHM_VERSION 2: bands must be the same on every machine and in every
# run.
_SEED = 20250306
_PERMUTATIONS = 64
_BAND = 4
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_LOWEST = np.uint64(1)
# Names change their endings between languages; their beginnings mostly stay.
_BEGINNING = 5


class _Batch(msgspec.Struct, frozen=True):
    """The words of many reports in one row, and where their sentences begin and end."""

    hashes: Hashes
    tells: Hashes
    landmarks: Hashes
    owners: Rows
    begins: Rows
    ends: Rows


class Sketcher:
    """Sketches reports; holds what one run may reuse (what it knows of each word)."""

    def __init__(self, reader: Reader) -> None:
        """Take the reader whose words and sentences are meant."""
        self._reader = reader
        self._numbers: dict[str, _Numbers] = {}
        self._rows: list[tuple[int, int, int]] = []
        self._table: Hashes = np.zeros((0, 3), dtype=np.uint64)

    def sketch(self, reports: Sequence[Report]) -> Segment:
        """Reduce reports to one segment of an index, in the order given."""
        batch, count = self._batch(reports), len(reports)
        couples, holders = _couples(batch)
        coupled = numbered(couples, holders)
        bands, banded = _bands(batch, count)
        keys = np.union1d(coupled, numbered(bands, banded))
        sentences = sentence_keys(batch.hashes, batch.begins, batch.ends)
        marks, marked = _landmarks(batch)
        return Segment(
            marks=np.array([mark(report) for report in reports], dtype=np.bytes_),
            signatures=_least(couples, holders, count),
            publishers=_hashed(report.publisher or "" for report in reports),
            tongues=_hashed(report.language[:2] for report in reports),
            sizes=np.bincount(rows_of(coupled), minlength=count), keys=keys,
            sentences=numbered(sentences, batch.owners[batch.begins]),
            landmarks=numbered(marks, marked),
        )

    def _batch(self, reports: Sequence[Report]) -> _Batch:
        numbers: list[int] = []
        sizes, begins = [], []
        for report in reports:
            before = len(numbers)
            begins += self._cut(report, numbers)
            sizes.append(len(numbers) - before)
        if len(self._rows) > len(self._table):
            more = np.array(self._rows[len(self._table) :], dtype=np.uint64).reshape(-1, 3)
            self._table = np.concatenate([self._table, more])
        rows = self._table[np.array(numbers, dtype=np.int64)]
        return _Batch(
            hashes=rows[:, 0], tells=rows[:, 1], landmarks=rows[:, 2],
            owners=np.repeat(np.arange(len(reports)), np.array(sizes, dtype=np.int64)),
            begins=np.array(begins, dtype=np.int64),
            ends=np.array([*begins[1:], len(numbers)][: len(begins)], dtype=np.int64),
        )

    def _cut(self, report: Report, numbers: list[int]) -> list[int]:
        """Number the words of a report after those before; give where its sentences begin."""
        language = report.language[:2]
        if language not in self._numbers:
            self._numbers[language] = _Numbers(self._reader, language, self._rows)
        number = self._numbers[language].__getitem__
        begins, begin = [], 0
        for stop in (*self._reader.stops(report.text), len(report.text)):
            told = self._reader.words_in(report.text, begin, stop)
            if told:
                begins.append(len(numbers))
                numbers.extend(map(number, told))
            begin = stop
        return begins


class _Numbers(dict[str, int]):
    """Numbers each word of one language at first sight, and writes down what it tells."""

    def __init__(
        self, reader: Reader, language: str, rows: list[tuple[int, int, int]]
    ) -> None:
        super().__init__()
        self._reader = reader
        self._language = language
        self._rows = rows

    def __missing__(self, written: str) -> int:
        word = self._reader.word(written, self._language)
        tells = word.figure or word.stem
        self._rows.append((word.hash, hash_of(tells) if tells else 0, _landmark(written)))
        self[written] = len(self._rows) - 1
        return self[written]


def mark(report: Report) -> bytes:
    """Give what puts reports into the order of telling: when published, then the id."""
    return f"{report.published or '~'}\0{report.id}".encode("utf-8", "surrogatepass")


def hash_of(text: str) -> int:
    """Hash a word, the same on every machine."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


def _hashed(names: Iterable[str]) -> Hashes:
    return np.array([hash_of(name) for name in names], dtype=np.uint64)


def _landmark(written: str) -> int:
    """Hash a figure (odd) or a name (even); 0 for what is neither."""
    figure = written[0].isdigit()
    if not figure and not (written[0].isupper() and len(written) > 2):
        return 0
    plain = unicodedata.normalize("NFKD", written.casefold())
    beginning = "".join(c for c in plain if c.isalnum())[:_BEGINNING]
    return hash_of(beginning) | 1 if figure else hash_of(beginning) & ~1


def _landmarks(batch: _Batch) -> tuple[Hashes, Rows]:
    """Give the figures, and the capitalised words that do not begin a sentence."""
    inside = np.ones(len(batch.hashes), dtype=np.bool_)
    inside[batch.begins] = False
    figures = batch.landmarks & _LOWEST == 1
    kept = (batch.landmarks != 0) & (inside | figures)
    return batch.landmarks[kept], batch.owners[kept]


def _couples(batch: _Batch) -> tuple[Hashes, Rows]:
    """Hash each two telling words that follow each other, in either order; lowest bit 0."""
    telling = np.flatnonzero(batch.tells)
    words, owners = batch.tells[telling], batch.owners[telling]
    one, other = words[:-1], words[1:]
    mixed = (np.minimum(one, other) * _PRIME) ^ np.maximum(one, other)
    mixed = (mixed ^ (mixed >> np.uint64(31))) * _PRIME
    mixed = (mixed ^ (mixed >> np.uint64(29))) & ~_LOWEST
    same = (owners[:-1] == owners[1:]) & (one != other)
    return mixed[same], owners[:-1][same]


def _least(keys: Hashes, owners: Rows, count: int) -> Hashes:
    """Give the least key of each report; where there is none, one of its own."""
    least = np.arange(count, dtype=np.uint64)
    if len(keys):
        begins = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
        least[owners[begins]] = np.minimum.reduceat(keys, begins)
    return least


def _bands(batch: _Batch, count: int) -> tuple[Hashes, Rows]:
    """Hash the bands of the MinHash signature of each report's runs of words; lowest bit 1."""
    grams = grams_of(batch.hashes)
    owners = batch.owners[: len(grams)]
    inside = owners == batch.owners[GRAM - 1 :]
    sizes = np.bincount(owners[inside], minlength=count)
    filled = np.flatnonzero(sizes)
    if not len(filled):
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    offsets = [0, *np.cumsum(sizes[filled]).tolist()]
    digests = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        grams[inside], offsets, _PERMUTATIONS, _SEED
    )
    rows = np.array(digests.to_rows(), dtype=np.uint64).reshape(len(filled), -1, _BAND)
    mixed = np.arange(rows.shape[1], dtype=np.uint64) * _PRIME + np.zeros(
        (len(filled), 1), dtype=np.uint64
    )
    for column in range(_BAND):
        mixed = (mixed ^ rows[:, :, column]) * _PRIME
        mixed ^= mixed >> np.uint64(31)
    return (mixed | _LOWEST).ravel(), np.repeat(filled, rows.shape[1])
