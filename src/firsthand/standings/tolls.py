"""The standing of each harm and scope, one row for each day on which something was told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

import msgspec

from firsthand.record import Judgement, Standing, make_id
from firsthand.standings.kin import Kin
from firsthand.standings.series import Series, Step
from firsthand.standings.sums import sums_in
from firsthand.standings.told import Told
from firsthand.standings.traced import Traced
from firsthand.standings.words import counted, dated, grouped_digits
from firsthand.standings.working import Working

_BEST = re.compile(r"best (\d[\d,]*)")


class _Voice(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin says on a day."""

    origin: str
    name: str
    step: Step


def tolls_from(
    all_traced: Sequence[Traced], series: Sequence[Series], kin: Kin,
    judgements: Sequence[Judgement],
) -> tuple[Standing, ...]:
    """Give the rows, by incident, harm, scope and day, with what is kept out and why.

    The sums that a row's figures make with others of their reports are shown.
    """
    grouped: dict[tuple[str, str, str], list[Traced]] = defaultdict(list)
    for traced in all_traced:
        grouped[traced.told.key].append(traced)
    spoken: dict[tuple[str, str, str], list[Series]] = defaultdict(list)
    for line in series:
        spoken[line.incident, line.harm, line.scope].append(line)
    best = _best_set(judgements)
    adding = _sums_by_claim(all_traced)
    rows = (
        row for key in sorted(grouped)
        for row in _rows(grouped[key], spoken[key], kin, adding)
    )
    return tuple(
        msgspec.structs.replace(row, best=best[row.id]) if row.id in best else row for row in rows
    )


def _sums_by_claim(all_traced: Sequence[Traced]) -> Mapping[str, str]:
    """Write out the sums that hold, by the claim that tells the whole."""
    claims = {end.told.claim.id: end for end in all_traced}
    return {
        found.whole.claim.id: f"{found.written} ({claims[found.whole.claim.id].name}, "
        f"in {found.whole.publisher})."
        for found in sums_in([end.told for end in claims.values()]) if found.holds
    }


def _best_set(judgements: Sequence[Judgement]) -> Mapping[str, int]:
    """Read what people set: the verdict "best 1311" on a standing; the latest decision stands."""
    gone = {judgement.supersedes for judgement in judgements}
    out = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        said = _BEST.fullmatch(judgement.verdict)
        if said and judgement.id not in gone:
            out[judgement.left] = int(said[1].replace(",", ""))
    return out


def _rows(
    ends: Sequence[Traced], series: Sequence[Series], kin: Kin, adding: Mapping[str, str],
) -> Iterator[Standing]:
    by_day: dict[str, list[Traced]] = defaultdict(list)
    for end in ends:
        if not end.told.aside:
            by_day[end.told.day].append(end)
    aside = sorted((end.told for end in ends if end.told.aside), key=attrgetter("day"))
    so_far = Working(kin)
    for day in sorted(by_day):
        for end in by_day[day]:
            so_far.add(end)
        kept_out = aside[: bisect_right(aside, day, key=attrgetter("day"))]
        reasons = Counter(told.aside for told in kept_out)
        voices = _voices(series, day)
        row = _row(by_day[day][0].told, so_far, voices, reasons)
        yield msgspec.structs.replace(row, why=(
            *row.why, *_contradicting(voices), *_adding_up(voices, adding)))


def _voices(series: Sequence[Series], day: str) -> list[_Voice]:
    out = []
    for line in series:
        at = bisect_right(line.steps, day, key=attrgetter("as_of"))
        if at:
            out.append(_Voice(origin=line.origin, name=line.name, step=line.steps[at - 1]))
    return sorted(out, key=lambda voice: (-voice.step.point, voice.name, voice.origin))


def _row(
    told: Told, so_far: Working, voices: Sequence[_Voice], kept_out: Mapping[str, int],
) -> Standing:
    points = [voice.step.point for voice in voices]
    return Standing(
        id=make_id("standing", *told.key, told.day),
        incident=told.incident, harm=told.claim.harm, scope=told.claim.scope, as_of=told.day,
        low=min(points, default=None), best=None, high=max(points, default=None),
        claims=tuple(so_far.claims), reports=tuple(so_far.reports),
        families=tuple(so_far.families), origins=so_far.origins, first=so_far.first,
        why=(*so_far.lines(_said(voices)), *_aside(kept_out)),
    )


def _said(voices: Sequence[_Voice]) -> Mapping[str, str]:
    """Give by origin the words it speaks with on that day."""
    days = {day: dated(day) for day in {voice.step.as_of for voice in voices} if day}
    return {
        voice.origin: f"“{voice.step.as_written}”" + (
            f", first told on {days[voice.step.as_of]}" if voice.step.as_of else "")
        for voice in voices
    }


def _contradicting(voices: Sequence[_Voice]) -> Iterator[str]:
    """Say where the largest and the smallest of what origins say cannot both be.

    They speak of one incident, harm and scope, and of its whole: nothing else is compared.
    """
    if len(voices) < 2:
        return
    large, small = voices[0], voices[-1]
    if large.step.low is not None and small.step.high is not None and (
        small.step.high < large.step.low
    ):
        yield (f"They contradict each other: “{large.step.as_written}” ({large.name}) and "
               f"“{small.step.as_written}” ({small.name}).")


def _adding_up(voices: Sequence[_Voice], adding: Mapping[str, str]) -> Iterator[str]:
    """Show once the sum that the figure an origin speaks with is the whole of."""
    for voice in voices:
        said = (adding.get(claim) for claim in (voice.step.claim, *voice.step.again))
        found = next(filter(None, said), None)
        if found:
            yield f"The parts add up: {found}"


def _aside(kept_out: Mapping[str, int]) -> Iterator[str]:
    for reason, number in sorted(kept_out.items()):
        yield f"Kept out: {counted(number, 'claim')} that {_plural(reason, number)}."


def _plural(reason: str, number: int) -> str:
    verb, _, rest = reason.partition(" ")
    if number == 1:
        return reason
    return f"{ {'is': 'are'}.get(verb, verb.removesuffix('s'))} {rest}"


def figure_said(number: int | None, low: int | None, high: int | None) -> str:
    """Write a figure in digits grouped by three, a range with both ends."""
    if number is not None:
        return grouped_digits(number)
    ends = [grouped_digits(n) for n in (low, high) if n is not None]
    return " to ".join(ends)
