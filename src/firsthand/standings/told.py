"""One claim as it is weighed: when it was told, whether it counts in a toll, what it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.record import Claim, Incident, Reading
from firsthand.standings.kin import Kin, day_of, moment_of

_CLOSE = 0.02  # two figures this near, as a share, say the same when one is rounded
_LARGE_ENOUGH_TO_ROUND = 100
_NARROWER = "speaks of one place where other claims speak of several"
_SPEAKING = ("asserted", "hedged")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what weighing must know: its incident, report, first telling and time.

    ``day`` is when it was told (ISO, empty where unknown) and ``moment`` sorts it;
    ``described`` is an unnamed informant in the report's words, empty where there is none;
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
        return bool(self.aside) and self.aside != _NARROWER

    @property
    def point(self) -> int | None:
        """Give the one number it stands for: best, else low, else high."""
        count = self.claim.count
        return next((n for n in (count.best, count.low, count.high) if n is not None), None)

    @property
    def figure(self) -> int | None:
        """Give the number as written, else the one it stands for."""
        number = self.claim.count.number
        return number if number is not None else self.point


def told_from(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, nobody: frozenset[str],
) -> tuple[Told, ...]:
    """Give every claim that somebody stands behind, in order of telling.

    Background, denied and forecast figures, suppositions and figures since corrected are kept
    in the record and weighed nowhere.
    """
    holder = {claim: incident.id for incident in incidents for claim in incident.claims}
    out = []
    for reading in readings:
        sources = {statement.id: statement.source for statement in reading.statements}
        for claim in reading.claims:
            if claim.id not in holder or claim.background or claim.polarity not in _SPEAKING:
                continue
            source = sources.get(claim.statement or "")
            out.append(Told(
                claim=claim, incident=holder[claim.id], report=reading.report.id,
                publisher=reading.report.publisher or "a report without a publisher",
                first=kin.first[reading.report.id],
                day=day_of(reading) or _day_said(claim), moment=moment_of(reading),
                described=_described(source.as_written, nobody) if source else "",
            ))
    reasons = _set_aside(out)
    weighed = [msgspec.structs.replace(t, aside=reasons.get(t.claim.id, "")) for t in out]
    return tuple(sorted(weighed, key=in_order))


def in_order(told: Told) -> tuple[str, bool, int, str]:
    """Sort by time of telling; at one time the exact and the smaller first, as tolls mostly grow.

    "More than 1,000" beside 1,018 then only says it again.
    """
    exact = told.claim.count.wording == "exact"
    return told.moment or told.day, not exact, told.point or 0, told.claim.id


def _day_said(claim: Claim) -> str:
    when = claim.when
    return ((when.to or when.from_ or "") if when else "")[: len("2025-03-10")]


def _described(as_written: str, nobody: frozenset[str]) -> str:
    """Give an unnamed informant's description, empty where it says only that somebody said."""
    return as_written if words_in(as_written) - nobody else ""


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text in lower case."""
    return frozenset(re.findall(r"\w+", text.casefold()))


def _set_aside(all_told: Sequence[Told]) -> Mapping[str, str]:
    """Say which claims sit beside the tolls and why, by claim id.

    What repeats another claim of its report, what is part of a total, what came on top of one,
    and what speaks of one place where others speak of the whole.
    """
    by_id = {told.claim.id: told for told in all_told}
    beside: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for told in all_told:
        beside[told.key].append(told)
    sums = _sums(all_told, by_id)
    out: dict[str, str] = {}
    for told in all_told:
        claim = told.claim
        whole = by_id.get(claim.within or "")
        if claim.repeats is not None:
            out[claim.id] = "repeats another claim of its report"
        elif claim.within is not None and (
            claim.scope == "total" or (whole is not None and whole.claim.scope == claim.scope)
        ):
            out[claim.id] = "is part of a figure told beside it"
        elif claim.within is not None and len(sums[_sum_of(told, by_id)]) > 1:
            out[claim.id] = "is one of several parts told side by side, whose sum nobody tells"
        elif claim.span == "daily increment":
            out[claim.id] = "counts what was added, not all"
        elif _is_narrower(told, beside[told.key]):
            out[claim.id] = _NARROWER
    return out


def _sums(
    all_told: Sequence[Told], by_id: Mapping[str, Told],
) -> Mapping[tuple[str, str, str], set[int | None]]:
    """Gather the figures of one scope that are parts of one whole: 211 and 396, both civilians."""
    sums: dict[tuple[str, str, str], set[int | None]] = defaultdict(set)
    for told in all_told:
        if told.claim.within is not None and told.claim.repeats is None:
            sums[_sum_of(told, by_id)].add(told.figure)
    return sums


def _sum_of(told: Told, by_id: Mapping[str, Told]) -> tuple[str, str, str]:
    whole, seen = told, {told.claim.id}
    while (above := by_id.get(whole.claim.within or "")) and above.claim.id not in seen:
        seen.add(above.claim.id)
        whole = above
    return whole.claim.id, told.claim.harm, told.claim.scope


def _is_narrower(told: Told, beside: Sequence[Told]) -> bool:
    """Tell whether a claim about one place is far below what is told of several with it.

    Less than half is far: 12 in the town beside 14 in the province is a difference, 48 in the
    town beside 745 on the coast is a part; but not while it was all that its claimant counted.
    """
    if len(told.claim.place) != 1 or told.point is None:
        return False
    figures = [
        other.figure for other in beside
        if other.figure is not None and len(other.claim.place) > 1 and other.claim.within is None
    ]
    far = bool(figures) and told.figure not in figures and 2 * told.point < min(figures)
    return far and not _was_all(told, beside)


def _was_all(told: Told, beside: Sequence[Told]) -> bool:
    """Tell whether its claimant's wider figures all came later: a series that began in one town."""
    by, where = told.claim.claimant, {place.name for place in told.claim.place}
    wider = [
        other.moment for other in beside
        if by is not None and other.claim.claimant == by
        and {place.name for place in other.claim.place} != where
        and (other.figure or 0) > (told.figure or 0)
    ]
    return bool(told.moment) and bool(wider) and told.moment < min(wider)


def same_figure(a: Claim, b: Claim) -> bool:
    """Tell whether two claims tell one figure: the number as written, else the same bounds."""
    if a.count.number is not None or b.count.number is not None:
        return a.count.number == b.count.number
    return (a.count.low, a.count.high) == (b.count.low, b.count.high)


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
    if min(ours, number) < _LARGE_ENOUGH_TO_ROUND:
        return False
    if ours in _rounded(number, 2):
        return True
    if claim.count.wording != "exact" and ours in _rounded(number, 1):
        return True
    is_round = ours in _rounded(ours, 2)
    return (is_round or claim.count.wording == "about") and abs(ours - number) <= _CLOSE * number


def _rounded(number: int, digits: int) -> tuple[int, int]:
    """Give the number cut and rounded to this many significant digits."""
    step = 10 ** max(0, len(str(number)) - digits)
    return number // step * step, (number + step // 2) // step * step
