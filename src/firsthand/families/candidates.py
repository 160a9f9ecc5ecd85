"""Which pairs of reports are worth comparing, without comparing every pair.

Reports of one genre are alike in shape: hundreds say that so many were killed when something hit
something. Two of them are worth laying side by side where they share what few others have, or
where they share much.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence, Set

import numpy as np
import rensa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from firsthand.families.words import Hashes, Telling

# Pinned: signatures must be the same on every machine and in every run.
_SEED = 20250306
_PERMUTATIONS = 64
_BAND = 4
# One shingle in this many is indexed, chosen by its own hash: the same in every report.
_SAMPLED = 4
# A key with more holders than this is common property; only its neighbours are paired.
_COMMON = 24
# So many shared keys make a pair worth the comparison; one signature band counts as many.
_WORTH = 3
# The strongest candidates of each report are looked at.
_KEPT = 48
# Two telling words that follow each other in more different sentences than this are a phrase.
_PHRASE = 12
# A copy keeps this share of the shorter text's couples, or this share in couples that are rare.
# Reports that only look alike in shape stay below both; a doubt worth showing has twice as many.
_KEPT_BY_A_COPY = 0.25
_RARE_IN_BOTH = 0.1
_PRIME = np.uint64(0x9E3779B97F4A7C15)

Owned = tuple[Hashes, NDArray[np.int64], NDArray[np.int64]]


def candidate_pairs(tellings: Sequence[Telling]) -> tuple[tuple[int, int], ...]:
    """Name the pairs (by position, smaller first) that share rare wording.

    Two indexes meet: MinHash signatures find near-copies however many there are; single
    shingles, and couples of telling words that follow each other, find excerpts and rewrites. Of
    what they find, the pairs are named that share rare couples or many. The cost grows with the
    number of words, not of pairs. ``tellings`` must stand in a fixed order.
    """
    couples = [[_hashed(s.couples()) for s in t.sentences] for t in tellings]
    rarity = _Rarity(tellings, couples)
    return tuple(pair for pair in _met_often(tellings, rarity) if rarity.worth(*pair))


class _Rarity:
    """Knows each report's couples of telling words, and which of them few sentences have."""

    def __init__(
        self, tellings: Sequence[Telling], couples: Sequence[Sequence[Set[int]]]
    ) -> None:
        """Count in how many different sentences each couple stands: a reprint adds none."""
        seen: set[bytes] = set()
        sentences: Counter[int] = Counter()
        for telling, rows in zip(tellings, couples, strict=True):
            for sentence, row in zip(telling.sentences, rows, strict=True):
                words = telling.hashes[sentence.start : sentence.end].tobytes()
                if words not in seen:
                    seen.add(words)
                    sentences.update(row)
        self.couples = [frozenset[int]().union(*rows) for rows in couples]
        self._rare = [
            frozenset(couple for couple in row if sentences[couple] <= _PHRASE)
            for row in self.couples
        ]

    def worth(self, a: int, b: int) -> bool:
        """Say whether two reports share rare couples, or many."""
        fewer = min(len(self.couples[a]), len(self.couples[b]))
        rare = len(self._rare[a] & self._rare[b])
        return (
            rare >= _RARE_IN_BOTH * fewer
            or len(self.couples[a] & self.couples[b]) >= _KEPT_BY_A_COPY * fewer
        )


def _met_often(tellings: Sequence[Telling], rarity: _Rarity) -> tuple[tuple[int, int], ...]:
    shingled = [_shingles(t) for t in tellings]
    owned = [
        (keys, n, worth)
        for n in range(len(tellings))
        for keys, worth in (
            (shingled[n][shingled[n] % np.uint64(_SAMPLED) == 0], 1),
            (np.fromiter(rarity.couples[n], dtype=np.uint64), 1),
        )
    ]
    owned += [(bands, n, _WORTH) for n, bands in _bands(shingled)]
    if not owned:
        return ()
    keys = np.concatenate([row[0] for row in owned])
    owners = np.concatenate([np.full(len(row[0]), row[1], dtype=np.int64) for row in owned])
    worths = np.concatenate([np.full(len(row[0]), row[2], dtype=np.int64) for row in owned])
    pairs, strength = _met((keys, owners, worths), len(tellings))
    return _strongest(pairs, strength, len(tellings))


