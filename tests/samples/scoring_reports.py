"""How much of what each report says was read: its claims and its statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firsthand.record import Claim, Reading, Statement
from tests.samples.sample import Sample, Score, listed, plain

_COUNTED = ("number", "low", "best", "high")


def score_claims(sample: Sample) -> Score:
    """Hold the claims of every report to the expected ones, in every respect."""
    wanted = found = right = 0
    notes: list[str] = []
    for row, reading in _read(sample):
        used: set[str] = set()
        for want in sample.wanted(row, "claims"):
            wanted += 1
            fitting = [c for c in reading.claims if c.id not in used and _is_told(want, c)]
            best = min(fitting, default=None, key=lambda c: (
                len(_wrong(want, c, sample)), c.repeats is not None))
            if best is None:
                notes.append(f"{row['id']} MISSING {want}")
                continue
            used.add(best.id)
            found += 1
            wrong = _wrong(want, best, sample)
            right += not wrong
            if wrong:
                notes.append(f"{row['id']} WRONG {want['count']}: {'; '.join(wrong)}"
                             f"  <- {best.sentence.exact[:150]}")
        notes += [
            f"{row['id']} EXTRA {c.harm} {c.count.as_written!r} {c.scope} by {c.claimant} "
            f"{c.polarity} rule {c.rule} <- {c.sentence.exact[:150]}"
            for c in reading.claims if c.repeats is None and c.id not in used
        ]
    return Score(wanted=wanted, found=found, right=right, notes=tuple(notes))


def _read(sample: Sample) -> Iterator[tuple[dict[str, Any], Reading]]:
    for row in sample.expected["reports"]:
        reading = sample.by_given[row["id"]]
        if reading.report.language == "en":
            yield row, reading


def _is_told(want: dict[str, Any], claim: Claim) -> bool:
    if plain(want["count"]) in plain(claim.evidence.exact):
        return True
    return (want["is"] != "vague" and claim.count.number == want["is"][0]
            and plain(claim.count.as_written) in plain(want["count"]))


def _wrong(want: dict[str, Any], claim: Claim, sample: Sample) -> list[str]:
    """Say in which respects a claim is not what was wanted; empty where it is."""
    wrong = []
    counted = [getattr(claim.count, bound) for bound in _COUNTED]
    if want["is"] not in ("vague", counted):
        wrong.append(f"count {counted} not {want['is']}")
    for respect, usual in (("harm", "killed"), ("scope", "total"), ("polarity", "asserted")):
        if getattr(claim, respect) not in listed(want.get(respect, usual)):
            wrong.append(f"{respect} {getattr(claim, respect)} not {want.get(respect, usual)}")
    if not any(
        sample.is_called(key, claim.claimant) if key and claim.claimant
        else (not key and not claim.claimant)
        or (key and sample.expected["claimants"][key]["kind"] == "unnamed" and not claim.claimant)
        for key in listed(want.get("by"))
    ):
        wrong.append(f"by {claim.claimant} not {want.get('by')}")
    if claim.repeats is None and (claim.within is not None) != bool(want.get("within")):
        wrong.append(f"within {claim.within is not None}")
    return wrong


def score_statements(sample: Sample) -> Score:
    """Hold the statements of every report to the expected ones: who, and which act."""
    wanted = found = right = 0
    notes: list[str] = []
    for row, reading in _read(sample):
        for want in sample.wanted(row, "statements"):
            wanted += 1
            fitting = [s for s in reading.statements if _is_said(want, s)]
            if not fitting:
                notes.append(f"{row['id']} NO STATEMENT {want}")
                continue
            found += 1
            acts = {*listed(want["act"]), *want.get("accept", [])}
            good = any(s.act in acts and _same_source(want, s) for s in fitting)
            right += good
            if not good:
                notes.append(f"{row['id']} STATEMENT {want} <- " + " / ".join(
                    f"{s.act}:{s.source.as_written}={s.source.name}" for s in fitting))
    return Score(wanted=wanted, found=found, right=right, notes=tuple(notes))


def _is_said(want: dict[str, Any], statement: Statement) -> bool:
    about, content = plain(want["about"]), plain(" ".join(p.exact for p in statement.content))
    target = statement.target.as_written if statement.target else ""
    said = plain(f"{content} {statement.cue.exact} {target}")
    return about in said or said in about or content in about


def _same_source(want: dict[str, Any], statement: Statement) -> bool:
    source = statement.source
    known = [source.as_written, source.name or "", source.organisation or "", *source.names]
    for who in listed(want["source"]):
        if who is None and not source.named:
            return True
        asked = plain(who or "").removeprefix("the ")
        if asked and any(
            asked in plain(name) or (name and plain(name).removeprefix("the ") in asked)
            for name in known
        ):
            return True
    return False
