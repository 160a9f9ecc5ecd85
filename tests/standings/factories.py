"""Records made by hand: each says only what matters to the test that makes it."""

from __future__ import annotations

from typing import Any

import msgspec

from firsthand.record import (
    Claim,
    Count,
    Family,
    Incident,
    Link,
    Member,
    Passage,
    Place,
    PlaceNamed,
    Reading,
    Report,
    Source,
    Statement,
    TimeNamed,
    Victims,
    When,
    Words,
    make_id,
)

NOWHERE = Passage(start=0, end=0, exact="")


def a_report(name: str, published: str | None = "2031-03-10", text: str = "") -> Report:
    return Report(
        id=f"report-{name}",
        capture="",
        given_id=name,
        publisher=name,
        url=None,
        headline=None,
        headline_at=None,
        by=None,
        credit=(),
        located=None,
        published=published,
        language="en",
        text_sha256="",
        text=text,
    )


def a_count(said: str) -> Count:
    """Read the few forms the tests use, as the design says: "up to 1,300" has no low."""
    hedges: dict[str, Any] = {
        "up to ": lambda n: {"high": n, "wording": "at most"},
        "at least ": lambda n: {"low": n, "wording": "at least"},
        "more than ": lambda n: {"low": n + 1, "wording": "at least"},
        "about ": lambda n: {"best": n, "wording": "about"},
        "nearly ": lambda n: {"best": n, "high": n, "wording": "about"},
        "": lambda n: {"low": n, "best": n, "high": n, "wording": "exact"},
    }
    bounds: dict[str, Any] = {"number": None, "low": None, "best": None, "high": None}
    if said == "hundreds":
        bounds |= {"low": 200, "wording": "vague"}
    elif said == "large numbers":
        bounds |= {"wording": "vague"}
    elif " to " in said and not said.startswith("up to"):
        low, high = said.split(" to ")
        bounds |= {"low": _number(low), "high": _number(high), "wording": "range"}
    else:
        hedge = next(h for h in hedges if said.startswith(h))
        bounds["number"] = _number(said.removeprefix(hedge))
        bounds |= hedges[hedge](bounds["number"])
    return Count(as_written=said, start=0, end=0, **bounds)


def _number(said: str) -> int:
    return int(said.replace(",", ""))


def a_place(name: str, **more: Any) -> Place:
    known: dict[str, Any] = {
        "as_written": name,
        "start": 0,
        "end": 0,
        "name": name,
        "country": "XK",
        "admin1": name,
        "gazetteer_id": name.casefold(),
        "latitude": None,
        "longitude": None,
        "precision": 1,
    }
    return Place(**(known | more))


def a_country(name: str = "Kessaria", country: str = "XK") -> Place:
    return a_place(name, country=country, admin1=None, precision=6)


def days(from_: str, to: str | None = None, precision: int = 1) -> When:
    return When(as_written=from_, start=0, end=0, from_=from_, to=to or from_, precision=precision)


def a_claim(said: str, by: str | None = None, **more: Any) -> Claim:
    """Make a claim; ``by`` is its claimant; its id comes when a reading takes it."""
    known: dict[str, Any] = {
        "id": "",
        "report": "",
        "harm": "killed",
        "means": None,
        "scope": "total",
        "count": a_count(said),
        "victims": Victims(as_written="", start=0, end=0),
        "place": (),
        "when": None,
        "actor": None,
        "statement": None,
        "claimant": by,
        "via": None,
        "polarity": "asserted",
        "span": "this incident",
        "within": None,
        "evidence": NOWHERE,
        "sentence": NOWHERE,
        "rule": "",
    }
    return Claim(**(known | more))


def a_statement(act: str, said: str, by: str, **more: Any) -> Statement:
    content = Passage(start=0, end=len(said), exact=said)
    known: dict[str, Any] = {
        "id": "",
        "report": "",
        "act": act,
        "plover": None,
        "cameo": None,
        "mode": "indirect",
        "source": a_source(by),
        "cue": NOWHERE,
        "content": (content,),
        "target": None,
        "when": None,
        "via": None,
        "rule": "",
    }
    return Statement(**(known | more))


def a_source(said: str, named: bool = True) -> Source:
    return Source(as_written=said, start=0, end=0, name=said if named else None, named=named)


def a_reading(
    name: str,
    *told: Claim | Statement | PlaceNamed | TimeNamed,
    published: str | None = "2031-03-10",
    text: str = "",
) -> Reading:
    """Make a reading; what it tells gets ids from the report's name and its place in the list."""
    report = a_report(name, published, text)
    mine = [
        msgspec.structs.replace(row, id=row.id or f"{name}-{at}", report=report.id)
        for at, row in enumerate(told)
    ]
    return Reading(
        report=report,
        claims=tuple(row for row in mine if isinstance(row, Claim)),
        statements=tuple(row for row in mine if isinstance(row, Statement)),
        places=tuple(row for row in mine if isinstance(row, PlaceNamed)),
        times=tuple(row for row in mine if isinstance(row, TimeNamed)),
    )


def named_place(place: Place, at: int = 0) -> PlaceNamed:
    fields = {f: getattr(place, f) for f in place.__struct_fields__}
    return PlaceNamed(**(fields | {"id": "", "report": "", "start": at, "end": at + 1}))


def a_family(first: str | None, *copies: str, unsure: str | None = None) -> Family:
    """Make a family: the first telling and its copies; without a first its direction is open."""
    earliest = f"report-{first}" if first else None
    members = [
        Member(
            report=f"report-{c}",
            parents=(earliest,) if earliest else (),
            derivation="reprint",
            share=1.0,
        )
        for c in copies
    ]
    if earliest:
        members.append(Member(report=earliest, parents=(), derivation="earliest", share=1.0))
    links = (Link(a=f"report-{first}", b=f"report-{unsure}", kind="unsure", share=0.2, why=""),)
    return Family(
        id=make_id("family", *sorted(m.report for m in members)),
        earliest=earliest,
        members=tuple(members),
        links=links if unsure else (),
    )


def one_incident(*readings: Reading) -> Incident:
    """Put everything these readings tell into one incident."""
    return Incident(
        id="incident-1",
        title="",
        kind="unclear",
        means=(),
        place=(),
        when=None,
        claims=tuple(sorted(c.id for r in readings for c in r.claims if not c.background)),
        reports=tuple(sorted(r.report.id for r in readings)),
    )


def a_target(said: str) -> Words:
    return Words(as_written=said, start=0, end=len(said))
