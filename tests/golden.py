"""Reads golden cases: a report as a block quote, tables of what is in it, and why it matters.

A case is a Markdown file that anyone can edit. The heading is its title; ``Published:`` and
``Headline:`` may be given above the quoted report; the first column of a table says what the
table lists; the closing paragraph says why the case exists, and ``Known wrong:`` after it why
the program does not answer so yet. Cells quote the report: one that does not is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
# What a table lists is told by its first column.
KINDS = {"harm": "claims", "who": "statements", "party": "names", "credit": "credits"}
# Columns whose cells are values of the codebook, and not words of the report.
VALUES = {
    "harm", "act", "mode", "polarity", "scope", "span", "means", "low", "best", "high", "from",
    "to", "claimant", "name", "status", "age", "sex", "party", "agency", "kind",
}
Row = dict[str, str]


class CaseRefused(ValueError):
    """The case says something that its own report does not, or does not say why it exists."""


class Case(NamedTuple):
    title: str
    report: str
    given: dict[str, str]
    tables: dict[str, list[Row]]
    reason: str
    known_wrong: str | None


def read_case(path: Path) -> Case:
    text = path.read_text("utf-8")
    title = re.match(r"# (.+)\n", text)
    if title is None:
        raise CaseRefused(f"{path.name} has no title.")
    given = dict(re.findall(r"^(Published|Headline): (.+)$", text, flags=re.M))
    quoted = "\n".join(line[1:].strip() for line in text.splitlines() if line.startswith(">"))
    # A line's end inside a quoted paragraph is the editor's, as it is wherever Markdown is shown.
    report = "\n\n".join(" ".join(part.split()) for part in quoted.split("\n\n"))
    tables = _tables(text)
    after = text.rsplit("\n|", 1)[1].split("\n", 1)[1] if tables else ""
    reason, _, wrong = after.partition("Known wrong:")
    case = Case(title[1], report, given, tables, reason.strip(), wrong.strip() or None)
    _refuse(case)
    return case


def _tables(text: str) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    for block in re.findall(r"(?:^\|.*\n?)+", text, flags=re.M):
        cells = [[cell.strip() for cell in line.strip().strip("|").split("|")]
                 for line in block.strip().splitlines()]
        if cells[0][0] not in KINDS:
            raise CaseRefused(f"No table begins with the column “{cells[0][0]}”.")
        tables[KINDS[cells[0][0]]] = [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]
    return tables


def _refuse(case: Case) -> None:
    if not case.tables or not case.reason:
        raise CaseRefused(f"“{case.title}” needs a table and a closing paragraph that says why.")
    words = flat(f"{case.given.get('Headline', '')} {case.report}")
    for rows in case.tables.values():
        for row in rows:
            for column, cell in row.items():
                for quoted in [] if column in VALUES else cell.split("..."):
                    if flat(quoted) not in words:
                        raise CaseRefused(
                            f"“{case.title}”: the {column} column says “{cell}”, but the report "
                            "never says that."
                        )


def flat(text: str) -> str:
    """Write words as they are compared: on one line, small, without marks at their ends."""
    return " ".join(text.casefold().split()).strip(" .,;:“”\"'’‘—–-")


def differences(expected: list[Row], found: list[Row], *, exhaustive: bool) -> str:
    """Say which rows were not found and which others were; empty if the table holds.

    An exhaustive table lists all there is; of the others, more may be found.
    """
    left = list(found)
    missing = []
    for row in expected:
        match = next((one for one in left if _agrees(row, one)), None)
        if match is None:
            missing.append(row)
        else:
            left.remove(match)
    columns = list(expected[0]) if expected else list(found[0])[:5] if found else []
    shown = [f"  not found:    {_shown(row, columns)}" for row in missing]
    more = left if exhaustive or missing else []
    return "\n".join(shown + [f"  not expected: {_shown(row, columns)}" for row in more])


def _agrees(row: Row, found: Row) -> bool:
    return all(_same(column, cell, found[column]) for column, cell in row.items())


def _same(column: str, cell: str, found: str) -> bool:
    if column in VALUES:
        return cell == found
    if column == "who" and not cell:
        return True  # the report leaves it unsaid, and so does the case
    parts = [flat(part) for part in cell.split("...")]
    words = flat(found)
    if len(parts) > 1:
        return words.startswith(parts[0]) and words.endswith(parts[-1])
    return _bare(parts[0]) == _bare(words)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an) (?=.)", "", words)


def _shown(row: Row, columns: list[str]) -> str:
    return " | ".join(f"{column}: {row[column]}" for column in columns if row[column])
