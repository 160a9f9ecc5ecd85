"""Reads a golden case: reports as block quotes, the expected families as a table, and why."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from firsthand.record import Credit, Report, make_id

FOLDER = Path(__file__).parent.parent / "cases" / "families"


class Case(msgspec.Struct, frozen=True):
    title: str
    reports: dict[str, Report]
    rows: dict[str, dict[str, str]]
    reason: str


def a_report(text: str, publisher: str | None = "Kesra Daily", **more: object) -> Report:
    fields: dict[str, object] = {
        "given_id": None, "url": None, "headline": None, "headline_at": None, "by": None,
        "credit": (), "located": None, "published": None, "language": "en",
        "capture": "", "text_sha256": "", "text": text, "publisher": publisher,
    } | more
    parts = (text, publisher or "", str(fields["given_id"]), str(fields["published"]))
    return msgspec.convert({"type": "report", "id": make_id("report", *parts)} | fields, Report)


def read_case(path: Path) -> Case:
    blocks = re.split(r"^### (\w+)\n", path.read_text("utf-8"), flags=re.M)
    head, named = blocks[0], dict(zip(blocks[1::2], blocks[2::2], strict=True))
    last = blocks[-1]
    reports = {name: _report(block) for name, block in named.items()}
    table = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in last.splitlines() if line.startswith("|")
    ]
    rows = {row[0]: dict(zip(table[0], row, strict=True)) for row in table[2:]}
    if rows.keys() != reports.keys():
        raise ValueError(f"{path.name}: the table and the reports differ")
    reason = last.rsplit("|\n", 1)[1].strip()
    if not reason:
        raise ValueError(f"{path.name}: the last paragraph must say why the case exists")
    return Case(head.strip().removeprefix("# "), reports, rows, reason)


def _report(block: str) -> Report:
    told = dict(re.findall(r"^(Publisher|Published|Language): (.+)$", block, flags=re.M))
    text = "\n".join(
        line[2:] for line in block.splitlines() if line.startswith("> ")
    )
    credits = []
    for agency, written in re.findall(r'^Credit: (.+), in "(.+)"$', block, flags=re.M):
        start = text.index(written)
        credits.append(Credit(as_written=written, start=start, end=start + len(written),
                              agency=agency, kind="agency"))
    return a_report(text, told.get("Publisher"), published=told.get("Published"),
                    language=told.get("Language", "en"), credit=tuple(credits))
