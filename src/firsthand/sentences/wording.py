"""Phrases to be found in texts: the words of a text are asked before any pattern is tried.

Most texts hold none of most phrases, and that is seen at once from the first words of the phrases.

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
        """Take the phrases; each begins with a letter or digit, and there is at least one."""
        self._openings = _openings(phrases)
        self._pattern = re.compile(
            r"\b(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)

    def may_stand_among(self, runs: AbstractSet[str]) -> bool:
        """Tell whether these runs of letters and digits hold the first of any phrase."""
        return not self._openings.isdisjoint(runs)

    def search(self, text: str, runs: AbstractSet[str] | None = None) -> re.Match[str] | None:
        """Find the first phrase; ``runs`` are ``runs_of`` the text, or of more than the text."""
        if self._openings.isdisjoint(runs_of(text) if runs is None else runs):
            return None
        return self._pattern.search(text)

    def finditer(self, text: str, runs: AbstractSet[str]) -> Iterator[re.Match[str]]:
        """Yield every phrase, from left to right."""
        if not self._openings.isdisjoint(runs):
            yield from self._pattern.finditer(text)


def _openings(phrases: Iterable[str]) -> frozenset[str]:
    found = [_RUN.match(phrase.lower()) for phrase in phrases]
    assert all(found), "a phrase begins with a letter or digit"
    return frozenset(match.group() for match in found if match is not None)
