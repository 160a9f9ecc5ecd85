"""The record as JSON Lines: the machine contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from firsthand.ledger import Ledger

TYPES: Final = (
    "run", "judgement", "capture", "report", "statement", "claim", "place", "time", "name",
    "family", "origin", "incident", "standing", "drift", "follow_up", "problem",
)
"""The types in the order in which they are written; within a type, by id."""


def record_lines(ledger: Ledger, *, with_text: bool) -> Iterator[bytes]:
    """Yield one JSON object a line, ``type`` first; a report's text only where asked for."""
    for kind in TYPES:
        for line in ledger.lines(kind):
            whole = kind != "report" or with_text
            yield (line.encode() if whole else _without_text(line)) + b"\n"


def count_lines(ledger: Ledger, kind: str) -> int:
    """Count the rows that an export of this kind will have."""
    rows = {"csv": ("claim",), "csv-standings": ("standing",)}.get(kind, TYPES)
    return sum(ledger.count(row) for row in rows)


def _without_text(line: str) -> bytes:
    report = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    del report["text"]
    return msgspec.json.encode(report)
