"""``firsthand check``: does the record still keep every promise it was made with?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw

from firsthand.ledger.finding import Finding
from firsthand.ledger.opening import connect
from firsthand.ledger.quotes import misread
from firsthand.ledger.seals import (
    broken_bytes,
    broken_chain,
    broken_rows,
    changed_plan,
    damaged_pages,
)
from firsthand.ledger.sums import wrong_conclusions


def check(path: str | Path, *, head: str | None = None) -> tuple[Finding, ...]:
    """Audit a record and give all that is wrong with it, by table and number; sound gives ``()``.

    ``head`` is a hash that ``Ledger.head`` gave earlier: a record cut back or written anew since
    then no longer has it. The rows of all runs are held to their hashes; quotations and sums are
    checked for every reading ever kept and for the current run. What is no record at all raises
    ``RecordUnusable``.
    """
    db = connect(Path(path), readonly=True, wait_seconds=5.0)
    try:
        db.execute("BEGIN")
        return tuple(sorted(set(_findings(db, head))))
    finally:
        db.close()


def _findings(db: apsw.Connection, head: str | None) -> Iterator[Finding]:
    checks = (
        damaged_pages(db), changed_plan(db), broken_chain(db, head), broken_rows(db),
        broken_bytes(db), misread(db), wrong_conclusions(db), _unsigned(db),
    )
    for check in checks:
        try:
            yield from check
        except (apsw.CorruptError, apsw.SQLError) as reason:
            says = f"The file is damaged, and not all of it can be checked: {reason}."
            yield Finding("file", 0, "", "file", says)


def _unsigned(db: apsw.Connection) -> Iterator[Finding]:
    for number, row_id in db.execute(
        "SELECT number, id FROM judgement WHERE trim(\"by\") = '' "
        "OR json_extract(json, '$.by') IS NULL OR trim(json_extract(json, '$.by')) = ''"
    ):
        yield Finding("judgement", number, row_id, "signature", "Nobody signed this judgement.")
