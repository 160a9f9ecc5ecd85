"""Says of every figure how many really know it: a copy is not a witness.

Before, three reports; two cite one monitor, the third names nobody. After, one origin:

>>> from firsthand.record import Claim, Count, Incident, Passage, Reading, Report, Victims
>>> def told(number, publisher, claimant, as_written, figure):
...     at = Passage(start=0, end=0, exact="")
...     report = Report(
...         id=f"report-{number}", capture="", given_id=None, publisher=publisher, url=None,
...         headline=None, headline_at=None, by=None, credit=(), located=None,
...         published="2031-05-02", language="en", text_sha256="", text="")
...     claim = Claim(
...         id=f"claim-{number}", report=report.id, harm="killed", means=None, scope="total",
...         victims=Victims(as_written="", start=0, end=0), actor=None, place=(), when=None,
...         count=Count(as_written=as_written, start=0, end=0, number=figure, **bounds[number]),
...         statement=None, claimant=claimant, via=None, polarity="asserted",
...         span="this incident", within=None, evidence=at, sentence=at, rule="")
...     return Reading(report=report, claims=(claim,))
>>> exact = {"low": 1311, "best": 1311, "high": 1311, "wording": "exact"}
>>> bounds = {1: exact, 2: exact, 3: {"low": None, "best": None, "high": 1300,
...                                   "wording": "at most"}}
>>> readings = [told(1, "The Post", "the Kesra Monitor", "1,311", 1311),
...             told(2, "The Mail", "the Kesra Monitor", "1,311", 1311),
...             told(3, "The Star", None, "up to 1,300", 1300)]
>>> incident = Incident(id="incident-1", title="", kind="unclear", means=(), place=(), when=None,
...                     claims=("claim-1", "claim-2", "claim-3"), reports=())
>>> weighing = weigh(readings, (), [incident])
>>> row = weighing.standings[-1]
>>> len(row.reports), len(row.families), len(row.origins), row.low, row.high
(3, 3, 1, 1311, 1311)
>>> print(*row.why, sep="\\n")
3 claims in 3 reports and 3 families tell it.
They lead back to 1 origin: the Kesra Monitor (“1,311”, first told on 2 May 2031; 3 reports).
1 claim (The Star): nobody named; in line with “1,311” of 2 May 2031 by the Kesra Monitor, \
told no later; no origin added.
>>> [(f.figure, f.named) for f in headline_figures(incident, readings, weighing)]
[('1,311', ('the Kesra Monitor',)), ('1,300', ('the Kesra Monitor',))]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.problems import problem
from firsthand.record import Family, Incident, Judgement, Problem, Reading, Weighing
from firsthand.standings.figures import HeadlineFigure, figures_from
from firsthand.standings.follow_ups import follow_ups_from, judged
from firsthand.standings.gathering import told_from
from firsthand.standings.kin import Kin, kin_from
from firsthand.standings.offices import Offices
from firsthand.standings.origins import origins_from, trace
from firsthand.standings.persons import add_up
from firsthand.standings.series import Series, Step, series_from
from firsthand.standings.sums import sums_in
from firsthand.standings.tolls import tolls_from
from firsthand.standings.traced import Traced
from firsthand.vocabulary import Vocabulary, load_vocabulary

__all__ = ["HeadlineFigure", "Series", "Step", "claim_series", "headline_figures", "weigh"]


def weigh(
    readings: Sequence[Reading],
    families: Sequence[Family],
    incidents: Sequence[Incident],
    judgements: Sequence[Judgement] = (),
    vocabulary: Vocabulary | None = None,
) -> Weighing:
    """Lead every claim back to its origin and count what stands behind each toll.

    Gives the families and incidents as they came, with origins, standings and follow-ups; the
    same in any order of the readings. The verdict "best 1311" on a standing's id sets its best,
    a status ("met", "refused") on a follow-up's id what came of it.
    Without a vocabulary the English one is read.
    """
    words = vocabulary or load_vocabulary("en")
    kin = kin_from(readings, families)
    traced = _traced(readings, incidents, kin, words)
    rows, voices = add_up(traced)
    return Weighing(
        families=tuple(families),
        incidents=tuple(incidents),
        origins=origins_from(traced),
        standings=tolls_from(rows, series_from(voices), kin, judgements),
        follow_ups=judged(
            follow_ups_from(readings, incidents, kin, words["follow_ups"]), judgements),
        problems=tuple(_wrong_sums(traced)),
    )


def _wrong_sums(traced: Sequence[Traced]) -> Iterator[Problem]:
    """Tell of each claimant's parts that are more than its whole."""
    for found in sums_in([end.told for end in traced]):
        if not found.holds:
            claim = found.whole.claim
            yield problem(
                "sum-too-large", claim.id, at=claim.evidence, sum=found.written,
                publisher=found.whole.publisher)


def claim_series(
    incident: Incident,
    readings: Sequence[Reading],
    weighing: Weighing,
    vocabulary: Vocabulary | None = None,
) -> tuple[Series, ...]:
    """Give each origin's figures over time, for each harm and scope of one incident."""
    words = vocabulary or load_vocabulary("en")
    kin = kin_from(readings, weighing.families)
    traced = _traced(_of(incident, readings), [incident], kin, words)
    return series_from(add_up(traced)[1])


def headline_figures(
    incident: Incident,
    readings: Sequence[Reading],
    weighing: Weighing,
    vocabulary: Vocabulary | None = None,
) -> tuple[HeadlineFigure, ...]:
    """Give each distinct number told of one incident with its claims, families and origins.

    The number of origins of a figure is that of the claims that tell it, led back.
    """
    words = vocabulary or load_vocabulary("en")
    kin = kin_from(readings, weighing.families)
    traced = _traced(_of(incident, readings), [incident], kin, words)
    repeated = frozenset(e.told.claim.id for e in traced if e.told.claim.repeats is not None)
    return figures_from(traced, repeated, kin)


def _of(incident: Incident, readings: Sequence[Reading]) -> list[Reading]:
    inside = frozenset(incident.claims)
    return [r for r in readings if any(claim.id in inside for claim in r.claims)]


def _traced(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, words: Vocabulary,
) -> tuple[Traced, ...]:
    nobody = frozenset(words["origins"]["nobody"])
    wholes = {row["name"]: row["part_of"] for row in words["claimants"] if "part_of" in row}
    told = told_from(readings, incidents, kin, nobody, Offices(words))
    return trace(told, kin, nobody, wholes)
