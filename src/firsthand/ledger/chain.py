"""The log: one line for every row ever kept, each sealed by the hash of the line before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import apsw

from firsthand.ledger.tables import Cell, Table, digest

_LOG = "INSERT INTO log (seq, kind, number, id, sha256, previous, chain) VALUES (?,?,?,?,?,?,?)"


class Appender:
    """Keeps rows and their lines in the log; lives for one transaction."""

    def __init__(self, db: apsw.Connection) -> None:
        """Take up the chain where the log ends."""
        self._db = db
        self._seq, self._chain = head(db)

    def next_number(self, table: Table) -> int:
        """Give the number that the table's next row gets."""
        found = self._db.execute(f'SELECT coalesce(max(number), 0) + 1 FROM "{table.name}"').get
        return int(found)

    def append(self, table: Table, rows: Sequence[Sequence[Cell]]) -> None:
        """Keep rows of one table, given as their cells, and log them."""
        if not rows:
            return
        first = self.next_number(table)
        at = table.titles.index("id")
        numbered = list(enumerate(rows, first))
        self._db.executemany(table.insert, [(number, *cells) for number, cells in numbered])
        self._db.executemany(
            _LOG,
            [self._line(table.name, number, str(cells[at]), cells) for number, cells in numbered],
        )

    def _line(
        self, kind: str, number: int, row_id: str, cells: Sequence[Cell]
    ) -> tuple[int, str, int, str, str, str, str]:
        previous, sha256 = self._chain, digest(cells)
        self._seq += 1
        self._chain = seal(previous, self._seq, kind, f"{number}\n{row_id}\n{sha256}")
        return self._seq, kind, number, row_id, sha256, previous, self._chain


def head(db: apsw.Connection) -> tuple[int, str]:
    """Give the log's last number and chain hash; 0 and "" while the book is empty."""
    found = db.execute("SELECT seq, chain FROM log ORDER BY seq DESC LIMIT 1").get
    return (int(found[0]), str(found[1])) if found else (0, "")


def seal(previous: str, seq: int, kind: str, rest: str) -> str:
    """Give the hash that binds one line of the log to all lines before it."""
    return hashlib.sha256(f"{previous}\n{seq}\n{kind}\n{rest}".encode()).hexdigest()
