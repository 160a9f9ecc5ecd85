"""Page furniture: sentences that come with the publisher, not with the telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from firsthand.families.words import Hashes, Telling

Key = bytes
Held = list[tuple[int, int]]

# Two remainders are about different things when they share fewer of their telling words than
# this, and fewer of their couples (two telling words that follow each other) than chance puts
# there: one, and one in fifty.
_LITTLE = 0.3
_CHANCE = 0.02
# Shorter remainders say nothing about what a text is about.
_ENOUGH = 6
# A text whose larger part is shared is a copy with little added, and no page furniture.
_LARGER_PART = 0.7
# How many holders of one sentence are compared; furniture shows in the first few.
_LOOKED_AT = 12


def without_furniture(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Give the tellings with sentences left out that unrelated reports share.

    A sentence is furniture of a publisher when two of its reports share it and nothing else
    much, and furniture everywhere when three reports that share nothing else much have it.
    """
    keys = [[_key(t.hashes, s.start, s.end) for s in t.sentences] for t in tellings]
    holders: dict[Key, Held] = defaultdict(list)
    for n, row in enumerate(keys):
        for at, key in enumerate(row):
            holders[key].append((n, at))
    alike = _Unrelated(tellings, keys)
    dropped: dict[int, set[int]] = defaultdict(set)
    for held in holders.values():
        for n, at in _furniture(held, tellings, alike) if len(held) > 1 else ():
            dropped[n].add(at)
    return tuple(
        t.without(dropped[n]) if n in dropped else t for n, t in enumerate(tellings)
    )


def _furniture(
    held: Held, tellings: Sequence[Telling], alike: _Unrelated
) -> Iterator[tuple[int, int]]:
    ordered = sorted(held, key=lambda place: tellings[place[0]].report.id)
    if _stock(ordered, alike):
        yield from ordered
        return
    by_publisher: dict[str | None, Held] = defaultdict(list)
    for n, at in ordered:
        by_publisher[tellings[n].report.publisher].append((n, at))
    for publisher, mine in by_publisher.items():
        pairs = islice(pairwise([n for n, _ in mine]), _LOOKED_AT)
        if publisher and any(a != b and alike.unrelated(a, b) for a, b in pairs):
            yield from mine


def _stock(held: Held, alike: _Unrelated) -> bool:
    strangers: list[int] = []
    for n, _ in held[:_LOOKED_AT]:
        if all(n != other and alike.unrelated(n, other) for other in strangers):
            strangers.append(n)
        if len(strangers) == 3:
            return True
    return False


class _Unrelated:
    """Answers whether two reports share little beside whole sentences, each pair once."""

    def __init__(self, tellings: Sequence[Telling], keys: Sequence[Sequence[Key]]) -> None:
        self._tellings = tellings
        self._keys = keys
        self._known: dict[tuple[int, int], bool] = {}

    def unrelated(self, a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in self._known:
            self._known[pair] = self._compare(*pair)
        return self._known[pair]

    def _compare(self, a: int, b: int) -> bool:
        common = set(self._keys[a]) & set(self._keys[b])
        rests = [self._rest(n, common) for n in (a, b)]
        if any(rest is None for rest in rests):
            return False
        (words, couples), (other, others) = (rest for rest in rests if rest)
        if len(words & other) >= _LITTLE * min(len(words), len(other)):
            return False
        return len(couples & others) <= 1 + _CHANCE * min(len(couples), len(others))

    def _rest(self, n: int, common: set[Key]) -> tuple[set[str], set[str]] | None:
        words: set[str] = set()
        couples: set[str] = set()
        length = left = 0
        for sentence, key in zip(self._tellings[n].sentences, self._keys[n], strict=True):
            length += sentence.end - sentence.start
            if key not in common:
                left += sentence.end - sentence.start
                words |= sentence.features.keys()
                couples |= sentence.couples()
        if len(words) < _ENOUGH or left < (1 - _LARGER_PART) * length:
            return None
        return words, couples


def _key(hashes: Hashes, start: int, end: int) -> Key:
    return hashes[start:end].tobytes()
