"""What one report tells of one thing: the unit that is brought together into incidents."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from firsthand.incidents.days import Days
from firsthand.record import Place


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of one thing; a report with statements alone has no claims.

    ``days`` is when it happened as far as the report says so, and ``dated`` whether it says so
    to the day; ``also`` are the other times it names. ``keys`` are places, ``areas`` what they
    lie in, ``whole`` the areas that are meant as a whole; ``weak`` marks places that no claim
    names, ``running`` days that end where the telling does. ``figures`` are harm, scope and
    number; a part or a repetition is none; ``many`` says whether a hundred or more are told of,
    counted or not ("hundreds"). ``deadly`` says whether anybody was killed, ``timed``
    whether the sentence of a figure tells its time; ``kinds`` are those of the deeds told there,
    with or without a figure. ``words`` are what few other reports would say, with their weights;
    of a report that tells several things only the one it tells most of has them. ``victims`` are
    the surnames of those harmed.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    places: tuple[Place, ...]
    keys: frozenset[str]
    areas: frozenset[str]
    whole: frozenset[str]
    countries: frozenset[str]
    days: Days | None
    dated: bool
    period: bool
    also: tuple[Days, ...]
    told: int | None
    causes: frozenset[str]
    figures: frozenset[tuple[str, str, int]]
    names: frozenset[str]
    claimants: frozenset[str]
    weak: bool
    running: bool
    deadly: bool
    timed: bool
    kinds: tuple[str, ...]
    many: bool = False
    words: Mapping[str, float] = {}
    victims: frozenset[str] = frozenset()

    @property
    def says_enough(self) -> bool:
        """Tell whether this can make an incident.

        A death can, a deed that somebody places, an injury that nobody places cannot.
        """
        dated = self.dated and (self.timed or not self.claims)
        placed = bool(self.places or self.countries or dated)
        if not self.claims:
            return placed and bool(self.kinds)
        return self.deadly or placed or bool(self.claimants or self.causes)
