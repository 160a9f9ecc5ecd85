"""The country an adjective or a people names: no place itself, but it says which country is meant.

For a claim whose sentence names no place: "Alawites were killed by Syrian security forces".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.places.gazetteer import COUNTRY, Gazetteer
from firsthand.places.wording import PlaceWords
from firsthand.record import PlaceNamed, Report, Where, make_id

_CAPITALISED = re.compile(r"[^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)?")


def find_peoples(
    report: Report, fields: list[tuple[Where, str]], gazetteer: Gazetteer, words: PlaceWords
) -> Iterator[PlaceNamed]:
    """Yield each adjective of a country with the country it means, precision 6."""
    for where, text in fields:
        for match in _CAPITALISED.finditer(text):
            written = match.group() if match.group() in words.demonyms else match.group().split()[0]
            spot = gazetteer.country(words.demonyms.get(written, ""))
            if spot is None:
                continue
            end = match.start() + len(written)
            yield PlaceNamed(
                id=make_id("place", report.id, where, str(match.start()), str(end), "people"),
                report=report.id, start=match.start(), end=end, field=where,
                as_written=(report.text if where == "text" else text)[match.start():end],
                name=spot.name, country=spot.country, admin1=None, gazetteer_id=spot.id,
                latitude=spot.latitude, longitude=spot.longitude, precision=COUNTRY,
            )
