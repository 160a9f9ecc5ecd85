"""The brief of an earlier day holds what was known then, and nothing else."""

from __future__ import annotations

from tests.standings.factories import a_claim, a_family, a_reading, one_incident

from firsthand.brief import as_of
from firsthand.record import Reading
from firsthand.standings import weigh

READINGS = (
    a_reading("A", a_claim("745", "the Monitor"), published="2031-03-08T21:00:00Z"),
    a_reading("B", a_claim("745", "the Monitor"), published="2031-03-09"),
    a_reading("C", a_claim("973", "the Monitor"), published="2031-03-10"),
    a_reading("D", a_claim("803", "the Network"), published="2031-03-11"),
    a_reading("E", a_claim("973", "the Monitor"), published=None),
)
WEIGHING = weigh(READINGS, (a_family("A", "B", "C"),), [one_incident(*READINGS)])


def known(day: str) -> tuple[list[str], tuple[int | None, int | None, int]]:
    kept, weighing = as_of(READINGS, WEIGHING, day)
    row = weighing.standings[-1]
    return [r.report.given_id or "" for r in kept], (row.low, row.high, len(row.origins))


def test_what_was_published_later_is_left_out() -> None:
    assert known("2031-03-08") == (["A"], (745, 745, 1))
    assert known("2031-03-09") == (["A", "B"], (745, 745, 1))
    assert known("2031-03-11") == (["A", "B", "C", "D", "E"], (803, 973, 2))


def test_a_page_without_a_date_comes_with_what_it_repeats() -> None:
    assert "E" in known("2031-03-10")[0]
    assert "E" not in known("2031-03-09")[0]


def test_nothing_kept_leads_to_what_was_left_out() -> None:
    kept, weighing = as_of(READINGS, WEIGHING, "2031-03-09")
    reports = {r.report.id for r in kept}
    claims = {c.id for r in kept for c in r.claims}

    assert {m.report for f in weighing.families for m in f.members} <= reports
    assert all(set(i.claims) <= claims and set(i.reports) <= reports for i in weighing.incidents)
    assert all(set(o.claims) <= claims for o in weighing.origins)
    assert all(set(s.claims) <= claims for s in weighing.standings)


def test_the_last_day_leaves_all_as_it_is() -> None:
    assert as_of(READINGS, WEIGHING, "2031-12-31") == (READINGS, WEIGHING)


def test_before_the_first_day_nothing_was_known() -> None:
    kept: tuple[Reading, ...]
    kept, weighing = as_of(READINGS, WEIGHING, "2031-03-01")

    assert kept == ()
    assert weighing.incidents == weighing.standings == ()
