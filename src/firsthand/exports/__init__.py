"""The record, for others: every line of it as JSON, or its claims in a spreadsheet.

Before, a record on disk; after, one JSON object a line with ``type`` first.

>>> import tempfile
>>> from pathlib import Path
>>> from firsthand.ledger import open_ledger
>>> from firsthand.record import Problem
>>> empty = Problem(id="problem-1", slug="empty", about="inbox/a.txt",
...                 sentence="The file holds no bytes.", remedy="Fetch it again.")
>>> with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "my.db") as ledger:
...     ledger.keep_problem(empty)
...     rows = export(ledger, "jsonl", Path(folder) / "record.jsonl")
...     line = (Path(folder) / "record.jsonl").read_text("utf-8")
>>> rows, line[:42]
(1, '{"type":"problem","id":"problem-1","slug":')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from firsthand.exports.lines import count_lines, record_lines
from firsthand.exports.schema import schema
from firsthand.exports.tables import Kind as _Table
from firsthand.exports.tables import table_lines
from firsthand.exports.writing import whole_file
from firsthand.ledger import Ledger

__all__ = ["Progress", "export", "kinds", "schema"]

Progress = Callable[[int, int], None]
"""Told how many rows are written, and of how many, from time to time."""

_TELL_EVERY = 500  # rows: often enough for a progress bar, too seldom to slow the work


def kinds() -> tuple[str, ...]:
    """Name what ``export`` can write: ``jsonl``, ``csv`` (claims), ``csv-standings``."""
    return ("jsonl", *get_args(_Table))


def export(
    ledger: Ledger, kind: str, to: str | Path, *, with_text: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write what holds now to a file and give the number of rows.

    ``jsonl`` is the whole record but the captured bytes; each report's text only ``with_text``.
    ``csv`` has one row a claim, ``csv-standings`` one row a standing; both are UTF-8 with BOM,
    and a cell that a spreadsheet would run as a formula begins with an apostrophe. The file is
    complete or not there: it takes its name when the last row is written. An unknown kind raises
    ``ValueError`` naming the known ones.
    """
    if kind not in kinds():
        raise ValueError(f'no export "{kind}"; there are {", ".join(kinds())}')
    with ledger.snapshot(), whole_file(Path(to)) as file:
        total = count_lines(ledger, kind)
        # the first line of a table names its columns and is no row
        for rows, line in enumerate(_lines(ledger, kind, with_text), int(kind == "jsonl")):
            file.write(line)
            if progress and rows % _TELL_EVERY == 0:
                progress(rows, total)
    if progress:
        progress(total, total)
    return total


def _lines(ledger: Ledger, kind: str, with_text: bool) -> Iterator[bytes]:
    if kind == "jsonl":
        return record_lines(ledger, with_text=with_text)
    return table_lines(ledger, "csv" if kind == "csv" else "csv-standings")
