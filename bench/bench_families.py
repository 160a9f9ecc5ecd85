"""Measures who copied whom: ``python bench/bench_families.py CORPORA [--misses]``.

newscluster: pairs labelled derived by hand against pairs in one family, with and without the rows
that a second reader might see otherwise; merged pairs among those labelled independent. Taken
from semeval2022-task8: English pairs with Overall up to 2 that share less than .3 of their
5-grams and stand in one family all the same. clough-stevenson: each answer beside its source; AUC
of the mean of what `likeness` measures, and the four grades by discriminant analysis over its
words, each answer graded by what was learnt from all others. Made tellings: the pairs of a parent
and its copies of one kind, against every false pair; the copies are known because they were made.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from corpus import Floors, f1
from likeness import likeness

from firsthand.families import find_families
from firsthand.record import Report
from firsthand.vocabulary import load_vocabulary

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.families.generator import Made, make, pairwise_f1
from tests.families.tellings import STRENGTHS, make_tellings

WORDS = load_vocabulary("en")
GRADES = ("non", "heavy", "light", "cut")
Pairs = set[frozenset[str]]


def a_report(name: str, text: str, row: dict[str, str] | None = None) -> Report:
    """Make a report as it would be read from JSON Lines."""
    row = row or {}
    return Report(
        id=name, capture="", given_id=name, publisher=row.get("publisher", name),
        url=row.get("url"), headline=row.get("title"), headline_at=None, by=None, credit=(),
        located=None, published=row.get("published"), language="en", text_sha256="", text=text,
    )


def merged(reports: Sequence[Report]) -> Pairs:
    """Give the pairs that stand in one family."""
    return {
        frozenset(pair)
        for family in find_families(reports, WORDS)
        for pair in combinations(sorted(member.report for member in family.members), 2)
    }


def newscluster(folder: Path, misses: bool) -> bool:
    """Measure the hand-labelled copies among web news."""
    floors = Floors("newscluster")
    rows = [json.loads(line) for line in (folder / "articles.jsonl").open(encoding="utf-8")]
    found = merged([a_report(row["id"], row["text"] or "", row) for row in rows])
    with (folder / "copy_pairs.tsv").open(encoding="utf-8") as lines:
        pairs = [(frozenset((r["id_a"], r["id_b"])), r["label"], r["note"])
                 for r in csv.DictReader(lines, delimiter="\t")]
    for name, chosen in (
        ("derived F1", pairs),
        ("derived F1, without doubtful", [p for p in pairs if "[doubtful]" not in p[2]]),
    ):
        gold = {pair for pair, label, _ in chosen if label == "derived"}
        ours = {pair for pair, _, _ in chosen} & found
        both, recall, precision = f1(len(gold & ours), len(gold), len(ours))
        floors.hold(name, both, f"{len(gold & ours)} right, {len(ours - gold)} false,"
                    f" {len(gold - ours)} missed; recall {recall:.3f} precision {precision:.3f}")
    apart = [pair for pair, label, _ in pairs if label == "same_event_independent"]
    false = [pair for pair in apart if pair in found]
    floors.hold("independents kept apart", 1 - len(false) / len(apart),
                f"{len(false)} of {len(apart)} merged")
    for pair, label, note in pairs if misses else ():
        if (label == "derived") != (pair in found):
            print("   ", label, sorted(pair), note)
    return floors.held


def semeval(folder: Path, misses: bool) -> bool:
    """Measure independent reports of one story that were taken for copies."""
    floors = Floors("semeval2022-task8")
    texts: dict[str, str] = {}
    pairs = {}
    for name in ("training_set.csv", "testing_set.csv"):
        with (folder / "data" / name).open(encoding="utf-8", errors="replace") as lines:
            for row in csv.DictReader(lines):
                if row["lang1"] == row["lang2"] == "en":
                    a, b = (f"{part}{side}" for part, side in
                            zip(row["pair_id"].split("_"), "ab", strict=True))
                    texts |= {a: row["text1"], b: row["text2"]}
                    pairs[a, b] = float(row["Overall"])
    found = merged([a_report(name, text) for name, text in texts.items()])
    alike = [pair for pair, overall in pairs.items() if overall <= 2]
    trap = [(a, b) for a, b in alike if _containment(texts[a], texts[b]) < 0.3]
    false = [pair for pair in trap if frozenset(pair) in found]
    floors.hold("same story, own words, kept apart", 1 - len(false) / len(trap),
                f"{len(false)} of {len(trap)} merged; {len(alike)} with Overall up to 2")
    for pair in false if misses else ():
        print("   ", pair, f"{_containment(*(texts[name] for name in pair)):.2f}")
    return floors.held


def clough_stevenson(folder: Path, misses: bool) -> bool:
    """Measure degrees of rewriting: short answers beside the source some were copied from."""
    floors = Floors("clough-stevenson")
    data = folder / "labelled" / "data"
    with (data / "file_information.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    read = {row["File"]: a_report(row["File"], (data / row["File"]).read_text("latin-1"))
            for row in rows}
    answers = [row for row in rows if row["Category"] != "orig"]
    sources = [f"orig_task{row['Task']}.txt" for row in answers]
    pairs = [(read[row["File"]], read[name]) for row, name in zip(answers, sources, strict=True)]
    alike = np.array(list(likeness(pairs, WORDS)))
    grades = np.array([GRADES.index(row["Category"]) for row in answers])
    floors.hold("AUC, copied or not", _auc(alike.mean(axis=1), grades > 0))
    words = alike[:, :-1]
    graded = np.array([_grade(np.delete(words, n, 0), np.delete(grades, n), words[n])
                       for n in range(len(grades))])
    right = graded == grades
    floors.hold("grade, 4 ways", float(right.mean()), f"{right.sum()} of {len(right)}")
    for n in np.flatnonzero(~right) if misses else ():
        print("   ", answers[n]["File"], GRADES[grades[n]], "taken for", GRADES[graded[n]],
              alike[n].round(2).tolist())
    return floors.held


def generated() -> bool:
    """Measure copies that were made: every kind against everything made with it."""
    floors = Floors("generated")
    for kind in ("reprint", "excerpt", "shuffle"):
        per_seed = [make(30, seed=seed, copied=(kind,)) for seed in (7, 8)]
        floors.hold(kind, sum(_found(m, [kind]) for m in per_seed) / 2)
    for kind in ("sentences", "synonyms"):
        for percent in STRENGTHS:
            one = f"{kind}-{percent}"
            per_seed = [[m for m in make_tellings(30, seed) if m.kind in ("own", one)]
                        for seed in (3, 4, 5)]
            floors.hold(f"rewritten: {one}", sum(_found(m, [one]) for m in per_seed) / 3)
    return floors.held


def _found(made: Sequence[Made], kinds: Iterable[str]) -> float:
    families = find_families([m.report for m in made], WORDS)
    return min(pairwise_f1(made, families, kind) for kind in kinds)


def _containment(one: str, other: str) -> float:
    grams = []
    for text in (one, other):
        words = re.findall(r"\w+", text.casefold())
        grams.append(set(zip(*(words[n:] for n in range(5)), strict=False)))
    return len(grams[0] & grams[1]) / max(min(map(len, grams)), 1)


def _auc(scores: np.ndarray, copied: np.ndarray) -> float:
    above = scores[copied][:, None] - scores[~copied][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def _grade(alike: np.ndarray, grades: np.ndarray, asked: np.ndarray) -> int:
    """Give the likeliest grade: one normal distribution a grade."""
    scores = []
    for grade in range(len(GRADES)):
        known = alike[grades == grade]
        spread = np.cov(known.T) + 3e-3 * np.eye(alike.shape[1])
        apart = known.mean(axis=0) - asked
        likely = apart @ np.linalg.inv(spread) @ apart + np.linalg.slogdet(spread)[1]
        scores.append(np.log(len(known)) - likely / 2)
    return int(np.argmax(scores))


def _measures(corpora: Path, misses: bool) -> Iterator[bool]:
    yield newscluster(corpora / "newscluster", misses)
    yield semeval(corpora / "semeval2022-task8", misses)
    yield clough_stevenson(corpora / "clough-stevenson", misses)
    yield generated()


if __name__ == "__main__":
    csv.field_size_limit(1 << 27)
    if len(sys.argv) < 2:
        sys.exit("Name the corpora folder: python bench/bench_families.py CORPORA [--misses]")
    sys.exit(not all(list(_measures(Path(sys.argv[1]), "--misses" in sys.argv))))
