"""Which pairs of reports are worth comparing, without comparing every pair.

Reports of one genre are alike in shape: hundreds say that so many were killed when something hit
something. Two of them are worth laying side by side where they share what few texts have, or
where their signatures meet. What one report is compared with hangs on what stands in the index,
not on the order in which it came there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import msgspec
import numpy as np

from firsthand.families.index import Index
from firsthand.families.postings import Rows, keys_of, part_of, rows_of, within
from firsthand.families.words import Flags, Hashes

# A key with more holders is common property whoever they are, and so is one with more texts.
MOST = 4096
COMMON = 96
# Only the earliest holders of a key are paired with the others: a crowd costs no more than that.
HUBS = 8
# So many shared keys make a pair worth the comparison, if they are this share of the fewer keys;
# one signature band is enough.
WORTH = 3
_SHARE = 0.12
# So many names and figures must be common to tellings in two languages.
LANDMARKS = 8
# A name or figure that more reports have is no ground to compare two of them.
WELL_KNOWN = 24
# The strongest candidates of each report, among those told before it, are looked at.
KEPT = 8

_ONE = np.uint64(1)
# The space of keys is looked at in one stretch for this many reports, in two for twice as many;
# so many later reports have their pairs counted at once. (Both are powers of two.)
_STRETCH_BITS = 14
_BUCKET = 1 << 16


class Pairs(msgspec.Struct, frozen=True):
    """Pairs worth comparing, by the numbers of their reports; ``later`` was told later.

    ``foreign`` flags those in two languages that have names and figures in common.
    """

    later: Rows
    earlier: Rows
    foreign: Flags


def find_pairs(index: Index) -> Pairs:
    """Find the pairs that share rare wording, or much wording.

    The cost grows with the number of words, not of pairs; what does not fit into memory at once
    is counted in stretches.
    """
    order = np.argsort(index.column("marks"), kind="stable")
    seen = _Seen(
        index=index, ranks=np.argsort(order).astype(np.uint64),
        signatures=index.column("signatures")[order], tongues=index.column("tongues")[order],
        sizes=index.column("sizes")[order], bits=len(order).bit_length(),
    )
    later, earlier = _strongest(seen, "keys")
    foreign, abroad = later[:0], later[:0]
    if len(np.unique(seen.tongues)) > 1:
        foreign, abroad = _strongest(seen, "landmarks")
    return Pairs(
        later=order[np.concatenate([later, foreign])],
        earlier=order[np.concatenate([earlier, abroad])],
        foreign=np.repeat([False, True], [len(later), len(foreign)]),
    )


class _Seen(msgspec.Struct, frozen=True):
    """The index, and what is known of its reports, in the order of telling.

    A report's place in that order has ``bits`` bits, wherever it is packed with something else.
    """

    index: Index
    ranks: Hashes
    signatures: Hashes
    tongues: Hashes
    sizes: Rows
    bits: int

    @property
    def shift(self) -> np.uint64:
        """Give how far what is packed with a place is moved."""
        return np.uint64(self.bits)

    @property
    def place(self) -> np.uint64:
        """Give the bits of the place."""
        return np.uint64((1 << self.bits) - 1)



def _strongest(seen: _Seen, kind: Literal["keys", "landmarks"]) -> tuple[Rows, Rows]:
    """Pair the holders of each key; keep of each report the strongest pairs with earlier ones."""
    with TemporaryDirectory() as folder:
        buckets = _Buckets(seen, Path(folder))
        for part in range(parts := 1 << max(seen.bits - _STRETCH_BITS, 0)):
            buckets.put(_hits(seen, kind, part, parts))
        kept = [_kept(seen, hits, kind) for hits in buckets.taken()]
    return (
        np.concatenate([later for later, _ in kept]),
        np.concatenate([earlier for _, earlier in kept]),
    )


def _hits(
    seen: _Seen, kind: Literal["keys", "landmarks"], part: int, parts: int
) -> Hashes:
    """Pair the holders of the keys in one part of their space; the lowest bit says band."""
    ranked = []
    for n, segment in enumerate(seen.index.segments):
        postings = part_of(getattr(segment, kind), part, parts)
        ranks = seen.ranks[rows_of(postings) + seen.index.begin_of(n)]
        # The key's uppermost bits are those of the part: what is lost of them is known.
        ranked.append(keys_of(postings) << seen.shift | ranks)
    held = np.sort(np.concatenate(ranked))
    keys, ranks = held >> seen.shift, held & seen.place
    begins, sizes = _runs(keys)
    bands = keys[begins] & _ONE
    if kind == "landmarks":
        allowed, hubs = (sizes > 1) & (sizes <= WELL_KNOWN), WELL_KNOWN
    else:
        allowed, hubs = (sizes > 1) & ((bands == 1) | _rare(seen, ranks, begins, sizes)), HUBS
    begins, sizes, bands = begins[allowed], sizes[allowed], bands[allowed]
    found = [np.zeros(0, dtype=np.uint64)]
    for hub in range(min(hubs, int(sizes.max(initial=1)) - 1)):
        enough = sizes > hub + 1
        begins, sizes, bands = begins[enough], sizes[enough], bands[enough]
        after = sizes - hub - 1
        earlier = np.repeat(ranks[begins + hub], after)
        later = ranks[within(begins + hub + 1, after)]
        hits = (later << seen.shift | earlier) << _ONE | np.repeat(bands, after)
        if kind == "landmarks":
            hits = hits[seen.tongues[later] != seen.tongues[earlier]]
        found.append(hits)
    return np.concatenate(found)


def _rare(seen: _Seen, ranks: Hashes, begins: Rows, sizes: Rows) -> Flags:
    """Say which keys few texts have, by the signatures of their holders."""
    rare: Flags = sizes <= MOST
    crowded = np.flatnonzero(rare & (sizes > COMMON))
    holders = ranks[within(begins[crowded], sizes[crowded])]
    rare[crowded] = _texts(seen.signatures[holders], sizes[crowded]) <= COMMON
    return rare


def _runs(values: Hashes) -> tuple[Rows, Rows]:
    """Give where each run of one value begins, and its length."""
    if not len(values):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    begins = np.flatnonzero(np.append(True, values[1:] != values[:-1]))
    return begins, np.diff(np.append(begins, len(values)))


def _texts(signatures: Hashes, sizes: Rows) -> Rows:
    """Count the different signatures in each of the stretches of these sizes."""
    which = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((signatures, which))
    ordered = signatures[order]
    new = np.append(True, (ordered[1:] != ordered[:-1]) | (which[1:] != which[:-1]))
    return np.bincount(which[new[: len(which)]], minlength=len(sizes))


def _kept(
    seen: _Seen, hits: Hashes, kind: Literal["keys", "landmarks"]
) -> tuple[Rows, Rows]:
    """Count how often each pair was hit, and keep the strongest of each later report."""
    hits = np.sort(hits)
    begins, sizes = _runs(hits >> _ONE)
    pairs = hits[begins] >> _ONE
    bands = np.add.reduceat(hits & _ONE, begins).astype(np.int64) if len(hits) else sizes
    later, earlier = (
        side.astype(np.int64) for side in (pairs >> seen.shift, pairs & seen.place))
    couples = sizes - bands
    if kind == "landmarks":
        strength, enough = sizes, sizes >= LANDMARKS
    else:
        strength = couples + WORTH * bands
        enough = is_enough(couples, bands, np.minimum(seen.sizes[later], seen.sizes[earlier]))
    later, earlier, strength = later[enough], earlier[enough], strength[enough]
    order = np.lexsort((earlier, -strength, later))
    begins, sizes = _runs(later[order].astype(np.uint64))
    first = order[np.arange(len(order)) - np.repeat(begins, sizes) < KEPT]
    return later[first], earlier[first]


def is_enough(couples: Rows, bands: Rows, fewer: Rows) -> Flags:
    """Say whether pairs share enough, where the shorter text has ``fewer`` couples."""
    enough: Flags = (bands > 0) | (couples >= np.maximum(WORTH, _SHARE * fewer))
    return enough


class _Buckets:
    """Hits by their later report, on the disk until they are counted."""

    def __init__(self, seen: _Seen, folder: Path) -> None:
        self._shift = np.uint64(seen.bits + 1)
        self._paths = [folder / str(n) for n in range(len(seen.ranks) // _BUCKET + 1)]

    def put(self, hits: Hashes) -> None:
        """Sort hits into the buckets of their later reports."""
        hits = np.sort(hits) if len(self._paths) > 1 else hits
        edges = np.arange(1, len(self._paths), dtype=np.uint64) * np.uint64(_BUCKET)
        stops = np.searchsorted(hits, edges << self._shift).tolist()
        for path, begin, end in zip(
            self._paths, [0, *stops], [*stops, len(hits)], strict=True
        ):
            with path.open("ab") as file:
                file.write(hits[begin:end].tobytes())

    def taken(self) -> Iterator[Hashes]:
        """Give the hits of each bucket."""
        for path in self._paths:
            yield np.frombuffer(path.read_bytes(), dtype=np.uint64)
