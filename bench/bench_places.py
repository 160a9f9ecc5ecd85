"""Measure the reading of places against LGL (local news with geolocated place names).

``python bench/bench_places.py FOLDER`` with the folder that holds ``lgl.xml``. The texts stay
where they are. Prints recognition F1 (overlapping spans), end-to-end F1 (overlap and at most 161
km), and the time a report takes; ``--misses`` lists what differs.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from firsthand.places import find_places, open_gazetteer
from firsthand.record import PlaceNamed, Report
from firsthand.vocabulary import load_vocabulary

Gold = tuple[int, int, str, float | None, float | None]


def km(place: PlaceNamed, latitude: float, longitude: float) -> float:
    """Give the great-circle distance."""
    from math import asin, cos, radians, sin, sqrt

    if place.latitude is None or place.longitude is None:
        return 20_000.0
    a, b = radians(place.latitude), radians(latitude)
    half = sin((b - a) / 2) ** 2
    half += cos(a) * cos(b) * sin(radians(longitude - place.longitude) / 2) ** 2
    return 12_742 * asin(sqrt(half))


def gold_of(article: ElementTree.Element) -> list[Gold]:
    """Give the toponyms of one article."""
    rows: list[Gold] = []
    for toponym in article.iter("toponym"):
        tag = toponym.find("gaztag")
        point = (None, None) if tag is None else (
            float(tag.findtext("lat", "0")), float(tag.findtext("lon", "0")))
        rows.append((int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0")),
                     toponym.findtext("phrase", ""), *point))
    return rows


def f1(hits: int, gold: int, ours: int) -> str:
    """Write F1 with recall and precision."""
    recall, precision = hits / max(gold, 1), hits / max(ours, 1)
    both = 2 * recall * precision / (recall + precision) if hits else 0.0
    return f"F1 {both:.3f} (recall {recall:.3f}, precision {precision:.3f})"


def main() -> None:
    """Score all articles."""
    vocabulary = load_vocabulary("en")
    begun = time.perf_counter()
    gazetteer = open_gazetteer(vocabulary)
    print(f"opened in {(time.perf_counter() - begun) * 1000:.0f} ms")
    spans = placed = gold_all = gold_placed = ours_all = words = 0
    differs: Counter[str] = Counter()
    spent = 0.0
    root = ElementTree.parse(Path(sys.argv[1]) / "lgl.xml").getroot()
    for article in root:
        text = article.findtext("text", "")
        report = Report(
            id=article.get("docid", ""), capture="", given_id=None,
            publisher=article.findtext("domain"), url=None, headline=None, headline_at=None,
            by=None, credit=(), located=None, published=None, language="en", text_sha256="",
            text=text)
        begun = time.process_time()
        ours = find_places(report, gazetteer, vocabulary)
        spent += time.process_time() - begun
        words += len(text.split())
        gold = gold_of(article)
        gold_all += len(gold)
        gold_placed += sum(row[3] is not None for row in gold)
        ours_all += len(ours)
        used: set[str] = set()
        for start, end, phrase, latitude, longitude in gold:
            near = [p for p in ours if p.start < end and start < p.end and p.id not in used]
            if not near:
                around = " ".join(text[max(0, start - 25) : end + 20].split())
                differs[f"MISS {phrase!r} in {around!r}"] += 1
                continue
            used.add(near[0].id)
            spans += 1
            if latitude is None or longitude is None:
                continue
            if km(near[0], latitude, longitude) <= 161:
                placed += 1
            else:
                differs[f"FAR {phrase!r} {latitude},{longitude} ours {near[0].name} "
                        f"{near[0].admin1} {near[0].country}"] += 1
        for place in ours:
            if place.id not in used:
                around = " ".join(text[max(0, place.start - 25) : place.end + 20].split())
                differs[f"FALSE {place.as_written!r} {place.country} in {around!r}"] += 1
    print(f"{len(root)} reports, {gold_all} toponyms, {gold_placed} with a point, {ours_all} ours")
    print("recognition:", f1(spans, gold_all, ours_all))
    print("end to end: ", f1(placed, gold_placed, ours_all))
    print(f"{spent / max(words, 1) * 400 * 1000:.2f} ms a report of 400 words")
    if "--misses" in sys.argv:
        for line, count in differs.most_common():
            print(count, line)


if __name__ == "__main__":
    main()
