"""Writing in the book: every function is one step inside one transaction, and keeps once."""

from __future__ import annotations

import hashlib
import zlib

import apsw
import msgspec

from firsthand.ledger.chain import Appender
from firsthand.ledger.tables import FIELDS, TABLES, Cell
from firsthand.record import (
    Capture,
    Judgement,
    Problem,
    Reading,
    Run,
    Weighing,
    make_id,
)


def keep_capture(db: apsw.Connection, capture: Capture, data: bytes) -> None:
    """Keep bytes once, and each place they came from once, with the first time."""
    if hashlib.sha256(data).hexdigest() != capture.id:
        raise ValueError(f"capture {capture.id} is not the sha256 of its bytes")
    at = (capture.id, capture.target_uri, capture.media_type)
    if db.execute("SELECT 1 FROM capture WHERE (id, target_uri, media_type) = (?,?,?)", at).get:
        return
    book = Appender(db)
    book.append(TABLES["capture"], [TABLES["capture"].cells(capture)])
    if not db.execute("SELECT 1 FROM payload WHERE id = ?", (capture.id,)).get:
        book.append(TABLES["payload"], [(capture.id, zlib.compress(data, 6))])


def keep_reading(db: apsw.Connection, reading: Reading, run: Run) -> None:
    """Keep what one report says, unless the same reader kept just that as the latest.

    A reader is a version with its settings and words. What another reader, or the same one, finds
    anew is added beside the earlier reading; where it found exactly the same, the earlier rows
    are named instead of written again.
    """
    report = reading.report
    found = hashlib.sha256(msgspec.json.encode(reading)).hexdigest()
    reader = reader_of(run)
    latest = db.execute(
        "SELECT id, reader FROM reading WHERE report = ? AND capture = ? "
        "ORDER BY number DESC LIMIT 1", (report.id, report.capture),
    ).get
    if latest == (found, reader):
        return
    book = Appender(db)
    number = book.next_number(TABLES["reading"])
    same = db.execute(
        "SELECT rows_in FROM reading WHERE report = ? AND id = ? LIMIT 1", (report.id, found)
    ).get
    book.append(TABLES["reading"], [
        (found, report.id, report.capture, reader, run.id, same or number)
    ])
    if same is None:
        _keep_rows(book, reading, number)


def keep_problem(db: apsw.Connection, problem: Problem) -> None:
    """Keep a problem that belongs to no report: something that could not be read."""
    cells = TABLES["problem"].cells(problem, (None, None))
    known = db.execute(
        "SELECT 1 FROM problem WHERE id = ? AND json = ? AND reading IS NULL AND run IS NULL",
        (problem.id, str(cells[-1])),
    ).get
    if not known:
        Appender(db).append(TABLES["problem"], [cells])


def keep_judgement(db: apsw.Connection, judgement: Judgement) -> None:
    """Keep a signed decision; one without a name is refused."""
    if not judgement.by.strip():
        raise ValueError("a judgement needs the name of the person who made it")
    _keep_once(db, "judgement", judgement)


def keep_run(db: apsw.Connection, run: Run) -> None:
    """Keep that a run began; begun again after a halt, it stays one run."""
    if not db.execute("SELECT 1 FROM run WHERE id = ?", (run.id,)).get:
        Appender(db).append(TABLES["run"], [TABLES["run"].cells(run)])


def keep_weighing(
    db: apsw.Connection, run: str, weighing: Weighing, reading_to: int | None
) -> None:
    """Keep what a run concluded, and up to which reading it saw (all of them where not said)."""
    found = hashlib.sha256(msgspec.json.encode(weighing)).hexdigest()
    before = db.execute("SELECT id FROM weighing WHERE run = ?", (run,)).get
    if before is not None:
        if before != found:
            raise ValueError(f"run {run} ended with other conclusions before; start a new run")
        return
    same = db.execute("SELECT rows_in FROM weighing WHERE id = ? LIMIT 1", (found,)).get
    if reading_to is None:
        reading_to = db.execute("SELECT coalesce(max(number), 0) FROM reading").get
    book = Appender(db)
    book.append(TABLES["weighing"], [(found, run, reading_to, same or run)])
    if same is None:
        for name, field in FIELDS["weighing"].items():
            table = TABLES[name]
            holders: tuple[Cell, ...] = (run,) if table.holders == ("run",) else (None, run)
            rows = getattr(weighing, field)
            book.append(table, [table.cells(row, holders) for row in rows])


def reader_of(run: Run) -> str:
    """Name the reader of a run: the same version, settings and words are the same reader."""
    return make_id("reader", run.version, run.settings, run.vocabulary)


def _keep_rows(book: Appender, reading: Reading, number: int) -> None:
    book.append(TABLES["report"], [TABLES["report"].cells(reading.report, (number,))])
    for name, field in FIELDS["reading"].items():
        table = TABLES[name]
        holders: tuple[Cell, ...] = (number,) if table.holders == ("reading",) else (number, None)
        book.append(table, [table.cells(row, holders) for row in getattr(reading, field)])


def _keep_once(db: apsw.Connection, name: str, row: Judgement) -> None:
    cells = TABLES[name].cells(row)
    before = db.execute(f'SELECT json FROM "{name}" WHERE id = ?', (row.id,)).get
    if before is None:
        Appender(db).append(TABLES[name], [cells])
    elif before != cells[-1]:
        raise ValueError(f"{row.id} is kept already, with other content")
