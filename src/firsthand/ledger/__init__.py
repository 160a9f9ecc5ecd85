"""The book: one SQLite file that keeps everything, changes nothing and can be checked.

Before, a reading in memory; after, the same reading from disk, however often it was kept.

>>> import tempfile
>>> from pathlib import Path
>>> from firsthand.record import Problem, Run
>>> run = Run(id="run-1", version="1", settings="s", vocabulary="v",
...           started_at="2025-03-10T08:00:00Z", inputs=("inbox",))
>>> empty = Problem(id="problem-1", slug="empty", about="inbox/a.txt",
...                 sentence="The file holds no bytes.", remedy="Fetch it again.")
>>> with tempfile.TemporaryDirectory() as folder:
...     with open_ledger(Path(folder) / "my.db") as ledger:
...         ledger.start_run(run)
...         ledger.keep_problem(empty)
...         ledger.keep_problem(empty)
...         kept = ledger.problems()
...     findings = check(Path(folder) / "my.db")
>>> kept == (empty,), findings
(True, ())
"""

from __future__ import annotations

from firsthand.ledger.audit import check
from firsthand.ledger.book import Ledger, open_ledger
from firsthand.ledger.finding import Finding
from firsthand.ledger.opening import (
    NoRecord,
    NotARecord,
    OtherVersion,
    RecordBusy,
    RecordUnusable,
)

__all__ = [
    "Finding",
    "Ledger",
    "NoRecord",
    "NotARecord",
    "OtherVersion",
    "RecordBusy",
    "RecordUnusable",
    "check",
    "open_ledger",
]
