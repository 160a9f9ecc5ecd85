"""One claim as it is weighed, and how its figure compares with another's."""

from __future__ import annotations

import re

import msgspec

from firsthand.record import Claim, Count

_WORD = re.compile(r"\w+")
_CLOSE = 0.02  # two figures this near, as a share, say the same when one is rounded
_LARGE_ENOUGH_TO_ROUND = 100
ROUNDS_WITHIN = 2  # no figure rounds one that is more than twice it, or less than half
NARROWER = "speaks of one place where other claims speak of several"

Figure = tuple[int | None, int | None, int | None]
"""What two tellings of one figure share: the number as written, else the bounds."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what weighing must know: its incident, report, first telling and time.

    ``day`` is when it was told (ISO, empty where unknown) and ``moment`` sorts it;
    ``described`` is an unnamed informant in the report's words, empty where there is none;
    ``point`` is the one number it stands for and ``figure`` the number as written, else that;
    ``aside`` says why it is kept out of tolls, empty where it counts.
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
        """Tell whether it is kept out of tolls as a part or an addition, not as a place's own."""
        return bool(self.aside) and self.aside != NARROWER


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


def compatible(a: Claim, b: Claim) -> bool:
    """Tell whether two counts can be one: their bounds overlap, or one rounds the other."""
    return _overlap(a, b) or rounds(a, b.count.number) or rounds(b, a.count.number)


def _overlap(a: Claim, b: Claim) -> bool:
    low, other_low = a.count.low or 0, b.count.low or 0
    high, other_high = a.count.high, b.count.high
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


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
