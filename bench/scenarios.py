"""Turns a sheet of facts about a crisis into record rows: what a reader of each page could see.

A row of a sheet is one report: who printed it when, the figures, who is quoted, what the parties
are called. Who copied whom, the notes and the analyst's conclusions are never read. Who is quoted
is settled by the project's own reading of the words, one sentence a figure; an explanation in
brackets behind an unnamed speaker ("a monitor (ABC)") is the analyst's and is left out. Where a
sheet has a place in shorthand ("coast") or none, the page names the country, and so does its row;
where a page of a month later has no period, it names the month that it looks back to.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from firsthand.pipeline import House
from firsthand.record import (
    Claim,
    Count,
    Credit,
    Name,
    Passage,
    Place,
    PlaceNamed,
    Polarity,
    Reading,
    Source,
    Victims,
    When,
    make_id,
)

HARMS = {
    "killed": "killed", "injured": "injured", "killed_or_injured": "killed-or-injured",
    "casualties": "killed-or-injured", "missing": "missing", "displaced": "displaced",
    "detained": "detained",
}
# How a figure with this hedge is bounded: its low, best and high for a number n, and its wording.
HEDGES: Mapping[str, Any] = {
    "exact": lambda n: (n, n, n, "exact"),
    "at_least": lambda n: (n, None, None, "at least"),
    "more_than": lambda n: (n + 1, None, None, "at least"),
    "up_to": lambda n: (None, None, n, "at most"),
    "about": lambda n: (None, n, None, "about"),
    "nearly": lambda n: (None, n, n, "about"),
    "could_exceed": lambda n: (n + 1, None, None, "at least"),
}
SAID = {"exact": "{}", "at_least": "at least {}", "more_than": "more than {}", "up_to": "up to {}",
        "about": "about {}", "nearly": "nearly {}", "could_exceed": "more than {}"}
# What a word of the scope says about the victims; those told together keep to the total.
SCOPES = (
    ("fighters.*both sides|fighters together", "combatant+security"),
    ("incl|^civilians and|together", ""), ("child", "child"), ("wom[ae]n", "woman"),
    ("medical", "health-worker"), ("foreign", "foreigner"),
    ("^security|^general security|^police", "security"),
    ("fighter|militant|gunmen", "combatant"), ("^civilian|civilians$", "civilian"),
)
EXPLAINED = re.compile(r"\s*\(([^()]*)\)")
MONTH = re.compile(r"\d{4}-\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
JOINED = re.compile(r" and [a-z].*|^.* / ")
UNNAMED = re.compile(r"(an?|one|two|some|other|unnamed|various|several|activists)\b")


_MONTH = 4  # the precision of a month


def load(sheet: Path, house: House) -> list[Reading]:
    """Read one sheet; its reports get the ids of the sheet."""
    with sheet.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    country = _country([claim["place"] or "" for row in rows for claim in row["claims"]], house)
    return [_reading(_dated(row, _begun(rows)), house, country) for row in rows]


def _begun(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give the day that most of a sheet's figures count from."""
    starts = [str(c["period_start"]) for row in rows for c in row["claims"] if c["period_start"]]
    return Counter(start for start in starts if DAY.fullmatch(start)).most_common(1)[0][0]


def _dated(row: Mapping[str, Any], begun: str) -> Mapping[str, Any]:
    told = (row["published"] or "")[: len("2025-03")]
    if told <= begun[: len("2025-03")]:
        return row
    month = begun[: len("2025-03")]
    return {**row, "claims": [
        claim if claim["period_start"] or claim["period_end"]
        else {**claim, "period_start": month, "period_end": month} for claim in row["claims"]]}


def _country(said: Sequence[str], house: House) -> PlaceNamed:
    """Find the country that most of a sheet's figures are told of."""
    places = house.read_text(". ".join(said) + ".").places
    told = Counter(place.country for place in places).most_common(1)[0][0]
    return max((p for p in places if p.country == told), key=lambda place: place.precision)


def _reading(row: Mapping[str, Any], house: House, country: PlaceNamed) -> Reading:
    told = [claim for claim in row["claims"] if claim["unit"] in HARMS]
    sentences = [_sentence(claim) for claim in told]
    published = row["published"] if DAY.match(row["published"] or "") else None
    read = house.read_text(" ".join([*sentences, *_spoken(row)]) or "Nothing.", published)
    report = msgspec.structs.replace(
        read.report, id=row["id"], given_id=row["id"], publisher=row["outlet"], url=row["url"],
        credit=tuple(_credits(told)),
    )
    statements = tuple(msgspec.structs.replace(s, report=row["id"]) for s in read.statements)
    claims, start = [], 0
    for at, (claim, sentence) in enumerate(zip(told, sentences, strict=True)):
        where = Passage(start=start, end=start + len(sentence), exact=sentence)
        claims.append(_claim(f"{row['id']}-{at}", claim, where, read, country))
        start = where.end + 1
    return msgspec.structs.replace(
        read, report=report, statements=statements, names=tuple(_names(row)),
        claims=tuple(msgspec.structs.replace(c, report=row["id"]) for c in _whole(claims, told)),
        places=tuple(
            msgspec.structs.replace(p, report=row["id"])
            for p in (*(p for p in read.places if p.start < start), country)),
        times=tuple(msgspec.structs.replace(t, report=row["id"]) for t in read.times),
        problems=(),
    )


def _spoken(row: Mapping[str, Any]) -> Iterator[str]:
    """Write out what else the page tells: who holds what, and what the parties are called."""
    for said in row["statements"]:
        who = ", ".join(filter(None, (said["speaker"], said["role"], said["body"])))
        yield f"{who} spoke: {said['target_or_content']}."
    for label in row["labels"]:
        yield f"Of {label['actor']}: {label['label_used']}."


