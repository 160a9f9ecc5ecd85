"""Which report holds which key, packed into sorted numbers that are searched and never unpacked."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.families.words import Hashes

Rows = NDArray[np.int64]
Marks = NDArray[np.bytes_]

# A posting is a key of 48 bits and, in the lowest 16, the row of its report in the segment.
_ROW_BITS = 16
_ROW = np.uint64((1 << _ROW_BITS) - 1)
_SHIFT = np.uint64(_ROW_BITS)
MOST_ROWS = 1 << _ROW_BITS
KEY_BITS = 64 - _ROW_BITS
POSTINGS = ("keys", "sentences", "landmarks")


class Segment(msgspec.Struct, frozen=True):
    """Some thousand reports of an index, one row each, and what they hold as sorted postings.

    ``marks`` gives the order of telling: when published, then the id. ``keys`` are couples of
    telling words, and bands of the MinHash signature, told apart by the lowest bit of the key;
    ``sizes`` counts the couples of each report, and ``signatures`` is the least of them: two
    reports of one text have the same. ``sentences`` are whole sentences, ``landmarks`` names and
    figures.
    """

    marks: Marks
    signatures: Hashes
    publishers: Hashes
    tongues: Hashes
    sizes: Rows
    keys: Hashes
    sentences: Hashes
    landmarks: Hashes

    def save(self, folder: Path) -> None:
        """Keep the segment as one array a file."""
        folder.mkdir(parents=True)
        for name in self.__struct_fields__:
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> Segment:
        """Open a kept segment; its postings stay on the disk until they are looked at."""
        return cls(**{
            name: np.load(folder / f"{name}.npy", mmap_mode="r" if name in POSTINGS else None)
            for name in cls.__struct_fields__
        })


def joined(earlier: Segment, later: Segment) -> Segment:
    """Make one segment of two; the rows of the later one follow those of the earlier."""
    further = np.uint64(len(earlier.marks))
    columns = {}
    for name in Segment.__struct_fields__:
        one, other = getattr(earlier, name), getattr(later, name)
        if name in POSTINGS:
            columns[name] = np.sort(np.concatenate([one, other + further]))
        else:
            columns[name] = np.concatenate([one, other])
    return Segment(**columns)


def numbered(keys: Hashes, rows: Rows) -> Hashes:
    """Pack keys and the rows that hold them; what a row holds twice is held once."""
    return np.unique(short(keys) << _SHIFT | rows.astype(np.uint64))


def short(keys: Hashes) -> Hashes:
    """Give the part of each key that postings keep."""
    return keys & np.uint64((1 << KEY_BITS) - 1)


def rows_of(postings: Hashes) -> Rows:
    """Give the row of each posting."""
    return (postings & _ROW).astype(np.int64)


def keys_of(postings: Hashes) -> Hashes:
    """Give the key of each posting."""
    return postings >> _SHIFT


def held(postings: Hashes, keys: Hashes) -> tuple[Rows, Rows]:
    """Give the begin and the end of each key's holders among the postings."""
    low = keys << _SHIFT
    return np.searchsorted(postings, low), np.searchsorted(postings, low | _ROW, side="right")


def part_of(postings: Hashes, part: int, count: int) -> Hashes:
    """Give one of so many stretches of the space of keys; ``count`` is a power of two."""
    width = (1 << 64) // count
    begin = np.searchsorted(postings, np.uint64(part * width))
    last = np.searchsorted(postings, np.uint64((part + 1) * width - 1), side="right")
    return postings[begin:last]


def within(begins: Rows, lengths: Rows) -> Rows:
    """Count from each begin through its length: (2, 7) and (3, 1) give 2, 3, 4, 7."""
    offsets = np.repeat(begins - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    return (offsets + np.arange(int(lengths.sum()))).astype(np.int64)
