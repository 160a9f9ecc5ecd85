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

from collections.abc import Iterator, Sequence

from firsthand.claims.amounts import Amount, hedge_after, hedge_before, hedged
from firsthand.claims.lexicon import CountWords
from firsthand.claims.numbers import number_at, number_in_digits
from firsthand.claims.ranges import range_at

__all__ = ["Amount", "find_counts", "read_count"]

_OLDEST = 110
# "2 in 3" is a share, "12 in 2024" is not
_SHARE = 4
_FEW = 10
# words behind a number in which "for every" makes it a rate
_RATE = 8


def read_count(words: str, lexicon: CountWords) -> Amount | None:
    """Read the first count in a few words."""
    return next(find_counts(words.lower().split(), lexicon), None)


def find_counts(tokens: Sequence[str], words: CountWords) -> Iterator[Amount]:
    """Yield every count in a sentence's tokens (lower case), from left to right."""
    index = 0
    while index < len(tokens):
        if tokens[index] not in words.openings and not _has_digit_or_sign(tokens[index], words):
            index += 1
            continue
        index = _behind_hedge(tokens, index, words)
        found = _none(tokens, index, words) or range_at(tokens, index, words) or (
            _number(tokens, index, words) or _group(tokens, index, words)
            or _vague(tokens, index, words))
        if found is None:
            index += 1
            continue
        if not _is_no_count(tokens, found, words):
            yield found
        index = found.last + 1


def _has_digit_or_sign(token: str, words: CountWords) -> bool:
    return token[:1].isdigit() or token[:1] in words.signs


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
    if _is_rate(tokens, found, words):
        return True
    if before in words.names_before and follow not in words.people and (
        tokens[found.first].isdigit() and found.wording == "exact"
    ):
        return True  # "Highway 12"
    if tokens[found.first] == "both" and "and" in tokens[found.last + 1:found.last + 5]:
        return True  # "both men and women"
    if _is_share(tokens, found, words):
        return True
    if follow in {"-", "–"} and after:
        return after in words.not_counts_joined
    # a number between commas after a name is an age: "Ali Hassan, 34, ..."
    return before == "," and follow in {",", "."} and found.wording == "exact" and (
        found.number is not None and found.number < _OLDEST
        and not _after_number(tokens, found.first))


def _is_rate(tokens: Sequence[str], found: Amount, words: CountWords) -> bool:
    """Tell both numbers of "two civilians for every fighter" and "one death for every 40 cases"."""
    near = [*tokens[max(0, found.first - 2):found.first], "",
            *tokens[found.last + 1:found.last + _RATE]]
    return any(near[n] == "for" and near[n + 1] in words.each for n in range(len(near) - 1))


def _is_share(tokens: Sequence[str], found: Amount, words: CountWords) -> bool:
    """Tell both numbers of "two in three", "one in every five" and "two out of three"."""
    first, last = found.first, found.last
    if found.wording != "exact" or found.number is None or found.number >= _FEW * _FEW:
        return False
    before = [t for t in tokens[max(0, first - 3):first] if t != "every"]
    if before[-1:] == ["in"] and before[-2:-1] and before[-2] in words.values:
        return True
    if before[-2:] == ["out", "of"] and before[:1] and before[0] in words.values:
        return found.number <= _FEW
    behind = [t for t in tokens[last + 1:last + 5] if t != "every"]
    if behind[:1] == ["in"] and len(behind) > 1:
        return behind[1] in words.values or (
            number_in_digits(behind[1]) is not None and len(behind[1]) < _SHARE)
    return behind[:2] == ["out", "of"] and len(behind) > 2 and found.number < _FEW and (
        words.values.get(behind[2], _FEW + 1) <= _FEW)


def _after_number(tokens: Sequence[str], index: int) -> bool:
    near = tokens[max(0, index - 4):index - 1]
    return any(number_in_digits(token) is not None for token in near)


def _none(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    for phrase in words.none.get(tokens[index], ()):
        if tuple(tokens[index:index + len(phrase)]) == phrase:
            return Amount(index, index + len(phrase) - 1, 0, 0, 0, 0, "exact")
    return None


def _number(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    sign = words.signs.get(tokens[index][:1])
    if sign is not None:
        value = number_in_digits(tokens[index][1:])
        return hedged(index, index, value, sign) if value is not None else None
    plain = number_at(tokens, index, words)
    if plain is None:
        return None
    value, last = plain
    first, kind = hedge_before(tokens, index, words)
    if kind == "exact":
        last, kind = hedge_after(tokens, last, words)
    return hedged(first, last, value, kind)


def _group(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    """Read "an elderly couple" and "twin sisters"; "a couple of" and "a couple more" are vague."""
    follow = tokens[index + 1] if index + 1 < len(tokens) else ""
    number = words.group_adjectives.get(tokens[index]) if follow in words.people else None
    if number is None:
        number = words.groups.get(tokens[index])
        vague = (tokens[index],) in words.vague
        if vague and (follow in {"of", "more", "dozen", "hundred"} or follow in words.people):
            return None
    if number is None:
        return None
    return Amount(index, index, number, number, number, number, "exact")


def _vague(tokens: Sequence[str], index: int, words: CountWords) -> Amount | None:
    if index and tokens[index - 1] in {"how", "as"}:  # "three times as many"
        return None
    if tokens[index] not in words.vague_openings:
        return None
    for length in (3, 2, 1):
        phrase = tuple(tokens[index:index + length])
        if len(phrase) == length and phrase in words.vague:
            low, last = words.vague[phrase], index + length - 1
            behind = last + 2 if tokens[last + 1:last + 2] == ["of"] else last + 1
            scale = tokens[behind] if behind < len(tokens) else ""
            if scale in words.scales and low is not None:
                low, last = low * words.scales[scale], behind
            first, _ = hedge_before(tokens, index, words)
            return Amount(first, last, None, low, None, None, "vague")
    return None
