"""Page furniture: sentences that come with the publisher, not with the telling."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Protocol

import numpy as np

from firsthand.families.index import Index
from firsthand.families.postings import Rows
from firsthand.families.words import Couple, Hashes, Telling

# Two remainders are about different things when they share fewer of their telling words than
# this, and fewer of their couples (two telling words that follow each other) than chance puts
# there: one, and one in fifty.
_LITTLE = 0.2
_CHANCE = 0.02
# Shorter remainders say nothing about what a text is about.
_ENOUGH = 6
# A text whose larger part is shared is a copy with little added, and no page furniture.
_LARGER_PART = 0.7
# How many holders of one sentence are compared; furniture shows in the first few.
_LOOKED_AT = 12

Read = Callable[[int], Telling]


class Holders(Protocol):
    """Gives for each holder which of the sentences it has, and its number."""

    def __call__(self, sentences: Hashes) -> tuple[Rows, Rows]:
        """Look the sentences up by their keys; holders stand in the order of the sentences."""


class Furniture:
    """Knows which sentences unrelated reports share; asks about each sentence once.

    A sentence is furniture of a publisher when two of its reports share it and nothing else
    much, and furniture everywhere when three reports that share nothing else much have it.
    """

    def __init__(
        self, index: Index, holders: Holders, read: Read, unrelated: Unrelated
    ) -> None:
        """Take whom to ask: who holds a sentence, what a report tells, and who is a stranger."""
        self._index = index
        self._publishers: Hashes = index.column("publishers")
        self._holders = holders
        self._unrelated = unrelated
        self._read = read
        self._stock: dict[int, bool] = {}
        self._owned: dict[tuple[int, int], bool] = {}

    def without(self, number: int) -> Telling:
        """Give the telling of a report with its furniture left out."""
        telling = self._read(number)
        keys = telling.sentence_keys
        which, numbers = self._holders(keys)
        counts = np.bincount(which, minlength=len(keys))
        ends = np.cumsum(counts)
        dropped = [
            at for at in np.flatnonzero(counts > 1).tolist()
            if self.belongs(int(keys[at]), number, numbers[ends[at] - counts[at] : ends[at]])
        ]
        return telling.without(dropped) if dropped else telling

    def belongs(self, key: int, number: int, held: Rows) -> bool:
        """Say whether a sentence of a report, held by these, belongs to no telling."""
        if key not in self._stock:
            self._stock[key] = self._is_stock(held)
        if self._stock[key]:
            return True
        if not self._read(number).report.publisher:
            return False
        publisher = int(self._publishers[number])
        if (key, publisher) not in self._owned:
            self._owned[key, publisher] = self._is_owned(self._of(publisher, held))
        return self._owned[key, publisher]

    def changed_by(self, number: int, sentences: Hashes) -> set[int]:
        """Give the reports that lost or won a sentence when this one came, which has these."""
        changed: set[int] = set()
        which, numbers = self._holders(sentences)
        for held in np.split(numbers, np.flatnonzero(np.diff(which)) + 1):
            others = held[held != number]
            if self._is_stock(held) != self._is_stock(others):
                changed.update(others.tolist())
            elif self._read(number).report.publisher and len(others):
                own = self._of(int(self._publishers[number]), held)
                if self._is_owned(own) != self._is_owned(own[own != number]):
                    changed.update(own.tolist())
        return changed - {number}

    def _of(self, publisher: int, held: Rows) -> Rows:
        own: Rows = held[self._publishers[held] == publisher]
        return own

    def _is_owned(self, own: Rows) -> bool:
        return len(own) > 1 and any(
            self._unrelated(a, b) for a, b in pairwise(self._first(own, _LOOKED_AT + 1))
        )

    def _first(self, held: Rows, count: int = _LOOKED_AT) -> list[int]:
        """Give the holders that were told first."""
        order = np.argsort(self._index.column("marks", held), kind="stable")
        return [int(number) for number in held[order[:count]]]

    def _is_stock(self, held: Rows) -> bool:
        strangers: list[int] = []
        for number in self._first(held) if len(held) > 2 else ():
            if all(self._unrelated(number, other) for other in strangers):
                strangers.append(number)
            if len(strangers) == 3:
                return True
        return False


class Unrelated:
    """Answers whether two reports share little beside whole sentences, each pair once."""

    def __init__(self, read: Read) -> None:
        """Take what a report tells."""
        self._read = read
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, a: int, b: int) -> bool:
        """Answer for two reports by number."""
        pair = (min(a, b), max(a, b))
        if pair not in self._known:
            self._known[pair] = _are_unrelated(self._read(pair[0]), self._read(pair[1]))
        return self._known[pair]


def _are_unrelated(one: Telling, other: Telling) -> bool:
    common = set(one.sentence_keys.tolist()) & set(other.sentence_keys.tolist())
    mine, theirs = _rest(one, common), _rest(other, common)
    if mine is None or theirs is None:
        return False
    (words, couples), (others, paired) = mine, theirs
    if len(words & others) >= _LITTLE * min(len(words), len(others)):
        return False
    return len(couples & paired) <= 1 + _CHANCE * min(len(couples), len(paired))


def _rest(telling: Telling, common: set[int]) -> tuple[set[str], set[Couple]] | None:
    words: set[str] = set()
    couples: set[Couple] = set()
    length = left = 0
    for sentence, key in zip(telling.sentences, telling.sentence_keys.tolist(), strict=True):
        length += sentence.end - sentence.start
        if key not in common:
            left += sentence.end - sentence.start
            words |= sentence.features.keys()
            couples |= sentence.couples()
    if len(words) < _ENOUGH or left < (1 - _LARGER_PART) * length:
        return None
    return words, couples
