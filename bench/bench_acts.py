"""Measure the acts of statements against the PLOVER sentences of ZSP (Hu et al., ACL 2024).

``python bench/bench_acts.py FOLDER`` with the folder that holds ``PLV_train.tsv``; ``--misses``
lists what differs. Each row is a sentence with a marked source and the PLOVER root of what the
source does. A sentence is read alone under scope ``all``; of the statements whose source (or
``via``) shares characters with a marked source, the one with the longest shared run answers, and
of several the first that has a root; its root is its ``plover`` code before the hyphen.

Deeds are no acts of speech, so only six roots are measured. ``speech``: the rows whose gold is
one of the six, any other answer being none. ``all rows``: every row, the other nine roots counting
as none, so that a deed read as speech costs precision.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from corpus import Floors, Text, f1, readings

from firsthand.record import Statement

ROOTS = ("ACCUSE", "REQUEST", "REJECT", "AGREE", "THREATEN", "SUPPORT")
_MARKUP = re.compile(r"</?[st]>")
_MARKED = re.compile(r"<s>(.*?)</s>", re.DOTALL)


class Row(NamedTuple):
    """A sentence, where its source is marked in it, and the root of what the source does."""

    text: Text
    sources: tuple[tuple[int, int], ...]
    root: str | None


def read_rows(path: Path) -> list[Row]:
    """Read the table; the columns with another system's own answers are never looked at."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = []
    for number, line in enumerate(table):
        marked, root = line["marked_sentence"], line["gold_root"]
        sources = tuple(
            (_plain_length(marked[:m.start(1)]), _plain_length(marked[:m.end(1)]))
            for m in _MARKED.finditer(marked))
        text = Text(str(number), _MARKUP.sub("", marked))
        rows.append(Row(text, sources, root if root in ROOTS else None))
    return rows


def root_of(statements: tuple[Statement, ...], row: Row) -> str | None:
    """Give the root of the statement that the marked source makes; None for no act of the six."""
    answers = sorted(
        ((-_shared(statement, row), number) for number, statement in enumerate(statements)))
    for shared, number in answers:
        plover = (statements[number].plover or "").partition("-")[0]
        if shared < 0 and plover in ROOTS:
            return plover
    return None


def main() -> int:
    """Score the table and hold the floors."""
    rows = read_rows(Path(sys.argv[1]) / "PLV_train.tsv")
    read = readings((row.text for row in rows), scope="all")
    pairs = []
    for row, reading in zip(rows, read, strict=True):
        answer = root_of(reading.statements, row)
        pairs.append((row.root, answer))
        if "--misses" in sys.argv and answer != row.root:
            said = "; ".join(f"{s.source.as_written} [{s.act}] {s.cue.exact}"
                             for s in reading.statements)
            print(f"{row.root} read as {answer}: {row.text.text}\n    {said}")
    floors = Floors("plv_zsp")
    _score("speech", [pair for pair in pairs if pair[0] is not None], floors)
    _score("all rows", pairs, floors)
    return 0 if floors.held else 1


def _score(name: str, pairs: list[tuple[str | None, str | None]], floors: Floors) -> None:
    gold, ours = Counter(g for g, _ in pairs), Counter(o for _, o in pairs)
    hits = Counter(g for g, o in pairs if g == o)
    scores = {root: f1(hits[root], gold[root], ours[root]) for root in ROOTS}
    for root, (both, recall, precision) in scores.items():
        detail = f"recall {recall:.3f}, precision {precision:.3f}, {gold[root]} rows"
        floors.hold(f"{name}: {root}", both, detail)
    floors.hold(f"{name}: macro F1", sum(s[0] for s in scores.values()) / len(ROOTS))
    right = sum(hits[root] for root in (*ROOTS, None) if root in gold)
    floors.hold(f"{name}: accuracy", right / len(pairs))


def _plain_length(marked: str) -> int:
    return len(_MARKUP.sub("", marked))


def _shared(statement: Statement, row: Row) -> int:
    source = statement.source
    return max((min(end, source.end) - max(start, source.start) for start, end in row.sources),
               default=0)


if __name__ == "__main__":
    sys.exit(main())
