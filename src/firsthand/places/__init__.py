"""Find every place a report names, and say which one is meant, or that nobody can say.

Before, the words of a report:

>>> from firsthand.record import Report
>>> from firsthand.vocabulary import load_vocabulary
>>> words = load_vocabulary("en")
>>> text = "Shells hit areas near Homs and the village of al-Qamariya in Latakia, Syria said."
>>> report = Report(
...     id="r", capture="c", given_id=None, publisher=None, url=None, headline=None,
...     headline_at=None, by=None, credit=(), located=None, published=None,
...     language="en", text_sha256="", text=text)

After, the places; a village that the gazetteer lacks keeps its name and the area it lies in:

>>> for place in find_places(report, open_gazetteer(words), words):
...     print(place.as_written, place.country, place.admin1, place.gazetteer_id, place.precision)
Homs SY Homs 169577 2
al-Qamariya SY Latakia None 4
Latakia SY Latakia 173576 1
Syria SY None 163843 6

Precision is UCDP GED's where_prec: 1 the place itself, 2 near it, 3 a second-order area, 4 a
first-order area, 5 a part of a country or area, 6 a country, 7 something wider or unknown. An
area's point is the middle of the box its places fill; a country's is its GeoNames point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from firsthand.places.context import Context
from firsthand.places.folding import fold
from firsthand.places.gazetteer import (
    ADMIN1,
    ADMIN2,
    CITY,
    COUNTRY,
    NEAR,
    PART,
    Gazetteer,
    Spot,
    open_gazetteer,
)
from firsthand.places.homes import find_home
from firsthand.places.peoples import find_peoples
from firsthand.places.settling import settle
from firsthand.places.spotting import Hit, Spotter
from firsthand.places.unresolved import unresolved
from firsthand.places.wording import PlaceWords
from firsthand.record import PlaceNamed, Report, Where, make_id
from firsthand.sentences import dateline_end, unwrapped
from firsthand.vocabulary import Vocabulary

__all__ = ["Gazetteer", "find_countries_meant", "find_places", "open_gazetteer"]

_SHORT_AREA = re.compile(r", ([A-Z][\w.]{1,5})(?=\W|$)")
_CITY = 300_000
"""People of a town so large that a dateline needs no country beside it."""


def find_places(
    report: Report, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> tuple[PlaceNamed, ...]:
    """Find the places of a headline kept apart and of the text, in their order.

    An unresolved village has no ``gazetteer_id`` and no point; its area or country are those
    named in the same sentence, and the precision is theirs.
    """
    words = _words(vocabulary)
    fields = _fields(report)
    found: list[tuple[Where, str, Hit]] = []
    spoken: dict[str, int] = {}
    for where, text in fields:
        hits, countries = Spotter(gazetteer, words).spot(text)
        hits = _with_short_areas(text, hits, gazetteer, words)
        found += [(where, text, hit) for hit in hits]
        for code, times in (*countries.items(), *_desk(report, where, hits)):
            spoken[code] = spoken.get(code, 0) + times
    names = [(fold(text[hit.start : hit.end]), hit) for _, text, hit in found]
    context = Context(spoken, _domain(report), find_home(report, gazetteer, words))
    choice = settle(names, _pairs(found), context)
    places = [
        _placed(report, item, spot, gazetteer, words.parts_of_countries)
        for item, spot in zip(found, choice, strict=True) if spot is not None
    ]
    unknown = [
        item for item, spot in zip(found, choice, strict=True)
        if spot is None and item[2].settlement
    ]
    places += [unresolved(report, item, places) for item in unknown]
    return tuple(sorted(places, key=lambda place: (place.field, place.start)))


def find_countries_meant(
    report: Report, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> tuple[PlaceNamed, ...]:
    """Find the adjectives of countries ("Syrian"): no places, but a last hint for claims."""
    return tuple(find_peoples(report, _fields(report), gazetteer, _words(vocabulary)))


def _words(vocabulary: Vocabulary) -> PlaceWords:
    """Give the vocabulary's words of place; made once, they live as long as the vocabulary."""
    kept = vars(vocabulary)
    if "_place_words" not in kept:
        kept["_place_words"] = PlaceWords(vocabulary["places"])
    words: PlaceWords = kept["_place_words"]
    return words


