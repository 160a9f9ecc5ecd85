"""Who stands behind a claim, and whether two phrases mean one speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from firsthand.families.lines import Spelling
from firsthand.record import Claim, Passage, Source, Statement

# Letters of a name that its initials may leave out.
_FEW_LETTERS = 2


class Told(msgspec.Struct, frozen=True):
    """One claim with the statement it stands in."""

    claim: Claim
    statement: Statement | None

    @property
    def source(self) -> Source | None:
        """Give who says it; nobody where the report speaks for itself."""
        source = self.statement.source if self.statement else None
        return source if source is not None and source.start < source.end else None

    @property
    def count(self) -> Passage:
        """Give the words of the figure."""
        count = self.claim.count
        return Passage(start=count.start, end=count.end, exact=count.as_written, field=count.field)


class Speakers:
    """Compares phrases for speakers; knows titles and which unnamed speakers are as good."""

    def __init__(self, words: Any, spelling: Spelling) -> None:
        """Take what the vocabulary's ``drift`` file says of speakers."""
        drift = words["drift"]
        self._spelling = spelling
        self._titles = frozenset(spelling.plain(word) for word in drift["titles"])
        self._alike: Mapping[str, int] = {
            spelling.plain(word): n for n, row in enumerate(drift["unnamed_alike"]) for word in row}
        self._speaks: Mapping[str, str] = {
            spelling.phrase(name): state for state, told in words["nations"].items()
            for name in (state, *told.get("speaks", ()))}
        self._sided, self._official = frozenset(drift["sided"]), frozenset(drift["official"])
        self._hearsay = frozenset(drift["hearsay"])
        self._pronouns = frozenset(drift["pronouns"])

    def hearsay(self, source: Source | None) -> bool:
        """Say whether nobody in particular is said to know: "reports"."""
        return source is not None and not source.named and bool(
            self._hearsay & set(self._spelling.phrase(source.as_written).split()))

    def unresolved(self, source: Source) -> bool:
        """Say whether nobody can tell whom the words mean: "it", "they"."""
        return not source.name and source.as_written.casefold() in self._pronouns

    def same(self, one: Source, other: Source) -> bool:
        """Say whether two phrases mean one speaker, or unnamed ones who are as good."""
        if one.name and other.name and one.name.casefold() == other.name.casefold():
            return True
        a, b = (self._spelling.phrase(s.as_written).split() for s in (one, other))
        mine, theirs = (set(words) - self._titles for words in (a, b))
        if mine and theirs and (mine <= theirs or theirs <= mine):
            return True
        states = [self._speaks.get(" ".join(w for w in words if w not in self._spelling.articles))
                  for words in (a, b)]
        if states[0] is not None and states[0] == states[1]:
            return True  # a capital speaks for its state
        if a and b and not (mine and theirs) and a[-1] == b[-1]:
            return True  # one office, with and without its department
        if set(a) == set(b) or _initials(one, other) or _initials(other, one):
            return True
        if one.named or other.named:
            return bool(mine and theirs) and a[-1] == b[-1] and bool(mine & theirs)
        if self._opposed(set(a), set(b)) or self._opposed(set(b), set(a)):
            return False
        kinds = [{self._alike[w] for w in words if w in self._alike} for words in (a, b)]
        return bool(kinds[0] & kinds[1])

    def _opposed(self, one: set[str], other: set[str]) -> bool:
        """Say whether one speaks for a side that is no office, and the other for an office."""
        return bool(one & self._sided and other & self._official and not other & self._sided)


def _initials(short: Source, long: Source) -> bool:
    letters = [w for w in short.as_written.split() if w.isupper() and len(w) >= _FEW_LETTERS]
    capitals = "".join(w[0] for w in long.as_written.split() if w[:1].isupper())
    return any(word.replace(".", "") in capitals for word in letters)
