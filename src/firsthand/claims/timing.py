"""When: which time of a report belongs to one of its figures.

In its own sentence a figure has the time that is said together with it, that hangs on the harm,
or that stands nearest. Where its sentence tells no time, the day told of last goes on: a report
says in its lead that it was Tuesday, and counts the dead below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from firsthand.claims.around import Around, Nearby
from firsthand.claims.drafts import Draft
from firsthand.claims.lexicon import HarmWords
from firsthand.claims.placing import reach_of
from firsthand.record import Claim, Passage, Report, Statement, TimeNamed, When
from firsthand.sentences import Sentence, dateline_end

# Ways of saying whose content is the figure alone.
_FIGURE_RULES = ("cue:at",)
# Up to this precision (UCDP date_prec: a week) a time can be that of one event.
_WEEK = 3
# Of these polarities a figure is of no day that was told of.
_UNREAL = frozenset({"forecast", "hypothetical"})
# Arrests are made on other days than the harm for which they are made.
_LATER = frozenset({"detained"})
_DATELINE_AFTER = re.compile(r"\W{0,2}(?:\([^)]{1,30}\))?\s*(?:[–—]|--|-\s)")
_SMALL_WORD = re.compile(r"\b[a-z]{2,}")
_AHEAD = 2  # sentences in which the day may be told behind a figure
_OPENING = 60  # characters in which a paragraph says where it is
_BEGINS = re.compile(r"(?:^|\n)[ \t•*·–-]*$")
_NEAR = 24  # characters between words of saying and the time at which it was said


def when_of(draft: Draft, nearby: Nearby, statement: Statement | None) -> When | None:
    """Choose the time of a figure: what is said together with it, what hangs on it, the nearest."""
    times = [t for t in nearby.times if tells_when(t)]
    text, begin = nearby.line.doc.text, nearby.line.start
    times = [t for t in times if not _is_dateline(t, text, begin)] or times
    inside = [t for t in times if statement is None
              or any(p.start <= t.start < p.end for p in statement.content)]
    if not inside and statement is not None and statement.rule.startswith(_FIGURE_RULES):
        inside = times  # "put the toll at 48 late on Thursday"
    start, end = reach_of(draft, nearby.line)
    near = [t for t in inside if start <= t.start < end] or inside
    dated = [t for t in near if t.value[:1] != "P" or t.from_ is not None]
    middle = draft.word.idx + nearby.line.start
    best = min(dated or near, key=lambda t: (abs(t.start - middle), t.start), default=None)
    return as_when(best) if best is not None else None


def tells_when(time: TimeNamed) -> bool:
    """Tell a time of something from "now", "recently" and "every week"."""
    return not time.value.endswith("_REF") and not (
        time.from_ is None and time.to is None and time.value.startswith("XXXX-WXX")
        and time.as_written.lower().startswith(("every", "each")))


def _is_dateline(time: TimeNamed, sentence: str, begin: int) -> bool:
    """Tell "(5 March) - A man ...": before it stands no word in small letters, behind it a dash."""
    return _DATELINE_AFTER.match(sentence, time.end - begin) is not None and (
        _SMALL_WORD.search(sentence[: time.start - begin]) is None)


def as_when(time: TimeNamed) -> When:
    """Take a time expression as the time of a figure."""
    return When(as_written=time.as_written, start=time.start, end=time.end, field=time.field,
                from_=time.from_, to=time.to, precision=time.precision)


class _Told(NamedTuple):
    """A day told of: in which sentence, and whether that tells of what came later."""

    sentence: int
    later: bool
    when: When


class DayCarrier:
    """Gives the figures of one report that have no time the day told of around them."""

    def __init__(
        self, report: Report, around: Around, sentences: Sequence[Sentence], words: HarmWords
    ) -> None:
        """Find the days of the event in the text, sentence by sentence."""
        self._report, self._around = report, around
        self._body = [s for s in sentences if s.field == "text"]
        self._starts = [s.start for s in self._body]
        self._words = words

    def carry(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Give each figure without a time the day told of last before it, else right behind it.

        The day is that of another figure, or of a sentence that tells of the event.
        """
        if all(self._has_days(claim) for claim in claims):
            return tuple(claims)
        told = self._told(claims)
        return tuple(
            msgspec.structs.replace(claim, when=found)
            if self._wants_days(claim)
            and (found := _nearest(self._number(claim), self._of_place(claim, told))) is not None
            else claim for claim in claims
        )

    def _of_place(self, claim: Claim, told: Sequence[_Told]) -> Sequence[_Told]:
        """Leave out days told of another province where a figure's paragraph begins with its own.

        A release tells of one raid a paragraph: "In Zabul on Friday ... In Ghazni, seven ...".
        """
        at = claim.sentence
        ours = {p.admin1 for p in claim.place if p.admin1 and p.start - at.start < _OPENING}
        if at.field != "text" or not ours or not _BEGINS.search(self._report.text[:at.start]):
            return told
        return [t for t in told
                if t.sentence < 0 or not self._is_elsewhere(self._body[t.sentence], ours)]

    def _is_elsewhere(self, sentence: Sentence, ours: set[str]) -> bool:
        theirs = {p.admin1 for p in self._around.places
                  if p.field == "text" and sentence.start <= p.start < sentence.end and p.admin1}
        return bool(theirs) and theirs.isdisjoint(ours)

    def _has_days(self, claim: Claim) -> bool:
        """Tell whether a figure has a time, placed as far as the report can be placed at all."""
        when = claim.when
        return when is not None and (
            self._report.published is None or when.from_ is not None or when.to is not None)

    def _wants_days(self, claim: Claim) -> bool:
        return not (self._has_days(claim) or claim.polarity in _UNREAL
                    or self._tells_another(claim))

    def _number(self, claim: Claim) -> int:
        """Give the number of a figure's sentence; a headline apart stands before all others."""
        if claim.sentence.field == "headline":
            return -1
        return bisect_right(self._starts, claim.evidence.start) - 1

    def _told(self, claims: Sequence[Claim]) -> list[_Told]:
        """Give the days of figures and of sentences about the event, in the order of the text."""
        own = [
            _Told(self._number(c), self._words.tells_aftermath(c.sentence.exact), c.when)
            for c in claims
            if self._has_days(c) and c.when is not None and c.polarity not in _UNREAL
            and c.harm not in _LATER
        ]
        dateline = dateline_end(self._report)
        events = [
            _Told(number, self._is_aftermath(number), as_when(t)) for t in self._around.times
            if t.field == "text" and self._is_past(t)
            and not dateline[0] <= t.start < dateline[1]
            and (number := bisect_right(self._starts, t.start) - 1) >= 0
            and self._is_of_event(t, self._body[number])
        ]
        told = sorted([*own, *events], key=lambda t: t.sentence)  # of one sentence, figures first
        return [t for t in told if not t.later] or told

    def _is_past(self, time: TimeNamed) -> bool:
        """Tell a day or a week that is over from a year, and from what is ahead."""
        published = self._report.published
        if published is None and time.value.startswith("XXXX"):
            return tells_when(time)
        if time.from_ is None or time.to is None or time.precision > _WEEK:
            return False
        return tells_when(time) and (published is None or time.from_ <= published[:10])

    def _is_of_event(self, time: TimeNamed, sentence: Sentence) -> bool:
        """Tell the time of the event from that at which somebody spoke of it."""
        said = self._said_in(sentence.start, sentence.end)
        if said and not any(_holds(p, time) for s in said for p in s.content):
            return False
        text = self._report.text[sentence.start : sentence.end]
        return self._words.tells_event(text) and not _is_dateline(time, text, sentence.start)

    def _is_aftermath(self, number: int) -> bool:
        at = self._body[number]
        return self._words.tells_aftermath(self._report.text[at.start : at.end])

    def _said_in(self, start: int, end: int) -> list[Statement]:
        return [s for s in self._around.statements
                if s.cue.field == "text" and start <= s.cue.start < end]

    def _tells_another(self, claim: Claim) -> bool:
        """Tell whether a figure's sentence has a time that may be its own: then none is carried."""
        at = claim.sentence
        said = self._said_in(at.start, at.end)
        return any(
            t.field == at.field and at.start <= t.start < at.end and t.from_ is not None
            and tells_when(t) and all(_apart(t, s.cue) > _NEAR for s in said)
            for t in self._around.times
        )


def _nearest(at: int, told: Sequence[_Told]) -> When | None:
    """Find what was told last up to a sentence, else first right behind it."""
    before = [t for t in told if t.sentence <= at]
    if before:
        last = before[-1].sentence
        return next(t for t in before if t.sentence == last).when
    return next((t.when for t in told if t.sentence <= at + _AHEAD
                 and t.when.precision <= _WEEK), None)


def _holds(passage: Passage, time: TimeNamed) -> bool:
    return passage.field == time.field and passage.start <= time.start < passage.end


def _apart(time: TimeNamed, cue: Passage) -> int:
    return max(time.start - cue.end, cue.start - time.end)
