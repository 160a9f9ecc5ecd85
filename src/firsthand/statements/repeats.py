"""Statements that a headline tells before the body does, and statements found twice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from firsthand.record import Report, Statement


def settled(found: Sequence[Statement], report: Report) -> tuple[Statement, ...]:
    """Order statements by their cues, each once, and mark a headline's that the body repeats."""
    ordered = sorted(found, key=_place)
    once: dict[str, Statement] = {}
    for statement in ordered:
        once.setdefault(statement.id, _marked(statement, ordered, report))
    return tuple(once.values())


def _place(statement: Statement) -> tuple[str, int, int, str]:
    return (statement.cue.field, statement.cue.start, statement.content[0].start, statement.id)


def _marked(
    statement: Statement, found: Sequence[Statement], report: Report
) -> Statement:
    if not _in_headline(statement, report):
        return statement
    same = next(
        (s for s in found if s is not statement and s.act == statement.act
         and s.cue.start > statement.cue.start and s.cue.field == "text"), None)
    return msgspec.structs.replace(statement, repeats=same.id) if same else statement


def _in_headline(statement: Statement, report: Report) -> bool:
    if statement.cue.field == "headline":
        return True
    return report.headline_at is not None and statement.cue.start < report.headline_at.end
