"""Finds what may answer a call or pledge among all that later reports say.

A call meets every later sentence that shares some of its words, so the sentences are taken in
blocks, in order of time, and for each word one whole number says which of a block hold it: bit
by bit, the first sentence of the block in the lowest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import msgspec

from firsthand.record import Statement

_BLOCK = 4096  # as many bits as are still worked on at once, and not too many to keep


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call or pledge in its first telling: its telling words, who made it, what it is about."""

    statement: Statement
    first: str
    moment: str
    words: frozenset[str]
    speakers: frozenset[str]
    themes: frozenset[str]
    incidents: frozenset[str]


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """Something a later report says: a statement, or a sentence that says a thing was done."""

    id: str
    first: str
    moment: str
    words: frozenset[str]
    speakers: frozenset[str]
    done: frozenset[str]
    themes: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a call was met, and the ids of what may answer it, first told first."""

    met: bool
    evidence: tuple[str, ...]


def answers_from(
    calls: Sequence[Call], later: Iterable[Later], done: Mapping[str, Sequence[str]],
) -> list[Answered]:
    """Give for each call what may answer it; ``done`` gives by thing the verbs that say it is.

    Two shared words and a verb that says the thing was done meet the call. Three shared words,
    two where one of its speakers speaks, or a theme of the call in a report of its incident,
    make a candidate. Nothing told by the call's own family answers it.
    """
    ordered = sorted(later, key=lambda item: (item.moment, item.id))
    wanted = frozenset().union(*(call.words for call in calls))
    met = [False] * len(calls)
    evidence: list[dict[str, None]] = [{} for _ in calls]
    for start in range(0, len(ordered), _BLOCK):
        block = _Block(ordered[start:start + _BLOCK], wanted, done)
        for at, call in enumerate(calls):
            answers, candidates = block.answering(call)
            met[at] = met[at] or bool(answers)
            evidence[at].update(dict.fromkeys(block.ids(answers | candidates)))
    return [
        Answered(met=was, evidence=tuple(found)) for was, found in zip(met, evidence, strict=True)
    ]


class _Block:
    """Some of what is said later, by what it says, who says it and of what."""

    def __init__(
        self, items: Sequence[Later], wanted: frozenset[str], done: Mapping[str, Sequence[str]],
    ) -> None:
        self._ids = [item.id for item in items]
        self._moments = [item.moment for item in items]
        self._words = _bits(item.words & wanted for item in items)
        self._speakers = _bits(item.speakers for item in items)
        self._firsts = _bits([item.first] for item in items)
        self._about = _bits(
            [(theme, incident) for theme in item.themes for incident in item.incidents]
            for item in items)
        verbs = _bits(item.done for item in items)
        self._done: Mapping[Hashable, int] = {
            thing: _any(verbs, said) for thing, said in done.items()}
        self._says_done = _any(verbs, verbs)

    def answering(self, call: Call) -> tuple[int, int]:
        """Give what says that it was done, and what may answer it, as bits."""
        if not call.moment or self._moments[-1] <= call.moment:
            return 0, 0
        two = three = one = 0
        for word in call.words:
            if bits := self._words.get(word, 0):
                three |= two & bits
                two |= one & bits
                one |= bits
        not_before = -1 << bisect_right(self._moments, call.moment)
        counts = not_before & ~self._firsts.get(call.first, 0)
        answers = two & _any(self._done, call.words)
        likely = (three | two & _any(self._speakers, call.speakers)) & ~self._says_done
        about = _any(self._about, (
            (theme, incident) for theme in call.themes for incident in call.incidents))
        return answers & counts, (likely | about) & counts

    def ids(self, bits: int) -> Iterator[str]:
        """Yield the ids of what the bits say, in order of telling."""
        written = f"{bits:b}"[::-1]
        at = written.find("1")
        while at >= 0:
            yield self._ids[at]
            at = written.find("1", at + 1)


def _bits(held: Iterable[Iterable[Hashable]]) -> Mapping[Hashable, int]:
    """Give for each thing one number whose bits say which of these hold it."""
    out: dict[Hashable, int] = defaultdict(int)
    for at, things in enumerate(held):
        bit = 1 << at
        for thing in things:
            out[thing] |= bit
    return dict(out)


def _any(bits: Mapping[Hashable, int], things: Iterable[Hashable]) -> int:
    """Give which hold any of the things."""
    out = 0
    for thing in things:
        out |= bits.get(thing, 0)
    return out
