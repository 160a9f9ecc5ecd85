"""Counts with two ends: "100 to 300", "between 10 and 15", "two to three dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.claims.amounts import Amount, hedge_before
from firsthand.claims.lexicon import CountWords
from firsthand.claims.numbers import number_at, number_in_digits

_JOINED = re.compile(r"(\d[\d,.]*)[-–—](\d[\d,.]*)$")
# "12 or 13" says one number or the next; "12 or 130" are two counts.
_FURTHEST_OR = 10
# "raised its count of the dead from 9 to 17"
_CHANGED_NEAR = 7


def range_at(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    """Read a count with two ends that begins at this token."""
    joined = _JOINED.match(tokens[index])
    if joined:
        ends = number_in_digits(joined.group(1)), number_in_digits(joined.group(2))
        scale = words.scales.get(tokens[index + 1]) if index + 1 < len(tokens) else None
        return _bounded(tokens, (index, index + (scale is not None)), ends, scale or 1, words)
    if _is_change(tokens, index, words):
        return None
    start = index + 1 if tokens[index] in {"between", "from"} else index
    first = number_at(tokens, start, words)
    if first is None:
        return None
    value, end = first
    hedged = _hedged_end(tokens, end + 1, words)
    if hedged is not None:
        return _bounded(tokens, (index, hedged[1]), (value, hedged[0]), 1, words)
    link = tokens[end + 1] if end + 1 < len(tokens) else ""
    if link not in words.range_links and not (link == "and" and start > index) and link != "or":
        return None
    second = number_at(tokens, end + 2, words)
    if second is None:
        return None
    scale = _shared_scale(tokens, (start, end), (end + 2, second[1]), words)
    if link == "or" and second[0] - value * scale > _FURTHEST_OR * scale:
        return None
    return _bounded(tokens, (index, second[1]), (value * scale, second[0]), 1, words)


def _hedged_end(
    tokens: Sequence[str], index: int, words: CountWords
) -> tuple[int, int] | None:
    """Read the second end of "as few as 60 and as many as 110"; give its value and last token."""
    for link in words.hedged_links:
        at = index + len(link)
        if tuple(tokens[index:at]) == link and at < len(tokens):
            for phrase, kind in words.hedges_by_first.get(tokens[at], ()):
                behind = at + len(phrase)
                if kind == "ceiling" and tuple(tokens[at:behind]) == phrase:
                    return number_at(tokens, behind, words)
    return None


def _shared_scale(
    tokens: Sequence[str], first: tuple[int, int], second: tuple[int, int], words: CountWords
) -> int:
    """Read the "dozen" of "two to three dozen" with both numbers."""
    scale = words.scales.get(tokens[second[1]], 1)
    alone = second[0] == second[1] or tokens[second[0]] in {"a", "an"}
    return 1 if alone or any(t in words.scales for t in tokens[first[0]:first[1] + 1]) else scale


def _is_change(tokens: Sequence[str], index: int, words: CountWords) -> bool:
    """Tell "climbed from 9 to 17", which is no range."""
    at = index if tokens[index] == "from" else index - 1
    if at <= 0 or tokens[at] != "from" or tokens[at - 1] in words.ranging:
        return False
    return not words.changing.isdisjoint(tokens[max(0, at - _CHANGED_NEAR):at])


def _bounded(
    tokens: Sequence[str], reach: tuple[int, int], ends: tuple[int | None, int | None],
    scale: int, words: CountWords,
) -> Amount | None:
    low, high = ends
    if low is None or high is None or low >= high:
        return None
    first, _ = hedge_before(tokens, reach[0], words)
    return Amount(first, reach[1], None, low * scale, None, high * scale, "range")
