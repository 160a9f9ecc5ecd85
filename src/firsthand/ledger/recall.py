"""Reading the book: what holds now, or what held when a run ended, always in one order."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, cast

import apsw
import msgspec

from firsthand.ledger.tables import FIELDS, LARGEST, TABLES
from firsthand.record import Reading, Report, Row, Weighing

_CURRENT = """
SELECT r.rows_in, r.report, r.reader FROM reading AS r
WHERE r.number <= :upto
  AND r.reader = (SELECT n.reader FROM reading AS n
                  WHERE n.report = r.report AND n.number <= :upto
                  ORDER BY n.number DESC LIMIT 1)
  AND r.capture = (SELECT min(c.capture) FROM reading AS c
                   WHERE c.report = r.report AND c.reader = r.reader AND c.number <= :upto)
  AND r.number = (SELECT max(m.number) FROM reading AS m
                  WHERE m.report = r.report AND m.reader = r.reader AND m.capture = r.capture
                    AND m.number <= :upto)
ORDER BY r.report
"""  # the view current_reading of schema.sql, as it was when reading ``upto`` was kept


def current_readings(db: apsw.Connection, upto: int = LARGEST) -> list[tuple[int, str, str]]:
    """List the readings that hold: where their rows stand, report and reader, by report id."""
    return cast(list[tuple[int, str, str]], db.execute(_CURRENT, {"upto": upto}).fetchall())


def is_read(db: apsw.Connection, report: Report, reader: str | None) -> bool:
    """Say whether the latest reading of this report from its capture is by this reader (any)."""
    latest = db.execute(
        "SELECT reader FROM reading WHERE report = ? AND capture = ? ORDER BY number DESC LIMIT 1",
        (report.id, report.capture),
    ).get
    return latest is not None and reader in (None, latest)


def readings(db: apsw.Connection, upto: int = LARGEST) -> Iterator[Reading]:
    """Yield the readings that hold, by report id, each as it was kept."""
    for number, _, _ in current_readings(db, upto):
        yield reading_at(db, number)


def reading_at(db: apsw.Connection, number: int) -> Reading:
    """Give one reading back as it was kept."""
    report = rows_of(db, "report", "reading", number)[0]
    parts = {
        field: tuple(rows_of(db, name, "reading", number))
        for name, field in FIELDS["reading"].items()
    }
    return Reading(report=cast(Report, report), **cast(dict[str, Any], parts))


def weighing_of(db: apsw.Connection, run: str | None = None) -> Weighing:
    """Give what a run concluded; without a run the current one, empty before the first."""
    if run is None:
        found = db.execute("SELECT rows_in FROM current_weighing").get
        if found is None:
            return Weighing()
    else:
        found = db.execute("SELECT rows_in FROM weighing WHERE run = ?", (run,)).get
        if found is None:
            raise KeyError(f"no run {run} has ended")
    parts = {
        field: tuple(rows_of(db, name, "run", found)) for name, field in FIELDS["weighing"].items()
    }
    return Weighing(**cast(dict[str, Any], parts))


def rows_of(db: apsw.Connection, name: str, holder: str, value: int | str) -> list[Row]:
    """Give the rows of one table that belong to one reading or run, as they were kept."""
    found = db.execute(
        f'SELECT json FROM "{name}" WHERE "{holder}" = ? ORDER BY number', (value,)
    )
    decoder = msgspec.json.Decoder(cast(type[Row], TABLES[name].type))
    return [decoder.decode(json) for (json,) in found]


def lines(db: apsw.Connection, name: str) -> Iterator[str]:
    """Yield what holds now in one table as JSON, by id; the same content once."""
    found = db.execute(f'SELECT DISTINCT json FROM "current_{name}" ORDER BY id, json')
    return (str(json) for (json,) in found)


def count(db: apsw.Connection, name: str) -> int:
    """Count what ``lines`` yields."""
    return int(db.execute(f'SELECT count(DISTINCT json) FROM "current_{name}"').get)


def look_up(db: apsw.Connection, start: str) -> tuple[Row, ...]:
    """Give the rows whose id begins so; rows that no longer hold only where none does."""
    exact = _look_up(db, start, start)
    return exact or _look_up(db, start, start + chr(0x10FFFF))


def payload(db: apsw.Connection, capture: str) -> bytes:
    """Give the bytes of a capture back; raises ``KeyError`` where there is none."""
    found = db.execute("SELECT zlib FROM payload WHERE id = ?", (capture,)).get
    if found is None:
        raise KeyError(f"no capture {capture}")
    return zlib.decompress(found)


def _look_up(db: apsw.Connection, low: str, high: str) -> tuple[Row, ...]:
    for view in ("current_", ""):
        rows = []
        for name, table in TABLES.items():
            if table.type is None:
                continue
            found = db.execute(
                f'SELECT DISTINCT json FROM "{view}{name}" WHERE id >= ? AND id <= ? '
                "ORDER BY id, number DESC", (low, high),
            )
            decoder = msgspec.json.Decoder(cast(type[Row], table.type))
            rows += [decoder.decode(json) for (json,) in found]
        if rows:
            return tuple(rows)
    return ()
