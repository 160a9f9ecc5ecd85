"""What was changed in the words of a sentence, whether or not a claim stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from firsthand.families.figures import Figures
from firsthand.families.lines import Line, Lined, Spelling, Token, is_close
from firsthand.families.parties import Parties, Party
from firsthand.families.retelling import Change
from firsthand.families.sites import Sites
from firsthand.families.stretches import Pair
from firsthand.record import Report

_LONG = 6  # words; a longer stretch was written anew
_NUMBER = re.compile(r"\d+")


class Rewording:
    """Compares sentences that tell the same, word by word."""

    def __init__(self, words: Any, spelling: Spelling, parties: Parties) -> None:
        """Index what the vocabulary says of doubts, parties and places."""
        self._figures = Figures(words, spelling)
        self._acts = {spelling.phrase(w): act
                      for act, row in words["drift"]["acts"].items() for w in row}
        drift, polarity = words["drift"], words["polarity"]
        doubts = {*polarity["hedged"], *drift["doubt"]} - set(drift["certainty"])
        self._doubts = sorted({spelling.phrase(w) for w in doubts}, key=lambda w: (-len(w), w))
        self._certain = sorted(spelling.phrase(w) for w in drift["certainty"])
        self._in_range = [spelling.phrase(w) for w in drift["in_range"]]
        self._all_sides = [spelling.phrase(w) for w in drift["all_sides"]]
        self._kinds = {w: row[0] for row in drift["place_kinds"] for w in row}
        self._directions = frozenset(drift["directions"])
        self._sites = Sites.of(words)
        self._times = [{w.casefold(): n for n, row in enumerate(rows) for w in row}
                       for rows in (words["times"]["weekdays"], words["times"]["months"],
                                    words["times"]["units"].values())]
        self._calendar = frozenset(w for row in words["families"]["calendar"] for w in row)
        self._parties = parties
        self._articles = spelling.articles

    def changes(self, lined: Lined, parent: Report, child: Report) -> Iterator[Change]:
        """Give what was changed in any pair of sentences."""
        for before, after in lined.changed():
            if not is_close(before, after):
                continue
            pair = Pair(before, after, lined, (parent, child), self._articles)
            if before.headline == after.headline:
                # A headline leaves out what its text says: its own page is where that is drift.
                yield from self._doubt(pair)
                yield from self._sides(pair)
                yield from self._acted(pair)
            yield from self._figures.changes(pair)
            yield from self._timed(pair)
            yield from self._named(pair)
            yield from self._placed(pair)

    def _doubt(self, pair: Pair) -> Iterator[Change]:
        was, now = (_first(self._doubts, line) for line in (pair.before, pair.after))
        if was and not now and pair.still_tells(was):
            near = [line for line in pair.lined.around(pair.after) if line is not pair.after]
            if any(_first(self._doubts, line) for line in near):
                return
            sure = [found for words in self._certain
                    if not pair.before.holds(words) and (found := pair.words_after(words))]
            yield "hedge", pair.words_before(was), max(
                sure, key=lambda found: found.start, default=None)
        elif now and not was and not _first(self._doubts, pair.before):
            yield "hedge", None, pair.words_after(now)
        for words in self._in_range:
            if pair.before.holds(words) and not pair.lined.child.holds(words):
                yield "hedge", pair.words_before(words), None

    def _sides(self, pair: Pair) -> Iterator[Change]:
        for words in self._all_sides:
            if pair.before.holds(words) and not any(
                pair.lined.child.holds(other) for other in self._all_sides
            ) and any(_NUMBER.fullmatch(word) for word in pair.before.plain):
                yield "scope", pair.words_before(words), pair.instead_of(words)
                return

    def _acted(self, pair: Pair) -> Iterator[Change]:
        """Compare the verbs of saying in the stretches that were reworded."""
        for was, now in pair.replaced():
            before, after = (self._act(stretch) for stretch in (was, now))
            if before and after and before != after:
                yield "act", pair.passage(was, 0), pair.passage(now, 1)

    def _act(self, stretch: Sequence[Token]) -> str | None:
        said = f" {' '.join(token.plain for token in stretch)} "
        return next((act for words, act in self._acts.items() if f" {words} " in said), None)

    def _timed(self, pair: Pair) -> Iterator[Change]:
        """Find a day, a month or a unit of time that became another in the same place."""
        for was, now in pair.replaced():
            if len(was) != 1 or len(now) != 1 or pair.lined.child.holds(was[0].plain) or (
                pair.lined.parent.holds(now[0].plain)
            ):
                continue
            for times in self._times:
                one, other = times.get(was[0].plain), times.get(now[0].plain)
                if one is not None and other is not None and one != other:
                    yield "period", pair.passage(was, 0), pair.passage(now, 1)

    def _named(self, pair: Pair) -> Iterator[Change]:
        """Compare what parties are called in the stretches that were reworded."""
        sides = [self._parties.find(line) for line in (pair.before, pair.after)]
        for was, now in pair.replaced():
            before, after = (
                _touching(sides[n], stretch) for n, stretch in enumerate((was, now)))
            if before is None or after is None:
                continue
            kind = self._parties.change(before, after)
            # A party called so elsewhere in the parent was only named again.
            if kind and not pair.lined.parent.holds(after.plain):
                yield kind, pair.passage(before.tokens, 0), pair.passage(after.tokens, 1)

    def _placed(self, pair: Pair) -> Iterator[Change]:
        for was, now in pair.replaced(deleted=True):
            if max(len(was), len(now)) > _LONG:
                continue
            # "New York City" is a name, "the city of" says which kind
            kinds = {self._kinds[t.plain] for t in was
                     if t.plain in self._kinds and t.written.islower()}
            kept = {self._kinds[w] for w in pair.after.plain if w in self._kinds}
            if kinds - kept and self._by_name(pair.before, was):
                yield "place", pair.passage(was, 0), pair.passage(now, 1)
                continue
            if len(was) == len(now) == 1 and self._sites.turned(was[0].plain, now[0].plain):
                yield "place", *pair.with_name(was, now)
                continue
            turned = [t for t in was if t.plain in self._directions]
            if turned and self._by_name(pair.before, was) and (
                turned[0].plain not in pair.lined.child.joined.split()
            ):
                yield "place", *pair.with_name(was, now)
            elif now and self._a_place(pair.before, was) and self._a_place(pair.after, now) and (
                not pair.lined.parent.holds(" ".join(t.plain for t in now))
            ) and not pair.lined.child.holds(" ".join(t.plain for t in was)):
                yield "place", pair.passage(was, 0), pair.passage(now, 1)

    def _by_name(self, line: Line, stretch: Sequence[Token]) -> bool:
        """Say whether a name in capitals stands in the stretch or next to it."""
        first, last = line.tokens.index(stretch[0]), line.tokens.index(stretch[-1])
        beside = line.tokens[max(first - 1, 1):last + 3]
        return any(t.written[:1].isupper() and t.plain not in self._calendar
                   and t.plain not in self._kinds for t in beside)

    def _a_place(self, line: Line, stretch: Sequence[Token]) -> bool:
        """Say whether the stretch is a name in capitals behind "in", "near" and the like."""
        return self._sites.behind(line, line.tokens.index(stretch[0])) and all(
            t.written[:1].isupper() and t.plain not in self._calendar for t in stretch)


def _first(phrases: Sequence[str], line: Line) -> str | None:
    return next((words for words in phrases if line.holds(words)), None)


def _touching(parties: Sequence[Party], stretch: Sequence[Token]) -> Party | None:
    """Give the party whose name the stretch is part of."""
    start, end = stretch[0].start, stretch[-1].end
    for party in parties:
        if party.tokens[0].start < end and start < party.tokens[-1].end:
            return party
    return None
