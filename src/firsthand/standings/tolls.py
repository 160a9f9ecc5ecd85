"""The standing of each harm and scope, one row for each day on which something was told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

import msgspec

from firsthand.record import Judgement, Standing, make_id
from firsthand.standings.kin import Kin
from firsthand.standings.origins import Traced
from firsthand.standings.series import Series, Step
from firsthand.standings.words import and_list, counted, dated, grouped_digits

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
    """Give the rows, by incident, harm, scope and day, with what is kept out and why."""
    grouped: dict[tuple[str, str, str], list[Traced]] = defaultdict(list)
    for traced in all_traced:
        grouped[traced.told.key].append(traced)
    spoken: dict[tuple[str, str, str], list[Series]] = defaultdict(list)
    for line in series:
        spoken[line.incident, line.harm, line.scope].append(line)
    best = _best_set(judgements)
    rows = (
        row for key in sorted(grouped)
        for row in _rows(grouped[key], spoken[key], kin)
    )
    return tuple(
        msgspec.structs.replace(row, best=best[row.id]) if row.id in best else row for row in rows
    )


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
    ends: Sequence[Traced], series: Sequence[Series], kin: Kin,
) -> Iterator[Standing]:
    listed = sorted(
        (end for end in ends if not end.told.aside), key=attrgetter("told.day"),
    )
    aside = [end.told for end in ends if end.told.aside]
    days = [end.told.day for end in listed]
    for day in sorted(set(days)):
        so_far = listed[: bisect_right(days, day)]
        voices = _voices(series, day)
        kept_out = [told.aside for told in aside if told.day <= day]
        yield _row(so_far, voices, kept_out, day, kin)


def _voices(series: Sequence[Series], day: str) -> list[_Voice]:
    out = []
    for line in series:
        steps = [step for step in line.steps if step.as_of <= day]
        if steps:
            out.append(_Voice(origin=line.origin, name=line.name, step=steps[-1]))
    return sorted(out, key=lambda voice: (-voice.step.point, voice.name, voice.origin))


def _row(
    ends: Sequence[Traced], voices: Sequence[_Voice], kept_out: Sequence[str], day: str, kin: Kin,
) -> Standing:
    lead = ends[0].told
    reports = sorted({end.told.report for end in ends})
    first = min(ends, key=lambda e: (e.told.moment or e.told.day, not e.speaks, e.told.claim.id))
    families = sorted({family for report in reports for family in kin.families[report]})
    points = [voice.step.point for voice in voices]
    return Standing(
        id=make_id("standing", *lead.key, day),
        incident=lead.incident, harm=lead.claim.harm, scope=lead.claim.scope, as_of=day,
        low=min(points, default=None), best=None, high=max(points, default=None),
        claims=tuple(sorted(end.told.claim.id for end in ends)),
        reports=tuple(reports), families=tuple(families),
        origins=tuple(sorted({end.origin for end in ends if end.origin is not None})),
        first=first.told.claim.id,
        why=(*explain(ends, families, voices_said(voices)), *_aside(kept_out)),
    )


def voices_said(voices: Sequence[_Voice]) -> Mapping[str, str]:
    """Give by origin the words it speaks with on that day."""
    return {
        voice.origin: f"“{voice.step.as_written}”" + (
            f", first told on {dated(voice.step.as_of)}" if voice.step.as_of else "")
        for voice in voices
    }


def explain(
    ends: Sequence[Traced], families: Sequence[str], said: Mapping[str, str],
) -> tuple[str, ...]:
    """Write the working in sentences: who tells it, whom it leads back to, what adds none."""
    reports = {end.told.report for end in ends}
    lines = [
        f"{counted(len(ends), 'claim')} in {counted(len(reports), 'report')} and "
        f"{counted(len(families), 'family', 'families')} "
        f"{'tells' if len(ends) == 1 else 'tell'} it."
    ]
    origins: dict[str, list[Traced]] = defaultdict(list)
    for end in ends:
        if end.origin is not None:
            origins[end.origin].append(end)
    described = [
        f"{_called(found[0])} ({'; '.join(_about(found, said.get(origin)))})"
        for origin, found in sorted(
            origins.items(), key=lambda item: (item[1][0].kind, item[1][0].name, item[0]))
    ]
    lead = "It leads" if len(ends) == 1 else "They lead"
    if described:
        lines.append(f"{lead} back to {counted(len(origins), 'origin')}: {and_list(described)}.")
    else:
        lines.append(f"{lead} back to no origin that could be chosen.")
    return (*lines, *_how(ends))


def _called(end: Traced) -> str:
    return end.name if end.kind == "named" else f"{end.name}, unsourced"


def _about(ends: Sequence[Traced], said: str | None) -> list[str]:
    reports = counted(len({end.told.report for end in ends}), "report")
    return [said, reports] if said else [reports]


def _how(ends: Sequence[Traced]) -> Iterator[str]:
    """Say once for each way how claims that name no informant of their own were led back."""
    ways: dict[str, list[Traced]] = defaultdict(list)
    for end in ends:
        if end.how:
            ways[end.how].append(end)
    for how in sorted(ways):
        publishers = sorted({end.told.publisher for end in ways[how]})
        shown = publishers if len(publishers) <= 3 else [
            *publishers[:2], f"{len(publishers) - 2} others"]
        number = len(ways[how])
        yield f"{counted(number, 'claim')} ({and_list(shown)}): {how}."


def _aside(kept_out: Sequence[str]) -> Iterator[str]:
    for reason in sorted(set(kept_out)):
        number = kept_out.count(reason)
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
