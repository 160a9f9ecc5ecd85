"""The answer keys of MUC-3 and MUC-4, read as what one message tells of its incidents.

A fill may hold alternatives ("/"), be optional ("?", or its whole template), be bounded on one
side ("- 04 MAR 90": on that day or before) or on both ("15 NOV 89 - 16 NOV 89").

>>> read_dates("16 NOV 89")[0].first.isoformat()
'1989-11-16'
>>> [sorted(names) for names in read_places("PERU: LIMA (CITY): SAN ISIDRO (NEIGHBORHOOD)")]
[['peru'], ['lima'], ['san isidro']]
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
# The names of the keys for the codes of the gazetteer.
COUNTRIES = {
    "AR": "argentina", "BO": "bolivia", "BR": "brazil", "CL": "chile", "CO": "colombia",
    "CR": "costa rica", "EC": "ecuador", "ES": "spain", "GT": "guatemala", "HN": "honduras",
    "MX": "mexico", "NI": "nicaragua", "PA": "panama", "PE": "peru", "SV": "el salvador",
    "US": "united states", "VE": "venezuela",
}
_DATE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]+)"')
_KINDS = {"DEATH": "killed", "INJURY": "injured", "NO INJURY": "nobody", "NO DEATH": "nobody",
          "NO INJURY OR DEATH": "nobody"}


class Days(NamedTuple):
    """A day or an interval; without a first day it is that last day or some day before."""

    first: date | None
    last: date


class Pair(NamedTuple):
    """How many, harmed how: alternatives of both; None stands for a plural without number."""

    numbers: frozenset[int | None]
    effects: frozenset[str]
    optional: bool
    who: str


class Told(NamedTuple):
    """What one template asks for: alternatives in a list, optional or not."""

    answers: tuple[object, ...]
    optional: bool
    written: str


class Key(NamedTuple):
    """What the templates of one message ask for, each answer once."""

    relevant: bool
    pairs: list[Pair]
    dates: list[Told]
    places: list[Told]
    types: list[Told]
    confidences: list[Told]


def read_keys(path: Path) -> dict[str, Key]:
    """Read the keys of one set by message."""
    templates: dict[str, list[dict[str, list[str]]]] = defaultdict(list)
    for template in json.loads(path.read_text("utf-8")):
        templates[template["MESSAGE: ID"][0].split()[0]].append(template)
    return {message: _key(told) for message, told in templates.items()}


def _key(templates: Sequence[dict[str, list[str]]]) -> Key:
    key = Key(False, [], [], [], [], [])
    for template in templates:
        if template["MESSAGE: TEMPLATE"] == ["*"]:
            continue
        optional = "OPTIONAL" in template["MESSAGE: TEMPLATE"][0]
        key = key._replace(relevant=key.relevant or not optional)
        _add(key.pairs, _pairs(template, optional))
        for slot, into, read in (
            ("INCIDENT: DATE", key.dates, read_dates),
            ("INCIDENT: LOCATION", key.places, lambda fill: [read_places(p) for p in _split(fill)]),
            ("INCIDENT: TYPE", key.types, lambda fill: fill.split(" / ")),
            ("PERP: ORGANIZATION CONFIDENCE", key.confidences, _confidences),
        ):
            fills = [fill for fill in template[slot] if fill not in {"-", "*"}]
            _add(into, [Told(tuple(read(f.lstrip("? "))), optional or f[0] == "?", f)
                        for f in fills])
    return key


def _add(known: list, more: Sequence) -> None:
    """Keep each answer once; one that any template demands is demanded."""
    for told in more:
        first = 2 if isinstance(told, Pair) else 1
        same = [i for i, other in enumerate(known) if told[:first] == other[:first]]
        if not same:
            known.append(told)
        elif not told.optional:
            known[same[0]] = told


def _pairs(template: dict[str, list[str]], optional: bool) -> list[Pair]:
    effects = [_fill(fill) for fill in template["HUM TGT: EFFECT OF INCIDENT"] if ":" in fill]
    pairs = []
    for fill in template["HUM TGT: NUMBER"]:
        if ":" not in fill:
            continue
        written, who, unsure = _fill(fill)
        of_them = [e for e in effects if e[1] == who] or [e for e in effects if e[1] & who]
        numbers = frozenset(
            None if "PLURAL" in n else int(digits.group()) for n in written.split("/")
            if (digits := re.search(r"\d+", n)) or "PLURAL" in n)
        for effect, _, doubtful in of_them:
            kinds = frozenset(_KINDS[e.strip(" ()")] for e in effect.split("/")
                              if e.strip(" ()") in _KINDS)
            if kinds and numbers:
                pairs.append(Pair(numbers, kinds, optional or unsure or doubtful,
                                  " / ".join(sorted(who))))
    return pairs


def _fill(fill: str) -> tuple[str, frozenset[str], bool]:
    value, _, who = fill.partition(":")
    return value.lstrip("? "), frozenset(_QUOTED.findall(who)), "?" in value


def _split(fill: str) -> list[str]:
    return [part.strip(" ()") if part.count("(") != part.count(")") or part.startswith("(")
            else part for part in re.split(r"\) / \(?|(?<=\)) / | / \(| / (?=[A-Z]+:)", fill)]


def read_dates(fill: str) -> list[Days]:
    """Read the alternatives of a date."""
    out = []
    for part in fill.split("/"):
        days = [date(1900 + int(y), _MONTHS.index(m.upper()) + 1, min(int(d), 30 + (m != "NOV")))
                for d, m, y in _DATE.findall(part) if m.upper() in _MONTHS]
        if days:
            bounded = part.strip(" (").startswith("-")
            out.append(Days(None if bounded else days[0], days[-1]))
    return out


def read_places(fill: str) -> list[frozenset[str]]:
    """Read one place, the country first; "A - B" names both at one level."""
    bare = re.sub(r"\([^)]*(?:\)|$)", "", fill)
    return [frozenset(name.strip().lower() for name in part.split(" - "))
            for part in bare.split(":")]


def _confidences(fill: str) -> list[tuple[str, frozenset[str]]]:
    value, who, _ = _fill(fill)
    return [(part.strip(), who) for part in re.split(r"\s*/\s*", value)]
