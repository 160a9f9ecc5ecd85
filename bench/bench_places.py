"""Measure the reading of places against a corpus of news whose place names have coordinates.

``python bench/bench_places.py FOLDER`` with the folder that holds ``lgl.xml`` (LGL: local news).
An article's domain is its publisher. A place is recognised where it overlaps a gold span that no
earlier place has taken; end to end it must also lie within 161 km (100 miles) of the gold point,
and gold without a point is left out of the gold counted there. Gold includes demonyms ("Russian
troops") and streets, which are no places here. ``--misses`` lists what differs.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from corpus import Floors, Text, f1

from firsthand.places import find_places, open_gazetteer
from firsthand.record import PlaceNamed, Report
from firsthand.vocabulary import load_vocabulary

_REACH_KM = 161.0


class Gold(NamedTuple):
    """One place name of the corpus; a few have no point."""

    start: int
    end: int
    phrase: str
    latitude: float | None
    longitude: float | None


class Score:
    """What was found, over all texts."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.spans = self.placed = self.gold = self.pointed = self.ours = 0
        self.differs: Counter[str] = Counter()

    def add(self, text: str, gold: list[Gold], ours: tuple[PlaceNamed, ...]) -> None:
        """Compare the places of one text."""
        self.gold += len(gold)
        self.pointed += sum(row.latitude is not None for row in gold)
        self.ours += len(ours)
        used: set[str] = set()
        for row in gold:
            place = next((p for p in ours if p.start < row.end and row.start < p.end
                          and p.id not in used), None)
            if place is None:
                around = " ".join(text[max(0, row.start - 25) : row.end + 20].split())
                self.differs[f"MISS {row.phrase!r} in {around!r}"] += 1
                continue
            used.add(place.id)
            self.spans += 1
            if row.latitude is None:
                continue
            if km(place, row) <= _REACH_KM:
                self.placed += 1
            else:
                self.differs[f"FAR {row.phrase!r} {row.latitude},{row.longitude} ours"
                             f" {place.name} {place.admin1} {place.country}"] += 1
        for place in ours:
            if place.id not in used:
                around = " ".join(text[max(0, place.start - 25) : place.end + 20].split())
                self.differs[f"FALSE {place.as_written!r} {place.country} in {around!r}"] += 1


def km(place: PlaceNamed, gold: Gold) -> float:
    """Give the great-circle distance."""
    if None in (place.latitude, place.longitude, gold.latitude, gold.longitude):
        return 20_000.0
    a, b = radians(place.latitude or 0.0), radians(gold.latitude or 0.0)
    half = sin((b - a) / 2) ** 2
    half += cos(a) * cos(b) * sin(radians((place.longitude or 0) - (gold.longitude or 0)) / 2) ** 2
    return 12_742 * asin(sqrt(half))


def read_lgl(file: Path) -> Iterator[tuple[Text, list[Gold]]]:
    """Yield each article with its place names."""
    for article in ElementTree.parse(file).getroot():
        rows = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            point = (None, None) if tag is None else (
                float(tag.findtext("lat", "0")), float(tag.findtext("lon", "0")))
            rows.append(Gold(
                int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0")),
                toponym.findtext("phrase", ""), *point))
        yield Text(article.get("docid", ""), article.findtext("text", ""),
                   publisher=article.findtext("domain")), rows


def main() -> int:
    """Score all articles."""
    vocabulary = load_vocabulary("en")
    gazetteer = open_gazetteer(vocabulary)
    score, spent, words = Score(), 0.0, 0
    for text, gold in read_lgl(Path(sys.argv[1]) / "lgl.xml"):
        report = Report(
            id=text.id, capture="", given_id=None, publisher=text.publisher, url=None,
            headline=None, headline_at=None, by=None, credit=(), located=None, published=None,
            language="en", text_sha256="", text=text.text)
        begun = time.process_time()
        ours = find_places(report, gazetteer, vocabulary)
        spent += time.process_time() - begun
        words += len(text.text.split())
        score.add(text.text, gold, ours)
    floors = Floors("lgl")
    print(f"{score.gold} place names, {score.pointed} with a point, {score.ours} ours;"
          f" {spent / max(words, 1) * 400_000:.1f} ms a report of 400 words")
    both, recall, precision = f1(score.spans, score.gold, score.ours)
    floors.hold("recognition F1", both, f"recall {recall:.3f}")
    floors.hold("recognition precision", precision)
    both, recall, precision = f1(score.placed, score.pointed, score.ours)
    floors.hold("end to end F1 within 161 km", both,
                f"recall {recall:.3f}, precision {precision:.3f}")
    if "--misses" in sys.argv:
        for line, count in score.differs.most_common():
            print(count, line)
    return 0 if floors.held else 1


if __name__ == "__main__":
    sys.exit(main())
