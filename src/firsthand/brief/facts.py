"""What is known of a claim, a statement or a report, as pairs of a name and a value."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.brief.page import Cell, Column, Group, Lines, Section, Table
from firsthand.brief.shelf import Shelf
from firsthand.brief.tolls import claimant_words, told_by
from firsthand.brief.voices import speaker_of, words_of
from firsthand.brief.wording import (
    ACTS,
    DERIVATIONS,
    POLARITIES,
    WORDINGS,
    day,
    figure_words,
    interval,
    number,
    one_line,
    publisher_of,
    scope_words,
)
from firsthand.record import Claim, Count, Passage, Report, Source, Statement, Words

AROUND = 60  # characters shown on each side of the evidence
Fact = tuple[str, str]


def claim_facts(shelf: Shelf, claim: Claim) -> Section:
    """Say all that a claim holds, and by which rule it was read."""
    origin, whole = shelf.origin_of.get(claim.id), shelf.claims.get(claim.within or "")
    short, when = shelf.short, claim.when
    part = f"“{one_line(whole.count.as_written)}” ({short[whole.id]})" if whole else ""
    goes_to = f"{origin.name}, {origin.kind} ({short[origin.id]})" if origin else "not weighed"
    victims = f"“{one_line(claim.victims.as_written)}”" if claim.victims.as_written else ""
    return facts("Claim", (
        ("Count", f"“{one_line(claim.count.as_written)}”: {_bounds(claim.count)}"),
        ("Reading of it", WORDINGS[claim.count.wording]),
        ("Harm", claim.harm + (f", by {claim.means}" if claim.means else "")),
        ("Victims", ", ".join(
            filter(None, (scope_words(claim.scope), victims, *claim.victims.names))
        )),
        ("Place", "; ".join(p.name or p.as_written for p in claim.place) or "not said"),
        ("When", interval(when) + (f" (“{one_line(when.as_written)}”)" if when else "")),
        ("Done by", _named(claim.actor, "not said")),
        ("Who says it", claimant_words(claim.claimant)),
        ("Via", _named(claim.via, "nobody between")),
        ("Told as", POLARITIES[claim.polarity]),
        ("Counts", claim.span), ("Part of", part),
        ("Repeats", short.get(claim.repeats or "", "")),
        ("Background", "an earlier event, told for context" if claim.background else ""),
        ("Origin", goes_to), ("Rule", claim.rule),
    ))


def _bounds(count: Count) -> str:
    return ", ".join(
        f"{name} {number(value) if value is not None else 'not given'}"
        for name, value in (("low", count.low), ("best", count.best), ("high", count.high))
    )


def _named(source: Source | None, otherwise: str) -> str:
    return one_line(source.name or source.as_written) if source else otherwise


def statement_facts(shelf: Shelf, statement: Statement) -> tuple[Fact, ...]:
    """Say who said it, to do what, in which words."""
    source, target = statement.source, statement.target
    written = f" (“{one_line(source.as_written)}”)" if source.as_written else ""
    return (
        ("Who", f"{speaker_of(statement)}{written}"),
        ("Act", f"{ACTS[statement.act]} (“{one_line(statement.cue.exact)}”)"),
        ("Codes", ", ".join(filter(None, (statement.plover, statement.cameo)))),
        ("Words", f"“{words_of(statement)}”, {statement.mode}" if statement.content else ""),
        ("About", one_line(target.as_written) if target else ""),
        ("When", interval(statement.when)),
        ("Via", _named(statement.via, "nobody between")),
        ("Id", shelf.short[statement.id]),
    )


def report_facts(shelf: Shelf, report: Report) -> Section:
    """Say who printed a report, when, from which capture, and what it was copied from."""
    members = shelf.member_of.get(report.id, ())
    derived = "; ".join(
        DERIVATIONS[m.derivation]
        + "".join(f", from {publisher_of(shelf.reports[p])}" for p in m.parents)
        for m in members
    )
    return facts("Report", (
        ("Publisher", publisher_of(report)), ("Published", day(report.published, hour=True)),
        ("Headline", report.headline or ""), ("By", report.by or ""),
        ("Credit", "; ".join(f"{c.agency} (“{one_line(c.as_written)}”)" for c in report.credit)),
        ("Wording", derived or "shares wording with no other report"),
        ("Given id", report.given_id or ""), ("Address", report.url or ""),
        ("Report", report.id), ("Capture", f"sha256 {report.capture}"),
        ("Missing", "; ".join(report.missing)),
    ))


def claims_table(shelf: Shelf, ids: Sequence[str]) -> Section:
    """List claims in order of publication."""
    found = sorted(
        (shelf.claims[c] for c in ids if c in shelf.claims),
        key=lambda c: (shelf.published(c.report), c.evidence.start, c.id),
    )
    rows = tuple(
        (Cell(text=f"{c.harm}, {scope_words(c.scope)}"), Cell(text=figure_words(c.count)),
         Cell(text=one_line(c.evidence.exact), kind="quote"),
         Cell(text=told_by(shelf, c.report)),
         Cell(text=shelf.short[c.id], kind="id"))
        for c in found
    )
    columns = (
        Column(heading="Harm"), Column(heading="Figure"), Column(heading="Words", kind="quote"),
        Column(heading="Report"), Column(heading="Why", kind="id"),
    )
    table = Table(caption="", columns=columns, groups=(Group(heading="", rows=rows),))
    return Section(slug="claims", heading="Claims", blocks=(table,) if rows else ())


def in_words(
    shelf: Shelf, report: str, words: Passage | Words, sentence: Passage | None = None
) -> Section:
    """Show words marked in their sentence, or with some of what stands around them."""
    source = shelf.reports[report]
    ground = source.text if words.field == "text" else source.headline or ""
    ends = sentence or words
    first = min(ends.start, max(0, words.start - AROUND))
    last = max(ends.end, min(len(ground), words.end + AROUND))
    line = (
        Cell(text=("…" if first else "") + ground[first : words.start]),
        Cell(text=ground[words.start : words.end], kind="marked"),
        Cell(text=ground[words.end : last] + ("…" if last < len(ground) else "")),
    )
    where = f"Characters {words.start:,} to {words.end:,} of its {words.field}."
    return Section(
        slug="words", heading="In these words", lead=(where,), blocks=(Lines(lines=(line,)),)
    )


def facts(heading: str, known: Sequence[Fact]) -> Section:
    """Set names beside values; what has no value is left out."""
    rows = tuple((Cell(text=name), Cell(text=value)) for name, value in known if value)
    table = Table(
        caption="", columns=(Column(heading="What"), Column(heading="Value")),
        groups=(Group(heading="", rows=rows),),
    )
    return Section(slug=heading.casefold().replace(" ", "-"), heading=heading, blocks=(table,))
