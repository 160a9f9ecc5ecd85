"""Places that the gazetteer lacks: each keeps its name and the area that the report puts it in.

A village lies in the area that its sentence names; a neighbourhood lies in the town beside it,
which says to a few kilometres where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, NEAR, WIDE
from firsthand.places.spotting import Hit
from firsthand.record import PlaceNamed, Report, Where, make_id

_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“A-Z])|\n\s*\n|\n(?=[^\n]{0,200}$)")


def unresolved(
    report: Report, item: tuple[Where, str, Hit], places: Sequence[PlaceNamed]
) -> PlaceNamed:
    """Keep the name of a place nobody can point to, with the area that the report puts it in."""
    where, text, hit = item
    field = report.text if where == "text" else report.headline or ""
    known = [p for p in places if p.gazetteer_id and p.field == where]
    beside = _beside(text, hit, known)
    areas = [place for place in beside if place.admin1]
    around = _town_around(hit, areas, known) if hit.of_town else None
    nearest = around or next(iter(areas), None) or next(iter(beside), None)
    country = nearest.country if nearest else _usual(places)
    held = ADMIN2 if nearest and nearest.precision == ADMIN2 else ADMIN1
    held = held if nearest and nearest.admin1 else COUNTRY if country else WIDE
    return PlaceNamed(
        id=make_id("place", report.id, where, str(hit.start), str(hit.end)), report=report.id,
        as_written=field[hit.start : hit.end], start=hit.start, end=hit.end, field=where,
        name=text[hit.start : hit.end], country=country,
        admin1=nearest.admin1 if nearest else None, gazetteer_id=None,
        latitude=around.latitude if around else None,
        longitude=around.longitude if around else None,
        precision=NEAR if around else held,
    )


def _beside(text: str, hit: Hit, known: Sequence[PlaceNamed]) -> list[PlaceNamed]:
    """Give the places of its sentence, the nearest first."""
    breaks = [found.end() for found in _BREAK.finditer(text)]
    begins = max((at for at in breaks if at <= hit.start), default=0)
    ends = min((at for at in breaks if at > hit.start), default=len(text))
    return sorted((place for place in known if begins <= place.start < ends),
                  key=lambda place: abs(place.start - hit.start))


def _town_around(
    hit: Hit, beside: Sequence[PlaceNamed], known: Sequence[PlaceNamed]
) -> PlaceNamed | None:
    """Find the town of a neighbourhood: beside it, else the one named last before it."""
    towns = [place for place in beside if place.precision in (CITY, NEAR)]
    before = [p for p in known if p.start < hit.start and p.precision in (CITY, NEAR) and p.admin1]
    return next(iter(towns), None) or (before[-1] if before and not beside else None)


def _usual(places: Sequence[PlaceNamed]) -> str | None:
    """Give the country of most places of a report; none where two have as many."""
    ranked = Counter(place.country for place in places if place.country).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
