"""How many, with its doubt: numbers, number words, ranges, vague words and their hedges.

>>> from firsthand.vocabulary import load_vocabulary
>>> words = CountWords(load_vocabulary("en"))
>>> read_count("more than 800", words)
Amount(first=0, last=2, number=800, low=801, best=None, high=None, wording='at least')
>>> read_count("up to 1,300", words)
Amount(first=0, last=2, number=1300, low=None, best=None, high=1300, wording='at most')
>>> read_count("two dozen", words).number, read_count("hundreds", words).low
(24, 200)
>>> read_count("100 to 300", words)[3:]
(100, None, 300, 'range')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.claims.lexicon import CountWords
from firsthand.claims.numbers import number_at, number_in_digits
from firsthand.record import Wording

_RANGE = re.compile(r"(\d[\d,.]*)[-–—](\d[\d,.]*)$")
_DASHES = {"-", "–", "—", "to"}
_OLDEST = 110


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


def read_count(words: str, lexicon: CountWords) -> Amount | None:
    """Read the first count in a few words."""
    return next(find_counts(words.lower().split(), lexicon), None)


def find_counts(tokens: Sequence[str], words: CountWords) -> Iterator[Amount]:
    """Yield every count in a sentence's tokens (lower case), from left to right."""
    index = 0
    while index < len(tokens):
        if tokens[index] not in words.openings and not tokens[index][:1].isdigit():
            index += 1
            continue
        index = _behind_hedge(tokens, index, words)
        found = _range(tokens, index, words) or _number(tokens, index, words) or (
            _vague(tokens, index, words))
        if found is None:
            index += 1
            continue
        if not _is_no_count(tokens, found, words):
            yield found
        index = found.last + 1


def _behind_hedge(tokens: Sequence[str], index: int, words: CountWords) -> int:
    """Step over a hedge that begins here with a count word of its own ("no fewer than 12")."""
    for phrase, _ in words.hedges_by_first.get(tokens[index], ()):
        end = index + len(phrase)
        if tuple(tokens[index:end]) == phrase and number_at(tokens, end, words) is not None:
            return end
    return index


def _is_no_count(tokens: Sequence[str], found: Amount, words: CountWords) -> bool:
    follow = tokens[found.last + 1] if found.last + 1 < len(tokens) else ""
    after = tokens[found.last + 2] if found.last + 2 < len(tokens) else ""
    before = tokens[found.first - 1] if found.first else ""
    if follow in words.not_counts or before in words.not_counts_before:
        return True
    if before == "in" and found.first > 1 and (
        tokens[found.first - 2] in words.values and found.wording == "exact"
    ):
        return True  # the "three" of "two in three"
    if follow == "in" and after in words.values:
        return True
    if follow == "in" and number_in_digits(after) is not None:
        return len(after) < 4  # "2 in 3" is a share, "12 in 2024" is not
    if follow in {"-", "–"} and after:
        return after in words.not_counts_joined
    # a number between commas after a name is an age: "Ali Hassan, 34, ..."
    return before == "," and follow in {",", "."} and found.wording == "exact" and (
        found.number is not None and found.number < _OLDEST
        and not _after_number(tokens, found.first))


def _after_number(tokens: Sequence[str], index: int) -> bool:
    near = tokens[max(0, index - 4):index - 1]
    return any(number_in_digits(token) is not None for token in near)


def _range(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    joined = _RANGE.match(tokens[index])
    if joined:
        low, high = number_in_digits(joined.group(1)), number_in_digits(joined.group(2))
        return _bounded(tokens, index, index, (low, high), words)
    if _is_change(tokens, index, words):
        return None
    start = index + 1 if tokens[index] in {"between", "from"} else index
    first = number_at(tokens, start, words)
    if first is None:
        return None
    value, end = first
    link = tokens[end + 1] if end + 1 < len(tokens) else ""
    if link not in _DASHES and not (link == "and" and start > index) and link != "or":
        return None
    second = number_at(tokens, end + 2, words)
    if second is None or (link == "or" and second[0] - value > 10):
        return None
    return _bounded(tokens, index, second[1], (value, second[0]), words)


def _is_change(tokens: Sequence[str], index: int, words: CountWords) -> bool:
    """Tell "climbed from 9 to 17", which is no range."""
    at = index if tokens[index] == "from" else index - 1
    if at <= 0 or tokens[at] != "from":
        return False
    return not words.changing.isdisjoint(tokens[max(0, at - 2):at])


def _bounded(
    tokens: Sequence[str], first: int, last: int, bounds: tuple[int | None, int | None],
    words: CountWords,
) -> Amount | None:
    low, high = bounds
    if low is None or high is None or low >= high:
        return None
    first, _ = _hedge(tokens, first, words)
    return Amount(first, last, None, low, None, high, "range")


def _number(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    if tokens[index] in words.none:
        return Amount(index, index, 0, 0, 0, 0, "exact")
    plain = number_at(tokens, index, words)
    if plain is None:
        return None
    value, last = plain
    first, kind = _hedge(tokens, index, words)
    for phrase, after in words.after:
        if kind == "exact" and tuple(tokens[last + 1:last + 1 + len(phrase)]) == phrase:
            kind, last = after, last + len(phrase)
    return _hedged(first, last, value, kind)


def _hedged(first: int, last: int, n: int, kind: str) -> Amount:
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


def _hedge(tokens: Sequence[str], index: int, words: CountWords) -> tuple[int, str]:
    """Look for a hedge right before a number, over "a total of"; give its first token and kind."""
    for skip in range(4):
        at = index - skip
        if skip and (at < 0 or tokens[at] not in words.fillers):
            break
        for phrase, kind in words.hedges_by_last.get(tokens[at - 1], ()) if at else ():
            if at >= len(phrase) and tuple(tokens[at - len(phrase):at]) == phrase:
                return at - len(phrase), kind
    return index, "exact"


def _vague(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    if index and tokens[index - 1] == "how":
        return None
    if tokens[index] not in words.vague_openings:
        return None
    for length in (3, 2, 1):
        phrase = tuple(tokens[index:index + length])
        if len(phrase) == length and phrase in words.vague:
            low, last = words.vague[phrase], index + length - 1
            scale = tokens[last + 1] if last + 1 < len(tokens) else ""
            if scale in words.scales and low is not None:
                low, last = low * words.scales[scale], last + 1
            first, _ = _hedge(tokens, index, words)
            return Amount(first, last, None, low, None, None, "vague")
    return None
