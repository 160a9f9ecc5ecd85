"""Claims and standings open in a spreadsheet, whole and harmless."""

import csv

import book_factories as make
import msgspec
import pytest

from firsthand.exports import export
from firsthand.exports.tables import CLAIM_COLUMNS, STANDING_COLUMNS


def table(ledger, tmp_path, kind="csv"):
    path = tmp_path / "table.csv"
    rows = export(ledger, kind, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == rows
    return found


def test_a_claim_is_a_row_with_everything_an_analyst_opens(record, tmp_path):
    readings = make.three_readings()
    weighing = make.a_weighing(readings)
    rows = table(record(readings), tmp_path)

    row = next(row for row in rows if row["number"] == "17")

    origin = next(each for each in weighing.origins if each.name == "A hospital director")
    assert row | {
        "publisher": "The Orvale Gazette", "published": "2025-03-10", "harm": "killed",
        "scope": "total", "as_written": "at least 17", "low": "17", "best": "", "high": "",
        "wording": "at least", "victims": "people", "place": "Orvale", "country": "XX",
        "from": "2025-03-10", "to": "2025-03-10", "claimant": "A hospital director", "via": "",
        "polarity": "asserted", "span": "this incident", "within": "", "background": "no",
        "evidence": "at least 17 people were killed", "incident": "incident-1",
        "origin": "A hospital director", "origin_id": origin.id,
    } == row
    assert tuple(row) == CLAIM_COLUMNS


def test_a_claim_names_its_family_and_a_lone_report_is_its_own(record, tmp_path):
    readings = make.three_readings()
    weighing = make.a_weighing(readings)
    members = {member.report for member in weighing.families[0].members}

    rows = table(record(readings), tmp_path)

    assert {row["family"] for row in rows} == set(weighing.standings[0].families)
    assert {row["report"] for row in rows if row["family"] == weighing.families[0].id} == members


def test_a_standing_is_a_row_with_its_working(record, tmp_path):
    (row,) = table(record(make.three_readings()), tmp_path, "csv-standings")

    assert row | {
        "title": "Killings in Orvale", "as_of": "2025-03-12", "low": "14", "best": "", "high": "17",
        "claims": "3", "reports": "3", "families": "2", "origins": "2",
        "why": "All speak of Orvale.",
    } == row
    assert tuple(row) == STANDING_COLUMNS


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_would_run_as_a_formula_is_disarmed(record, tmp_path, start):
    readings = [make.a_reading(publisher=f"{start}HYPERLINK(1)"), make.a_reading(killed=3)]

    rows = table(record(readings), tmp_path)

    assert {row["publisher"] for row in rows} == {f"'{start}HYPERLINK(1)", "The Orvale Gazette"}


def test_a_spreadsheet_is_told_the_encoding(record, tmp_path):
    readings = [make.a_reading(publisher="الجريدة"), make.a_reading(publisher="Газета, «Новости»")]
    rows = table(record(readings), tmp_path)

    assert (tmp_path / "table.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert {row["publisher"] for row in rows} == {"الجريدة", "Газета, «Новости»"}


def test_a_claim_with_little_known_leaves_cells_empty(record, tmp_path):
    readings = make.three_readings()
    bare = msgspec.structs.replace(
        readings[0].claims[0], place=(), when=None, statement=None, claimant=None
    )
    readings[0] = msgspec.structs.replace(readings[0], claims=(bare,))
    weighing = make.a_weighing(make.three_readings())

    rows = table(record(readings, weighing), tmp_path)

    row = next(row for row in rows if row["id"] == bare.id)
    assert {row[title] for title in ("place", "country", "from", "to", "claimant")} == {""}


@pytest.mark.parametrize("kind", ["csv", "csv-standings"])
def test_an_empty_table_still_names_its_columns(record, tmp_path, kind):
    from firsthand.record import Weighing

    ledger = record([], Weighing(problems=(make.a_problem("x"),)))

    assert export(ledger, kind, tmp_path / "out.csv") == 0
    assert (tmp_path / "out.csv").read_text("utf-8-sig").startswith("id,")
