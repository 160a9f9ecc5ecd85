"""Invented readings for tests of the book: they say only what matters, and quote truly."""

from __future__ import annotations

import hashlib
from typing import Any

from firsthand.record import (
    Capture,
    Claim,
    Count,
    Drift,
    Family,
    FollowUp,
    Incident,
    Judgement,
    Link,
    Member,
    Name,
    Origin,
    Passage,
    Place,
    PlaceNamed,
    Problem,
    Reading,
    Report,
    Run,
    Shared,
    Source,
    Standing,
    Statement,
    TimeNamed,
    Victims,
    Weighing,
    When,
    make_id,
)


def a_capture(data: bytes = b"bytes", uri: str = "inbox/a.txt") -> Capture:
    return Capture(
        id=hashlib.sha256(data).hexdigest(), target_uri=uri, captured_at="2025-03-10T08:00:00Z",
        media_type="text/plain", size=len(data),
    )


def at(text: str, exact: str) -> dict[str, Any]:
    start = text.index(exact)
    return {"start": start, "end": start + len(exact)}


def passage(text: str, exact: str) -> Passage:
    return Passage(exact=exact, **at(text, exact))


def a_run(version: str = "1", run_id: str | None = None) -> Run:
    return Run(
        id=run_id or f"run-{version}", version=version, settings="s", vocabulary="v",
        started_at="2025-03-10T08:00:00Z", inputs=("inbox",),
    )


def a_judgement(note: str = "The same telling.", by: str = "A. Reader") -> Judgement:
    return Judgement(
        id=make_id("judgement", note), left="report-1", right="report-2", verdict="same",
        by=by, at="2025-03-11T09:00:00Z", note=note,
    )


def a_problem(about: str = "inbox/b.txt") -> Problem:
    return Problem(
        id=make_id("problem", about), slug="empty", about=about,
        sentence="The file holds no bytes.", remedy="Fetch it again.",
    )


def a_reading(
    said_by: str = "The mayor of Orvale", killed: int = 12, publisher: str = "The Orvale Gazette",
    published: str = "2025-03-10", tail: str = "", rule: str = "r1", data: bytes | None = None,
) -> Reading:
    """One sentence by one speaker with one figure, and whatever text follows it."""
    text = f"{said_by} said at least {killed} people were killed in Orvale on Monday.{tail}"
    data = text.encode() if data is None else data
    report_id = make_id("report", text, publisher)
    report = Report(
        id=report_id, capture=hashlib.sha256(data).hexdigest(), given_id=None,
        publisher=publisher, url=None, headline=None, headline_at=None, by=None, credit=(),
        located=None, published=published, language="en",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), text=text,
    )
    own = (report_id, str(killed), rule)
    figure = f"at least {killed}"
    source = Source(as_written=said_by, name=said_by, names=(said_by,), named=True,
                    **at(text, said_by))
    place = {"as_written": "Orvale", "name": "Orvale", "country": "XX", "admin1": None,
             "gazetteer_id": "7", "latitude": 35.0, "longitude": 35.5, "precision": 1,
             **at(text, "Orvale on")} | at(text, "Orvale on") | {
             "end": text.index("Orvale on") + 6}
    when = {"as_written": "Monday", "from_": "2025-03-10", "to": "2025-03-10", "precision": 1,
            **at(text, "Monday")}
    statement = Statement(
        id=make_id("statement", *own), report=report_id, act="assert", plover=None, cameo=None,
        mode="indirect", source=source, cue=passage(text, "said"),
        content=(passage(text, f"{figure} people were killed in Orvale on Monday"),),
        target=None, when=None, via=None, rule=rule,
    )
    claim = Claim(
        id=make_id("claim", *own), report=report_id, harm="killed", means=None, scope="total",
        count=Count(as_written=figure, number=killed, low=killed, best=None, high=None,
                    wording="at least", **at(text, figure)),
        victims=Victims(as_written="people", **at(text, "people")),
        place=(Place(**place),), when=When(**when), actor=None, statement=statement.id,
        claimant=said_by, via=None, polarity="asserted", span="this incident", within=None,
        evidence=passage(text, f"{figure} people were killed"),
        sentence=passage(text, text[:text.index("Monday.") + 7]), rule=rule,
    )
    return Reading(
        report=report, statements=(statement,), claims=(claim,),
        names=(Name(id=make_id("name", *own), report=report_id, party="victims",
                    as_written="people", by=None, evidence=passage(text, "people"),
                    statement=statement.id),),
        places=(PlaceNamed(id=make_id("place", *own), report=report_id, **place),),
        times=(TimeNamed(id=make_id("time", *own), report=report_id, value="2025-03-10", **when),),
        problems=(Problem(id=make_id("problem", *own), slug="no-date", about=report_id,
                          sentence="No date.", remedy="Add one.", at=passage(text, "Monday")),),
    )


