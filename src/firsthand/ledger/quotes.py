"""Do the words stand where they are said to stand, and does everything named exist?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, cast

import apsw
import msgspec

from firsthand.ledger.finding import Finding
from firsthand.ledger.tables import FIELDS, TABLES
from firsthand.record import Drift, Family, Incident, Passage, Problem, Report, Row, Words

Numbered = tuple[int, str, Row]  # the row's number, its id, the row


def misread(db: apsw.Connection) -> Iterator[Finding]:
    """Check every reading ever kept: its quotations, its text's hash, what its rows refer to."""
    listed = db.execute(
        "SELECT number, report, capture FROM reading WHERE rows_in = number ORDER BY number"
    ).fetchall()
    for number, report_id, capture in cast(list[tuple[int, str, str]], listed):
        rows: dict[str, list[Numbered]] = {}
        for name in ("report", *FIELDS["reading"]):
            rows[name], broken = decoded(db, name, "reading", number)
            yield from broken
        if not rows["report"]:
            yield Finding("reading", number, report_id, "reach", "The reading has no report.")
            continue
        report = cast(Report, rows["report"][0][2])
        if report.capture != capture or not db.execute(
            "SELECT 1 FROM capture JOIN payload USING (id) WHERE id = ?", (capture,)
        ).get:
            yield _unreached("report", rows["report"][0], f"capture {report.capture}")
        if report.text_sha256 != hashlib.sha256(report.text.encode()).hexdigest():
            says = "The hash of the report's text is not the hash of its text."
            yield Finding("report", rows["report"][0][0], report.id, "hash", says)
        yield from _misread(rows, report)


def decoded(
    db: apsw.Connection, name: str, holder: str, value: int | str
) -> tuple[list[Numbered], list[Finding]]:
    """Read rows back, and find those that no longer can be."""
    decoder = msgspec.json.Decoder(cast(type[Row], TABLES[name].type))
    rows: list[Numbered] = []
    broken = []
    for number, row_id, json in db.execute(
        f'SELECT number, id, json FROM "{name}" WHERE "{holder}" = ? ORDER BY number', (value,)
    ):
        try:
            rows.append((number, row_id, decoder.decode(json)))
        except msgspec.DecodeError as reason:
            says = f"The row cannot be read back: {reason}."
            broken.append(Finding(name, number, row_id, "row", says))
    return rows, broken


def misquoted(
    name: str, numbered: Numbered, report_of: Callable[[str], Report | None]
) -> Iterator[Finding]:
    """Find quotations in one conclusion that the reports they are from do not have."""
    number, row_id, row = numbered
    for ids, part in _conclusions(row):
        reports = [report for report in map(report_of, ids) if report is not None]
        for quote in quotations(part):
            if not any(_stands(quote, report) for report in reports):
                yield Finding(name, number, row_id, "quote", _says(quote, " or ".join(ids)))


def quotations(value: object) -> Iterator[Passage | Words]:
    """Yield every passage and every value with its words, however deep it stands in a row."""
    if isinstance(value, Passage | Words):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from quotations(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from quotations(item)


def _misread(rows: dict[str, list[Numbered]], report: Report) -> Iterator[Finding]:
    kept = {name: {row_id for _, row_id, _ in found} for name, found in rows.items()}
    for name, found in rows.items():
        for numbered in found:
            number, row_id, row = numbered
            for quote in quotations(row):
                if not _stands(quote, report):
                    yield Finding(name, number, row_id, "quote", _says(quote, report.id))
            for kind, named in _named(name, row):
                if named is not None and named not in kept[kind]:
                    yield _unreached(name, numbered, f"{kind} {named}")


def _named(name: str, row: Row) -> Iterator[tuple[str, str | None]]:
    """Yield what a row of a reading refers to within that reading."""
    if name in ("report", "problem"):
        return
    found = cast(Any, row)
    yield "report", found.report
    if name in ("claim", "name"):
        yield "statement", found.statement
    if name == "claim":
        yield "claim", found.within
    if name in ("claim", "statement"):
        yield name, found.repeats


def _conclusions(row: Row) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the parts of a conclusion that quote, each with the reports it may quote."""
    if isinstance(row, Family):
        for link in row.links:
            yield (link.a,), tuple(both.a for both in link.shared)
            yield (link.b,), tuple(both.b for both in link.shared)
    elif isinstance(row, Drift):
        yield (row.parent,), row.before
        yield (row.child,), row.after
    elif isinstance(row, Incident):
        yield row.reports, (row.place, row.when)
    elif isinstance(row, Problem) and row.at is not None:
        yield (row.about,), row.at


def _stands(quote: Passage | Words, report: Report) -> bool:
    ground = report.text if quote.field == "text" else report.headline or ""
    words = quote.exact if isinstance(quote, Passage) else quote.as_written
    return 0 <= quote.start <= quote.end and ground[quote.start:quote.end] == words


def _says(quote: Passage | Words, where: str) -> str:
    words = quote.exact if isinstance(quote, Passage) else quote.as_written
    ground = "text" if quote.field == "text" else "headline"
    return (
        f'Characters {quote.start} to {quote.end} of the {ground} of {where or "no report"} '
        f'are not "{words}".'
    )


def _unreached(name: str, numbered: Numbered, named: str) -> Finding:
    return Finding(name, numbered[0], numbered[1], "reach", f"It names {named}, which is not kept.")
