"""Numbers in digits and in words: "1,300", "two dozen", "a thousand and one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.claims.lexicon import CountWords

_DIGITS = re.compile(r"\d{1,3}(?:[,.’'\u00a0\u202f]\d{3})+$|\d+$")
_DECIMAL = re.compile(r"\d+\.\d+$")
_NO_DIGIT = re.compile(r"\D")


def number_at(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, int] | None:
    """Read a number in digits or words from here; give its value and last token."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    value = number_in_digits(token)
    scale = words.scales.get(tokens[index + 1] if index + 1 < len(tokens) else "")
    if value is not None:
        return (value * scale, index + 1) if scale is not None else (value, index)
    if scale is not None and scale >= 1000 and _DECIMAL.match(token):
        return round(float(token) * scale), index + 1
    if token not in words.in_words:
        return None
    for phrase, together in words.together:
        if tuple(tokens[index:index + len(phrase)]) == phrase:
            return together, index + len(phrase) - 1
    return _in_words(tokens, index, words)


def number_in_digits(token: str) -> int | None:
    """Give the value of digits, grouped in thousands or not.

    >>> number_in_digits("1,300"), number_in_digits("1,30")
    (1300, None)
    """
    return int(_NO_DIGIT.sub("", token)) if _DIGITS.match(token) else None


def _in_words(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, int] | None:
    """Add up number words: "two dozen", "twenty-five", "a thousand and one"."""
    start = index
    if tokens[index] in {"a", "an"}:
        index += 1
        if index >= len(tokens) or tokens[index] not in words.scales:
            return None
    total = current = 0
    last = -1
    while index < len(tokens):
        token = tokens[index]
        if token in words.scales:
            current = max(current, 1) * words.scales[token]
            if words.scales[token] >= 1000:
                total, current = total + current, 0
            last = index
        elif token in words.values:
            current += words.values[token]
            last = index
        elif last != index - 1 or not _links(tokens, index, words):
            break
        index += 1
    return (total + current, last) if last >= start else None


def _links(tokens: Sequence[str], index: int, words: CountWords) -> bool:
    """Tell whether a word ties two number words: "twenty-five", "a hundred and one"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if following not in words.values or following in words.scales:
        return False
    before = tokens[index - 1]
    return tokens[index] == "-" or (tokens[index] == "and" and before in words.scales)
