"""Read each kind of expression that ``rules`` knows, and the words just before it.

>>> from firsthand.vocabulary import load_vocabulary
>>> reader = Reader(load_vocabulary("en"))
>>> [(text[a:b], read.value) for text in ("It lasted over three days.",)
...  for a, b, read in reader.read(text, __import__("datetime").date(2025, 3, 10))]
[('over three days', 'P3D')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType

from firsthand.sentences import Splitter
from firsthand.times import days, lengths, periods
from firsthand.times.belief import is_believable
from firsthand.times.calendar import NOWHERE, Stretch
from firsthand.times.lexing import Lexicon, Token
from firsthand.times.reading import Known, Read, has, pick
from firsthand.times.rules import first_match
from firsthand.times.tense import looks_ahead
from firsthand.vocabulary import Vocabulary

_Tokens = list[Token]
_READ: MappingProxyType[str, Callable[[_Tokens, Known], Read | None]] = MappingProxyType({
    "dates": days.read_dates, "date": days.read_date, "iso": days.read_iso,
    "slash": days.read_slash, "clocked": days.read_clocked, "clock": days.read_clock,
    "weekday": days.read_weekday, "day": days.read_day, "night": days.read_night,
    "overnight": days.read_overnight, "weekend": days.read_weekend,
    "holiday": days.read_holiday, "week of": periods.read_week_of,
    "part of": periods.read_part_of, "quarter": periods.read_quarter,
    "period": periods.read_period, "end of": periods.read_end_of,
    "window": lengths.read_window, "over": lengths.read_over, "beside": lengths.read_beside,
    "like": lengths.read_like, "ago": lengths.read_ago, "earlier": lengths.read_earlier,
    "set": lengths.read_set, "often": lengths.read_often,
    "duration": lengths.read_duration, "reference": lengths.read_reference,
})
"""What reads each rule; an age is known by its rule so that it is not read as a time."""


_LATE = frozenset({"18", "19", "20", "21", "22", "23", "24"})  # hours that a night goes on from
# What these rules read has no ends that "since" or "until" could move.
_UNDATED = frozenset({
    "over", "window", "duration", "age", "reference", "range", "dates", "set", "often",
})


class Reader:
    """Finds and reads every time expression of a text, in order."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words of time, and what a sentence's end looks like."""
        self.lexicon = Lexicon(vocabulary["times"])
        self._splitter = Splitter(vocabulary)

    def read(self, text: str, published: date | None) -> Iterator[tuple[int, int, Read]]:
        """Yield where each expression starts and ends, and its reading."""
        known = Known(published)
        for offset, end in self._splitter.split(text):
            sentence = text[offset:end]
            if not self.lexicon.can_tell(sentence):
                continue
            for start, stop, rule, found in self._sentence(sentence, known):
                known = _after(known, rule, found)
                yield offset + start, offset + stop, found

    def _sentence(self, sentence: str, known: Known) -> Iterator[tuple[int, int, str, Read]]:
        letters, tokens = self.lexicon.read(sentence)
        at = 0
        while fit := first_match(letters, at):
            rule, first, last = fit
            at = first + 1  # where a longer rule fails a shorter one may begin further on
            if rule == "age":
                at = last
            if not is_believable(self.lexicon, rule, (letters, tokens), (first, last)):
                continue
            known = known._replace(future=looks_ahead(letters, first, last))
            found = self._one(rule, tokens[first:last], known)
            if found is None:
                continue
            at = last
            start, found = self._with_word_before(rule, tokens, first, found, known)
            known = _after(known, rule, found)
            yield start, tokens[last - 1].end, rule, found

    def _one(self, rule: str, tokens: _Tokens, known: Known) -> Read | None:
        if rule == "range":
            return self._range(tokens, known)
        if rule == "up to":
            return self._up_to(tokens, known)
        if rule == "reference" and tokens[0].kind in "tql" and len(tokens) == 1:
            tokens = [tokens[0]._replace(value=self.lexicon.alone[tokens[0].word.lower()])]
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
        found = first_match(letters, 0)
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
        dated = rule not in _UNDATED
        if before is None or not dated or before.kind not in "suy":
            return start, found
        begins, ends = found.stretch
        if before.kind == "s":
            if begins and known.published and begins > known.published:
                return start, found
            needs = known.published is None
            return at, found._replace(stretch=Stretch(begins, known.published), needs=needs)
        return at, found._replace(stretch=Stretch(None, ends))


def _after(known: Known, rule: str, found: Read) -> Known:
    """Remember what was told of for "that day", "the following year" and "a year earlier".

    What a figure is compared with ("the year-earlier quarter") is not what is told of.
    """
    first, last = found.stretch
    if first is None or last is None or found.value.endswith("_REF"):
        return known
    if first == last:
        night = found.value.endswith(("TNI", "TEV")) or found.value[11:13] in _LATE
        return known._replace(anchor=first, told=first, night=night)
    if found.value[:1] == "P" or "/" in found.value or rule in ("like", "ago", "earlier"):
        return known
    quarter = first if found.value[4:6] == "-Q" else known.quarter
    return known._replace(told=first, quarter=quarter)