def a_weighing(readings: list[Reading]) -> Weighing:
    """One incident of all readings, an origin a claimant, one family of the first two."""
    readings = sorted(readings, key=lambda reading: reading.report.id)
    claims = [claim for reading in readings for claim in reading.claims]
    reports = tuple(reading.report.id for reading in readings)
    dates = {reading.report.id: reading.report.published or "" for reading in readings}
    origins = []
    for name in sorted({str(claim.claimant) for claim in claims}):
        own = [claim for claim in claims if claim.claimant == name]
        origins.append(Origin(
            id=make_id("origin", name), name=name, kind="named",
            claims=tuple(claim.id for claim in own),
            reports=tuple(dict.fromkeys(claim.report for claim in own)),
        ))
    figures = [
        max((c for c in claims if c.id in origin.claims),
            key=lambda c: (dates[c.report], c.id)).count.low or 0
        for origin in origins
    ]
    first, second = readings[0], readings[1]
    words = [passage(reading.report.text, "people were killed") for reading in (first, second)]
    pair = (first.report.id, second.report.id)
    family = Family(
        id=make_id("family", *pair), earliest=pair[0],
        members=tuple(Member(report=report, parents=(), derivation="unsure", share=0.5)
                      for report in pair),
        links=(Link(a=pair[0], b=pair[1], kind="unsure", share=0.5, why="They share words.",
                    shared=(Shared(a=words[0], b=words[1]),)),),
    )
    incident = Incident(
        id="incident-1", title="Killings in Orvale", kind="attack", means=(),
        place=claims[0].place, when=claims[0].when,
        claims=tuple(claim.id for claim in claims), reports=reports,
    )
    standing = Standing(
        id="standing-1", incident=incident.id, harm="killed", scope="total", as_of="2025-03-12",
        low=min(figures), best=None, high=max(figures), claims=incident.claims, reports=reports,
        families=(family.id, *(make_id("family", report) for report in reports[2:])),
        origins=tuple(origin.id for origin in origins), first=claims[0].id,
        why=("All speak of Orvale.",),
    )
    return Weighing(
        families=(family,), origins=tuple(origins), incidents=(incident,), standings=(standing,),
        drifts=(Drift(id="drift-1", family=family.id, parent=pair[0], child=pair[1],
                      kind="bound", before=words[0], after=words[1]),),
        follow_ups=(FollowUp(id="follow_up-1", statement=first.statements[0].id, status="open",
                             evidence=(second.statements[0].id,)),),
        problems=(a_problem("weighing"),),
    )


def three_readings() -> list[Reading]:
    """Three tellings of one attack by two speakers; the mayor speaks twice."""
    return [
        a_reading(published="2025-03-10"),
        a_reading(killed=14, published="2025-03-11", publisher="The Lower Orvale Post"),
        a_reading(said_by="A hospital director", killed=17, published="2025-03-10"),
    ]
