"""Two reports found to be kin: the kind, the direction, and the working in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.families.alignment import Aligner, Alignment
from firsthand.families.kinship import Evidence, gather, judge, share_of_shorter
from firsthand.families.lineage import Direction, credits, direction, how_much_later, on_another_day
from firsthand.families.nearness import Candidates
from firsthand.families.tongues import foreign_shares
from firsthand.families.words import Telling
from firsthand.record import Derivation, Link, Passage, Report, Shared
from firsthand.settings import Families

# A report with so many kin need not be compared with the kin of these.
_ENOUGH = 2


class Kin(msgspec.Struct, frozen=True):
    """A pair that is not independent; ``a`` has the smaller id.

    ``landmarks`` is set for two languages: the share of names and figures in the same order.
    """

    a: Telling
    b: Telling
    kind: Derivation
    evidence: Evidence
    alignment: Alignment
    direction: Direction
    landmarks: float = 0.0

    def other(self, report: str) -> Telling:
        """Give the telling on the other side."""
        return self.b if self.a.report.id == report else self.a

    def kept(self, report: str) -> float:
        """Give how much of this report, in words or in order of telling, the other has."""
        e = self.evidence
        mine = (e.words_a, e.ordered_a) if self.a.report.id == report else (e.words_b, e.ordered_b)
        return round(max(mine), 2)

    def words_of(self, report: str) -> set[int]:
        """Give the words of this report that the other shares, by their position."""
        first = self.a.report.id == report
        telling = self.a if first else self.b
        shared = {
            at
            for run in self.alignment.runs
            for begin in (run.a if first else run.b,)
            for at in range(begin, begin + run.length)
        }
        for match in self.alignment.ordered:
            sentence = telling.sentences[match.a if first else match.b]
            shared.update(range(sentence.start, sentence.end))
        return shared


def find_kin(
    tellings: Sequence[Telling], candidates: Candidates, settings: Families
) -> Iterator[Kin]:
    """Compare the candidate pairs; yield those that are kin or in doubt.

    A report that has found enough kin is not compared with their kin as well: in a crowd of
    copies each is laid beside a few, and the crowd still hangs together.
    """
    beside = _Beside(tellings, settings)
    around: dict[int, set[int]] = defaultdict(set)
    for pair in candidates.pairs:
        found = around[pair.later]
        if len(found) >= _ENOUGH and any(pair.earlier in around[kin] for kin in found):
            continue
        kin = beside.compare(pair.later, pair.earlier)
        if kin.kind not in ("independent", "unsure"):
            around[pair.later].add(pair.earlier)
            around[pair.earlier].add(pair.later)
        if kin.kind != "independent" and (pair.telling or kin.kind != "unsure"):
            yield kin
    for one, other, landmarks in foreign_shares(tellings, candidates.foreign):
        if landmarks >= settings.landmarks:
            kin = beside.compare(one, other)
            if kin.kind in ("independent", "unsure"):
                yield msgspec.structs.replace(kin, kind="unsure", landmarks=landmarks)


class _Beside:
    """Lays tellings side by side; makes each ready once."""

    def __init__(self, tellings: Sequence[Telling], settings: Families) -> None:
        self._tellings = tellings
        self._settings = settings
        self._aligners: dict[int, Aligner] = {}

    def compare(self, one: int, other: int) -> Kin:
        """Compare two tellings; the one with the smaller id stands first."""
        left, right = sorted((one, other), key=lambda n: self._tellings[n].report.id)
        if left not in self._aligners:
            self._aligners[left] = Aligner(self._tellings[left])
        return _compare(
            self._aligners[left], self._tellings[left], self._tellings[right], self._settings
        )


def _compare(aligner: Aligner, a: Telling, b: Telling, settings: Families) -> Kin:
    credited = credits(a.report, b.report) or credits(b.report, a.report)
    another_day = on_another_day(a.report, b.report)
    alignment = Alignment(runs=aligner.runs(b))
    if share_of_shorter(a, b, alignment) >= settings.reprint:
        evidence = gather(a, b, alignment)
        kind = judge(evidence, settings, credited=credited, another_day=another_day)
        # Where the words decide, sentences need not be matched.
        if kind in ("reprint", "excerpt"):
            return Kin(a, b, kind, evidence, alignment, direction(a.report, b.report))
    alignment = Alignment(runs=alignment.runs, ordered=aligner.ordered(b))
    evidence = gather(a, b, alignment)
    kind = judge(evidence, settings, credited=credited, another_day=another_day)
    return Kin(a, b, kind, evidence, alignment, direction(a.report, b.report))


def as_link(kin: Kin) -> Link:
    """Write a pair into the record, with its shared passages and its working."""
    return Link(
        a=kin.a.report.id, b=kin.b.report.id, kind=kin.kind,
        share=round(kin.evidence.share, 3), why=why(kin), shared=tuple(_shared(kin)),
    )


def why(kin: Kin) -> str:
    """Say in one sentence, open to dispute, what connects two reports."""
    e = kin.evidence
    short, long = (kin.a, kin.b) if e.shorter_is_a else (kin.b, kin.a)
    parent = kin.direction.parent
    child, source = (
        (kin.other(parent), kin.a if kin.a.report.id == parent else kin.b)
        if parent else (short, long)
    )
    parts = [f"{called(child.report)} {_did(kin, child, source)}"]
    later = how_much_later(child.report, source.report) if parent else ""
    parts += [later] if later else []
    if kin.direction.how == "credit":
        parts.append(f"and credits {called(source.report)}")
    if kin.kind == "unsure":
        parts.append("which is too little to call it a copy and too much to call it independent")
    if kin.direction.how == "same agency":
        parts.append("and both credit the same agency")
    if kin.direction.how == "undecided":
        parts.append("and nothing shows which of the two came first")
    return ", ".join(parts) + "."


def called(report: Report) -> str:
    """Name a report as a reader would: by its publisher, and its headline where it has one."""
    name = report.publisher or "An unnamed publisher"
    return f"{name} (“{report.headline}”)" if report.headline else name


def _did(kin: Kin, child: Telling, source: Telling) -> str:
    e = kin.evidence
    if kin.landmarks:
        return (
            f"has {kin.landmarks:.0%} of its names and figures in the order of"
            f" {called(source.report)}, in another language"
        )
    first = kin.a.report.id == child.report.id
    words = e.words_a if first else e.words_b
    theirs = e.words_b if first else e.words_a
    other = called(source.report)
    if kin.kind == "reprint":
        return f"printed {theirs:.0%} of the words of {other}, up to {e.longest} in one run"
    if kin.kind == "excerpt":
        inside = f"{words:.0%} of its words stand in {other}"
        if words < theirs:
            return f"contains {theirs:.0%} of the words of {other} beside other matter"
        return f"is an excerpt: {inside}, up to {e.longest} in one run"
    told = max(e.ordered_a, e.ordered_b)
    return (
        f"shares {e.share:.0%} of the shorter text with {other} word for word and tells"
        f" {e.matched} sentences alike in the same order ({told:.0%} of what one of them tells)"
    )


def _shared(kin: Kin) -> Iterator[Shared]:
    for run in kin.alignment.runs:
        yield Shared(
            a=_passage(kin.a, run.a, run.a + run.length),
            b=_passage(kin.b, run.b, run.b + run.length),
        )
    if kin.alignment.runs:
        return
    # Where no run of words is shared, the sentences that tell alike are the evidence.
    for match in kin.alignment.ordered:
        one, other = kin.a.sentences[match.a], kin.b.sentences[match.b]
        yield Shared(
            a=_passage(kin.a, one.start, one.end), b=_passage(kin.b, other.start, other.end)
        )


def _passage(telling: Telling, start: int, end: int) -> Passage:
    begin, stop = telling.starts[start], telling.ends[end - 1]
    return Passage(start=begin, end=stop, exact=telling.report.text[begin:stop])
