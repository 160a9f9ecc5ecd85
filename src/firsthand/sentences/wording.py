"""Phrases to be found in texts: the words of a text are asked before any pattern is tried.

Most texts hold none of most phrases, and that is seen at once from the words of the phrases.

>>> phrases = Phrases(["no comment", "not aware"])
>>> phrases.search("They had No Comment.").group(), phrases.search("no comments")
('No Comment', None)
>>> phrases.search("He was not aware.", runs_of("He was not aware.")).start()
7
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

_RUN = re.compile(r"\w+")


def runs_of(text: str) -> frozenset[str]:
    """Give the runs of letters and digits that a text holds, in lower case."""
    return frozenset(_RUN.findall(text.lower()))


class Phrases:
    """Phrases that stand in a text as whole words, whatever their case."""

    def __init__(self, phrases: Collection[str]) -> None:
        """Take the phrases; each begins with a letter or digit, and there is at least one.

        ``openings`` are the runs of letters and digits by which they begin, in lower case.
        """
        self._by_opening = _by_opening(phrases)
        self.openings = frozenset(self._by_opening)
        self._pattern = re.compile(
            r"\b(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)

    def may_stand_among(self, runs: AbstractSet[str]) -> bool:
        """Tell whether these runs of letters and digits hold the first of any phrase."""
        return not self.openings.isdisjoint(runs)

    def search(self, text: str, runs: AbstractSet[str] | None = None) -> re.Match[str] | None:
        """Find the first phrase; ``runs`` are ``runs_of`` the text, or of more than the text."""
        if self._may_stand_in(text, runs_of(text) if runs is None else runs):
            return self._pattern.search(text)
        return None

    def finditer(self, text: str, runs: AbstractSet[str]) -> Iterator[re.Match[str]]:
        """Yield every phrase, from left to right."""
        if self._may_stand_in(text, runs):
            yield from self._pattern.finditer(text)

    def _may_stand_in(self, text: str, runs: AbstractSet[str]) -> bool:
        if self.openings.isdisjoint(runs):
            return False
        # common words open rare phrases, and to look for letters alone costs next to nothing
        low = text.lower()
        return any(
            phrase in low for run in self.openings & runs for phrase in self._by_opening[run])


def _by_opening(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give the phrases in lower case, by the run of letters and digits that opens each."""
    found: dict[str, tuple[str, ...]] = {}
    for low in map(str.lower, phrases):
        opening = _RUN.match(low)
        assert opening, "a phrase begins with a letter or digit"
        found[opening.group()] = (*found.get(opening.group(), ()), low)
    return found
