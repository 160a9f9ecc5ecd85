"""What the demo concludes from the sample, held to what an analyst wrote down before.

The numbers below are floors: they may only rise. What is missing is printed with a failure and
by ``python bench/sample.py``.
"""

from __future__ import annotations

import pytest

from tests.samples.sample import Sample, Score
from tests.samples.scoring import SCORES, origins_of

ALL = {"families", "incidents", "headline figures", "series", "never a toll"}
FLOORS = {  # found, right in every respect
    "claims": (168, 151),
    "statements": (158, 132),
    "follow-ups": (10, 10),
    "drift": (5, 10),
}


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample()


@pytest.fixture(scope="session")
def scores(sample: Sample) -> dict[str, Score]:
    return {name: score(sample) for name, score in SCORES.items()}


@pytest.mark.parametrize("name", sorted(ALL))
def test_all_is_as_expected(scores: dict[str, Score], name: str) -> None:
    score = scores[name]

    assert score.right == score.wanted, "\n".join(score.notes)
    assert not score.notes


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_floor_is_lowered(scores: dict[str, Score], name: str) -> None:
    score = scores[name]
    found, right = FLOORS[name]

    assert score.found >= found, "\n".join(score.notes)
    assert score.right >= right, "\n".join(score.notes)


def test_every_measure_is_held(scores: dict[str, Score]) -> None:
    assert scores.keys() == ALL | FLOORS.keys()


def test_no_copy_is_a_witness(sample: Sample) -> None:
    too_many = {
        (want["figure"], want["scope"] if isinstance(want["scope"], str) else "any"): sorted(names)
        for want in sample.expected["headline_figures"]
        for names, _ in [origins_of(sample, want)]
        if len(names) > len(want["origins"])
    }

    assert too_many == {}


def test_in_the_end_five_bodies_agree_on_the_order(sample: Sample) -> None:
    end = sample.expected["in_the_end"]
    last = {
        key: max(
            (step.as_of, step.point) for series in sample.series for step in series.steps
            if series.harm == "killed" and sample.is_called(key, series.name)
            and series.scope in ("total", "civilian", "group:Alawites")
            and step.point >= end["low"]
        )[1]
        for key in end["who"]
    }

    assert min(last.values()) >= end["low"]
    assert max(last.values()) <= end["high"]
    told = {number for row in sample.weighing.standings if row.harm == "killed"
            for number in (row.low, row.high)}
    assert told.isdisjoint(end["supported_by_none"])


def test_the_translation_is_kept_and_counts_for_nothing(sample: Sample) -> None:
    spanish = sample.by_given["coast-28"]

    assert spanish.report.language == "es"
    assert [row for row in sample.weighing.standings if spanish.report.id in row.reports] == []


def test_the_record_checks(sample: Sample) -> None:
    assert sample.faults == ()
