"""Who stands where: positions by speaker and act, what was called for, and what came of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from firsthand.brief.page import Cell, Column, Group, Ref, Section, Table
from firsthand.brief.shelf import Shelf, anchor
from firsthand.brief.wording import ACTS, day, interval, number, one_line, publisher_of
from firsthand.record import FollowUp, Statement

UNNAMED = "Nobody named"
_ALIKE = 0.5  # of all words of two contents, at least half are the same
_STATUS = {
    "open": "Open", "met": "Met", "partly met": "Partly met", "broken": "Broken",
    "refused": "Refused", "overtaken": "Overtaken by events",
}


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One thing somebody said, and every telling of it, the earliest first."""

    speaker: str
    tellings: tuple[Statement, ...]


def positions(shelf: Shelf, reports: set[str]) -> tuple[Position, ...]:
    """Bring together the tellings of one statement across copies, in order of publication."""
    giving_figures = {claim.statement for claim in shelf.claims.values()}
    told = [
        s for s in shelf.statements.values()
        if s.report in reports and s.repeats is None
        and not (s.act == "assert" and s.id in giving_figures)
    ]
    told.sort(key=lambda s: (shelf.published(s.report), s.cue.start, s.id))
    found: dict[tuple[str, str], list[list[Statement]]] = defaultdict(list)
    for statement in told:
        same = found[speaker_of(statement), statement.act]
        group = next((g for g in same if _one_saying(shelf, g, statement)), None)
        if group is None:
            same.append([statement])
        else:
            group.append(statement)
    return tuple(
        Position(speaker=speaker, tellings=tuple(group))
        for (speaker, _), groups in found.items() for group in groups
    )


def positions_section(shelf: Shelf, reports: set[str]) -> Section:
    """Compose who stands where, the speakers who are named first."""
    said = positions(shelf, reports)
    speakers = sorted({p.speaker for p in said}, key=lambda s: (s == UNNAMED, s.casefold(), s))
    groups = tuple(
        Group(
            heading=speaker,
            rows=tuple(_position_row(shelf, p) for p in said if p.speaker == speaker),
        )
        for speaker in speakers
    )
    table = Table(
        caption="What each speaker did by saying it",
        columns=(
            Column(heading="Act"), Column(heading="Words", kind="quote"),
            Column(heading="When"), Column(heading="Reports", kind="number"),
            Column(heading="Notes", folds=True), Column(heading="Why", kind="id"),
        ),
        groups=groups,
    )
    return Section(
        slug="positions", heading="Who stands where",
        lead=() if groups else ("Nobody is quoted beyond the figures.",),
        blocks=(table,) if groups else (),
    )


def follow_up_section(shelf: Shelf, reports: set[str]) -> Section:
    """Compose calls and pledges, those still open first, with what may answer them."""
    found = [
        f for f in shelf.weighing.follow_ups
        if f.statement in shelf.statements and shelf.statements[f.statement].report in reports
    ]
    found.sort(key=lambda f: (
        shelf.published(shelf.statements[f.statement].report),
        shelf.statements[f.statement].cue.start, f.id,
    ))
    groups = tuple(
        Group(
            heading=words,
            rows=tuple(
                row for f in found if f.status == status for row in _follow_up_rows(shelf, f)
            ),
        )
        for status, words in _STATUS.items() if any(f.status == status for f in found)
    )
    table = Table(
        caption="Calls and pledges, and what later reports say came of them",
        columns=(
            Column(heading="Who"), Column(heading="Words", kind="quote"), Column(heading="When"),
            Column(heading="What came of it", kind="quote"), Column(heading="Why", kind="id"),
        ),
        groups=groups,
    )
    return Section(
        slug="follow-ups", heading="Calls and pledges",
        lead=() if groups else ("No call or pledge was found.",), blocks=(table,) if groups else (),
    )


def speaker_of(statement: Statement) -> str:
    """Name who speaks: the resolved name, joint speakers together, or nobody named."""
    source = statement.source
    if source.names:
        return " and ".join(source.names)
    return source.name or (one_line(source.as_written) if source.named else UNNAMED)


def words_of(statement: Statement) -> str:
    """Give what was said as the report words it; a broken content keeps its gaps."""
    said = " … ".join(one_line(passage.exact) for passage in statement.content)
    return said.removeprefix("that ")


def said_at(statement: Statement) -> str:
    """Give the anchor of what was said."""
    return anchor(statement.report, statement.content[0] if statement.content else statement.cue)


def _position_row(shelf: Shelf, position: Position) -> tuple[Cell, ...]:
    first = position.tellings[0]
    reports = {told.report for told in position.tellings}
    also = tuple(
        Ref(label=f"{publisher_of(shelf.reports[s.report])}", at=said_at(s))
        for s in position.tellings
    )
    notes = []
    if position.speaker == UNNAMED and first.source.as_written:
        notes.append(f"“{one_line(first.source.as_written)}”")
    if first.via:
        notes.append(f"via {one_line(first.via.name or first.via.as_written)}")
    about = one_line(first.target.as_written) if first.target else ""
    if about and about not in words_of(first):
        notes.append(f"about {about}")
    copies = sum(map(shelf.is_copy, reports))
    if copies:
        told = "a copy" if copies == 1 else "copies"
        notes.append(f"only in {told}" if copies == len(reports) else f"{copies:,} of them {told}")
    return (
        Cell(text=ACTS[first.act]),
        Cell(text=words_of(first) or one_line(first.cue.exact), kind="quote", at=said_at(first)),
        Cell(text=_when(shelf, first)),
        Cell(text=number(len(reports)), kind="number", also=also),
        Cell(text="; ".join(notes)), Cell(text=shelf.short[first.id], kind="id"),
    )


def _follow_up_rows(shelf: Shelf, follow_up: FollowUp) -> Iterator[tuple[Cell, ...]]:
    """Give a row for the call, and one more for each further answer."""
    call = shelf.statements[follow_up.statement]
    answers = [shelf.statements[e] for e in follow_up.evidence if e in shelf.statements]
    answers.sort(key=lambda s: (shelf.published(s.report), s.id))
    told = [
        Cell(
            text=words_of(s) or one_line(s.cue.exact), kind="quote", at=said_at(s),
            also=(Ref(label=publisher_of(shelf.reports[s.report]), at=said_at(s)),),
        )
        for s in answers
    ] or [Cell(text="no later report says")]
    asked = (
        Cell(text=f"{speaker_of(call)} {ACTS[call.act]}"),
        Cell(text=words_of(call), kind="quote", at=said_at(call)), Cell(text=_when(shelf, call)),
    )
    yield (*asked, told[0], Cell(text=shelf.short[follow_up.id], kind="id"))
    for further in told[1:]:
        yield (*(Cell(text="") for _ in asked), further, Cell(text=""))


def _when(shelf: Shelf, statement: Statement) -> str:
    if statement.when:
        return interval(statement.when)
    return f"told {day(shelf.reports[statement.report].published)}"


def _one_saying(shelf: Shelf, group: list[Statement], statement: Statement) -> bool:
    if any(told.report == statement.report for told in group):
        return False
    first, now = _tokens(group[0]), _tokens(statement)
    if first == now:
        return True
    families = {f.id for f in shelf.families_of.get(statement.report, ())}
    related = any(f.id in families for s in group for f in shelf.families_of.get(s.report, ()))
    return related and len(first & now) >= _ALIKE * len(first | now)


def _tokens(statement: Statement) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words_of(statement).casefold()))
