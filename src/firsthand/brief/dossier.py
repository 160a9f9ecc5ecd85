"""The parts of a brief: one for each incident, then what concerns the whole record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from firsthand.brief.copies import drift_section, families_section
from firsthand.brief.figures import figures_section
from firsthand.brief.page import Cell, Column, Group, Lines, Part, Section, Table
from firsthand.brief.parties import names_section, not_tolls_section
from firsthand.brief.series import chart_section
from firsthand.brief.shelf import Shelf, anchor, claims_of, matching
from firsthand.brief.tolls import figures_told, is_toll, standing_section, toll_section
from firsthand.brief.voices import follow_up_section, positions_section
from firsthand.brief.wording import counted, day, interval, listed, publisher_of
from firsthand.record import Claim, Incident, Judgement, Origin, Problem


class Making(msgspec.Struct, frozen=True, kw_only=True):
    """How a record was made: by which version, the hash at the head of its log, and judgements.

    ``log`` is the sha256 of the log's last entry, empty where the record was not kept.
    """

    version: str = ""
    log: str = ""
    judgements: tuple[Judgement, ...] = ()


def part(shelf: Shelf, incident: Incident) -> Part:
    """Compose what is shown of one incident, in the order in which it is read."""
    reports = {report for report in incident.reports if report in shelf.reports}
    figures = figures_told(shelf, incident)
    headline, lead = headline_words(shelf, incident)
    sections = (
        toll_section(shelf, figures), figures_section(shelf, incident),
        standing_section(shelf, incident), chart_section(shelf, figures),
        families_section(shelf, reports), drift_section(shelf, reports),
        positions_section(shelf, reports), names_section(shelf, reports),
        follow_up_section(shelf, reports), not_tolls_section(shelf, incident),
    )
    return Part(
        id=incident.id, short=shelf.short[incident.id], title=incident.title,
        when=interval(incident.when), where=place_words(incident), headline=headline, lead=lead,
        sections=sections,
    )


def headline_words(shelf: Shelf, incident: Incident) -> tuple[str, tuple[str, ...]]:
    """Say how many reports there are, how many texts, and how many witnesses are behind them."""
    reports = {report for report in incident.reports if report in shelf.reports}
    origins = _origins(shelf, incident)
    named = [origin.name for origin in origins if origin.kind == "named"]
    copies = sum(map(shelf.is_copy, reports))
    told = counted(len(reports), "report")
    behind = counted(len(named), "independent witness") if named else "Nobody named is behind them"
    headline = f"{told}. {behind}."
    lead = [
        "A copy is not a witness.",
        f"{told} in {counted(shelf.families_among(reports), 'family')} of wording; "
        f"{counted(copies, 'report') if copies else 'none'} copied another.",
    ]
    if named:
        origin_words = counted(len(named), "independent origin")
        lead.append(f"The figures go back to {origin_words}: {listed(sorted(named))}.")
    if len(named) < len(origins):
        loose = sum(is_toll(c) for c in claims_of(shelf, incident) if not _is_named(shelf, c))
        has, them = ("has", "it") if loose == 1 else ("have", "them")
        lead.append(f"{counted(loose, 'claim')} {has} nobody named behind {them}.")
    return headline, tuple(lead)


def pick(shelf: Shelf, asked: str) -> Incident:
    """Find the one incident whose id begins so; none or several raise ``LookupError``."""
    found = {i.id: i for i in shelf.weighing.incidents if i.id in matching(shelf, asked)}
    if len(found) != 1:
        known = found or {i.id: i for i in largest_first(shelf.weighing.incidents)}
        choice = "; ".join(f"{shelf.short[i]} {known[i].title}" for i in known)
        said = "Several incidents begin" if found else "No incident begins"
        raise LookupError(f"{said} with {asked!r}. There are: {choice or 'none'}.")
    return next(iter(found.values()))


def place_words(incident: Incident) -> str:
    """Name where an incident was, each place once."""
    names = dict.fromkeys(place.name or place.as_written for place in incident.place)
    return listed(names) or "place not given"


def largest_first(incidents: Iterable[Incident]) -> list[Incident]:
    """Order incidents by how many reports and claims they have."""
    return sorted(incidents, key=lambda i: (-len(i.reports), -len(i.claims), i.id))


def apart_section(shelf: Shelf) -> Section:
    """List the reports and the figures that belong to no incident: nothing is lost."""
    inside = {report for i in shelf.weighing.incidents for report in i.reports}
    claimed = {claim for i in shelf.weighing.incidents for claim in i.claims}
    outside = sorted(set(shelf.reports) - inside, key=shelf.published)
    loose = sorted(
        (c for c in shelf.claims.values() if c.id not in claimed and c.repeats is None),
        key=lambda c: (shelf.published(c.report), c.evidence.start, c.id),
    )
    lines = tuple(
        (Cell(text=f"{publisher_of(shelf.reports[r])}, {day(shelf.reports[r].published)}: "),
         Cell(text=shelf.reports[r].headline or "no headline", at=r),
         Cell(text=f" ({shelf.short[r]})"))
        for r in outside
    )
    figures = tuple(
        (Cell(text=f"{c.harm}, {publisher_of(shelf.reports[c.report])}: "),
         Cell(text=c.count.as_written, kind="quote", at=anchor(c.report, c.evidence)),
         Cell(text=f" ({shelf.short[c.id]})"))
        for c in loose
    )
    return Section(
        slug="apart", heading="In no incident",
        lead=() if lines or figures else ("Every report and every figure belongs to an incident.",),
        blocks=tuple(
            Lines(caption=caption, lines=found)
            for caption, found in (("Reports about something else", lines),
                                   ("Figures that no incident took in", figures)) if found
        ),
    )


def problems_section(shelf: Shelf, problems: Sequence[Problem]) -> Section:
    """Compose what the reader must know of the input: what, about what, what to do."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for one in {p.id: p for p in problems}.values():
        alike[one.sentence, one.remedy].append(one)
    rows = tuple(
        (Cell(text=sentence),
         Cell(text="; ".join(sorted(_about(shelf, p) for p in alike[sentence, remedy]))),
         Cell(text=remedy))
        for sentence, remedy in sorted(alike, key=lambda key: (-len(alike[key]), key))
    )
    table = Table(
        caption="What was wrong with the input",
        columns=(
            Column(heading="What"), Column(heading="About", folds=True),
            Column(heading="What to do", folds=True),
        ),
        groups=(Group(heading="", rows=rows),),
    )
    return Section(
        slug="problems", heading="Problems", blocks=(table,) if rows else (),
        lead=() if rows else ("No problem was found with the input.",),
    )


