"""What a comparison proves: a reprint, an excerpt, a rewrite, a doubt, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.families.alignment import Alignment, Match
from firsthand.families.words import Sentence, Telling
from firsthand.record import Derivation
from firsthand.settings import Families

# A sentence is the same when this much of it stands in shared runs.
_MOSTLY = 0.6
# And more than this much of its names and figures.
_MARKED = 0.5
# Fewer words of narrative prove nothing, however alike.
_FEW = 8
# A sentence this long, or a text that lost its stops, counts once for each so many words.
_ONE_SENTENCE = 40
# Two sentences that tell this much alike are one sentence in two wordings.
_CLOSE = 0.5


# Where words stand in shared runs, as (start, end), in order and apart from each other.
Stretches = Sequence[tuple[int, int]]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What two tellings share, as shares from 0 to 1 (``a`` is the one with the smaller id).

    ``words_a`` is the share of all counted words of ``a`` that stand in shared runs,
    ``narrative_a`` the same outside quotation marks; ``same`` counts the narrative sentences of
    the shorter telling that stand in shared runs (a very long one as several); ``ordered_a`` is
    the share of what ``a`` tells that ``b`` tells alike in the same order; ``breadth`` is the
    share of what the shorter tells in sentences that the longer has, however changed;
    ``conflict`` is the share of matched sentences with figures whose figures all differ, and
    ``strangers`` the share of those with names that have no name in common.
    """

    words_a: float
    words_b: float
    narrative_a: float
    narrative_b: float
    same: int
    longest: int
    matched: int
    close: int
    ordered_a: float
    ordered_b: float
    breadth: float
    conflict: float
    strangers: float
    shorter_is_a: bool

    @property
    def share(self) -> float:
        """Give the share of the shorter text found in the longer."""
        return self.words_a if self.shorter_is_a else self.words_b

    @property
    def narrative(self) -> float:
        """Give the share of the shorter narrative found in the longer."""
        return self.narrative_a if self.shorter_is_a else self.narrative_b

    @property
    def ordered(self) -> float:
        """Give the share of what the shorter tells, told alike in the same order."""
        return self.ordered_a if self.shorter_is_a else self.ordered_b


def share_of_shorter(a: Telling, b: Telling, alignment: Alignment) -> float:
    """Give the share of the shorter text found in the longer, word for word."""
    words = sum(
        a.counted_before[run.a + run.length] - a.counted_before[run.a] for run in alignment.runs)
    return words / max(min(a.counted_before[-1], b.counted_before[-1]), 1)


def gather(a: Telling, b: Telling, alignment: Alignment) -> Evidence:
    """Measure what an alignment of two tellings shows."""
    in_a = [(run.a, run.a + run.length) for run in alignment.runs]
    in_b = sorted((run.b, run.b + run.length) for run in alignment.runs)
    words = a.counted_before[-1], b.counted_before[-1]
    shorter_is_a = (words[0], a.report.id) <= (words[1], b.report.id)
    short, covered = (a, in_a) if shorter_is_a else (b, in_b)
    told = [m for m in alignment.ordered if not _quoted(m, a.sentences, b.sentences)]
    return Evidence(
        words_a=_share(in_a, a.counted_before), words_b=_share(in_b, b.counted_before),
        narrative_a=_share(in_a, a.narrative_before),
        narrative_b=_share(in_b, b.narrative_before),
        same=_same(short, covered),
        longest=max((run.length for run in alignment.runs), default=0),
        matched=len(told), close=sum(m.likeness >= _CLOSE for m in told),
        ordered_a=_told(a, {m.a: m.likeness for m in told}),
        ordered_b=_told(b, {m.b: m.likeness for m in told}),
        breadth=_told(short, {m.a if shorter_is_a else m.b: 1.0 for m in told}),
        conflict=_conflict([(a.sentences[m.a].figures, b.sentences[m.b].figures) for m in told]),
        strangers=_conflict([
            (_names(a.landmarks[m.a]), _names(b.landmarks[m.b])) for m in told
        ]),
        shorter_is_a=shorter_is_a,
    )


def judge(
    evidence: Evidence, settings: Families, *, credited: bool, another_day: bool
) -> Derivation:
    """Name what the evidence shows: "independent" where it shows no copying.

    ``credited`` says that one of the two prints that its text is the other's; less wording then
    has to remain. ``another_day`` says that they were published too far apart to be versions of
    one story: what is alike but for every figure is then a form, filled in again. What is alike
    but for every name is one on any day.
    """
    e = evidence
    if e.strangers >= settings.formula and e.share < settings.reprint:
        return "independent"
    if another_day and e.conflict >= settings.formula and e.share < settings.reprint:
        return "unsure" if e.share >= settings.rewrite else "independent"
    if min(e.words_a, e.words_b) >= settings.reprint:
        return "reprint"
    if e.share >= settings.excerpt and (e.same > 0 and e.narrative >= settings.excerpt):
        return "excerpt"
    if e.same >= 2 and e.narrative >= settings.rewrite:
        return "rewrite"
    needed = settings.retold * (settings.credited if credited else 1)
    if e.matched >= 3 and e.close >= 2 and e.ordered >= needed:
        return "rewrite"
    doubt = e.ordered >= needed * settings.doubt and e.close >= 2
    # Many sentences, each changed much, are as telling as a few changed little.
    if doubt and e.matched >= 6 and e.close >= 3 and e.breadth >= settings.breadth:
        return "rewrite"
    if doubt or (e.same >= 1 and e.narrative >= settings.rewrite * settings.doubt):
        return "unsure"
    return "unsure" if credited and e.share >= settings.rewrite * settings.doubt else "independent"


def _share(covered: Stretches, before: Sequence[int]) -> float:
    """Give the share of the words counted in ``before`` that stand in these stretches."""
    return _within(covered, before) / max(before[-1], 1)


def _same(telling: Telling, covered: Stretches) -> int:
    """Count the narrative sentences that mostly stand in the covered stretches.

    Their names and figures must stand there too: what is alike but for these is a form.
    """
    count = at = 0
    for sentence in telling.sentences:
        while at < len(covered) and covered[at][1] <= sentence.start:
            at += 1
        here, step = [], at
        while step < len(covered) and covered[step][0] < sentence.end:
            start, end = covered[step]
            here.append((max(start, sentence.start), min(end, sentence.end)))
            step += 1
        whole = [(sentence.start, sentence.end)]
        size = _within(whole, telling.narrative_before)
        marks = _within(whole, telling.marked_before)
        if size < _FEW or _within(here, telling.narrative_before) < _MOSTLY * size:
            continue
        if not marks or _within(here, telling.marked_before) > _MARKED * marks:
            count += max(1, size // _ONE_SENTENCE)
    return count


def _within(stretches: Stretches, before: Sequence[int]) -> int:
    return sum(before[end] - before[start] for start, end in stretches)


def _names(marks: Sequence[str]) -> frozenset[str]:
    return frozenset(mark for mark in marks if not mark[:1].isdigit())


def _quoted(match: Match, left: Sequence[Sentence], right: Sequence[Sentence]) -> bool:
    return left[match.a].quoted or right[match.b].quoted


def _told(telling: Telling, matched: Mapping[int, float]) -> float:
    """Give the share of what a telling tells that its matched sentences tell."""
    told = sum(telling.sentences[n].weight * likeness for n, likeness in matched.items())
    return told / telling.tells if telling.tells else 0.0


def _conflict(told: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Give the share of the pairs with values on both sides that have no value in common."""
    both = [(one, other) for one, other in told if one and other]
    if len(both) < 2:
        return 0.0
    return sum(not one & other for one, other in both) / len(both)
