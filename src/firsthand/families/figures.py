"""Figures of two sentences that tell the same, whatever they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from firsthand.claims import Amount, CountWords, find_counts
from firsthand.families.amounts import figure_change
from firsthand.families.lines import Line, Spelling, Token
from firsthand.families.retelling import Change
from firsthand.families.stretches import Pair
from firsthand.record import DriftKind

_BEHIND = 7  # words behind a figure that say how those counted are
_NUMBER = re.compile(r"\d+")


class Figures:
    """Compares figures by their words alone; where claims are read, these say more."""

    def __init__(self, words: Any, spelling: Spelling) -> None:
        """Take counts and their hedges, and what says that a figure is a new one."""
        self._counts = CountWords(words)
        self._estimates = [spelling.phrase(w) for w in words["counts"]["hedges"]["about"]]
        self._behind = [spelling.phrase(w) for w in words["drift"]["behind"]]
        in_care = words["drift"]["in_care"]
        self._still, self._care = frozenset(in_care["still"]), frozenset(in_care["care"])
        self._people = frozenset(words["drift"]["heads"]["people"])
        self._groups = frozenset(words["drift"]["heads"]["groups"])
        self._callings = {
            word: n for n, row in enumerate(words["drift"]["callings"]) for word in row}
        self._with, self._and = (
            frozenset(words["drift"]["counted_with"]), frozenset(words["times"]["and"]))
        self._revised = [spelling.phrase(w) for w in words["drift"]["revised"]]

    def changes(self, pair: Pair) -> Iterator[Change]:
        """Compare the figures of two sentences, whatever they count."""
        sides = [list(find_counts([t.written.lower() for t in line.tokens], self._counts))
                 for line in (pair.before, pair.after)]
        yield from self._in_care(pair, sides)
        yield from self._counted(pair, sides)
        if any(pair.after.holds(words) for words in self._revised):
            return
        left = list(sides[1])
        for was in sides[0]:
            now = next((one for one in left if self._answers(was, one, pair)), None)
            if now is None:
                continue
            left.remove(now)
            words = tuple(line.tokens[one.first:one.last + 1]
                          for line, one in ((pair.before, was), (pair.after, now)))
            kind = figure_change(was, now)
            if kind is None and was.wording == "range" and (
                self._estimated(words[0]) != self._estimated(words[1])
            ):
                kind = "hedge"
            if kind == "hedge" and now.wording == "exact" and any(
                pair.after.holds(phrase) for phrase in self._behind
            ):
                continue
            if kind and not (kind == "digits" and self._elsewhere(words, pair)):
                yield kind, pair.passage(words[0], 0), pair.passage(words[1], 1)

    def _in_care(self, pair: Pair, sides: Sequence[Sequence[Amount]]) -> Iterator[Change]:
        """Find those still in hospital told as all who were hurt."""
        for was in sides[0]:
            behind = pair.before.plain[was.last + 1:was.last + 1 + _BEHIND]
            if not (self._still & set(behind) and self._care & set(behind)):
                continue
            now = next((one for one in sides[1] if one.number == was.number is not None), None)
            if now and not any(self._care & set(line.plain)
                               for line in pair.lined.around(pair.after)):
                yield ("unit", pair.passage(pair.before.tokens[was.first:was.last + 1], 0),
                       pair.passage(pair.after.tokens[now.first:now.last + 1], 1))

    def _counted(self, pair: Pair, sides: Sequence[Sequence[Amount]]) -> Iterator[Change]:
        """Find the same figure of others: of people for families, of officers for conscripts."""
        for was in sides[0]:
            now = next((one for one in sides[1] if one.number == was.number is not None), None)
            if now is None:
                continue
            ends = (was.last + 2, now.last + 2)
            one, other = (line.plain[end - 1:end]
                          for line, end in zip((pair.before, pair.after), ends, strict=True))
            kind = self._others(one[0], other[0]) if one and other else None
            both = (pair.before, pair.after)
            if one == other and self._fewer(pair, was, ends[0]):
                yield ("scope", pair.passage(pair.before.tokens[was.first:ends[0] + 2], 0),
                       pair.passage(pair.after.tokens[now.first:ends[1]], 1))
            elif kind and not any(_hold(both, word[0]) for word in (one, other)):
                yield (kind, pair.passage(pair.before.tokens[was.first:ends[0]], 0),
                       pair.passage(pair.after.tokens[now.first:ends[1]], 1))

    def _fewer(self, pair: Pair, was: Amount, end: int) -> bool:
        """Say whether of "men and boys" only the men are left."""
        linked = pair.before.plain[end:end + 2]
        return (
            len(linked) == 2 and linked[0] in self._and and linked[1] in self._with
            and pair.before.plain[was.last + 1] in self._with
            and not pair.lined.child.holds(linked[1])
        )

    def _others(self, one: str, other: str) -> DriftKind | None:
        """Say what it is to count one where the other was counted; null where that may be one."""
        if {one, other} & self._people and {one, other} & self._groups:
            return "unit"
        were, are = self._callings.get(one), self._callings.get(other)
        return "scope" if were is not None and are is not None and were != are else None

    def _answers(self, was: Amount, now: Amount, pair: Pair) -> bool:
        """Say whether two figures count the same: by the number, an end, or the word behind."""
        if was.number is not None and was.number == now.number:
            return True
        ends = {end for end in (was.low, was.high) if end} & {
            end for end in (now.low, now.high) if end}
        behind = [line.plain[one.last + 1:one.last + 2]
                  for line, one in ((pair.before, was), (pair.after, now))]
        return bool(ends) or (behind[0] == behind[1] != () and pair.apart(was, now))

    def _estimated(self, tokens: Sequence[Token]) -> bool:
        said = f" {' '.join(token.plain for token in tokens)} "
        return any(f" {words} " in said for words in self._estimates)

    def _elsewhere(self, words: Sequence[Sequence[Token]], pair: Pair) -> bool:
        """Say whether either figure stands in the other report as well: told, if not here."""
        was, now = (
            " ".join(t.plain for t in tokens if _NUMBER.search(t.plain)) for tokens in words)
        return bool(now and pair.lined.parent.holds(now)) or bool(
            was and pair.lined.child.holds(was))


def _hold(lines: Sequence[Line], word: str) -> bool:
    """Say whether all sentences have a word: nobody put another in its place then."""
    return all(line.holds(word) for line in lines)