def making_section(shelf: Shelf, making: Making) -> Section:
    """Say how the record was made, and what people decided in it."""
    captures = len({report.capture for report in shelf.reports.values()})
    lead = [
        f"Read by {f'firsthand {making.version}'.rstrip()} from {counted(captures, 'capture')}: "
        f"{counted(len(shelf.reports), 'report')}, {counted(len(shelf.claims), 'claim')}, "
        f"{counted(len(shelf.statements), 'statement')}.",
        f"The log of the record ends in sha256 {making.log}." if making.log
        else "This brief was made without a kept record, so there is no log to check it against.",
        "firsthand why ID shows the working behind any value, down to the words.",
    ]
    lines = tuple(
        (Cell(text=f"{j.by}, {day(j.at)}: {j.verdict} ({listed(filter(None, (j.left, j.right)))}). "
                   f"{j.note}".rstrip()),)
        for j in sorted(making.judgements, key=lambda j: (j.at, j.id))
    )
    return Section(
        slug="made", heading="How this was made", lead=tuple(lead),
        blocks=(Lines(caption="Judgements, signed", lines=lines),) if lines else (),
    )


def _about(shelf: Shelf, problem: Problem) -> str:
    report = shelf.reports.get(problem.about)
    return f"{publisher_of(report)} ({shelf.short[report.id]})" if report else problem.about


def _origins(shelf: Shelf, incident: Incident) -> list[Origin]:
    found = {
        shelf.origin_of[c.id].id: shelf.origin_of[c.id]
        for c in claims_of(shelf, incident) if c.id in shelf.origin_of and is_toll(c)
    }
    return [found[origin] for origin in sorted(found)]


def _is_named(shelf: Shelf, claim: Claim) -> bool:
    origin = shelf.origin_of.get(claim.id)
    return origin is not None and origin.kind == "named"
