"""Which of the candidates in one neighbourhood share rare wording, and whose text each has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from math import fsum

import msgspec

from firsthand.families.words import Couple, Telling

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


class Pair(msgspec.Struct, frozen=True):
    """Two reports worth comparing, by position; without ``telling`` their doubt is no doubt.

    What they share is then mostly phrases, which any two reports of one genre may share.
    """

    later: int
    earlier: int
    telling: bool


class Candidates(msgspec.Struct, frozen=True):
    """The pairs worth comparing, in the order of ``met``, and whose text each report has.

    ``texts`` has one number a report: that of the first report with much the same couples. What
    is counted by texts is not changed by a further copy. ``foreign`` are pairs in two languages.
    """

    pairs: tuple[Pair, ...]
    texts: tuple[int, ...]
    foreign: tuple[tuple[int, int], ...] = ()


def weigh_candidates(
    tellings: Sequence[Telling], met: Sequence[tuple[int, int]],
    foreign: Sequence[tuple[int, int]] = (),
) -> Candidates:
    """Keep the pairs (later, earlier) that share rare couples of telling words, or many.

    Before: two reports have three couples in common. After: the pair is kept, unless these are
    little of either text, or phrases that many of the tellings have.
    """
    couples = [_couples(telling) for telling in tellings]
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
    return Candidates(tuple(pairs), texts, tuple(foreign))


def _couples(telling: Telling) -> frozenset[Couple]:
    """Give the couples of telling words; a rewrite keeps many of them."""
    return frozenset().union(*(sentence.couples() for sentence in telling.sentences))


def _kept(one: Set[Couple], other: Set[Couple]) -> float:
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


def _weights(couples: Sequence[Set[Couple]], texts: Sequence[int]) -> dict[Couple, float]:
    """Weigh each couple by how few texts have it, from 1 down to 0."""
    together: dict[int, set[Couple]] = defaultdict(set)
    for row, text in zip(couples, texts, strict=True):
        together[text] |= row
    holders = Counter(couple for row in together.values() for couple in row)
    return {couple: min(1.0, _FEW_TEXTS / count) for couple, count in holders.items()}


def _weighed(one: Set[Couple], other: Set[Couple], weights: Mapping[Couple, float]) -> float:
    """Give the weight of the common couples as a share of the shorter text's couples."""
    fewer = max(min(len(one), len(other)), 1)
    return fsum(map(weights.__getitem__, one & other)) / fewer
