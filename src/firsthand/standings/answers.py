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

from firsthand.record import FollowUpStatus, Statement
from firsthand.standings.outcomes import Asked, Said, status_from

_LIKELY = 3  # words shared with what may answer a call
SHOWN = 12  # of each sort, as many as a person would read
_BLOCK = 4096  # as many bits as are still worked on at once, and not too many to keep


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call or pledge in its first telling: its telling words, who made it, what it is about.

    ``recalled`` where it is only named to say that it was broken.
    """

    statement: Statement
    first: str
    moment: str
    words: frozenset[str]
    speakers: frozenset[str]
    themes: frozenset[str]
    incidents: frozenset[str]
    asked: Asked
    recalled: bool = False


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """Something a later report says: a statement, or a sentence that says a thing was done.

    ``until`` is the last day it speaks of, empty where it names none.
    """

    id: str
    first: str
    moment: str
    words: frozenset[str]
    speakers: frozenset[str]
    said: Said = Said()
    until: str = ""
    themes: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a call, and the ids of what says so or may answer it, first told first."""

    status: FollowUpStatus
    evidence: tuple[str, ...]


def answers_from(
    calls: Sequence[Call], later: Iterable[Later], done: Mapping[str, Sequence[str]],
) -> list[Answered]:
    """Give for each call what may answer it; ``done`` gives by thing the verbs that say it is.

    Two shared words and what `status_from` can read in them decide; the latest decision stands,
    but what was met can only be broken. Three shared words, two where one of its speakers
    speaks, or a theme of the call in a report of its incident, make a candidate. Nothing told by
    the call's own family answers it. Of one family each thing is heard once, and of what may
    answer a call no more than a person would read is kept.
    """
    ordered = list(_once(sorted(later, key=lambda item: (item.moment, item.id))))
    wanted = frozenset().union(*(call.words for call in calls))
    decided: list[FollowUpStatus] = ["open"] * len(calls)
    says_so: list[dict[str, None]] = [{} for _ in calls]
    may: list[dict[str, None]] = [{} for _ in calls]
    for start in range(0, len(ordered), _BLOCK):
        block = _Block(ordered[start:start + _BLOCK], wanted, done)
        for at, call in enumerate(calls):
            answers, candidates = block.answering(call)
            for item in block.items(answers):
                status = _status(call, item, done)
                if status is None and len(call.words & item.words) >= _LIKELY:
                    may[at].setdefault(item.id)
                if status is not None and (decided[at] != "met" or status == "broken"):
                    says_so[at] = says_so[at] if decided[at] == status else {}
                    decided[at] = status
                if status is not None and status == decided[at]:
                    says_so[at].setdefault(item.id)
            if len(may[at]) < SHOWN:
                may[at].update((item.id, None) for item in block.items(candidates))
    return [
        Answered(status=status, evidence=tuple(dict.fromkeys(
            [*list(said)[:SHOWN], *list(found)[:SHOWN]])))
        for status, said, found in zip(decided, says_so, may, strict=True)
    ]


def _once(ordered: Iterable[Later]) -> Iterator[Later]:
    """Leave out what a family has told before, word for word."""
    told: set[tuple[object, ...]] = set()
    for item in ordered:
        words = (item.first, item.words, item.speakers, item.said.done, item.themes)
        if words not in told or not item.words:
            told.add(words)
            yield item


def _status(
    call: Call, item: Later, done: Mapping[str, Sequence[str]]
) -> FollowUpStatus | None:
    if item.until and item.until < call.moment[:len("2031-03-10")]:
        return None  # that was before it was asked
    verbs = frozenset(verb for thing in call.words for verb in done.get(thing, ()))
    return status_from(call.asked, item.said, verbs)


class _Block:
    """Some of what is said later, by what it says, who says it and of what."""

    def __init__(
        self, items: Sequence[Later], wanted: frozenset[str], done: Mapping[str, Sequence[str]],
    ) -> None:
        self._items = items
        self._moments = [item.moment for item in items]
        self._words = _bits(item.words & wanted for item in items)
        self._speakers = _bits(item.speakers for item in items)
        self._firsts = _bits([item.first] for item in items)
        self._about = _bits(
            [(theme, incident) for theme in item.themes for incident in item.incidents]
            for item in items)
        verbs = _bits(item.said.done for item in items)
        outcomes = _bits(
            (outcome.status for outcome in item.said.outcomes) for item in items)
        self._outcomes = _any(outcomes, outcomes)
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
        answers = two & (_any(self._done, call.words) | self._outcomes)
        likely = (three | two & _any(self._speakers, call.speakers)) & ~self._says_done
        about = _any(self._about, (
            (theme, incident) for theme in call.themes for incident in call.incidents))
        return answers & counts, (likely | about) & counts

    def items(self, bits: int) -> Iterator[Later]:
        """Yield what the bits say, in order of telling."""
        written = f"{bits:b}"[::-1]
        at = written.find("1")
        while at >= 0:
            yield self._items[at]
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
