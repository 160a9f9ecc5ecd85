"""Two tellings side by side: the runs of words they share, and the sentences that tell alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log2

import msgspec
import numpy as np

from firsthand.families.words import GRAM, Sentence, Telling

# A run that occurs more often than this in one text is a refrain, and is not followed up.
_REFRAIN = 8
# Two sentences tell the same from this share of their telling words on.
_SAME = 0.3


class Run(msgspec.Struct, frozen=True):
    """The same ``length`` words at word ``a`` of one telling and word ``b`` of the other."""

    a: int
    b: int
    length: int


class Match(msgspec.Struct, frozen=True):
    """Sentence ``a`` and sentence ``b`` tell alike; ``likeness`` is 0 to 1."""

    a: int
    b: int
    likeness: float


class Alignment(msgspec.Struct, frozen=True):
    """Two tellings side by side; ``ordered`` are the matches that keep the order of telling."""

    runs: tuple[Run, ...]
    ordered: tuple[Match, ...] = ()


class Aligner:
    """One telling, ready to be laid beside many others."""

    def __init__(self, telling: Telling) -> None:
        """Index the telling's runs of words and its sentences once."""
        self._telling = telling
        self._counted: list[bool] = telling.counted.tolist()
        self._places: dict[int, list[int]] = defaultdict(list)
        for m, gram in enumerate(telling.grams.tolist()):
            if self._counted[m]:
                self._places[gram].append(m)
        self._grams = np.array(sorted(self._places), dtype=np.uint64)
        self._words: list[int] = telling.hashes.tolist()
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, sentence in enumerate(telling.sentences):
            for word, weight in sentence.features.items():
                self._holders[word].append((n, weight))

    def runs(self, other: Telling) -> tuple[Run, ...]:
        """Find the longest runs of the same words first, each word used once (string tiling)."""
        mine, words = self._words, other.hashes.tolist()
        found = []
        for n, m in self._seeds(other):
            if m and n and mine[m - 1] == words[n - 1] and self._counted[m - 1]:
                continue
            length, limit = GRAM, min(len(mine) - m, len(words) - n)
            while length < limit and mine[m + length] == words[n + length]:
                length += 1
            found.append((-length, m, n))
        return _tiled(found, len(mine), len(words))

    def _seeds(self, other: Telling) -> Iterator[tuple[int, int]]:
        """Give where the same few words begin, in the other telling and in this one."""
        if not len(self._grams):
            return
        at = np.minimum(np.searchsorted(self._grams, other.grams), len(self._grams) - 1)
        for n in np.flatnonzero(self._grams[at] == other.grams).tolist():
            for m in self._places[int(other.grams[n])][:_REFRAIN]:
                yield n, m

    def ordered(self, other: Telling) -> tuple[Match, ...]:
        """Match the sentences that tell alike, and keep those in the same order."""
        return in_order(self._matches(other), self._telling.sentences)

    def _matches(self, other: Telling) -> tuple[Match, ...]:
        mine = self._telling.sentences
        found = []
        for n, sentence in enumerate(other.sentences):
            shared: dict[int, float] = {}
            for word, weight in sentence.features.items():
                for m, own in self._holders.get(word, ()):
                    shared[m] = shared.get(m, 0.0) + (weight if weight < own else own)
            for m, common in shared.items():
                likeness = 2 * common / (sentence.weight + mine[m].weight)
                if likeness >= _SAME:
                    found.append(Match(m, n, min(likeness, 1.0)))
        return tuple(sorted(found, key=lambda match: (match.a, match.b)))


def weigh_words(tellings: Sequence[Telling], texts: Sequence[int]) -> tuple[Telling, ...]:
    """Weigh each telling word by the number of texts in the neighbourhood that have it.

    ``texts`` has the same number for reports that are near-copies of each other, so that a
    further copy leaves the weights as they were; so does a further report without the word.
    """
    together: dict[int, set[str]] = defaultdict(set)
    for telling, text in zip(tellings, texts, strict=True):
        for sentence in telling.sentences:
            together[text].update(sentence.features)
    holders = Counter(word for words in together.values() for word in words)
    # That the two which are compared have a word does not make it common.
    weights = {word: (1 + log2(max(count - 1, 1))) ** -0.5 for word, count in holders.items()}
    return tuple(
        msgspec.structs.replace(t, sentences=tuple(_weighed(s, weights) for s in t.sentences))
        for t in tellings
    )


def _weighed(sentence: Sentence, weights: Mapping[str, float]) -> Sentence:
    features = {word: factor * weights[word] for word, factor in sentence.features.items()}
    return msgspec.structs.replace(sentence, features=features, weight=sum(features.values()))


def _tiled(found: list[tuple[int, int, int]], size_a: int, size_b: int) -> tuple[Run, ...]:
    used_a, used_b = bytearray(size_a), bytearray(size_b)
    runs = []
    for negative, m, n in sorted(found):
        for begin, end in _free(used_a[m : m - negative], used_b[n : n - negative]):
            runs.append(Run(m + begin, n + begin, end - begin))
            used_a[m + begin : m + end] = used_b[n + begin : n + end] = b"\1" * (end - begin)
    return tuple(sorted(runs, key=lambda run: (run.a, run.b)))


def _free(one: bytearray, other: bytearray) -> Iterator[tuple[int, int]]:
    """Give the parts of a run that no longer run has taken on either side."""
    if 1 not in one and 1 not in other:
        yield 0, len(one)
        return
    begin = 0
    for at in range(len(one) + 1):
        if at == len(one) or one[at] or other[at]:
            if at - begin >= GRAM:
                yield begin, at
            begin = at + 1


def in_order(matches: Sequence[Match], sentences: Sequence[Sentence]) -> tuple[Match, ...]:
    """Choose the matches that rise on both sides together and tell the most.

    The heaviest increasing chain: one match a sentence, kept by a front of ever heavier chains
    that end ever further down the second telling.
    """
    ends: list[int] = []
    chains: list[tuple[float, tuple[int, ...]]] = []
    rows: dict[int, list[int]] = defaultdict(list)
    for at, match in enumerate(matches):
        rows[match.a].append(at)
    for a in sorted(rows):
        weight = sentences[a].weight
        grown = []
        for at in rows[a]:
            before = bisect_left(ends, matches[at].b)
            score, chain = chains[before - 1] if before else (0.0, ())
            grown.append((matches[at].b, score + weight * matches[at].likeness, (*chain, at)))
        for end, score, chain in grown:
            _put(ends, chains, end, (score, chain))
    return tuple(matches[at] for at in chains[-1][1]) if chains else ()


def _put(
    ends: list[int], chains: list[tuple[float, tuple[int, ...]]], end: int,
    chain: tuple[float, tuple[int, ...]],
) -> None:
    at = bisect_left(ends, end)
    if at and chains[at - 1][0] >= chain[0]:
        return
    if at < len(ends) and ends[at] == end and chains[at][0] >= chain[0]:
        return
    stop = at
    while stop < len(ends) and chains[stop][0] <= chain[0]:
        stop += 1
    ends[at:stop] = [end]
    chains[at:stop] = [chain]
