"""The working behind any value: what ``firsthand why ID`` shows, down to the exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from firsthand.brief.copies import family_tree, shared_words
from firsthand.brief.dossier import headline_words, place_words
from firsthand.brief.facts import (
    claim_facts,
    claims_table,
    facts,
    in_words,
    report_facts,
    statement_facts,
)
from firsthand.brief.page import Block, Cell, Explanation, Section
from firsthand.brief.shelf import Shelf, claims_of, matching, stock
from firsthand.brief.tolls import told_by
from firsthand.brief.voices import speaker_of
from firsthand.brief.wording import ACTS, counted, day, interval, number, one_line, scope_words
from firsthand.record import (
    Claim,
    Drift,
    Family,
    FollowUp,
    Incident,
    Name,
    Origin,
    Reading,
    Report,
    Standing,
    Statement,
    Weighing,
    Words,
)


def explain(id: str, readings: Sequence[Reading], weighing: Weighing) -> Explanation:
    """Show the working behind a value, given its id or a beginning of it that is unique.

    A beginning that fits several gives them as candidates; nothing is guessed.
    """
    shelf = stock(readings, weighing)
    found = matching(shelf, id)
    if not found:
        title = f"Nothing in the record has an id that begins with {id}."
        return Explanation(asked=id, found="none", title=title)
    if len(found) > 1:
        candidates = tuple(Cell(text=f"{one}  {_name(shelf, one)}") for one in found)
        title = f"{id} may mean {counted(len(found), 'value')}. Give more of its id."
        return Explanation(asked=id, found="several", title=title, candidates=candidates)
    row = shelf.everything[found[0]]
    title = f"{_name(shelf, found[0])} ({found[0]})"
    return Explanation(asked=id, found="one", title=title, sections=tuple(_working(shelf, row)))


def _working(shelf: Shelf, row: object) -> Iterator[Section]:  # noqa: C901 - a case a type
    match row:
        case Claim():
            yield from _claim(shelf, row)
        case Statement():
            yield from _statement(shelf, row)
        case Standing():
            yield from _standing(shelf, row)
        case Family():
            links = shared_words(shelf, row, every=True)
            blocks: tuple[Block, ...] = (family_tree(shelf, row), *links)
            yield Section(slug="family", heading="Who copied whom", blocks=blocks)
        case Incident():
            yield from _incident(shelf, row)
        case Report():
            yield report_facts(shelf, row)
        case Origin():
            yield Section(slug="origin", heading="Origin", lead=_origin_words(row))
            yield claims_table(shelf, row.claims)
        case Drift():
            yield from _drift(shelf, row)
        case FollowUp():
            status = f"Status: {row.status}."
            yield Section(slug="status", heading="What came of it", lead=(status,))
            for id_ in (row.statement, *row.evidence):
                yield from _statement(shelf, shelf.statements[id_])
        case Name():
            by = row.by or "this report"
            yield facts("Name", (("Party", row.party), ("Called", row.as_written), ("By", by)))
            yield in_words(shelf, row.report, row.evidence)
            yield report_facts(shelf, shelf.reports[row.report])
        case _:
            yield from _anything(shelf, row)


def _claim(shelf: Shelf, claim: Claim) -> Iterator[Section]:
    yield claim_facts(shelf, claim)
    yield in_words(shelf, claim.report, claim.evidence, claim.sentence)
    statement = shelf.statements.get(claim.statement or "")
    if statement:
        yield facts("Said by", statement_facts(shelf, statement))
    yield report_facts(shelf, shelf.reports[claim.report])


def _statement(shelf: Shelf, statement: Statement) -> Iterator[Section]:
    yield facts("Statement", (*statement_facts(shelf, statement), ("Rule", statement.rule)))
    places = statement.content or (statement.cue,)
    for passage in places:
        yield in_words(shelf, statement.report, passage)
    yield report_facts(shelf, shelf.reports[statement.report])


def _standing(shelf: Shelf, row: Standing) -> Iterator[Section]:
    yield facts("Standing", (
        ("Harm", f"{row.harm}, {scope_words(row.scope)}"), ("As of", day(row.as_of)),
        ("Low", number(row.low)), ("High", number(row.high)),
        ("Best", number(row.best) if row.best is not None else "not set by a person"),
        ("Rests on", ", ".join((
            counted(len(row.origins), "origin"), counted(len(row.families), "family"),
            counted(len(row.reports), "report"), counted(len(row.claims), "claim"),
        ))),
    ))
    if row.why:
        yield Section(slug="why", heading="Why", lead=row.why)
    for origin in shelf.weighing.origins:
        if origin.id in row.origins:
            section = claims_table(shelf, tuple(c for c in origin.claims if c in row.claims))
            yield msgspec.structs.replace(section, heading=f"{origin.name} ({origin.kind})")


def _incident(shelf: Shelf, incident: Incident) -> Iterator[Section]:
    headline, lead = headline_words(shelf, incident)
    yield Section(slug="incident", heading=incident.title, lead=(headline, *lead, *incident.why))
    yield facts("Where and when", (
        ("Kind", incident.kind), ("Means", ", ".join(incident.means)),
        ("Place", place_words(incident)), ("When", interval(incident.when)),
    ))
    yield claims_table(shelf, tuple(claim.id for claim in claims_of(shelf, incident)))


def _drift(shelf: Shelf, drift: Drift) -> Iterator[Section]:
    yield facts("What changed", (("Kind", drift.kind),))
    for report, passage in ((drift.parent, drift.before), (drift.child, drift.after)):
        if passage:
            yield in_words(shelf, report, passage)
        yield report_facts(shelf, shelf.reports[report])


def _anything(shelf: Shelf, row: object) -> Iterator[Section]:
    kept = msgspec.to_builtins(row)
    yield facts("As kept", tuple((k, str(v)) for k, v in kept.items() if v is not None))
    report = shelf.reports.get(str(kept.get("report", "")))
    if report and isinstance(row, Words):
        yield in_words(shelf, report.id, row)
        yield report_facts(shelf, report)


def _origin_words(origin: Origin) -> tuple[str, ...]:
    return (
        f"{origin.name}: {origin.kind}; {counted(len(origin.claims), 'claim')} in "
        f"{counted(len(origin.reports), 'report')}.",
    )


def _name(shelf: Shelf, id_: str) -> str:
    """Say in a few words what has this id."""
    match shelf.everything[id_]:
        case Claim(harm=harm, count=count, report=report):
            return f"Claim: {one_line(count.as_written)} {harm}, {told_by(shelf, report)}"
        case Statement() as said:
            return f"Statement: {speaker_of(said)} {ACTS[said.act]}"
        case Report(id=report):
            return f"Report: {told_by(shelf, report)}"
        case Incident(title=title):
            return f"Incident: {title}"
        case Standing(harm=harm, scope=scope, as_of=as_of):
            return f"Standing: {harm}, {scope_words(scope)}, {day(as_of)}"
        case Origin(name=name):
            return f"Origin: {name}"
        case row:
            return type(row).__name__
