"""The golden cases of claims, statements and whole reports, one test a file."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from firsthand.pipeline import House
from firsthand.record import Claim, Name, Reading, Source, Statement, Words
from firsthand.settings import Settings
from tests.golden import CASES, Case, CaseRefused, Row, differences, read_case

FOLDERS = ("claims", "statements", "reports")
PATHS = [path for folder in FOLDERS for path in sorted((CASES / folder).glob("*.md"))]


def cases() -> Iterable[object]:
    for path in PATHS:
        case = read_case(path)
        wrong = pytest.mark.xfail(strict=True, reason=case.known_wrong)
        yield pytest.param(case, id=path.stem, marks=[wrong] if case.known_wrong else [])


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


@pytest.mark.parametrize("case", list(cases()))
def test_case_is_read_as_a_careful_reader_reads_it(house, case):
    reading = read(house, case)
    again = any("repeats" in row for row in case.tables.get("claims", []))
    found = {"claims": claims(reading, again), "statements": statements(reading),
             "names": names(reading), "credits": credits(reading)}

    wrong = [f"{kind}:\n{text}" for kind, rows in case.tables.items()
             if (text := differences(rows, found[kind], exhaustive=kind != "names"))]

    if wrong:
        pytest.fail("\n".join([case.title, *wrong]), pytrace=False)


def test_there_are_cases_of_every_kind():
    kept = {folder: len(list((CASES / folder).glob("*.md"))) for folder in FOLDERS}

    assert kept["claims"] >= 25
    assert kept["statements"] >= 15
    assert kept["reports"] >= 1


@pytest.mark.parametrize(("cell", "complaint"), [
    ("four", "the count column says “four”, but the report never says that"),
    ("at least 12", ""),
])
def test_a_cell_quotes_the_report(tmp_path, cell, complaint):
    case = tmp_path / "case.md"
    case.write_text(
        "# A toll\n\n> Shells killed at least 12 people.\n\n| harm | count |\n| --- | --- |\n"
        f"| killed | {cell} |\n\nIt matters.\n", "utf-8")

    if complaint:
        with pytest.raises(CaseRefused, match=complaint):
            read_case(case)
    else:
        assert read_case(case).tables == {"claims": [{"harm": "killed", "count": cell}]}


def test_a_case_without_a_reason_is_refused(tmp_path):
    case = tmp_path / "case.md"
    case.write_text("# A toll\n\n> Rain.\n\n| harm |\n| --- |\n| killed |\n", "utf-8")

    with pytest.raises(CaseRefused, match="says why"):
        read_case(case)


def read(house: House, case: Case) -> Reading:
    headline = case.given.get("Headline")
    text = f"{headline}\n\n{case.report}" if headline else case.report
    return house.read_text(text, case.given.get("Published"))


def claims(reading: Reading, again: bool) -> list[Row]:
    """Write what the report itself claims: no background, and what it repeats if asked."""
    counts = {claim.id: claim.count.as_written for claim in reading.claims}
    said = {statement.id: statement.source for statement in reading.statements}
    return [
        {
            "harm": claim.harm,
            "count": claim.count.as_written,
            "who": claim.victims.as_written,
            "said by": said[claim.statement].as_written if claim.statement else "",
            "within": counts[claim.within] if claim.within else "",
            "repeats": counts[claim.repeats] if claim.repeats else "",
            **_around(claim),
        }
        for claim in reading.claims
        if not claim.background and (again or claim.repeats is None)
    ]


def _around(claim: Claim) -> Row:
    return {
        "scope": claim.scope, "polarity": claim.polarity, "span": claim.span,
        "means": claim.means or "", "claimant": claim.claimant or "",
        "low": _bound(claim.count.low), "best": _bound(claim.count.best),
        "high": _bound(claim.count.high),
        "where": ", ".join(sorted(place.as_written for place in claim.place)),
        "when": _words(claim.when), "from": claim.when.from_ or "" if claim.when else "",
        "to": claim.when.to or "" if claim.when else "",
        "actor": _words(claim.actor), "via": _words(claim.via),
        "named": ", ".join(claim.victims.names), "status": claim.victims.status,
        "age": claim.victims.age, "sex": claim.victims.sex,
    }


def statements(reading: Reading) -> list[Row]:
    return [_statement(one) for one in reading.statements if one.repeats is None]


def _statement(statement: Statement) -> Row:
    return {
        "who": statement.source.as_written,
        "act": statement.act,
        "words": " ".join(passage.exact for passage in statement.content),
        "mode": statement.mode,
        "via": _words(statement.via),
        "name": _name(statement.source),
        "target": _words(statement.target),
        "when": _words(statement.when),
    }


def names(reading: Reading) -> list[Row]:
    return [_called(name) for name in reading.names]


def _called(name: Name) -> Row:
    return {"party": name.party, "called": name.as_written, "by": name.by or ""}


def credits(reading: Reading) -> list[Row]:
    return [{"credit": credit.as_written, "agency": credit.agency, "kind": credit.kind}
            for credit in reading.report.credit]


def _words(value: Words | None) -> str:
    return value.as_written if value else ""


def _name(source: Source) -> str:
    return ", ".join(source.names) or source.name or ""


def _bound(bound: int | None) -> str:
    return "" if bound is None else str(bound)


def test_every_case_has_its_own_title():
    titles = [read_case(path).title for path in PATHS]

    assert len(set(titles)) == len(titles)


