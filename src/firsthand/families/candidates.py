"""Which pairs of reports are worth comparing, without comparing every pair.

Reports of one genre are alike in shape: hundreds say that so many were killed when something hit
something. Two of them are worth laying side by side where they share what few others have, or
where they share much.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import fsum

import msgspec
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
# Two reports with this share of the shorter one's couples in common are one text for counting.
_ONE_TEXT = 0.5
# A couple in more texts than this is on its way to a phrase, and proves the less the more have it.
_FEW_TEXTS = 16
# A copy keeps this share of the shorter text's couples, phrases or not, or this share once they
# are weighed. Reports that only look alike in shape stay below both, or little above the second:
# a mere doubt must pass a third.
_KEPT_BY_A_COPY = 0.3
_WEIGHED = 0.12
_TELLING = 0.16
_PRIME = np.uint64(0x9E3779B97F4A7C15)

Owned = tuple[Hashes, NDArray[np.int64], NDArray[np.int64]]


class Pair(msgspec.Struct, frozen=True):
    """Two reports worth comparing, by position; without ``telling`` their doubt is no doubt.

    What they share is then mostly phrases, which any two reports of one genre may share.
    """

    left: int
    right: int
    telling: bool


class Candidates(msgspec.Struct, frozen=True):
    """The pairs worth comparing, the smaller position first, and whose text each report has.

    ``texts`` has one number a report: that of the first report with much the same couples. What
    is counted by texts is not changed by a further copy.
    """

    pairs: tuple[Pair, ...]
    texts: tuple[int, ...]


def find_candidates(tellings: Sequence[Telling]) -> Candidates:
    """Find the pairs that share rare wording, or much wording.

    Two indexes meet: MinHash signatures find near-copies however many there are; single
    shingles, and couples of telling words that follow each other, find excerpts and rewrites. Of
    what they find, the pairs are kept that share rare couples or many. The cost grows with the
    number of words, not of pairs. ``tellings`` must stand in a fixed order.
    """
    couples = [frozenset(_couples(telling)) for telling in tellings]
    met = _met_often(tellings, couples)
    kept = [_kept(couples[a], couples[b]) for a, b in met]
    near = (pair for pair, share in zip(met, kept, strict=True) if share >= _ONE_TEXT)
    texts = _texts(len(tellings), near)
    weights = _weights(couples, texts)
    pairs = []
    for (a, b), share in zip(met, kept, strict=True):
        much = share >= _KEPT_BY_A_COPY
        weighed = 1.0 if much else _weighed(couples[a], couples[b], weights)
        if weighed >= _WEIGHED:
            pairs.append(Pair(a, b, weighed >= _TELLING))
    return Candidates(tuple(pairs), texts)


def _couples(telling: Telling) -> Iterator[int]:
    """Hash the couples of telling words; a rewrite keeps many of them."""
    seen = {couple for sentence in telling.sentences for couple in sentence.couples()}
    for couple in seen:
        data = couple.encode("utf-8", "surrogatepass")
        yield zlib.crc32(data) | (zlib.adler32(data) << 32)


def _kept(one: Set[int], other: Set[int]) -> float:
    """Give the share of the shorter text's couples that the other has."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 1.0


def _texts(count: int, near: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Give each report the first of those it is joined to by near-copies."""
    first = list(range(count))

    def root(n: int) -> int:
        while first[n] != n:
            first[n] = n = first[first[n]]
        return n

    for a, b in near:
        low, high = sorted((root(a), root(b)))
        first[high] = low
    return tuple(root(n) for n in range(count))


def _weights(couples: Sequence[Set[int]], texts: Sequence[int]) -> dict[int, float]:
    """Weigh each couple by how few texts have it, from 1 down to 0."""
    together: dict[int, set[int]] = defaultdict(set)
    for row, text in zip(couples, texts, strict=True):
        together[text] |= row
    holders = Counter(couple for row in together.values() for couple in row)
    return {couple: min(1.0, _FEW_TEXTS / count) for couple, count in holders.items()}


def _weighed(one: Set[int], other: Set[int], weights: Mapping[int, float]) -> float:
    """Give the weight of the common couples as a share of the shorter text's couples."""
    fewer = max(min(len(one), len(other)), 1)
    return fsum(map(weights.__getitem__, one & other)) / fewer


def _met_often(
    tellings: Sequence[Telling], couples: Sequence[Set[int]]
) -> tuple[tuple[int, int], ...]:
    """Pair the reports that meet in both indexes, the strongest pairs of each."""
    shingled = [_shingles(t) for t in tellings]
    owned = [
        (keys, n, worth)
        for n in range(len(tellings))
        for keys, worth in (
            (shingled[n][shingled[n] % np.uint64(_SAMPLED) == 0], 1),
            (np.fromiter(couples[n], dtype=np.uint64), 1),
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
