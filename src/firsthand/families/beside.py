"""What one report of an index is to be compared with, and whose comparisons its coming changed.

The same rules as in ``candidates``, asked for one report: what is listed for it hangs on what
stands in the index and on nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
import numpy as np

from firsthand.families.candidates import (
    COMMON,
    HUBS,
    KEPT,
    LANDMARKS,
    MOST,
    WELL_KNOWN,
    WORTH,
    is_enough,
)
from firsthand.families.index import Index, Kind
from firsthand.families.postings import Rows, Segment, keys_of
from firsthand.families.words import Hashes


class Listed(msgspec.Struct, frozen=True):
    """An earlier report that one is to be compared with; ``foreign`` says in another language."""

    number: int
    foreign: bool


class Beside(msgspec.Struct, frozen=True):
    """What stands beside one report.

    ``earlier`` are those it is to be compared with, the strongest first; ``later`` were told
    after it and share enough with it; ``moved`` are others whose pairs its coming changed.
    """

    earlier: tuple[Listed, ...]
    later: frozenset[int]
    moved: frozenset[int]


class _Hits(msgspec.Struct, frozen=True):
    couples: Counter[int]
    bands: Counter[int]
    landmarks: Counter[int]
    moved: set[int]


def look_beside(index: Index, number: int, sketch: Segment) -> Beside:
    """Look up what stands beside a report; ``sketch`` is a segment of this report alone."""
    hits = _Hits(Counter(), Counter(), Counter(), set())
    keys = keys_of(sketch.keys)
    bands = keys & np.uint64(1) == 1
    for held in _held(index, "keys", keys[~bands], MOST + 1):
        if _is_rare(index, held, number, hits.moved):
            _count(index, held, number, (hits.couples, hits.moved))
    for held in _held(index, "keys", keys[bands], None):
        _count(index, held, number, (hits.bands, hits.moved))
    tongue = sketch.tongues[0]
    for held in _held(index, "landmarks", keys_of(sketch.landmarks), WELL_KNOWN + 1):
        tongues = index.column("tongues", held)
        if len(held) > WELL_KNOWN:
            hits.moved.update(held.tolist() if len(np.unique(tongues)) > 1 else ())
        else:
            hits.landmarks.update(held[tongues != tongue].tolist())
    return _beside(index, number, hits)


def _held(
    index: Index, kind: Kind, keys: Hashes, at_most: int | None
) -> Iterator[Rows]:
    """Give the holders of each key that has more than one."""
    which, numbers = index.holders(kind, keys, at_most)
    stops = np.flatnonzero(np.diff(which)) + 1
    for held in np.split(numbers, stops):
        if len(held) > 1:
            yield held


def _is_rare(index: Index, held: Rows, number: int, moved: set[int]) -> bool:
    """Say whether few texts have a key; where it only now became common, all its holders moved."""
    if len(held) <= COMMON:
        return True
    signatures = index.column("signatures", held)
    texts = len(np.unique(signatures))
    before = len(np.unique(signatures[held != number]))
    if texts <= COMMON and len(held) <= MOST:
        return True
    if before <= COMMON:
        moved.update(held.tolist())
    return False


def _count(
    index: Index, held: Rows, number: int, into: tuple[Counter[int], set[int]]
) -> None:
    """Count those whom one holder of a key is paired with: the earliest, or all by one of them."""
    hits, moved = into
    if len(held) <= HUBS + 1:
        hits.update(other for other in held.tolist() if other != number)
        # The last of one more than the hubs is paired with all of them, whoever came.
        return
    order = np.argsort(index.column("marks", held), kind="stable")
    ordered = held[order].tolist()
    if number in ordered[:HUBS]:
        hits.update(other for other in ordered if other != number)
        moved.update(ordered[HUBS:])
    else:
        hits.update(ordered[:HUBS])


def _beside(index: Index, number: int, hits: _Hits) -> Beside:
    near = np.array(sorted({*hits.couples, *hits.bands}), dtype=np.int64)
    own = index.column("sizes", np.array([number]))[0]
    couples, bands = (
        np.array([counted[n] for n in near.tolist()], dtype=np.int64)
        for counted in (hits.couples, hits.bands)
    )
    enough = is_enough(couples, bands, np.minimum(index.column("sizes", near), own))
    strong = dict(zip(near[enough].tolist(), (couples + WORTH * bands)[enough].tolist(),
                      strict=True))
    foreign = {n: count for n, count in hits.landmarks.items() if count >= LANDMARKS}
    everyone = np.array(sorted({number, *strong, *foreign}), dtype=np.int64)
    marks = dict(zip(everyone.tolist(), index.column("marks", everyone).tolist(), strict=True))
    earlier = [
        Listed(n, flag)
        for flag, found in ((False, strong), (True, foreign))
        for n in sorted((n for n in found if marks[n] < marks[number]),
                        key=lambda n: (-found[n], marks[n]))[:KEPT]
    ]
    later = frozenset(n for n in (*strong, *foreign) if marks[n] > marks[number])
    return Beside(tuple(earlier), later, frozenset(hits.moved - {number}))
