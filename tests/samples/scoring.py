"""What was concluded from all reports together, beside what an analyst concluded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from firsthand.record import Claim, Passage
from tests.samples.sample import Sample, Score, listed, plain
from tests.samples.scoring_reports import score_claims, score_statements


def score_families(sample: Sample) -> Score:
    """Hold each family's members to the expected ones; one too many is wrong too."""
    made = [{sample.given[m.report] for m in family.members}
            for family in sample.weighing.families if len(family.members) > 1]
    compiled = {id_ for row in sample.expected["compilations"] for id_ in (
        row["id"], *row["parents"])}
    notes, found, right, known = [], 0, 0, set(compiled)
    for row in sample.expected["families"]:
        members = {m["id"] for m in row["members"]} | {row["earliest"]}
        loose = {m["id"] for m in row["members"] if m.get("may_stay_unresolved")} | compiled
        known |= members
        best = max(made, key=lambda f: len(f & members), default=set())
        found += bool(best & members)
        right += best - loose == members - loose
        if best - loose != members - loose:
            notes.append(f"FAMILY {row['name']}: wanted {sorted(members)}, made {sorted(best)}")
    notes += [f"EXTRA FAMILY {sorted(family)}" for family in made if family - known]
    return Score(wanted=len(sample.expected["families"]), found=found, right=right,
                 notes=tuple(notes))


def score_incidents(sample: Sample) -> Score:
    """Hold each incident's reports to the expected ones, and name those nobody expected."""
    made = [(i.title, {sample.given[r] for r in i.reports}) for i in sample.weighing.incidents]
    notes, found, right = [], 0, 0
    spurious = dict(made)
    for row in sample.expected["incidents"]:
        wanted = set(row["reports"])
        title, reports = max(made, key=lambda m: len(m[1] & wanted))
        spurious.pop(title, None)
        missing = wanted - reports - set(row.get("may_be_outside", []))
        extra = reports - wanted
        found += bool(reports & wanted)
        right += not missing and not extra
        if missing or extra:
            notes.append(f"INCIDENT {row['name']} -> {title}: missing {sorted(missing)}, "
                         f"extra {sorted(extra)}")
    notes += [f"SPURIOUS {title} {sorted(reports)}" for title, reports in spurious.items()]
    return Score(wanted=len(sample.expected["incidents"]), found=found, right=right,
                 notes=tuple(notes))


def score_figures(sample: Sample) -> Score:
    """Hold the origins of each headline figure to the expected ones, by number and by name."""
    notes, found, right = [], 0, 0
    for want in sample.expected["headline_figures"]:
        names, reports = origins_of(sample, want)
        if not reports:
            notes.append(f"NO FIGURE {want['figure']} {want['scope']}")
            continue
        found += 1
        good = len(names) == len(want["origins"]) and all(
            any(sample.is_called(key, name) for name in names) for key in want["origins"])
        right += good
        if not good:
            notes.append(f"FIGURE {want['figure']} {want['scope']}: origins {sorted(names)} not "
                         f"{want['origins']}, in {sorted(reports)} (wanted {want['reports']})")
    return Score(wanted=len(sample.expected["headline_figures"]), found=found, right=right,
                 notes=tuple(notes))


