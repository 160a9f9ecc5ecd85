"""The report this project began with, held to what a careful reader takes from it.

The report is another publisher's and is not kept here: it is read where the environment variable
FIRSTHAND_SEED says, or beside the checkout, and without it these tests are skipped. Values are
asked for by short words; ``tests/cases/reports`` holds the same structure in words of ours.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.intake import Captured, ReadOptions, open_captures
from firsthand.pipeline import House
from firsthand.reports import read_report
from firsthand.settings import Settings
from tests.known import mark

ROOT = Path(__file__).parent.parent
SEED = Path(os.environ.get("FIRSTHAND_SEED", ROOT.parent / "shared" / "seed" / "report.txt"))

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="FIRSTHAND_SEED names no report")


@pytest.fixture(autouse=True)
def _known_wrong(request):
    mark(request)


@pytest.fixture(scope="module")
def house():
    return House(Settings())


@pytest.fixture(scope="module")
def reading(house):
    """Read as ``firsthand read report.txt --published 2025-03-10`` does."""
    options = ReadOptions(published="2025-03-10")
    at_noon = lambda: datetime(2025, 3, 11, 12, tzinfo=UTC)  # noqa: E731
    (captured,) = open_captures(SEED, house.settings.intake, options, at_noon)
    assert isinstance(captured, Captured)
    return next(house.read_reports([read_report(captured, house.words)]))


@pytest.fixture(scope="module")
def weighing(house, reading):
    return house.weigh([reading])


@pytest.fixture(scope="module")
def claims(reading):
    """Name the four claims as the reading does: by how they count."""
    named = {"hundreds": "C1", "1,300": "C2", "800": "C3", "numbers": "C4"}
    found = {}
    for claim in reading.claims:
        (name,) = [n for words, n in named.items() if words in claim.count.as_written]
        assert name not in found
        found[name] = claim
    return found


def said_by(reading, claim):
    return next(s.source for s in reading.statements if s.id == claim.statement)


# ── the report ──


def test_masthead(reading):
    report = reading.report

    assert report.headline.endswith("Syria")
    assert report.publisher == "TROIB News"
    assert ("RT", "link") in {(c.agency, c.kind) for c in report.credit}
    assert ("Navid Kalantari", "contributor") in {(c.agency, c.kind) for c in report.credit}
    assert report.published == "2025-03-10"


def test_contributor_is_no_author_of_the_text(reading):
    """A byline on a copy is not a new witness."""
    assert reading.report.by is None
    assert not [s for s in reading.statements if "Kalantari" in s.source.as_written]


# ── claims of harm ──


def test_there_are_four_claims_and_no_further(claims):
    assert sorted(claims) == ["C1", "C2", "C3", "C4"]


@pytest.mark.parametrize(("name", "bounds", "wording"), [
    ("C1", (None, 200, None, None), "vague"),
    ("C2", (1300, None, None, 1300), "at most"),
    ("C3", (800, 801, None, None), "at least"),
    ("C4", (None, None, None, None), "vague"),
])
def test_counts(claims, name, bounds, wording):
    count = claims[name].count

    assert (count.number, count.low, count.best, count.high) == bounds
    assert count.wording == wording


@pytest.mark.parametrize(("name", "scope", "places"), [
    ("C1", "civilian", {"Syria"}),
    ("C2", "total", {"Latakia", "Tartus"}),
    ("C3", "civilian", {"Latakia", "Tartus"}),
    ("C4", "group:Alawites", {"Syria"}),
])
def test_who_and_where(claims, name, scope, places):
    claim = claims[name]

    assert claim.harm == "killed"
    assert claim.scope == scope
    assert {place.name for place in claim.place} == places
    assert all(place.country == "SY" for place in claim.place)


@pytest.mark.parametrize(("name", "days"), [
    ("C1", None), ("C2", ("2025-03-08", "2025-03-10")), ("C3", ("2025-03-08", "2025-03-10")),
])
def test_when(claims, name, days):
    when = claims[name].when

    assert (when and (when.from_, when.to)) == days


def test_nobody_named_stands_behind_any_figure(reading, claims):
    for claim in claims.values():
        assert claim.claimant is None
        assert said_by(reading, claim).as_written == "Reports"
        assert claim.polarity == "asserted"


def test_one_figure_is_part_of_another(claims):
    within = {name: claim.within for name, claim in claims.items()}

    assert within == {"C1": None, "C2": None, "C3": claims["C2"].id, "C4": None}


def test_the_standfirst_only_repeats(claims):
    """It counts civilians, vaguely: of those figures, or of all, it is no third toll."""
    repeats = {name: claim.repeats for name, claim in claims.items()}

    assert repeats.pop("C1") in {claims["C2"].id, claims["C3"].id}
    assert set(repeats.values()) == {None}


def test_only_the_massacre_names_who_did_it(claims):
    actors = {name: c.actor and c.actor.as_written for name, c in claims.items()}

    assert actors.pop("C4") == "Syrian security forces"
    assert set(actors.values()) == {None}
    assert claims["C4"].means == "massacre"


# ── statements ──

STATEMENTS = [
    # name, who (resolved), act, mode, words of the content, via (resolved)
    ("S1", "Moscow", "concern", "indirect", ["increase in violence"], "Dmitry Peskov"),
    ("S2", "Moscow", "call-for", "indirect", ["international intervention"], "Dmitry Peskov"),
    ("S3", ("Russia", "United States"), "call-for", "indirect", ["urgent", "Council"], None),
    ("S4", "Dmitry Peskov", "concern", "direct", ["including the UN"], None),
    ("S5", "Dmitry Peskov", "decline-to-comment", "indirect", ["refuge", "base"], None),
    ("S6", None, "assert", "indirect", ["some civilians", "refuge", "base"], None),
    ("S7", "Ahmed al-Sharaa", "pledge", "indirect", ["accountable"], None),
    ("S8", "Ahmed al-Sharaa", "pledge", "indirect", ["minorities"], None),
    ("S8", "Ahmed al-Sharaa", "pledge", "indirect", ["inclusive civilian government"], None),
    ("S9", "European Union", "condemn", "mixed", ["elements", "for attacking", "forces"], None),
    ("S10", "European Union", "condemn", "mixed", ["all violence"], None),
    ("S11", "Marco Rubio", "condemn", "mixed", ["radical", "for targeting", "Kurds"], None),
]
TARGETS = {
    "S1": "violence", "S9": "elements", "S10": "violence", "S11": "terrorists",
}


def matching(reading, row):
    _, who, act, mode, words, _ = row
    names = who if isinstance(who, tuple) else (who,) if who else ()
    return [
        s for s in reading.statements
        if s.repeats is None and s.act == act and s.mode == mode
        and (s.source.names or ((s.source.name,) if s.source.name else ())) == names
        and all(word in " ".join(p.exact for p in s.content) for word in words)
    ]


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: f"{row[0]}-{row[4][0]}")
def test_statement(reading, row):
    found = matching(reading, row)

    assert found, [(s.source.name, s.act, s.mode, [p.exact for p in s.content])
                   for s in reading.statements]
    assert {s.via.name if s.via else None for s in found} == {row[5]}
    if row[0] in TARGETS:
        assert any(s.target and TARGETS[row[0]] in s.target.as_written for s in found)


def test_nobody_says_anything_else(reading):
    """Beside the rows there are only the headline and the unnamed reports of the claims."""
    known = {s.id for row in STATEMENTS for s in matching(reading, row)}
    rest = [s for s in reading.statements
            if s.id not in known and s.repeats is None and s.source.as_written != "Reports"]

    assert [(s.source.as_written, s.act) for s in rest] == []


def test_the_briefing_was_on_monday(reading):
    (spoken,) = matching(reading, STATEMENTS[0])

    assert (spoken.when.from_, spoken.when.to) == ("2025-03-10", "2025-03-10")


def test_what_was_not_said_is_no_statement(reading):
    held = [p.exact for s in reading.statements if "European Union" in s.source.names
            for p in s.content]

    assert held
    assert not [words for words in held if "responsibility" in words]


# ── names ──


@pytest.mark.parametrize(("words", "by", "party"), [
    ("loyalists to Assad", "Western media", "supporters of Assad"),
    ("pro-Assad", "European Union", "supporters of Assad"),
    ("Syrian security forces", None, "forces of the authorities"),
    ("militias aligned", None, "supporters of the authorities"),
    ("interim", "European Union", "forces of the authorities"),
    ("terrorists", "Marco Rubio", "perpetrators"),
    ("jihadist force", None, "HTS"),
])
def test_name(reading, words, by, party):
    found = [n for n in reading.names if words in n.as_written]

    assert [(n.by, n.party) for n in found] == [(by, party)]


# ── calls and pledges, background ──


@pytest.mark.parametrize("row", [r for r in STATEMENTS if r[2] in {"call-for", "pledge"}],
                         ids=lambda row: f"{row[0]}-{row[4][0]}")
def test_call_or_pledge_stays_open(reading, weighing, row):
    asked = {s.id for s in matching(reading, row)}

    assert [f.status for f in weighing.follow_ups if f.statement in asked] == ["open"] * len(asked)
    assert asked


def test_there_is_one_incident_and_the_overthrow_is_none(reading, weighing):
    (incident,) = weighing.incidents

    assert set(incident.claims) == {c.id for c in reading.claims if not c.background}
    assert incident.when.from_ >= "2025-03-01"
    assert incident.when.to <= "2025-03-10"
    assert "Damascus" not in {place.name for place in incident.place}


def test_the_overthrow_keeps_its_date(reading):
    """It is read as a time of the report, and it is no time of a claim."""
    assert [t.to for t in reading.times if "2024" in t.as_written] == ["2024-12-31"]
    assert not [c for c in reading.claims if c.when and c.when.from_.startswith("2024")]


def test_nobody_stands_behind_the_figure_in_its_standing(claims, weighing):
    standings = {s.scope: s for s in weighing.standings if claims["C2"].id in s.claims}
    kinds = {o.id: o.kind for o in weighing.origins}

    assert standings["total"].high == 1300
    assert [kinds[origin] for origin in standings["total"].origins] == ["nobody"]


def test_every_value_quotes_the_report(reading):
    for claim in reading.claims:
        for words in (claim.evidence, claim.sentence):
            assert reading.report.text[words.start:words.end] == words.exact
