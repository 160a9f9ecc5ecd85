"""Two sentences that tell the same, and the stretches in which they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from firsthand.claims import Amount
from firsthand.families.lines import Line, Lined, Token
from firsthand.record import Passage, Report

Stretch = tuple[Sequence[Token], Sequence[Token]]
_AROUND = 5  # words before and after


class Pair:
    """Two sentences that tell the same, with what was replaced in them."""

    def __init__(
        self, before: Line, after: Line, lined: Lined, reports: tuple[Report, Report],
        silent: frozenset[str],
    ) -> None:
        self.before, self.after, self.lined = before, after, lined
        self._silent = silent
        self._texts = tuple(
            (report.headline or "") if line.field == "headline" else report.text
            for line, report in zip((before, after), reports, strict=True))
        matcher = SequenceMatcher(None, before.plain, after.plain, autojunk=False)
        self._codes = matcher.get_opcodes()

    def replaced(self, *, deleted: bool = False) -> Iterator[Stretch]:
        """Give the words that were replaced, and those that replace them; "the" is left out."""
        for code, a, b, c, d in self._codes:
            if code == "replace" or (deleted and code == "delete"):
                was = [t for t in self.before.tokens[a:b] if t.plain not in self._silent]
                now = [t for t in self.after.tokens[c:d] if t.plain not in self._silent]
                if was and (now or deleted):
                    yield was, now

    def apart(self, was: Amount, now: Amount) -> bool:
        """Say whether both figures stand where the sentences differ, and opposite each other."""
        return any(
            a <= was.last and was.first < b and c <= now.last and now.first < d
            for code, a, b, c, d in self._codes if code == "replace")

    def instead_of(self, words: str) -> Passage | None:
        """Give what stands where the first of these words stood."""
        for was, now in self.replaced():
            if set(words.split()) & {t.plain for t in was}:
                return self.passage(now, 1)
        return None

    def with_name(
        self, was: Sequence[Token], now: Sequence[Token]
    ) -> tuple[Passage | None, Passage | None]:
        """Give what was turned with the word behind it, and what stands there now."""
        last = self.before.tokens.index(was[-1])
        return (self.passage([*was, *self.before.tokens[last + 1:last + 2]], 0),
                self.passage(now, 1))

    def still_tells(self, words: str) -> bool:
        """Say whether the copy has half of the telling words around a phrase of the parent."""
        wanted, plain = tuple(words.split()), self.before.plain
        for n in range(len(plain) - len(wanted) + 1):
            if plain[n:n + len(wanted)] == wanted:
                around = {*plain[max(0, n - _AROUND):n],
                          *plain[n + len(wanted):n + len(wanted) + _AROUND]}
                telling = around & self.before.telling
                return 2 * len(telling & self.after.telling) >= len(telling)
        return False

    def words_before(self, words: str) -> Passage | None:
        """Find a phrase of the parent's sentence."""
        return self._words(self.before, words, 0)

    def words_after(self, words: str) -> Passage | None:
        """Find a phrase of the copy's sentence."""
        return self._words(self.after, words, 1)

    def _words(self, line: Line, words: str, side: int) -> Passage | None:
        wanted = words.split()
        for n in range(len(line.plain) - len(wanted) + 1):
            if list(line.plain[n:n + len(wanted)]) == wanted:
                return self.passage(line.tokens[n:n + len(wanted)], side)
        return None

    def passage(self, tokens: Sequence[Token], side: int) -> Passage | None:
        """Give where words stand, as one passage; nothing for no words."""
        if not tokens:
            return None
        start, end = tokens[0].start, tokens[-1].end
        field = (self.before, self.after)[side].field
        return Passage(start=start, end=end, exact=self._texts[side][start:end], field=field)
