"""Two reports found to be kin, and the working in words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from firsthand.families.alignment import Alignment
from firsthand.families.kinship import Evidence
from firsthand.families.lineage import Direction, how_much_later
from firsthand.families.paraphrase import Retold
from firsthand.families.words import Telling
from firsthand.record import Derivation, Link, Passage, Report, Shared


class Kin(msgspec.Struct, frozen=True):
    """A pair that is not independent; ``a`` has the smaller id.

    ``landmarks`` is set for two languages: the share of names and figures in the same order.
    ``retold`` is set where meaning decided: what is told in other words, in the same order.
    ``apart`` says that quotations both have differ in their words, as two translations do.
    """

    a: Telling
    b: Telling
    kind: Derivation
    evidence: Evidence
    alignment: Alignment
    direction: Direction
    landmarks: float = 0.0
    retold: Retold | None = None
    apart: bool = False

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
    if kin.apart:
        parts.append("but quotes the same speakers in other words, as two translations would")
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
    if kin.retold:
        return (
            f"tells {len(kin.retold.matches)} sentences of {other} in other words and in the same"
            f" order ({kin.retold.share:.0%} of the shorter text)"
        )
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
    if kin.alignment.runs and not kin.retold:
        return
    # Where hardly a run of words is shared, the sentences that tell alike are the evidence.
    for match in kin.alignment.ordered:
        one, other = kin.a.sentences[match.a], kin.b.sentences[match.b]
        if not any(one.start < run.a + run.length and run.a < one.end
                   for run in kin.alignment.runs):
            yield Shared(
                a=_passage(kin.a, one.start, one.end), b=_passage(kin.b, other.start, other.end)
            )


def _passage(telling: Telling, start: int, end: int) -> Passage:
    begin, stop = telling.starts[start], telling.ends[end - 1]
    return Passage(start=begin, end=stop, exact=telling.report.text[begin:stop])