def _sentence(claim: Mapping[str, Any]) -> str:
    """Write one figure out; nobody is named where the page named nobody."""
    said = _figure(claim)[0]
    where = f" in {claim['place']}" if claim["place"] else ""
    fate = {"killed": "were killed", "displaced": "fled", "missing": "are missing"}.get(
        claim["unit"], "were hurt")
    words = f"{said} people {fate}{where}"
    who = _who(claim["attributed_to"])
    return f"{who[:1].upper()}{who[1:]} said that {words}." if who else f"{words.capitalize()}."


def _who(said: str | None) -> str:
    """Give whoever is quoted as the page may have put it: "police spokesman Jon Vale"."""
    if not said:
        return ""
    found = EXPLAINED.search(said)
    bare = JOINED.sub("", EXPLAINED.sub("", said)).strip()
    if found is None or bare.isupper() or UNNAMED.match(bare) or bare[:1].islower() or (
        bare.endswith(found[1]) or (found[1].isupper() and len(bare.split()) > 3)
    ) or found[1][:1] in "'\"F":
        return bare
    if found[1].endswith("-run"):
        return f"{found[1]} {bare}"
    if found[1][:1].islower():
        return f"{found[1]} {bare}" if "anonymous" not in found[1] else bare
    return f"{bare} of the {found[1]}"


def _figure(claim: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Give a figure as written and its count."""
    low, high, hedge = claim["figure_low"], claim["figure_high"], claim["hedge"]
    if low is None and high is None:
        bounds = dict.fromkeys(("number", "low", "best", "high"))
        return "many", {**bounds, "wording": "vague"}
    if hedge == "range" or (None not in (low, high) and low != high):
        return f"{low:,} to {high:,}", {
            "number": None, "low": low, "best": None, "high": high, "wording": "range"}
    number = low if low is not None else high
    least, best, most, wording = HEDGES[hedge](number)
    return SAID[hedge].format(f"{number:,}"), {
        "number": number, "low": least, "best": best, "high": most, "wording": wording}


def _claim(
    id_: str, claim: Mapping[str, Any], sentence: Passage, read: Reading, country: PlaceNamed,
) -> Claim:
    inside = [s for s in read.statements if sentence.start <= s.cue.start < sentence.end]
    spoken = next((c for c in read.claims if sentence.start <= c.evidence.start < sentence.end),
                  None)
    named = [p for p in read.places if sentence.start <= p.start < sentence.end]
    places = [_place(p) for p in named or [country]] if claim["place"] else []
    said, count = _figure(claim)
    forecast: Polarity = "forecast" if claim["hedge"] == "could_exceed" else "asserted"
    via = claim["via"]
    return Claim(
        id=id_, report="", harm=HARMS[claim["unit"]], means=None,  # type: ignore[arg-type]
        scope=scope_of(claim["scope"]),
        count=Count(as_written=said, start=0, end=0, **count),
        victims=Victims(as_written=claim["scope"], start=0, end=0), place=tuple(places),
        when=_when(claim["period_start"], claim["period_end"]), actor=None,
        statement=inside[0].id if inside else None,
        claimant=spoken.claimant if spoken else None,
        via=Source(as_written=via, start=0, end=0, name=None) if via else None,
        polarity=forecast, span="unclear", within=None, evidence=sentence, sentence=sentence,
        rule="",
    )


def _place(place: Any) -> Place:
    return Place(**{field: getattr(place, field) for field in Place.__struct_fields__})


def _whole(claims: Sequence[Claim], told: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    """Put those of a narrower state of harm ("critical") within the figure told before."""
    for at, (claim, row) in enumerate(zip(claims, told, strict=True)):
        whole = claims[at - 1].id if row["scope"] == "critical" and at else None
        yield msgspec.structs.replace(claim, within=whole)


def scope_of(words: str) -> str:
    """Give the scope key of a scope in words."""
    said = words.casefold()
    found = next((key for pattern, key in SCOPES if re.search(pattern, said)), "")
    group = "group:Alawites" if said.startswith("alawite") else ""
    return "+".join(part for part in (found, group) if part) or "total"


def _when(start: str | None, end: str | None) -> When | None:
    if start is None and end is None:
        return None
    precision = _precision(start, end)
    start = f"{start}-01" if MONTH.fullmatch(start or "") else start
    if MONTH.fullmatch(end or ""):
        end = f"{end}-{monthrange(int(str(end)[:4]), int(str(end)[5:]))[1]}"
    return When(
        as_written=f"{start or ''} to {end or ''}", start=0, end=0,
        from_=start if DAY.fullmatch(start or "") else None,
        to=end if DAY.fullmatch(end or "") else None,
        precision=precision,
    )


def _precision(start: str | None, end: str | None) -> int:
    if start == end:
        return 1 if DAY.fullmatch(start or "") else _MONTH
    whole = (start or "").endswith("-01") and (end or "").endswith(("-30", "-31"))
    return _MONTH if whole else 2


def _credits(told: Sequence[Mapping[str, Any]]) -> Iterator[Credit]:
    for via in dict.fromkeys(claim["via"] for claim in told if claim["via"]):
        yield Credit(as_written=via, start=0, end=0, agency=via, kind="agency")


def _names(row: Mapping[str, Any]) -> Iterator[Name]:
    for label in row["labels"]:
        yield Name(
            id=make_id("name", row["id"], label["actor"], label["label_used"]), report=row["id"],
            party=label["actor"], as_written=label["label_used"], by=label["by"],
            evidence=Passage(start=0, end=0, exact=""),
        )