def _fields(report: Report) -> list[tuple[Where, str]]:
    apart = report.headline is not None and report.headline_at is None
    headline: list[tuple[Where, str]] = [("headline", report.headline or "")] if apart else []
    # where lines are broken to a width a name goes on in the next: "San" and "Salvador"
    return [*headline, ("text", unwrapped(report.text))]


def _domain(report: Report) -> str | None:
    """Give the country of the publisher's web address, where its domain names one."""
    host = re.sub(r"^\w+://|/.*$", "", report.url or report.publisher or "").lower()
    last = host.rpartition(".")[2].upper()
    return {"UK": "GB"}.get(last, last) if len(last) == 2 and "." in host else None


def _with_short_areas(
    text: str, hits: list[Hit], gazetteer: Gazetteer, words: PlaceWords
) -> list[Hit]:
    """Add "La." after "Alexandria, "."""
    more = {hit.start: hit for hit in hits}
    for hit in hits:
        found = _SHORT_AREA.match(text, hit.end)
        name = words.short_areas.get(found[1]) or words.short_areas.get(found[1].rstrip(".")) \
            if found else None
        if found and name and gazetteer.area(name):
            # It can be a hit of its own ("Va"): the one in a pair stands.
            more[found.start(1)] = Hit(found.start(1), found.end(1), gazetteer.area(name))
    return [more[start] for start in sorted(more)]


def _pairs(found: list[tuple[Where, str, Hit]]) -> dict[int, int]:
    """Give, for each "X" of an "X, Y", which name is its Y."""
    pairs = {}
    for n, ((where, text, hit), (other, _, outer)) in enumerate(pairwise(found)):
        gap = text[hit.end : outer.start] if where == other else "no"
        if gap in (", ", " in ", ", in ", " (") and not _lists_countries(hit, outer) and any(
            spot.kind in (ADMIN1, ADMIN2, COUNTRY) for spot in outer.spots
        ):
            pairs[n] = n + 1
    return pairs


def _lists_countries(hit: Hit, outer: Hit) -> bool:
    """Tell "Colombia, Mexico, Peru" from "Georgia, USA"."""
    if not (hit.spots and outer.spots) or {hit.spots[0].kind, outer.spots[0].kind} != {COUNTRY}:
        return False
    return not any(
        spot.kind == ADMIN1 and spot.country == outer.spots[0].country for spot in hit.spots)


def _desk(report: Report, where: Where, hits: list[Hit]) -> Iterator[tuple[str, int]]:
    """Give the country of the large town, or the country, that a dateline names."""
    begin, end = dateline_end(report)
    for hit in hits:
        if where == "text" and begin <= hit.start < end and hit.spots:
            first = hit.spots[0]
            if first.kind in (COUNTRY, ADMIN1) or first.population >= _CITY:
                yield first.country, 1


def _placed(
    report: Report, item: tuple[Where, str, Hit], spot: Spot, gazetteer: Gazetteer,
    parts: frozenset[str],
) -> PlaceNamed:
    where, text, hit = item
    area = gazetteer.spot(spot.admin1) if spot.admin1 else None
    part = hit.part or text[hit.start : hit.end] in parts
    precision = PART if part else NEAR if hit.near and spot.kind == CITY else spot.kind
    if hit.level and spot.kind == CITY:
        precision = hit.level  # the district is not known, the town it is called after is
    return PlaceNamed(
        id=make_id("place", report.id, where, str(hit.start), str(hit.end)), report=report.id,
        as_written=_as_written(report, where, hit), start=hit.start, end=hit.end, field=where,
        name=spot.name, country=spot.country or None,
        admin1=spot.within or (area.name if area else None), gazetteer_id=spot.id or None,
        latitude=spot.latitude, longitude=spot.longitude, precision=precision,
    )


def _as_written(report: Report, where: Where, hit: Hit) -> str:
    """Give the characters of the report itself, a broken line and all."""
    field = report.text if where == "text" else report.headline or ""
    return field[hit.start : hit.end]
