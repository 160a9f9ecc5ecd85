"""Do the hashes hold: every row, every capture's bytes, and the chain of the log?"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

import apsw

from firsthand.ledger.chain import seal
from firsthand.ledger.finding import Finding
from firsthand.ledger.opening import schema
from firsthand.ledger.tables import TABLES, Table, digest


def damaged_pages(db: apsw.Connection) -> Iterator[Finding]:
    """Find damage to the file itself, as SQLite's own check sees it."""
    for (sentence,) in db.execute("PRAGMA integrity_check(20)"):
        if sentence != "ok":
            yield Finding("file", 0, "", "file", f"The file is damaged: {sentence}.")


def changed_plan(db: apsw.Connection) -> Iterator[Finding]:
    """Find tables, views, indexes and triggers that are not as this firsthand makes them."""
    listing = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    fresh = apsw.Connection(":memory:")
    fresh.execute(schema())
    planned, found = dict(fresh.execute(listing)), dict(db.execute(listing))
    fresh.close()
    for name in sorted(planned.keys() | found.keys()):
        if planned.get(name) != found.get(name):
            how = "missing" if name not in found else "new" if name not in planned else "changed"
            yield Finding("sqlite_schema", 0, name, "plan", f'"{name}" of the plan is {how}.')


def broken_chain(db: apsw.Connection, head: str | None) -> Iterator[Finding]:
    """Follow the log from its first line; ``head`` is a hash it must have held at some time."""
    last, chain, passed = 0, "", head is None
    for row in db.execute(
        "SELECT seq, kind, number, id, sha256, previous, chain FROM log ORDER BY seq"
    ):
        seq, kind, number, row_id, sha256, previous, sealed = row
        if seq != last + 1:
            yield Finding("log", seq, row_id, "log", f"The log jumps from line {last} to {seq}.")
        expected = seal(previous, seq, kind, f"{number}\n{row_id}\n{sha256}")
        if previous != chain or sealed != expected:
            yield Finding("log", seq, row_id, "log", f"Line {seq} of the log is not as sealed.")
        last, chain = seq, sealed
        passed = passed or chain == head
    if not passed:
        yield Finding("log", last, "", "log", f"The log never had the hash {head} given to check.")


def broken_rows(db: apsw.Connection) -> Iterator[Finding]:
    """Compare every row of every table with its line in the log."""
    for table in TABLES.values():
        yield from _broken_rows(db, table)
    known = tuple(TABLES)
    marks = ",".join("?" * len(known))
    for seq, kind, row_id in db.execute(
        f"SELECT seq, kind, id FROM log WHERE kind NOT IN ({marks}) ORDER BY seq", known
    ):
        yield Finding("log", seq, row_id, "log", f'Line {seq} is about "{kind}", no table of ours.')


def broken_bytes(db: apsw.Connection) -> Iterator[Finding]:
    """Unpack every capture's bytes and compare their sha256 with its id."""
    for number, row_id, packed in db.execute("SELECT number, id, zlib FROM payload"):
        size = db.execute("SELECT max(size) FROM capture WHERE id = ?", (row_id,)).get
        try:
            # never unpack more than was said to be there
            data = zlib.decompressobj().decompress(packed, (size or 0) + 1)
        except zlib.error:
            data = None
        if data is None or hashlib.sha256(data).hexdigest() != row_id:
            yield Finding(
                "payload", number, row_id, "bytes", "The bytes kept are not those that came in."
            )


def _broken_rows(db: apsw.Connection, table: Table) -> Iterator[Finding]:
    titles = ", ".join(f't."{title}"' for title in table.titles)
    rows = db.execute(
        f'SELECT t.number, l.sha256, l.id, {titles} FROM "{table.name}" AS t '
        "LEFT JOIN log AS l ON l.kind = ? AND l.number = t.number ORDER BY t.number", (table.name,)
    )
    at = table.titles.index("id")
    for number, sha256, logged_id, *cells in rows:
        if sha256 is None:
            says = "The row has no line in the log: it was not kept by firsthand."
        elif sha256 != digest(cells) or logged_id != cells[at]:
            says = "The row is not what the log says was kept: it was changed afterwards."
        else:
            continue
        yield Finding(table.name, number, str(cells[at]), "hash", says)
    lost = db.execute(
        f"SELECT l.number, l.id FROM log AS l WHERE l.kind = ? AND l.number NOT IN "
        f'(SELECT number FROM "{table.name}") ORDER BY l.seq', (table.name,)
    )
    for number, row_id in lost:
        says = "The log says this row was kept, but it is gone."
        yield Finding(table.name, number, row_id, "hash", says)
