"""Where a publisher is at home: its name or web address often says it ("homsherald.example")."""

from __future__ import annotations

import re

from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, Gazetteer, Spot
from firsthand.places.wording import PlaceWords
from firsthand.record import Report

_SHORTEST = 4
"""Letters of the shortest name that is looked for in a web address."""


def find_home(report: Report, gazetteer: Gazetteer, words: PlaceWords) -> tuple[Spot, ...]:
    """Give the places a publisher's name may speak of; none where it speaks of none."""
    for told in (report.publisher, report.url):
        host = re.sub(r"^\w+://|/.*$", "", told or "")
        if not host:
            continue
        parts = host.lower().split(".") if "." in host and " " not in host else []
        for part in parts[:-1] or [host]:
            spots = _inside(part, gazetteer, words)
            if spots:
                return spots
    return ()


def _inside(part: str, gazetteer: Gazetteer, words: PlaceWords) -> tuple[Spot, ...]:
    """Read "homsherald", "theparisnews", "onlinehoms" and "Homs Herald"."""
    left = words.press_before.match(part)
    name = part[left.end():] if left else part
    while True:
        spots = _called(name, gazetteer)
        right = words.press_after.search(name)
        if spots or right is None or right.start() < _SHORTEST:
            return spots
        name = name[:right.start()]


def _called(name: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    if len(name) < _SHORTEST:
        return ()
    apart = [name, *(f"{name[:n]} {name[n:]}" for n in range(3, len(name) - 3))]
    for words in apart if " " not in name else [name]:
        spots = tuple(
            spot for spot in gazetteer.called(words)
            if spot.kind in (CITY, ADMIN1, ADMIN2) and not spot.alias
        )
        if spots:
            return spots
    return ()
