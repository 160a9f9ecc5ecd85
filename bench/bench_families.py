"""Measures families on newscluster: ``python bench/bench_families.py CORPORA``.

Prints pairwise precision, recall and F1 for copies, with and without the rows that a second
reader might see otherwise, and the copies found between different events.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from itertools import combinations
from pathlib import Path

from firsthand.families import find_families
from firsthand.record import Report
from firsthand.vocabulary import load_vocabulary


def read(folder: Path) -> tuple[list[Report], dict[str, str]]:
    """Read the articles as reports, and the event of each."""
    rows = [json.loads(line) for line in (folder / "articles.jsonl").open(encoding="utf-8")]
    reports = [
        Report(
            id=row["id"], capture="", given_id=row["id"], publisher=row["publisher"],
            url=row["url"], headline=row["title"], headline_at=None, by=None, credit=(),
            located=None, published=row["published"], language="en", text_sha256="",
            text=row["text"] or "",
        )
        for row in rows
    ]
    return reports, {row["id"]: row["event_id"] for row in rows}


def main(folder: Path) -> None:
    """Measure and print."""
    reports, events = read(folder)
    began = time.perf_counter()
    families = find_families(reports, load_vocabulary("en"))
    took = time.perf_counter() - began
    found = {
        frozenset(pair)
        for family in families
        for pair in combinations(sorted(member.report for member in family.members), 2)
    }
    with (folder / "copy_pairs.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for name, chosen in (
        ("all rows", rows), ("without doubtful", [r for r in rows if "[doubtful]" not in r["note"]])
    ):
        marked = [(r["label"] == "derived", frozenset((r["id_a"], r["id_b"])) in found)
                  for r in chosen]
        right, false = marked.count((True, True)), marked.count((False, True))
        missed = marked.count((True, False))
        f1 = 2 * right / (2 * right + false + missed)
        print(f"{name}: {right} right, {false} false, {missed} missed, F1 {f1:.3f}")
    across = sum(len({events[report] for report in pair}) > 1 for pair in found)
    print(f"{len(found)} pairs in {len(families)} families, {across} across events, {took:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the corpora folder: python bench/bench_families.py CORPORA")
    main(Path(sys.argv[1]) / "newscluster")