def origins_of(sample: Sample, want: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Give the names of a figure's origins and the reports that tell it."""
    fitting = [
        figure for figure in sample.figures
        if figure.number == want["figure"] and figure.harm == want.get("harm", "killed")
        and figure.scope in listed(want["scope"])
    ]
    reports = {sample.given[report] for figure in fitting for report in figure.reports}
    return {name for figure in fitting for name in figure.named}, reports


def score_series(sample: Sample) -> Score:
    """Hold each claimant's numbers, in their order, to the expected ones: none more, none less."""
    claims = {claim.id: claim for reading in sample.readings for claim in reading.claims}
    notes, found, right = [], 0, 0
    for want in sample.expected["series"]:
        wanted = [(step["number"], str(step["as_of"])) for step in want["steps"]]
        lines = [
            [(_number(claims[step.claim]), step.as_of) for step in series.steps]
            for series in sample.series
            if series.harm == "killed" and series.scope == want["scope"]
            and sample.is_called(want["claimant"], series.name)
        ]
        made = max(lines, key=len, default=[])
        numbers = [number for number, _ in made]
        found += bool(made)
        good = numbers == [number for number, _ in wanted]
        right += good
        if not good:
            notes.append(f"SERIES {want['claimant']} {want['scope']}: {numbers} not "
                         f"{[number for number, _ in wanted]}")
    return Score(wanted=len(sample.expected["series"]), found=found, right=right,
                 notes=tuple(notes))


def _number(claim: Claim) -> int | None:
    return claim.count.number


def score_never(sample: Sample) -> Score:
    """Look for what is no toll in the standings and figures of people killed."""
    counted = {claim for row in sample.weighing.standings if row.harm == "killed"
               for claim in row.claims}
    counted |= {claim for figure in sample.figures if figure.harm == "killed"
                for claim in figure.claims}
    notes, right = [], 0
    for row in sample.expected["never_a_toll"]:
        reading = sample.by_given[row["id"]]
        wrong = [claim for claim in reading.claims if claim.id in counted
                 and _stands_in(row["words"], claim, reading.report.text)]
        right += not wrong
        notes += [f"A TOLL {row['id']} {row['words']!r} as {c.scope}: {c.evidence.exact!r}"
                  for c in wrong]
    wanted = len(sample.expected["never_a_toll"])
    return Score(wanted=wanted, found=wanted, right=right, notes=tuple(notes))


def _stands_in(words: str, claim: Claim, text: str) -> bool:
    return claim.count.field == "text" and any(
        found.start() <= claim.count.start < found.end()
        for found in re.finditer(re.escape(words), text)
    )


def score_follow_ups(sample: Sample) -> Score:
    """Hold each call and pledge to what came of it, with every later report that says so."""
    statements = {s.id: (r.report.id, s) for r in sample.readings for s in r.statements}
    holders = {s: report for s, (report, _) in statements.items()} | {
        report: report for report in sample.given}
    notes, found, right = [], 0, 0
    for want in sample.expected["follow_ups"]:
        about = plain(want["words"])
        fitting = [
            f for f in sample.weighing.follow_ups
            if sample.given[statements[f.statement][0]] == want["id"]
            and _shares(about, plain(" ".join(
                p.exact for p in statements[f.statement][1].content)))
        ]
        if not fitting:
            notes.append(f"NO FOLLOW-UP {want['id']} {want['words']!r}")
            continue
        found += 1
        fair = {want["status"], *want.get("accept", [])}
        shown = {sample.given[holders[e]] for f in fitting for e in f.evidence}
        good = any(f.status in fair for f in fitting) and set(want["evidence"]) <= shown
        right += good
        if not good:
            notes.append(f"FOLLOW-UP {want['id']} {want['words']!r}: "
                         f"{[f.status for f in fitting]} {sorted(shown)} not {want['evidence']}")
    return Score(wanted=len(sample.expected["follow_ups"]), found=found, right=right,
                 notes=tuple(notes))


def score_drift(sample: Sample) -> Score:
    """Look for what copies changed, and for changes flagged where nothing changed."""
    notes, found, right = [], 0, 0
    for want in sample.expected["drift"]:
        kinds = set(_drifts(sample, want))
        found += bool(kinds)
        right += want["kind"] in kinds
        if want["kind"] not in kinds:
            notes.append(f"DRIFT {want['parent']} {want['child']} {want['kind']} "
                         f"{want['after']!r}: {sorted(kinds)}")
    for row in sample.expected["no_drift"]:
        kinds = set(_drifts(sample, row))
        right += not kinds
        notes += [f"NO DRIFT {row['child']} {row['after']!r}, yet {kind}" for kind in kinds]
    wanted = len(sample.expected["drift"]) + len(sample.expected["no_drift"])
    return Score(wanted=wanted, found=found, right=right, notes=tuple(notes))


def _drifts(sample: Sample, row: dict[str, Any]) -> Iterator[str]:
    for drift in sample.weighing.drifts:
        if (sample.given[drift.parent], sample.given[drift.child]) == (
            row["parent"], row["child"]
        ) and _quotes(drift.before, row["before"]) and _quotes(drift.after, row["after"]):
            yield drift.kind


def _quotes(passage: Passage | None, words: str) -> bool:
    if passage is None:  # what was not there before, or is left out after
        return True
    return bool(set(plain(passage.exact).split()) & set(plain(words).split()))


def _shares(one: str, other: str) -> bool:
    return one in other or other in one


SCORES: Mapping[str, Callable[[Sample], Score]] = MappingProxyType({
    "claims": score_claims,
    "statements": score_statements,
    "families": score_families,
    "incidents": score_incidents,
    "headline figures": score_figures,
    "series": score_series,
    "never a toll": score_never,
    "follow-ups": score_follow_ups,
    "drift": score_drift,
})
