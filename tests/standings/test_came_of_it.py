"""The cases of ``came_of_it.md``: what came of each call and pledge, read end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from firsthand.intake import Captured, Told
from firsthand.pipeline import House
from firsthand.record import Capture, FollowUp, Problem, Reading, Statement, Weighing, make_id
from firsthand.reports import read_report
from firsthand.settings import Settings

CASES = Path(__file__).with_name("came_of_it.md")


class Case(NamedTuple):
    title: str
    reports: list[tuple[str, str]]
    rows: list[dict[str, str]]


def cases() -> Iterator[object]:
    for block in re.split(r"^## ", CASES.read_text("utf-8"), flags=re.M)[1:]:
        title, _, rest = block.partition("\n")
        table = [[cell.strip() for cell in line.strip().strip("|").split("|")]
                 for line in rest.splitlines() if line.startswith("|")]
        case = Case(title, re.findall(r"^(\d{4}-\d\d-\d\d)\n> (.+)$", rest, flags=re.M),
                    [dict(zip(table[0], row, strict=True)) for row in table[2:]])
        yield pytest.param(case, id=title)


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


@pytest.mark.parametrize("case", list(cases()))
def test_what_came_of_it(house: House, case: Case) -> None:
    readings = read(house, case)
    weighing = house.weigh(readings)

    for row in case.rows:
        asked = readings[min(
            n for n, r in enumerate(readings)
            if any(s.act in ("call-for", "pledge") and row["call"] in said_by(s)
                   for s in r.statements)
        )]
        found = [f for f in weighing.follow_ups if row["call"] in said(f, readings)
                 and f.statement in {s.id for s in asked.statements}]
        assert [f.status for f in found] == [row["status"]], row["call"]
        told = evidence(found[0], readings)
        assert row["evidence"] in told
        assert not row["beside"] or row["beside"] not in told


def test_a_pledge_named_where_it_is_broken_opens_no_second_one(house: House) -> None:
    case = next(c.values[0] for c in cases()  # type: ignore[attr-defined]
                if c.values[0].title.startswith("A pledge named again"))  # type: ignore[attr-defined]
    weighing = house.weigh(read(house, case))

    assert [f.status for f in weighing.follow_ups] == ["broken"]


def test_the_order_of_the_reports_is_no_matter(house: House) -> None:
    case: Case = next(iter(cases())).values[0]  # type: ignore[attr-defined]
    readings = read(house, case)

    def met(weighing: Weighing) -> tuple[FollowUp, ...]:
        return weighing.follow_ups

    assert met(house.weigh(readings)) == met(house.weigh(readings[::-1]))


def read(house: House, case: Case) -> list[Reading]:
    told = []
    for n, (published, text) in enumerate(case.reports):
        capture = Capture(id=make_id("capture", text), target_uri="text", captured_at="",
                          media_type="text/plain", size=len(text))
        given = Told(text=text, published=published, publisher=f"Paper {n}")
        made = read_report(Captured(capture=capture, data=b"", kind="text", told=given),
                           house.words)
        assert not isinstance(made, Problem)
        told.append(made)
    return list(house.read_reports(told))


def said(follow_up: FollowUp, readings: list[Reading]) -> str:
    return next(said_by(s) for r in readings for s in r.statements
                if s.id == follow_up.statement)


def said_by(statement: Statement) -> str:
    target = statement.target.as_written if statement.target else ""
    return f"{' '.join(p.exact for p in statement.content)} {target}"


def evidence(follow_up: FollowUp, readings: list[Reading]) -> str:
    """Give the text of the reports that hold the evidence."""
    return "\n".join(
        r.report.text for r in readings
        if r.report.id in follow_up.evidence
        or any(s.id in follow_up.evidence for s in r.statements))
