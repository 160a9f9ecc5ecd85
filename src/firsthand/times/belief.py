"""Which of the words that look like a time are one.

"He may march", "2000 people" and "a second term" look like times and are none.

>>> from firsthand.times.lexing import Lexicon
>>> from firsthand.vocabulary import load_vocabulary
>>> lexicon = Lexicon(load_vocabulary("en")["times"])
>>> read = lexicon.read("Some 2000 people fled")
>>> is_believable(lexicon, "period", read, (1, 2))
False
"""

from __future__ import annotations

from firsthand.times.lexing import Lexicon, Token

_BEFORE_YEAR = "isuyfb&-hx,ovrljktdAz"
_BEFORE_MONTH = "isuyfb-xlpntdovrjkQ"
# Months whose names are also given to people; the other doubtful ones are verbs.
_NAMES = frozenset({"April", "June", "August"})


def is_believable(
    lexicon: Lexicon, rule: str, read: tuple[str, list[Token]], at: tuple[int, int]
) -> bool:
    """Tell whether what fits a rule is a time, by what stands around it."""
    letters, tokens = read
    first, last = at
    before, after = letters[first - 1 : first] or ".", letters[last : last + 1] or "."
    inner = letters[first:last]
    token = tokens[first]
    if rule == "period" and inner == "Y":
        owned = first > 0 and tokens[first - 1].word.lower() in ("'s", "’s", "its", "their", "his")
        return after not in "cF" and (before in _BEFORE_YEAR or owned or after in ".,")
    if rule == "period" and inner == "M" and token.word in lexicon.doubtful:
        return before in _BEFORE_MONTH or _is_named_month(tokens, first)
    if rule == "clock" and inner == "C" and token.word[:1].isdigit():
        return before == "i" or token.value.lower().rstrip(".").endswith(("m", "clock"))
    if rule in ("duration", "earlier", "ago") and "z" in inner:
        return False
    if rule == "duration" and inner[0] == "A":
        return _is_length(tokens[last - 1], before, after)
    if rule == "night" and inner == "B":
        return token.word.lower() in lexicon.moments
    if rule == "reference":
        return _is_reference(lexicon, tokens, first, inner)
    if rule == "duration" and inner[-1] == "U" and tokens[last - 1].value in ("Q", "TS"):
        return len(inner) > 1 and "-" not in inner  # "three-quarters of it", "seconds before"
    return not (rule == "range" and inner in ("Y-Y", "N-N") and after == "c")


def _is_reference(lexicon: Lexicon, tokens: list[Token], at: int, inner: str) -> bool:
    """Tell "in the near future" from "future earnings", and "soon" from "as soon as"."""
    token = tokens[at]
    word = token.word.lower()
    before = [t.word.lower() for t in tokens[max(0, at - 3) : at]]
    after = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
    if inner in ("t", "q", "l"):
        return word in lexicon.alone
    if "T" in inner:
        return "same" not in tokens[at].word.lower()
    if token.value == "FUTURE_REF" and word == "soon":
        return "as" not in before[-1:] and after not in ("after", "as")
    return token.value != "FUTURE_REF" or ("the" in before[-2:] and before[0] != "of")


def _is_named_month(tokens: list[Token], at: int) -> bool:
    """Tell "a June agreement" from June Carter and from a march."""
    if tokens[at].word not in _NAMES or at == 0:
        return False
    after = tokens[at + 1].word if at + 1 < len(tokens) else "."
    return tokens[at - 1].word[:1].islower() and not after[:1].isupper()


def _is_length(unit: Token, before: str, after: str) -> bool:
    """Tell "a day" and "an hour" from "a second term" and "a quarter of it"."""
    if unit.value in ("TS", "Q", "P"):
        return before in "ivm" and after != "o"
    return True
