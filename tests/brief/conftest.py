"""A small invented coast crisis: two monitors, a copy, a refusal, a call and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from firsthand.record import (
    Claim,
    Count,
    Drift,
    Family,
    FollowUp,
    Incident,
    Link,
    Member,
    Name,
    Origin,
    Passage,
    Place,
    Problem,
    Reading,
    Report,
    Shared,
    Source,
    Standing,
    Statement,
    Victims,
    Weighing,
    When,
    Words,
    make_id,
)

FIRST = (
    "At least 310 people have been killed along the Orsava coast since Thursday, the Sallow "
    "Monitor said. Of these, 204 were civilians. The regional council condemned what it called "
    "“the raiders from the hills” and called for an inquiry. The army declined to comment."
)
COPY = FIRST.replace("At least 310", "Some 310").replace("the Sallow Monitor", "sources")
SECOND = (
    "The Sallow Monitor raised its count to 522 dead on Sunday. The Harbour Register, which "
    "keeps its own lists, counts 190 civilians. Aid workers fear that the toll could reach 2,000."
)
THIRD = (
    "An inquiry into the killings on the Orsava coast opened on Wednesday. Reports indicate that "
    "up to 600 people were injured. A minister rejected a figure of 4,000 told online."
)


class Told(msgspec.Struct, frozen=True):
    """The record of the crisis."""

    readings: tuple[Reading, ...]
    weighing: Weighing
    problems: tuple[Problem, ...]


def passage(text: str, exact: str) -> Passage:
    start = text.index(exact)
    return Passage(start=start, end=start + len(exact), exact=exact)


def a_report(text: str = FIRST, publisher: str = "Coast Wire", **more: Any) -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    filled: dict[str, Any] = dict(  # noqa: C408 - reads as the record's own keywords
        id=make_id("report", text, publisher), capture=digest, given_id=None, publisher=publisher,
        url=None, headline=None, headline_at=None, by=None, credit=(), located=None,
        published=None, language="en", text_sha256=digest, text=text,
    )
    return Report(**filled | more)


def a_source(text: str, words: str, name: str | None = None) -> Source:
    start = text.index(words)
    return Source(
        as_written=words, start=start, end=start + len(words), name=name, named=name is not None
    )


def a_count(text: str, words: str, bounds: tuple[int | None, ...], wording: str) -> Count:
    number, low, best, high = bounds
    start = text.index(words)
    return Count(
        as_written=words, start=start, end=start + len(words), number=number, low=low, best=best,
        high=high, wording=wording,
    )


def a_claim(report: Report, count: str, bounds: tuple[int | None, ...], **more: Any) -> Claim:
    evidence = more.pop("evidence", count)
    filled: dict[str, Any] = dict(  # noqa: C408 - reads as the record's own keywords
        id=make_id("claim", report.id, count), report=report.id, harm="killed", means=None,
        scope="total", count=a_count(report.text, count, bounds, more.pop("wording", "exact")),
        victims=Victims(as_written="people", start=0, end=0), place=(), when=None, actor=None,
        statement=None, claimant=None, via=None, polarity="asserted", span="this incident",
        within=None, evidence=passage(report.text, evidence),
        sentence=passage(report.text, evidence), rule="count-before-harm",
    )
    return Claim(**filled | more)


def a_statement(
    report: Report, act: str, source: Source, words: tuple[str, str], **more: Any
) -> Statement:
    cue, content = words
    filled: dict[str, Any] = dict(  # noqa: C408 - reads as the record's own keywords
        id=make_id("statement", report.id, act, content), report=report.id, act=act, plover=None,
        cameo=None, mode="indirect", source=source, cue=passage(report.text, cue),
        content=(passage(report.text, content),) if content else (), target=None, when=None,
        via=None, rule="speaker-cue-content",
    )
    return Statement(**filled | more)


def first_told(text: str, publisher: str, published: str, *, named: bool) -> Reading:
    report = a_report(
        text, publisher, published=published, headline="Hundreds die on the Orsava coast"
    )
    count = "At least 310" if named else "Some 310"
    bounds = (310, 310, None, None) if named else (310, None, 310, None)
    total = a_claim(
        report, count, bounds, wording="at least" if named else "about",
        evidence=f"{count} people have been killed", claimant="Sallow Monitor" if named else None,
    )
    civilians = a_claim(
        report, "204", (204, 204, 204, 204), scope="civilian", within=total.id,
        evidence="204 were civilians", claimant=total.claimant,
    )
    council = a_source(text, "The regional council", "Regional council")
    army = a_source(text, "The army", "Army")
    raiders = "the raiders from the hills"
    return Reading(
        report=report, claims=(total, civilians),
        statements=(
            a_statement(report, "condemn", council, ("condemned", raiders)),
            a_statement(report, "call-for", council, ("called for", "an inquiry")),
            a_statement(report, "decline-to-comment", army, ("declined to comment", "")),
        ),
        names=(Name(
            id=make_id("name", report.id, "raiders"), report=report.id, party="Hill bands",
            as_written=raiders, by="Regional council", evidence=passage(text, raiders),
        ),),
    )


def second_told() -> Reading:
    report = a_report(
        SECOND, "Orsava Courier", published="2031-05-11T18:30:00+00:00", given_id="crs-07",
        url="https://courier.example/orsava", headline="Monitor raises coast toll",
    )
    return Reading(report=report, claims=(
        a_claim(report, "522", (522, 522, 522, 522), claimant="Sallow Monitor",
                evidence="522 dead"),
        a_claim(report, "190", (190, 190, 190, 190), claimant="Harbour Register",
                scope="civilian", evidence="190 civilians"),
        a_claim(report, "2,000", (2000, None, None, 2000), polarity="forecast",
                wording="at most"),
    ))


def third_told() -> Reading:
    report = a_report(
        THIRD, "The Lantern", published="2031-05-14", headline="Inquiry opens into coast killings"
    )
    inquiry = a_source(THIRD, "An inquiry")
    return Reading(
        report=report,
        claims=(
            a_claim(report, "up to 600", (600, None, None, 600), wording="at most",
                    harm="injured", evidence="up to 600 people were injured"),
            a_claim(report, "4,000", (4000, 4000, 4000, 4000), polarity="denied",
                    claimant=None),
        ),
        statements=(
            a_statement(report, "announce", inquiry, ("opened", "opened on Wednesday")),
        ),
    )


def weighed(readings: Sequence[Reading]) -> Weighing:
    wire, mirror, second, third = readings
    origins = (
        Origin(id=make_id("origin", "sallow"), name="Sallow Monitor", kind="named",
               claims=(*(c.id for c in wire.claims), *(c.id for c in mirror.claims),
                       second.claims[0].id),
               reports=(wire.report.id, mirror.report.id, second.report.id)),
        Origin(id=make_id("origin", "harbour"), name="Harbour Register", kind="named",
               claims=(second.claims[1].id,), reports=(second.report.id,)),
        Origin(id=make_id("origin", "nobody"), name="nobody named", kind="nobody",
               claims=(third.claims[0].id,), reports=(third.report.id,)),
    )
    family = a_family(wire.report, mirror.report)
    reports = tuple(r.report.id for r in readings)
    incident = Incident(
        id=make_id("incident", "orsava"), title="Killings on the Orsava coast", kind="massacre",
        means=(), place=(a_place(),), reports=reports,
        when=When(as_written="", start=0, end=0, from_="2031-05-08", to="2031-05-11", precision=2),
        claims=tuple(c.id for r in readings for c in r.claims), why=("One coast, four days.",),
    )
    standing = Standing(
        id=make_id("standing", "orsava", "killed"), incident=incident.id, harm="killed",
        scope="total",
        as_of="2031-05-14", low=522, best=None, high=522, claims=(second.claims[0].id,),
        reports=reports, families=(family.id,), origins=(origins[0].id,),
        first=wire.claims[0].id, why=("The Sallow Monitor last said 522.",),
    )
    return Weighing(
        families=(family,), origins=origins, incidents=(incident,), standings=(standing,),
        drifts=(Drift(
            id=make_id("drift", "hedge"), family=family.id, parent=wire.report.id,
            child=mirror.report.id, kind="bound", before=passage(FIRST, "At least 310"),
            after=passage(COPY, "Some 310"),
        ),),
        follow_ups=(FollowUp(
            id=make_id("follow_up", "inquiry"), statement=wire.statements[1].id, status="met",
            evidence=(third.statements[0].id,),
        ),),
    )


def a_place(name: str = "Orsava") -> Place:
    return Place(
        as_written=name, start=0, end=0, name=name, country=None, admin1=None, gazetteer_id=None,
        latitude=None, longitude=None, precision=4,
    )


def a_family(parent: Report, child: Report) -> Family:
    same = "people have been killed along the Orsava coast since Thursday"
    shared = Shared(a=passage(parent.text, same), b=passage(child.text, same))
    link = Link(a=parent.id, b=child.id, kind="rewrite", share=0.92,
                why="92 % of the shorter text stands in the longer.", shared=(shared,))
    return Family(
        id=make_id("family", "wire"), earliest=parent.id, links=(link,),
        members=(
            Member(report=parent.id, parents=(), derivation="earliest", share=1.0),
            Member(report=child.id, parents=(parent.id,), derivation="rewrite", share=0.92),
        ),
    )


@pytest.fixture
def coast() -> Told:
    """The whole crisis: four reports, one of them a copy, two named origins."""
    readings = (
        first_told(FIRST, "Coast Wire", "2031-05-09T08:00:00+00:00", named=True),
        first_told(COPY, "News Mirror", "2031-05-09T11:45:00+00:00", named=False),
        second_told(), third_told(),
    )
    problem = Problem(
        id=make_id("problem", "x"), slug="empty", about="inbox/blank.txt",
        sentence="The file holds no bytes.", remedy="Fetch it again, or leave it out.",
    )
    return Told(readings, weighed(readings), (problem,))


@pytest.fixture
def hostile() -> Told:
    """One report whose every word wants to be markup or to drive the terminal."""
    text = (
        "At least 7 people died. <script>alert(1)</script> [red]\x1b[31m \u202ednetxe | `x` "
        "](javascript:1) \ud800"
    )
    report = a_report(
        text, "<img src=x onerror=alert(1)>",
        headline="\u202e<script>alert('x')</script> \x1b]0;x\x07",
        url="javascript:alert(1)", published="2031-05-09", given_id="![x](https://evil.example/a.png)",
    )
    claim = a_claim(report, "At least 7", (7, 7, None, None), wording="at least", evidence=text,
                    claimant="[red]\"><svg onload=alert(1)>")
    words = Words(as_written="<b>", start=0, end=3)
    said = a_statement(
        report, "accuse", a_source(text, "people", "</q><iframe src=//evil.example>"),
        ("died", "<script>alert(1)</script>"), target=words,
    )
    incident = Incident(
        id=make_id("incident", "h"), title="<script>1</script>\u202e", kind="unclear", means=(),
        place=(a_place("</title><script>2</script>"),), when=None, claims=(claim.id,),
        reports=(report.id,),
    )
    reading = Reading(report=report, claims=(claim,), statements=(said,))
    return Told((reading,), Weighing(incidents=(incident,)), ())
