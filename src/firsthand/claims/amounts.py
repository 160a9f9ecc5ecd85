"""A count as read, and what the words around a number do to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.claims.lexicon import CountWords
from firsthand.record import Wording

_FURTHEST = 4


class Amount(NamedTuple):
    """A count as read: its first and last token and what it bounds."""

    first: int
    last: int
    number: int | None
    low: int | None
    best: int | None
    high: int | None
    wording: Wording

    @property
    def value(self) -> int:
        """Give one number to compare amounts by; 0 where none is known."""
        return self.best or self.low or self.high or 0


def hedged(first: int, last: int, n: int, kind: str) -> Amount:
    """Turn a number and the kind of its hedge into bounds; the table is in counts.yaml."""
    if kind == "floor":
        return Amount(first, last, n, n, None, None, "at least")
    if kind == "above":
        return Amount(first, last, n, n + 1, None, None, "at least")
    if kind == "ceiling":
        return Amount(first, last, n, None, None, n, "at most")
    if kind == "below":
        return Amount(first, last, n, None, None, n - 1, "at most")
    if kind == "about":
        return Amount(first, last, n, None, n, None, "about")
    if kind == "nearly":
        return Amount(first, last, n, None, n, n, "about")
    return Amount(first, last, n, n, n, n, "exact")


def hedge_before(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, str]:
    """Look for a hedge right before a number, over "a total of"; give its first token and kind."""
    for skip in range(_FURTHEST):
        at = index - skip
        if skip and (at < 0 or tokens[at] not in words.fillers):
            break
        for phrase, kind in words.hedges_by_last.get(tokens[at - 1], ()) if at else ():
            if at >= len(phrase) and tuple(tokens[at - len(phrase):at]) == phrase:
                # "lower than the 93" compares with a figure that is known: 93 is no bound there
                if phrase[-1] == "than" and tokens[at] == "the" and at == index - 1:
                    break
                return at - len(phrase), kind
    return index, "exact"


def hedge_after(tokens: Sequence[str], last: int, words: CountWords) -> tuple[int, str]:
    """Look for a hedge right behind a number ("300 or so"); give its last token and kind."""
    for phrase, kind in words.after:
        if tuple(tokens[last + 1:last + 1 + len(phrase)]) == phrase:
            return last + len(phrase), kind
    return last, "exact"
