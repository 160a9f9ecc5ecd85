"""Where a claim places its harm, as keys that two reports can share.

A town is its own key and lies in an area (its first-order division). A first-order division, or
a town that gives its name to one and is told beside another place, contains what lies in it.
A country or a region of one ("the coast") is wide: it says too little to bring two reports
together by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from firsthand.incidents.guide import Guide
from firsthand.record import Claim, Place, Reading
from firsthand.sentences import dateline_end

_CAPITALISED = re.compile(r"[A-Z][\w-]+")
_EARTH_KM = 6371.0
_ADMIN1, _REGION, _COUNTRY = 4, 5, 6


def country_of(place: Place) -> str | None:
    """Give the country's code, or null for a place in none."""
    return place.country


def is_wide(place: Place) -> bool:
    """Tell whether this names a country, a region across divisions, or no place on a map."""
    return place.precision >= _REGION or (place.gazetteer_id is None and place.name is None)


def key_of(place: Place) -> str:
    """Give the key of one place; a place the gazetteer lacks is known by country and name."""
    if place.gazetteer_id is not None:
        return f"place:{place.gazetteer_id}"
    return f"name:{place.country or ''}:{_folded(place.name or place.as_written)}"


def area_of(place: Place) -> str | None:
    """Give the key of the first-order division that a place lies in, or is."""
    if place.country is None or place.admin1 is None:
        return None
    return f"area:{place.country}:{_folded(place.admin1)}"


def containing(places: tuple[Place, ...]) -> Iterator[str]:
    """Yield the areas that these places stand for as a whole.

    A city that shares its division's name stands for the division only beside another place
    ("Latakia and Tartus"); alone, it is the city.
    """
    for place in places:
        area = area_of(place)
        if area is None or place.gazetteer_id is None or is_wide(place):
            continue
        named_alike = _folded(place.name or "") == _folded(place.admin1 or "")
        if place.precision == _ADMIN1 or (named_alike and len(places) > 1):
            yield area


def distance_km(a: Place, b: Place) -> float | None:
    """Give the great-circle distance in kilometres, null where a point is missing."""
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return None
    lat_a, lat_b = radians(a.latitude or 0), radians(b.latitude or 0)
    half_lat = (lat_b - lat_a) / 2
    half_lon = radians((b.longitude or 0) - (a.longitude or 0)) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, chord)))


def dominant(
    reading: Reading, guide: Guide, deeds: Sequence[tuple[Place, ...]] = (),
) -> tuple[Place, ...]:
    """Give the place of harm of a report, for its claims that name none.

    The places most told by its other claims; else those named in the sentences of its claims;
    else those of the deeds it tells; else the one town it names, or the country it names most
    often. Where somebody speaks or
    writes is not where people were harmed: a place inside the name of a speaker ("Moscow said",
    "Damascus has published nothing") does not count, and of the dateline only the country does,
    where nothing else is named.
    """
    # a part or a headline says again where its whole was: counted twice it would win
    claims = [c for c in reading.claims if not (c.background or c.within or c.repeats)]
    told = [claim.place for claim in claims if claim.place]
    if told:
        return _most_told(told)
    speaking = [(s.source.field, s.source.start, s.source.end) for s in reading.statements]
    begin, end = dateline_end(reading.report)
    named = [
        place for place in reading.places
        if place.country and not (place.field == "text" and begin <= place.start < end)
        and not any(f == place.field and a <= place.start < b for f, a, b in speaking)
        and not _acts(reading, place, guide)
    ]
    desk = [p for p in reading.places if p.field == "text" and begin <= p.start < end]
    home = desk[0].country if desk else None
    beside = [place for place in named if any(_holds(claim, place) for claim in claims)]
    return _most_told([(place,) for place in beside]) or _most_told(deeds) or (
        _country_told(named, _spoken(reading.report.text[end:], guide), home)
        or _country_of(desk, guide))


def spoken_of(
    reading: Reading, claimants: frozenset[str], states: Mapping[str, str],
) -> frozenset[str]:
    """Give the one state that the counters' names, or else the speakers', say; or none."""
    speaking = frozenset(s.source.organisation for s in reading.statements if s.source.organisation)
    for names in (claimants, speaking):
        words = {" ".join(pair) for name in names for pair in _phrases(name)}
        codes = frozenset(states[word] for word in words if word in states)
        if codes:
            return codes if len(codes) == 1 else frozenset()
    return frozenset()


def _phrases(name: str) -> Iterator[Sequence[str]]:
    """Yield every run of words of a name: "Syrian Network" tells of Syria by its first word."""
    words = name.replace("’s", "").replace("'s", "").split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _acts(reading: Reading, place: Place, guide: Guide) -> bool:
    """Tell a place that does something ("Damascus has ...") from one where something happens."""
    text = reading.report.text if place.field == "text" else reading.report.headline or ""
    if place.as_written in guide.whose and guide.into.search(text[:place.start]) is None:
        return True
    return guide.acting.match(text, place.end) is not None


def _country_of(desk: Sequence[Place], guide: Guide) -> tuple[Place, ...]:
    """Give the country of a dateline: more than that it does not say of where harm was done."""
    if not desk or desk[0].country is None:
        return ()
    city = desk[0]
    return (Place(
        as_written=city.as_written, start=city.start, end=city.end, field=city.field,
        name=guide.nations.get(city.country or "", city.country), country=city.country,
        admin1=None, gazetteer_id=None, latitude=None, longitude=None, precision=_COUNTRY),)


def _spoken(text: str, guide: Guide) -> Counter[str | None]:
    """Count the adjectives and peoples of each country: "Salvadoran" says which is spoken of."""
    return Counter(
        guide.peoples[word] for word in _CAPITALISED.findall(text) if word in guide.peoples)


def _country_told(
    named: Sequence[Place], spoken: Counter[str | None], desk: str | None,
) -> tuple[Place, ...]:
    """Give the country that the report names most, by places and by adjectives."""
    countries = Counter(place.country for place in named)
    if not countries:
        return ()
    countries += spoken
    most, *others = sorted(
        countries, key=lambda code: (-countries[code], code != desk, code or ""))
    if others and countries[others[0]] == countries[most] and most != desk:
        return ()  # two countries named as often: neither is said to be the place
    inside = [place for place in named if place.country == most]
    if not inside:
        return ()  # the adjectives speak of the dateline's country, or of one that no place is in
    narrow = {key_of(place): place for place in inside if not is_wide(place)}
    if len(narrow) == 1 and not any(is_wide(place) for place in inside):
        return tuple(narrow.values())
    wide = sorted((place for place in inside if is_wide(place)), key=lambda p: -p.precision)
    return (wide[0],) if wide else _most_told([(place,) for place in inside])


def _holds(claim: Claim, place: Place) -> bool:
    return claim.sentence.field == place.field and (
        claim.sentence.start <= place.start < claim.sentence.end
    )


def _most_told(told: Iterable[tuple[Place, ...]]) -> tuple[Place, ...]:
    first: dict[frozenset[str], tuple[Place, ...]] = {}
    times: Counter[frozenset[str]] = Counter()
    for places in told:
        keys = frozenset(key_of(place) for place in places)
        first.setdefault(keys, places)
        # a narrower place says more than the country it lies in, however often that is named
        times[keys] += 1 if all(is_wide(place) for place in places) else 1000
    if not times:
        return ()
    best = min(times, key=lambda keys: (-times[keys], sorted(keys)))
    return first[best]


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
