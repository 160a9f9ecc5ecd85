"""The plan of tables and the records say the same."""

import apsw
import book_factories as make
import pytest

from firsthand.ledger import open_ledger
from firsthand.ledger.opening import schema
from firsthand.ledger.tables import FIELDS, TABLES

PLAIN = {  # what stands in the first row of the finished record
    "claim": {"harm": "killed", "scope": "total", "as_written": "at least 12", "stated": 12,
              "low": 12, "best": None, "high": None, "claimant": "The mayor of Orvale",
              "polarity": "asserted", "place": "Orvale", "date_from": "2025-03-10",
              "background": 0},
    "report": {"publisher": "The Orvale Gazette", "published": "2025-03-10", "about_harm": 1},
    "statement": {"act": "assert", "source_name": "The mayor of Orvale", "cue": "said"},
    "place": {"latitude": 35.0, "country": "XX"},
    "standing": {"as_of": "2025-03-12", "low": 14, "high": 17, "incident": "incident-1"},
    "judgement": {"by": "A. Reader", "verdict": "same"},
}


@pytest.fixture
def plan():
    db = apsw.Connection(":memory:")
    db.execute(schema())
    return db


@pytest.mark.parametrize("name", TABLES)
def test_the_plan_has_the_columns_that_are_written(plan, name):
    columns = [row[1] for row in plan.execute(f'PRAGMA table_info("{name}")')]

    assert columns == ["number", *TABLES[name].titles]


def test_every_table_of_the_plan_is_written(plan):
    tables = {name for (name,) in plan.execute("SELECT name FROM sqlite_schema WHERE type='table'")}

    assert tables == {*TABLES, "log"}


@pytest.mark.parametrize("name", [*TABLES, "log"])
@pytest.mark.parametrize("change", ['DELETE FROM "{}"', 'UPDATE "{}" SET id = \'x\''])
def test_no_row_is_changed_or_erased(kept, name, change):
    db = apsw.Connection(str(kept))

    with pytest.raises(apsw.ConstraintError, match=f"{name} is append-only"):
        db.execute(change.format(name))


@pytest.mark.parametrize("name", PLAIN)
def test_plain_columns_say_what_the_row_says(kept, name):
    db = apsw.Connection(str(kept))
    titles = ", ".join(f'"{title}"' for title in PLAIN[name])
    values = db.execute(f'SELECT {titles} FROM "{name}" ORDER BY number LIMIT 1').get

    assert dict(zip(PLAIN[name], values, strict=True)) == PLAIN[name]


def test_a_figure_too_large_for_a_column_is_kept_whole(path):
    reading = make.a_reading(killed=2**63)
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        ledger.keep_reading(reading)

        assert next(ledger.readings()) == reading


@pytest.mark.parametrize(("part", "record"), [("reading", make.a_reading()), (
    "weighing", make.a_weighing(make.three_readings()))])
def test_every_part_of_a_reading_and_a_weighing_has_a_table(part, record):
    assert {*FIELDS[part].values()} == {*record.__struct_fields__} - {"report"}
