"""Hold the shipped sample to what a careful analyst wrote down before the code ran on it.

    python bench/sample.py            prints what is missing and what is too much, by report
    python bench/sample.py --brief    prints the totals alone
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import yaml

import firsthand.samples as samples
from firsthand.intake import ReadOptions
from firsthand.pipeline import House, read_into
from firsthand.ledger import open_ledger
from firsthand.record import Claim, Reading, Statement, Weighing
from firsthand.settings import Settings, Words
from firsthand.standings import headline_figures


class Sample:
    """The sample as read, beside what was expected of it."""

    def __init__(self) -> None:
        folder = Path(str(samples.folder()))
        settings = Settings(words=Words(extensions=(str(folder / "extension.yaml"),)))
        self.expected: dict[str, Any] = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
        self.house = House(settings)
        with open_ledger(":memory:") as ledger:
            read_into(ledger, self.house, [str(folder / "coast")], ReadOptions())
            self.readings: tuple[Reading, ...] = tuple(ledger.readings())
            self.weighing: Weighing = ledger.weighing()
            uris = {c.id: c.target_uri for c in ledger.captures()}
        self.by_given = {_given(r, uris): r for r in self.readings}
        self.given = {r.report.id: given for given, r in self.by_given.items()}

    def wanted(self, row: dict[str, Any], kind: str) -> list[dict[str, Any]]:
        if "same_as" in row:
            same = next(r for r in self.expected["reports"] if r["id"] == row["same_as"])
            return self.wanted(same, kind) + row.get(kind, [])
        return row.get(kind) or []

    def names_of(self, key: str | None) -> set[str]:
        if key is None:
            return set()
        return {n.lower() for n in self.expected["claimants"][key]["names"]} | {key.lower()}


def _given(reading: Reading, uris: dict[str, str]) -> str:
    return reading.report.given_id or Path(uris[reading.report.capture]).stem


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words.lower()).strip()


def claim_fits(want: dict[str, Any], claim: Claim, sample: Sample, strict: bool = True) -> list[str]:
    """Say in which respects a claim is not what was wanted; empty where it is."""
    wrong = []
    if want["is"] != "vague":
        count = claim.count
        if [count.number, count.low, count.best, count.high] != want["is"]:
            wrong.append(f"count {[count.number, count.low, count.best, count.high]} not {want['is']}")
    if claim.harm != want.get("harm", "killed"):
        wrong.append(f"harm {claim.harm}")
    if claim.scope not in _listed(want.get("scope", "total")):
        wrong.append(f"scope {claim.scope} not {want.get('scope')}")
    if claim.polarity not in _listed(want.get("polarity", "asserted")):
        wrong.append(f"polarity {claim.polarity}")
    fair = [sample.names_of(key) for key in _listed(want.get("by"))]
    named = (claim.claimant or "").lower()
    if not any((named in f or any(n.removeprefix("the ") in named for n in f)) if f and named
               else not f and not named for f in fair):
        wrong.append(f"by {claim.claimant} not {want.get('by')}")
    if claim.repeats is None and (claim.within is not None) != (want.get("within") is not None):
        wrong.append(f"within {claim.within is not None}")
    return wrong


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def score_claims(sample: Sample, show: bool) -> tuple[int, int, int]:
    found = right = wanted = 0
    for row in sample.expected["reports"]:
        reading = sample.by_given.get(row["id"])
        if reading is None:
            print("not read:", row["id"])
            continue
        claims = [c for c in reading.claims if c.repeats is None]
        used: set[str] = set()
        for want in sample.wanted(row, "claims"):
            if row.get("not_read"):
                continue
            wanted += 1
            fitting = [c for c in reading.claims
                       if _plain(want["count"]) in _plain(c.evidence.exact)
                       or _plain(c.count.as_written) in _plain(want["count"])
                       and want["is"] != "vague" and c.count.number == want["is"][0]]
            fitting = [c for c in fitting if c.id not in used]
            best = min(fitting, key=lambda c: len(claim_fits(want, c, sample)), default=None)
            if best is None:
                if show:
                    print(f"{row['id']} MISSING {want}")
                continue
            used.add(best.id)
            found += 1
            wrong = claim_fits(want, best, sample)
            right += not wrong
            if wrong and show:
                print(f"{row['id']} WRONG {want['count']}: {'; '.join(wrong)}  <- {best.sentence.exact[:150]}")
        for c in claims:
            if c.id not in used and show and reading.report.language == "en":
                print(f"{row['id']} EXTRA {c.harm} {c.count.as_written!r} {c.scope} by {c.claimant} {c.polarity}"
                      f" rule {c.rule} <- {c.sentence.exact[:150]}")
    return wanted, found, right


def statement_fits(want: dict[str, Any], s: Statement) -> bool:
    about = _plain(want["about"])
    said = _plain(" ".join(p.exact for p in s.content) + " " + s.cue.exact + " " + (
        s.target.as_written if s.target else ""))
    around = about in said or said in about or _plain(" ".join(p.exact for p in s.content)) in about
    return around


def score_statements(sample: Sample, show: bool) -> tuple[int, int, int]:
    wanted = found = right = 0
    for row in sample.expected["reports"]:
        reading = sample.by_given.get(row["id"])
        if reading is None or reading.report.language != "en":
            continue
        for want in sample.wanted(row, "statements"):
            wanted += 1
            fitting = [s for s in reading.statements if statement_fits(want, s)]
            if not fitting:
                if show:
                    print(f"{row['id']} NO STATEMENT {want}")
                continue
            found += 1
            good = [s for s in fitting if s.act in {*_listed(want["act"]), *want.get("accept", [])} and _same_source(want, s)]
            right += bool(good)
            if not good and show:
                print(f"{row['id']} STATEMENT {want} <- " + " / ".join(
                    f"{s.act}:{s.source.as_written}={s.source.name}" for s in fitting))
    return wanted, found, right


def _same_source(want: dict[str, Any], s: Statement) -> bool:
    for who in _listed(want["source"]):
        if who is None:
            if not s.source.named:
                return True
            continue
        a = _plain(who).removeprefix("the ")
        names = [s.source.as_written, s.source.name or "", s.source.organisation or "", s.source.role or "", *s.source.names]
        if any(a in _plain(n) or (n and _plain(n).removeprefix("the ") in a) for n in names):
            return True
    return False


def score_figures(sample: Sample, show: bool) -> tuple[int, int, int]:
    figures = [f for i in sample.weighing.incidents
               for f in headline_figures(i, sample.readings, sample.weighing, sample.house.words)]
    origins = {o.id: o for o in sample.weighing.origins}
    wanted = found = right = 0
    for want in sample.expected["headline_figures"]:
        wanted += 1
        fitting = [f for f in figures if f.number == want["figure"]
                   and f.harm == want.get("harm", "killed") and f.scope in _listed(want["scope"])]
        if not fitting:
            if show:
                print("NO FIGURE", want["figure"], want["scope"])
            continue
        found += 1
        names = {origins[o].name for f in fitting for o in f.origins if o in origins}
        fair = [sample.names_of(k) for k in want["origins"]]
        matched = len(names) == len(want["origins"]) and all(
            any(n.lower() in f or any(x.removeprefix("the ") in n.lower() for x in f) for n in names)
            for f in fair)
        right += matched
        if not matched and show:
            reports = sorted({sample.given.get(r, r) for f in fitting for r in f.reports})
            print(f"FIGURE {want['figure']} {want['scope']}: origins {sorted(names)} not {want['origins']}"
                  f" in {reports} (wanted {want['reports']})")
    return wanted, found, right


def score_families(sample: Sample, show: bool) -> tuple[int, int, int]:
    made = [{sample.given[m.report] for m in f.members} for f in sample.weighing.families if len(f.members) > 1]
    wanted = found = right = 0
    for row in sample.expected["families"]:
        members = {m["id"] if isinstance(m, dict) else m for m in row["members"]} | (
            {row["earliest"]} if row.get("earliest") else set())
        wanted += 1
        best = max(made, key=lambda f: len(f & members), default=set())
        found += bool(best & members)
        right += best == members
        if best != members and show:
            print("FAMILY wanted", sorted(members), "made", sorted(best))
    for f in made:
        if show and not any(
            {m["id"] if isinstance(m, dict) else m for m in r["members"]} & f for r in sample.expected["families"]):
            print("EXTRA FAMILY", sorted(f))
    return wanted, found, right


def score_incidents(sample: Sample, show: bool) -> tuple[int, int, int]:
    made = [(i.title, {sample.given[r] for r in i.reports}) for i in sample.weighing.incidents]
    right = 0
    for row in sample.expected["incidents"]:
        best = max(made, key=lambda m: len(m[1] & set(row["reports"])))
        missing = set(row["reports"]) - best[1] - set(row.get("may_be_outside", []))
        extra = best[1] - set(row["reports"])
        right += not missing and not extra
        if show:
            print("INCIDENT", row["name"], "->", best[0], "missing", sorted(missing), "extra", sorted(extra))
    if show:
        for title, reports in made:
            print("   ", title, len(reports), sorted(reports)[:6])
    return len(sample.expected["incidents"]), len(made), right


SCORES = {"claims": score_claims, "statements": score_statements, "families": score_families,
          "incidents": score_incidents, "headline figures": score_figures}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--brief", action="store_true")
    arguments.add_argument("--only", default="")
    chosen = arguments.parse_args()
    sample = Sample()
    for name, score in SCORES.items():
        if chosen.only and chosen.only not in name:
            continue
        wanted, found, right = score(sample, not chosen.brief)
        print(f"{name}: {wanted} wanted, {found} found, {right} right in every respect")


if __name__ == "__main__":
    main()
