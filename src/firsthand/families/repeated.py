"""Sentences that more than one report has, looked up by their keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np

from firsthand.families.index import Index
from firsthand.families.postings import Rows, keys_of, part_of, rows_of, within
from firsthand.families.words import Hashes

# The space of keys is gone through in so many stretches (a power of two), each in memory.
_STRETCHES = 16


class Repeated(msgspec.Struct, frozen=True):
    """One row for each sentence and holder, in the order of the keys."""

    keys: Hashes
    numbers: Rows

    def __call__(self, sentences: Hashes) -> tuple[Rows, Rows]:
        """Give for each holder which of the sentences it has, and its number."""
        begins = np.searchsorted(self.keys, sentences)
        sizes = np.searchsorted(self.keys, sentences, side="right") - begins
        return np.repeat(np.arange(len(sentences)), sizes), self.numbers[within(begins, sizes)]

    def save(self, folder: Path) -> None:
        """Keep the rows as two arrays."""
        np.save(folder / "repeated.npy", self.keys)
        np.save(folder / "holders.npy", self.numbers)

    @classmethod
    def load(cls, folder: Path) -> Repeated:
        """Open kept rows; they stay on the disk until they are looked at."""
        return cls(np.load(folder / "repeated.npy", mmap_mode="r"),
                   np.load(folder / "holders.npy", mmap_mode="r"))


def find_repeated(index: Index) -> Repeated:
    """Find the sentences that more than one report of an index has."""
    rows = list(_rows(index))
    return Repeated(np.concatenate([keys for keys, _ in rows]),
                    np.concatenate([numbers for _, numbers in rows]))


def _rows(index: Index) -> Iterator[tuple[Hashes, Rows]]:
    for stretch in range(_STRETCHES):
        parts = [part_of(segment.sentences, stretch, _STRETCHES) for segment in index.segments]
        keys = np.concatenate([keys_of(part) for part in parts])
        numbers = np.concatenate(
            [rows_of(part) + index.begin_of(n) for n, part in enumerate(parts)])
        order = np.argsort(keys, kind="stable")
        keys, numbers = keys[order], numbers[order]
        same = keys[1:] == keys[:-1]
        shared = np.append(same, False) | np.append(False, same)
        yield keys[shared[: len(keys)]], numbers[shared[: len(keys)]]
