"""Pairs of tellings laid side by side: the words decide, and where they do not, the meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.families.alignment import Aligner, Alignment
from firsthand.families.judged import Judged
from firsthand.families.kindred import Kin
from firsthand.families.kinship import gather, judge, share_of_shorter
from firsthand.families.lineage import credits, direction, on_another_day
from firsthand.families.meaning import Encoder
from firsthand.families.nearness import Candidates
from firsthand.families.paraphrase import (
    is_doubtful,
    is_rewrite,
    quoted_apart,
    retold,
    worth_reading,
)
from firsthand.families.tongues import shared_landmarks
from firsthand.families.words import Telling
from firsthand.record import Derivation
from firsthand.settings import Families

# A report with so many kin need not be compared with the kin of these.
_ENOUGH = 2


def find_kin(
    tellings: Sequence[Telling], candidates: Candidates, settings: Families, encoder: Encoder,
    judged: Judged,
) -> Iterator[Kin]:
    """Compare the candidate pairs; yield those that are kin or in doubt.

    A report that has found enough kin is not compared with their kin as well: in a crowd of
    copies each is laid beside a few, and the crowd still hangs together.
    """
    beside = _Beside(tellings, settings, encoder, judged)
    around: dict[int, set[int]] = defaultdict(set)
    for pair in candidates.pairs:
        found = around[pair.later]
        if len(found) >= _ENOUGH and any(pair.earlier in around[kin] for kin in found):
            continue
        kin = beside.compare(pair.later, pair.earlier)
        if kin.kind not in ("independent", "unsure"):
            around[pair.later].add(pair.earlier)
            around[pair.earlier].add(pair.later)
        shown = kin.kind != "unsure" or pair.telling or kin.retold or kin.apart
        if shown and kin.kind != "independent":
            yield kin
    for one, other in candidates.foreign:
        kin = beside.compare(one, other)
        if kin.kind != "independent":
            yield kin


class _Beside:
    """Lays tellings side by side; makes each ready once."""

    def __init__(
        self, tellings: Sequence[Telling], settings: Families, encoder: Encoder, judged: Judged
    ) -> None:
        self._tellings = tellings
        self._settings = settings
        self._encoder = encoder
        self._known = judged
        self._aligners: dict[int, Aligner] = {}

    def compare(self, one: int, other: int) -> Kin:
        """Judge two tellings, unless they were judged before as they stand now."""
        left, right = sorted(
            (self._tellings[n] for n in (one, other)), key=lambda telling: telling.report.id)
        known = self._known.look_up(left, right)
        if known is None:
            known = self._compared(one, other)
            self._known.keep(known)
        return known

    def _compared(self, one: int, other: int) -> Kin:
        """Let the words decide, and the meaning of the sentences where they do not."""
        kin = self._by_words(one, other)
        if kin.a.report.language[:2] != kin.b.report.language[:2]:
            return self._translated(kin)
        if kin.kind == "rewrite" and not kin.evidence.same:
            apart = quoted_apart(kin.a, kin.b, self._encoder)
            return msgspec.structs.replace(kin, kind="unsure", apart=True) if apart else kin
        if kin.kind in ("independent", "unsure") and worth_reading(kin.a, kin.b):
            return kin if self._is_formula(kin) else self._by_meaning(kin)
        return kin

    def _by_words(self, one: int, other: int) -> Kin:
        """Compare two tellings by their words; the one with the smaller id stands first."""
        left, right = sorted((one, other), key=lambda n: self._tellings[n].report.id)
        if left not in self._aligners:
            self._aligners[left] = Aligner(self._tellings[left])
        a, b, aligner = self._tellings[left], self._tellings[right], self._aligners[left]
        alignment = Alignment(runs=aligner.runs(b))
        if share_of_shorter(a, b, alignment) >= self._settings.reprint:
            kin = self._judged(a, b, alignment)
            # Where the words decide, sentences need not be matched.
            if kin.kind in ("reprint", "excerpt"):
                return kin
        return self._judged(a, b, Alignment(runs=alignment.runs, ordered=aligner.ordered(b)))

    def _judged(self, a: Telling, b: Telling, alignment: Alignment) -> Kin:
        evidence = gather(a, b, alignment)
        another_day = on_another_day(a.report, b.report)
        kind = judge(
            evidence, self._settings, credited=_credited(a, b), another_day=another_day
        )
        return Kin(a, b, kind, evidence, alignment, direction(a.report, b.report))

    def _by_meaning(self, kin: Kin) -> Kin:
        found = retold(kin.a, kin.b, self._encoder)
        credited = _credited(kin.a, kin.b)
        needed = self._settings.reworded * (self._settings.credited if credited else 1)
        if is_rewrite(found, needed, credited=credited):
            kind: Derivation = "rewrite"
        elif is_doubtful(found, needed * self._settings.doubt):
            kind = "unsure"
        else:
            return kin
        alignment = Alignment(runs=kin.alignment.runs, ordered=found.matches)
        return msgspec.structs.replace(
            kin, kind=kind, evidence=gather(kin.a, kin.b, alignment), alignment=alignment,
            retold=found, apart=found.apart,
        )

    def _translated(self, kin: Kin) -> Kin:
        """Judge two languages by names and figures in order: proof only beside a credit.

        What is printed twice in the same words is no translation, whatever its language.
        """
        if kin.kind in ("reprint", "excerpt"):
            return kin
        share = shared_landmarks(kin.a, kin.b)
        kind: Derivation = "unsure" if share >= self._settings.landmarks else "independent"
        if share >= self._settings.translated and _credited(kin.a, kin.b):
            kind = "translation"
        return msgspec.structs.replace(kin, kind=kind, landmarks=share)

    def _is_formula(self, kin: Kin) -> bool:
        """Say whether all figures differ between two days: a form, filled in again."""
        another_day = on_another_day(kin.a.report, kin.b.report)
        return another_day and kin.evidence.conflict >= self._settings.formula


def _credited(a: Telling, b: Telling) -> bool:
    return credits(a.report, b.report) or credits(b.report, a.report)