def _shingles(telling: Telling) -> Hashes:
    return np.unique(telling.grams[telling.counted[: len(telling.grams)]])


def _hashed(couples: Set[str]) -> frozenset[int]:
    """Hash couples of telling words; a rewrite keeps many of them."""
    return frozenset(
        zlib.crc32(data) | (zlib.adler32(data) << 32)
        for data in (couple.encode("utf-8", "surrogatepass") for couple in couples)
    )


def _bands(shingled: Sequence[Hashes]) -> Iterator[tuple[int, Hashes]]:
    filled = [n for n, hashes in enumerate(shingled) if len(hashes)]
    if not filled:
        return
    flat = np.concatenate([shingled[n] for n in filled])
    offsets = [0, *np.cumsum([len(shingled[n]) for n in filled]).tolist()]
    digests = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        flat, offsets, _PERMUTATIONS, _SEED
    )
    rows = np.array(digests.to_rows(), dtype=np.uint64).reshape(len(filled), -1, _BAND)
    mixed = np.arange(rows.shape[1], dtype=np.uint64) * _PRIME + np.zeros(
        (len(filled), 1), dtype=np.uint64
    )
    for column in range(_BAND):
        mixed = (mixed ^ rows[:, :, column]) * _PRIME
        mixed ^= mixed >> np.uint64(31)
    yield from zip(filled, mixed, strict=True)


def _met(owned: Owned, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair the holders of each key; give the packed pairs and how much they share."""
    keys, owners, worths = owned
    order = np.lexsort((owners, keys))
    keys, owners, worths = keys[order], owners[order], worths[order]
    ends = np.flatnonzero(np.append(keys[1:] != keys[:-1], True)) + 1 if len(keys) else keys
    begins = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    sizes = (ends - begins).astype(np.int64)
    left, right, worth = [], [], []
    for step in range(1, _COMMON):
        # Each holder is paired with the one `step` places on; in a large group only next door.
        groups = (sizes > step) & ((sizes <= _COMMON) | (step == 1))
        first = _within(begins[groups], sizes[groups] - step)
        left.append(owners[first])
        right.append(owners[first + step])
        worth.append(worths[first])
    packed = np.concatenate(left) * count + np.concatenate(right)
    pairs, where = np.unique(packed, return_inverse=True)
    strength = np.bincount(where, weights=np.concatenate(worth)).astype(np.int64)
    enough = strength >= _WORTH
    return pairs[enough], strength[enough]


def _within(begins: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count from each begin through its length: (2, 7) and (3, 1) give 2, 3, 4, 7."""
    offsets = np.repeat(begins - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    return (offsets + np.arange(int(lengths.sum()))).astype(np.int64)


def _strongest(
    pairs: NDArray[np.int64], strength: NDArray[np.int64], count: int
) -> tuple[tuple[int, int], ...]:
    """Keep a pair that is among the strongest of either of its reports."""
    left, right = pairs // count, pairs % count
    kept = np.zeros(len(pairs), dtype=np.bool_)
    for side in (left, right):
        order = np.lexsort((pairs, -strength, side))
        begins = np.flatnonzero(np.append(True, side[order][1:] != side[order][:-1]))
        lengths = np.diff(np.append(begins, len(order)))
        rank = np.arange(len(order)) - np.repeat(begins, lengths)
        kept[order[rank < _KEPT]] = True
    chosen = np.flatnonzero(kept & (left != right))
    return tuple((int(left[n]), int(right[n])) for n in chosen)
