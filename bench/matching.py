"""When an answer of ours meets an answer key of MUC-3 and MUC-4, and how the two are matched.

>>> from muc import read_places
>>> path = Told(([*read_places("EL SALVADOR: CHALATENANGO (DEPARTMENT)")],), False, "")
>>> village = Where(frozenset({"el jicaro"}), frozenset({"chalatenango"}), "el salvador")
>>> names_a_level(path, village), names_the_finest(path, village)
(True, False)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from muc import COUNTRIES, Days, Pair, Told

from firsthand.record import Claim, Incident, Place

EFFECTS = {"killed": {"killed"}, "injured": {"injured"}, "killed-or-injured": {"killed", "injured"}}
DAYS = 3


class Where(NamedTuple):
    """A place of an incident: what it is called, the division around it, and the country."""

    names: frozenset[str]
    within: frozenset[str]
    country: str


def compare(
    gold: Sequence, ours: Sequence, hit: Callable, spare: Callable = lambda given: False,
) -> tuple[int, int, int, list[str]]:
    """Match each answer once; give hits, answers asked for, answers given, and what differs."""
    left, hits, asked, differs = list(ours), 0, 0, []
    for told in gold:
        found = next((o for o in left if hit(told, o)), None)
        if found is not None:
            left.remove(found)
            hits, asked = hits + 1, asked + 1
        elif not told.optional:
            asked += 1
            differs.append(f"MISSED {told}")
    left = [given for given in left if not spare(given)]
    return hits, asked, hits + len(left), differs + [f"FALSE {_short(o)}" for o in left]


def pair_of(told: Pair, claim: Claim) -> bool:
    """Tell whether a claim gives a number and effect."""
    count = claim.count
    if count.high == 0:
        return "nobody" in told.effects
    values = {count.number, count.best, count.low, count.high} - {None}
    fits = not values.isdisjoint(told.numbers) or (
        None in told.numbers and max(values, default=2) > 1)
    return fits and not EFFECTS[claim.harm].isdisjoint(told.effects)


def date_of(told: Told, when: tuple[str | None, str]) -> bool:
    """Tell whether an incident's interval is the day, or days, of a template."""
    first, last = date.fromisoformat(when[0] or when[1]), date.fromisoformat(when[1])
    for days in told.answers:
        assert isinstance(days, Days)
        if days.first is None and last == days.last:
            return True
        if days.first is not None and (last - first).days < max(
            DAYS, (days.last - days.first).days + 1
        ) and first <= days.last and days.first <= last:
            return True
    return False


def names_a_level(told: Told, place: Where) -> bool:
    """Tell whether a place says any level of a path below its country, or only a country's name.

    ``San Salvador`` and ``the department of San Salvador`` both meet a path through either; a
    path of a country alone is met by any place in it, and a country alone meets no other path.
    """
    return any(
        any(not names.isdisjoint(place.names | place.within) for names in path[1:])
        or (len(path) == 1 and place.country in path[0])
        for path in told.answers)


def names_the_finest(told: Told, place: Where) -> bool:
    """Tell whether a place by itself, not what contains it, is the last level of a path."""
    return any(not path[-1].isdisjoint(place.names | ({place.country} if len(path) == 1 else set()))
               for path in told.answers)


def places_told(incidents: Sequence[Incident]) -> list[Where]:
    """Give the places of incidents, each once, the narrower ones first."""
    every = {_where(place): place.precision for incident in incidents for place in incident.place}
    return sorted(every, key=lambda where: (every[where], sorted(where.names)))


def _where(place: Place) -> Where:
    return Where(
        frozenset(_plain(name) for name in (place.name, place.as_written) if name),
        frozenset({_plain(place.admin1)} if place.admin1 else ()),
        COUNTRIES.get(place.country or "", place.country or "?"))


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", bare).lower()


def _short(ours: object) -> str:
    if isinstance(ours, Claim):
        return f"{ours.harm} {ours.count.as_written!r} {ours.scope} in {ours.sentence.exact!r}"
    return str(ours)
