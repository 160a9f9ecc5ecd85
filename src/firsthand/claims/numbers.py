"""Numbers in digits and in words: "1,300", "1 300", "two dozen", "a thousand and one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.claims.lexicon import CountWords

# in thousands everywhere, after these in hundreds in India ("1,20,000")
_DIGITS = re.compile(r"\d{1,3}(?:[,.’'\u00a0\u202f]\d{3})+$|\d{1,2}(?:,\d{2})+,\d{3}$|\d+$")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}$|\d+\.\d+$")
_NO_DIGIT = re.compile(r"\D")
_GROUP = re.compile(r"[1-9]\d{0,2}$")
_NEXT_GROUP = re.compile(r"\d{3}$")
_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)k$")
_MANY = 1000


def number_at(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, int] | None:
    """Read a number in digits or words from here; give its value and last token."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token[:1].isdigit():
        return _in_digits(tokens, index, words)
    if token not in words.in_words:
        return None
    for phrase, together in words.together:
        if tuple(tokens[index:index + len(phrase)]) == phrase:
            return together, index + len(phrase) - 1
    return _and_a_half(tokens, index, words) or _in_words(tokens, index, words)


def number_in_digits(token: str) -> int | None:
    """Give the value of digits, grouped in thousands or not.

    >>> number_in_digits("1,300"), number_in_digits("1,30")
    (1300, None)
    """
    return int(_NO_DIGIT.sub("", token)) if _DIGITS.match(token) else None


def _in_digits(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, int] | None:
    token = tokens[index]
    scale, last = _scale_after(tokens, index, words)
    if _DECIMAL.match(token) and scale >= _MANY:
        return round(float(token.replace(",", ".")) * scale), last
    value = number_in_digits(token)
    if value is not None:
        if scale == 1:
            value, last = _spaced(tokens, index, value)
        return value * scale, last
    short = _THOUSANDS.match(token)
    return (round(float(short.group(1)) * _MANY), index) if short else None


def _scale_after(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, int]:
    """Give what the word behind digits multiplies them by, and the last token."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else ""
    if behind in words.scales:
        return words.scales[behind], index + 1
    counted = tokens[index + 2] if index + 2 < len(tokens) else ""
    if behind in words.short_scales and counted in words.people:
        return words.short_scales[behind], index + 1
    return 1, index


def _spaced(tokens: Sequence[str], index: int, value: int) -> tuple[int, int]:
    """Read thousands that are parted by a space: "1 300"."""
    if not _GROUP.match(tokens[index]):
        return value, index
    last = index
    while last + 1 < len(tokens):
        following = last + 2 if tokens[last + 1].isspace() else last + 1
        if following >= len(tokens) or not _NEXT_GROUP.match(tokens[following]):
            break
        value, last = value * _MANY + int(tokens[following]), following
    return value, last


def _and_a_half(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, int] | None:
    """Read "two and a half thousand"."""
    value = words.values.get(tokens[index])
    for phrase in words.halves if value is not None else ():
        end = index + 1 + len(phrase)
        if tuple(tokens[index + 1:end]) == phrase and end < len(tokens):
            scale = words.scales.get(tokens[end])
            if scale is not None and value is not None:
                return value * scale + scale // 2, end
    return None


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
            if words.scales[token] >= _MANY:
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
    if tokens[index] == ",":
        behind = tokens[index + 2] if index + 2 < len(tokens) else ""
        return words.scales.get(before, 0) >= _MANY and behind in words.scales
    return tokens[index] == "-" or (tokens[index] == "and" and before in words.scales)
