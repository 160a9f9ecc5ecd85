"""One claim as it is weighed, and how its figure compares with another's."""

from __future__ import annotations

import re
from math import inf

import msgspec

from firsthand.record import Claim, Count

_WORD = re.compile(r"\w+")
_CLOSE = 0.02  # two figures this near, as a share, say the same when one is rounded
UNBOUND = ("vague", "none", "range")  # wordings whose bounds say how far they reach
_LARGE_ENOUGH_TO_ROUND = 100
OPEN_WITHIN = 1.5  # how far an open bound reaches: "at least 12" may be 18, and is not 40
ABOUT_WITHIN = 1.15  # and "about 1,700" is not 2,300
ROUNDS_WITHIN = 2  # no figure rounds one that is more than twice it, or less than half
NARROWER = "speaks of one place where other claims speak of several"
SHORTER = "counts some of the days that its report counts"
SMALLER = "counts fewer of all than its report tells of some, and so not all"
ADDS_UP = "adds up with others to a figure told beside it"
LONGER = "counts from a time before this incident"
OVER_BEFORE = "tells of a time before this incident"
# What counts a place or a time of its own is no part that a report sets inside another figure.
_ITS_OWN = (NARROWER, ADDS_UP, SHORTER, LONGER, OVER_BEFORE)

Figure = tuple[int | None, int | None, int | None]
"""What two tellings of one figure share: the number as written, else the bounds."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what weighing must know: its incident, report, first telling and time.

    ``day`` is when it was told (ISO, empty where unknown) and ``moment`` sorts it;
    ``described`` is an unnamed informant in the report's words, empty where there is none;
    ``point`` is the one number it stands for and ``figure`` the number as written, else that;
    ``guessed`` marks a day that only the size of the figure tells, ``dated`` one that its report
    gives.
    ``aside`` says why it is kept out of tolls, empty where it counts. ``government`` says whose
    government speaks and ``run_by`` who runs the office that does, empty where neither is known.
    """

    claim: Claim
    incident: str
    report: str
    publisher: str
    first: str
    day: str
    moment: str
    described: str
    point: int | None
    figure: int | None
    aside: str = ""
    government: str = ""
    run_by: str = ""
    guessed: bool = False
    dated: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """Give the incident, harm and scope it speaks to."""
        return self.incident, self.claim.harm, self.claim.scope

    @property
    def beside(self) -> tuple[tuple[str, str, str], bool]:
        """Give what it is compared with: what counts in a toll never meets what does not."""
        return self.key, bool(self.aside)

    @property
    def is_part(self) -> bool:
        """Tell whether it is kept out of tolls as a part or an addition, not as one of its own."""
        return bool(self.aside) and self.aside not in _ITS_OWN


def point_of(count: Count) -> int | None:
    """Give the one number a count stands for: best, else low, else high."""
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text in lower case."""
    return frozenset(_WORD.findall(text.casefold()))


def figure_of(claim: Claim) -> Figure:
    """Give what two claims share that tell one figure."""
    count = claim.count
    if count.number is not None:
        return count.number, None, None
    return None, count.low, count.high


def same_figure(a: Claim, b: Claim) -> bool:
    """Tell whether two claims tell one figure: the number as written, else the same bounds."""
    return figure_of(a) == figure_of(b)


def compatible(lead: Claim, named: Claim) -> bool:
    """Tell whether a count can be that of somebody named: bounds overlap, or one rounds the other.

    "At least 12" beside a named 40 says nothing more than it. But what is named with an open
    bound is not what stands behind any figure beyond it.
    """
    return _overlap(lead, named) or rounds(lead, named.count.number) or (
        rounds(named, lead.count.number))


def countries_of(claim: Claim) -> frozenset[str]:
    """Give the countries that a claim names, or whose places it names."""
    return frozenset(place.country for place in claim.place if place.country)


def elsewhere(a: Claim, b: Claim) -> bool:
    """Tell whether two claims speak of different countries: neither stands behind the other."""
    ours, theirs = countries_of(a), countries_of(b)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def reach_of(claim: Claim) -> tuple[float, float]:
    """Give between which numbers a count can lie.

    A bound that is open reaches half as far again: "more than 1,300" can be 1,500 by the next
    telling and is not what stands behind 4,000. Vague words ("hundreds") bound only what they say.
    """
    count = claim.count
    low, high = count.low, count.high
    if count.wording in UNBOUND:
        return low or 0, inf if high is None else high
    number = count.number or count.best or low or high or 0
    open_ = ABOUT_WITHIN if count.wording == "about" else OPEN_WITHIN
    return (
        low if low is not None else number / open_,
        high if high is not None else number * open_,
    )


def _overlap(lead: Claim, named: Claim) -> bool:
    (low, high), (other_low, other_high) = reach_of(lead), reach_of(named)
    if lead.count.low is not None and lead.count.high is None:
        high = inf
    return low <= other_high and other_low <= high


def rounds(claim: Claim, number: int | None) -> bool:
    """Tell whether a claim's figure is this number rounded.

    "Up to 1,300" is 1,311 to two significant digits, "nearly 1,000" is 973 to one; a round
    figure within two in a hundred is the same. An exact 1,325 beside 1,311 is another figure.
    """
    ours = claim.count.number
    if ours is None or number is None or ours == number:
        return ours is not None and ours == number
    if min(ours, number) < _LARGE_ENOUGH_TO_ROUND or (
        max(ours, number) > ROUNDS_WITHIN * min(ours, number)
    ):
        return False
    if not can_round(claim):
        return False
    if ours in _rounded(number, 2):
        return True
    if claim.count.wording != "exact" and ours in _rounded(number, 1):
        return True
    return abs(ours - number) <= _CLOSE * number


def can_round(claim: Claim) -> bool:
    """Tell whether a claim's figure can be another one rounded: a round figure, or "about"."""
    ours = claim.count.number
    if ours is None or ours < _LARGE_ENOUGH_TO_ROUND:
        return False
    return claim.count.wording == "about" or ours in _rounded(ours, 2)


def _rounded(number: int, digits: int) -> tuple[int, int]:
    """Give the number cut and rounded to this many significant digits."""
    step = 10 ** max(0, len(str(number)) - digits)
    return number // step * step, (number + step // 2) // step * step
