"""The book itself: opened, written in by one, read by many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, cast

import apsw
import msgspec

from firsthand.ledger import chain, keeping, recall
from firsthand.ledger.opening import RecordBusy, connect
from firsthand.ledger.tables import TABLES
from firsthand.record import Capture, Judgement, Problem, Reading, Report, Row, Run, Weighing


class Ledger:
    """One record on disk. Keeping twice equals keeping once; nothing is changed or erased.

    Whatever is kept is kept whole or not at all: a process that dies leaves every reading it had
    kept, and running it again ends with the same record. One process writes at a time, each step
    on its own; who waits too long is told so with ``RecordBusy``. Readers never wait.
    """

    def __init__(self, db: apsw.Connection, path: Path) -> None:
        """Take an open database; ``open_ledger`` makes one."""
        self._db = db
        self._run: Run | None = None
        self._seen: int | None = None
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """Hold the record still while reading several things that must fit together."""
        self._db.execute("BEGIN")
        try:
            yield self
        finally:
            self._db.execute("COMMIT")

    # ── writing ──

    def start_run(self, run: Run) -> None:
        """Keep that a run begins; readings kept from now on are its readings."""
        self._write(lambda: keeping.keep_run(self._db, run))
        self._run, self._seen = run, None

    def keep(self, capture: Capture, data: bytes, readings: Iterable[Reading]) -> None:
        """Keep bytes and what was read from them; each reading whole or not at all."""
        self.keep_capture(capture, data)
        for reading in readings:
            self.keep_reading(reading)

    def keep_capture(self, capture: Capture, data: bytes) -> None:
        """Keep bytes as they came in. Bytes with another sha256 raise ``ValueError``."""
        self._write(lambda: keeping.keep_capture(self._db, capture, data))

    def keep_reading(self, reading: Reading) -> None:
        """Keep what was taken from one report, by the run that was started."""
        run = self._run
        if run is None:
            raise ValueError("start a run before keeping readings")
        self._write(lambda: keeping.keep_reading(self._db, reading, run))

    def keep_problem(self, problem: Problem) -> None:
        """Keep a problem about input that never became a report."""
        self._write(lambda: keeping.keep_problem(self._db, problem))

    def keep_judgement(self, judgement: Judgement) -> None:
        """Keep a person's decision at once on disk. One without a name raises ``ValueError``."""
        self._write(lambda: keeping.keep_judgement(self._db, judgement), sync=True)

    def finish_run(self, run_id: str, weighing: Weighing) -> None:
        """Keep what a run concluded from the readings it last asked for (else from all)."""
        seen = self._seen
        self._write(lambda: keeping.keep_weighing(self._db, run_id, weighing, seen), sync=True)

    def _write(self, step: Callable[[], None], *, sync: bool = False) -> None:
        # sync: a decision, or the end of a run, outlives a power cut. A reading that a power cut
        # takes is simply read again.
        if sync:
            self._db.pragma("synchronous", "full")
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                step()
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except apsw.BusyError:
            raise RecordBusy(str(self.path)) from None
        finally:
            if sync:
                self._db.pragma("synchronous", "normal")

    # ── reading ──

    def captures(self) -> tuple[Capture, ...]:
        """Give all captures, by id and place."""
        return cast(tuple[Capture, ...], self.rows("capture"))

    def payload(self, capture_id: str) -> bytes:
        """Give a capture's bytes; an id that no capture has raises ``KeyError``."""
        return recall.payload(self._db, capture_id)

    def readings(self) -> Iterator[Reading]:
        """Yield the reading that holds of every report, by report id, exactly as kept."""
        self._seen = self._db.execute("SELECT coalesce(max(number), 0) FROM reading").get
        return recall.readings(self._db, cast(int, self._seen))

    def weighing(self, run: str | None = None) -> Weighing:
        """Give what a run concluded, or the current one; a run not ended raises ``KeyError``."""
        return recall.weighing_of(self._db, run)

    def known_reports(self) -> frozenset[str]:
        """Give the ids of all reports read; once a run is started, those its reader has read.

        The same version, settings and words are the same reader, in whichever run.
        """
        reader = keeping.reader_of(self._run) if self._run else None
        return frozenset(
            report for _, report, by in recall.current_readings(self._db)
            if reader is None or by == reader
        )

    def has_read(self, report: Report) -> bool:
        """Say whether the run's reader has read this report from this capture already.

        What has been read may be skipped. A report known from another capture may not: which of
        the two readings holds must not depend on the order in which they came.
        """
        reader = keeping.reader_of(self._run) if self._run else None
        return recall.is_read(self._db, report, reader)

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements, superseded ones too, in the order in which they were signed."""
        found = self._db.execute("SELECT json FROM judgement ORDER BY number")
        return tuple(msgspec.json.decode(json, type=Judgement) for (json,) in found)

    def problems(self) -> tuple[Problem, ...]:
        """Give every problem that stands: of the input, of readings, of the current weighing."""
        return cast(tuple[Problem, ...], self.rows("problem"))

    def runs(self) -> tuple[Run, ...]:
        """Give all runs, ended or not, by id."""
        return cast(tuple[Run, ...], self.rows("run"))

    def rows(self, kind: str) -> tuple[Row, ...]:
        """Give what holds now of one type (``claim``, ``standing`` ...), by id."""
        decoder = msgspec.json.Decoder(cast(type[Row], TABLES[kind].type))
        return tuple(decoder.decode(line) for line in self.lines(kind))

    def lines(self, kind: str) -> Iterator[str]:
        """Yield what ``rows`` gives, as the JSON that was kept."""
        return recall.lines(self._db, kind)

    def count(self, kind: str) -> int:
        """Count what ``lines`` yields."""
        return recall.count(self._db, kind)

    def look_up(self, id_or_prefix: str) -> tuple[Row, ...]:
        """Give the row with this id, or all rows whose id begins so; none gives ``()``."""
        return recall.look_up(self._db, id_or_prefix)

    def head(self) -> str:
        """Give the last hash of the log: written down elsewhere, it dates the whole record."""
        return chain.head(self._db)[1]


def open_ledger(path: str | Path, *, readonly: bool = False, wait_seconds: float = 5.0) -> Ledger:
    """Open a record, making an empty one where there is none.

    ``wait_seconds`` is how long to wait for another writer. What is not a record, or of another
    version, or missing where only reading was asked for, raises ``RecordUnusable``.
    """
    chosen = Path(path)
    return Ledger(connect(chosen, readonly=readonly, wait_seconds=wait_seconds), chosen)
