"""Read each kind of expression that ``rules`` knows, and the words just before it.

>>> from firsthand.vocabulary import load_vocabulary
>>> reader = Reader(load_vocabulary("en")["times"])
>>> [(text[a:b], read.value) for text in ("It lasted over three days.",)
...  for a, b, read in reader.read(text, __import__("datetime").date(2025, 3, 10))]
[('over three days', 'P3D')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any

from firsthand.times import days, lengths, periods
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.lexing import Lexicon, Token
from firsthand.times.reading import Known, Read, has, pick
from firsthand.times.rules import matches

_Tokens = list[Token]
_BEFORE_YEAR = "isuyfb&-hx,ovrljk"
_BEFORE_MONTH = "isuyfb-xlpntovrjk"
_READ: MappingProxyType[str, Callable[[_Tokens, Known], Read | None]] = MappingProxyType({
    "dates": days.read_dates, "date": days.read_date, "iso": days.read_iso,
    "slash": days.read_slash, "clocked": days.read_clocked, "clock": days.read_clock,
    "weekday": days.read_weekday, "day": days.read_day, "night": days.read_night,
    "weekend": days.read_weekend, "quarter": periods.read_quarter,
    "period": periods.read_period, "end of": periods.read_end_of,
    "window": lengths.read_window, "over": lengths.read_over, "beside": lengths.read_beside,
    "ago": lengths.read_ago, "earlier": lengths.read_earlier,
    "duration": lengths.read_duration, "reference": lengths.read_reference,
})
"""What reads each rule; an age is known by its rule so that it is not read as a time."""


class Reader:
    """Finds and reads every time expression of a text, in order."""

    def __init__(self, words: dict[str, Any]) -> None:
        """Take the content of ``times.yaml``."""
        self.lexicon = Lexicon(words)

    def read(self, text: str, published: date | None) -> Iterator[tuple[int, int, Read]]:
        """Yield where each expression starts and ends, and its reading."""
        anchor = None
        for offset, sentence in self.lexicon.sentences(text):
            letters, tokens = self.lexicon.read(sentence)
            for rule, first, last in matches(letters):
                if not self._believable(rule, letters, tokens, first, last):
                    continue
                ahead = "!" in letters[max(0, first - 12) : first]
                known = Known(published, ahead, anchor)
                found = self._one(rule, tokens[first:last], known)
                if found is None:
                    continue
                start, found = self._with_word_before(rule, tokens, first, found, known)
                if found.stretch.first is not None and found.stretch.first == found.stretch.last:
                    anchor = found.stretch.first
                yield offset + start, offset + tokens[last - 1].end, found

    def _believable(
        self, rule: str, letters: str, tokens: _Tokens, first: int, last: int
    ) -> bool:
        before, after = letters[first - 1 : first] or ".", letters[last : last + 1] or "."
        inner = letters[first:last]
        if rule == "period" and inner == "Y":
            return after != "c" and (before in _BEFORE_YEAR or after in ".,")
        if rule == "period" and inner == "M" and tokens[first].word in self.lexicon.doubtful:
            return before in _BEFORE_MONTH
        if rule == "clock" and not tokens[first].word.lower().rstrip(".").endswith("m"):
            return before == "i"
        if rule == "duration" and inner[0] in "Aq":
            return before in "iv"
        return not (rule == "range" and inner in ("Y-Y", "N-N") and after == "c")

    def _one(self, rule: str, tokens: _Tokens, known: Known) -> Read | None:
        if rule == "range":
            return self._range(tokens, known)
        if rule == "up to":
            return self._up_to(tokens, known)
        return _READ[rule](tokens, known) if rule in _READ else None

    def _range(self, tokens: _Tokens, known: Known) -> Read | None:
        cut = next((n for n, token in enumerate(tokens) if n and token.kind in "-&u"
                    and tokens[n - 1].kind not in "xb"), 0)
        left, right = tokens[:cut], tokens[cut + 1 :]
        ends = self._single(right, known)
        year = pick(right, "Y")
        if year is not None and not has(left, "Y"):
            left = [*left, year]
        if pick(left, "N") and not has(left, "M") and (shared := pick(right, "M")):
            left = [*left, shared]
        begins = self._single(left, known)
        if begins is None or ends is None:
            return None
        first, last = begins.stretch.first, ends.stretch.last
        if first and last and first > last and known.future:
            begins = self._single(left, known._replace(future=False)) or begins
            first = begins.stretch.first
        if first and last and first > last:
            return None
        return Read(Stretch(first, last), f"{begins.value}/{ends.value}",
                    begins.needs or ends.needs)

    def _single(self, tokens: _Tokens, known: Known) -> Read | None:
        letters = "".join(token.kind for token in tokens)
        found = next(iter(matches(letters)), None)
        if found is None:
            return None
        rule, first, last = found
        return self._one(rule, tokens[first:last], known)

    def _up_to(self, tokens: _Tokens, known: Known) -> Read | None:
        cut = next(n for n, token in enumerate(tokens) if n and token.kind == "-"
                   and tokens[n - 1].kind == "U")
        ends = self._single(tokens[cut + 1 :], known)
        if ends is None:
            return None
        if ends.stretch.last is None:
            return Read(NOWHERE, lengths.length(tokens[:cut]), ends.needs)
        return lengths.ending(tokens[:cut], ends.stretch.last)

    def _with_word_before(
        self, rule: str, tokens: _Tokens, first: int, found: Read, known: Known
    ) -> tuple[int, Read]:
        """Take in "since", "until" and "by", which leave one end to publication or open."""
        start, before = tokens[first].start, tokens[first - 1] if first else None
        at = before.start if before else start
        if before is not None and before.kind == "h" and first > 1:
            before = tokens[first - 2]
            at = before.start
        dated = rule not in ("over", "window", "duration", "age", "reference", "range", "dates")
        if before is None or not dated or before.kind not in "suy":
            return start, found
        begins, ends = found.stretch
        if before.kind == "s":
            if begins and known.published and begins > known.published:
                return start, found
            needs = known.published is None
            return at, found._replace(stretch=Stretch(begins, known.published), needs=needs)
        return at, found._replace(stretch=Stretch(None, ends))
