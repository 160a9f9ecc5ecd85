"""Measure the reading of times against TempEval-3 (TimeBank and AQUAINT).

``python bench/bench_times.py FOLDER`` with the folder of the annotated ``.tml`` files. Compared
as the task's scorer does: a span counts where it overlaps a TIMEX3 of the text (the document's
own date is given, not scored), a value where it also equals that TIMEX3's ``value``. Both halves
of the files, every other one by name, are scored apart: rules are written from the failures of
the first half alone (``--misses`` lists these), so the second shows whether they hold elsewhere.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from corpus import Floors, f1

from firsthand.record import Report, TimeNamed
from firsthand.times import find_times
from firsthand.vocabulary import load_vocabulary

READ = "first half"


class Timex(NamedTuple):
    """One annotated expression."""

    start: int
    end: int
    value: str
    kind: str


class Tally(Counter[str]):
    """What was told, found, and found with its value."""

    def hold(self, floors: Floors, half: str) -> None:
        """Print the figures of one half."""
        for name, hits in (("spans relaxed F1", "spans"), ("value F1", "values")):
            both, recall, precision = f1(self[hits], self["gold"], self["ours"])
            floors.hold(f"{half}: {name}", both,
                        f"recall {recall:.3f}, precision {precision:.3f}")


def read_gold(path: Path) -> tuple[str | None, str, list[Timex]]:
    """Give the publication date, the text and the TIMEX3 of one file."""
    root = ElementTree.fromstring(path.read_bytes())
    dct = root.find(".//DCT/TIMEX3")
    published = dct.get("value", "")[:10] if dct is not None else ""
    found: list[Timex] = []
    body = root.find("TEXT")
    text = _walk(body, "", found) if body is not None else ""
    return published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None, text, found


def _walk(node: ElementTree.Element, text: str, found: list[Timex]) -> str:
    start = len(text)
    text += node.text or ""
    for child in node:
        text = _walk(child, text, found) + (child.tail or "")
    if node.tag == "TIMEX3":
        found.append(Timex(start, len(text), node.get("value", ""), node.get("type", "")))
    return text


def compare(gold: Sequence[Timex], ours: Sequence[TimeNamed], text: str, tally: Tally) -> list[str]:
    """Count one report and list what differs."""
    differing = []
    used: set[str] = set()
    for told in gold:
        near = [t for t in ours
                if t.start < told.end and told.start < t.end and t.id not in used]
        around = " ".join(text[max(0, told.start - 45) : told.end + 25].split())
        if not near:
            differing.append(f"MISS {told.kind} {text[told.start:told.end]!r} {told.value}"
                             f" | {around}")
            continue
        chosen = next((t for t in near if t.value == told.value), near[0])
        used.add(chosen.id)
        tally["spans"] += 1
        tally["values"] += chosen.value == told.value
        if chosen.value != told.value:
            differing.append(f"VALUE {text[told.start:told.end]!r} {told.value}, "
                             f"ours {chosen.as_written!r} {chosen.value} | {around}")
    for t in ours:
        if t.id not in used:
            around = " ".join(text[max(0, t.start - 45) : t.end + 25].split())
            differing.append(f"FALSE {t.as_written!r} {t.value} | {around}")
    tally["gold"] += len(gold)
    tally["ours"] += len(ours)
    return differing


def main() -> int:
    """Score all files of the folder."""
    vocabulary, floors = load_vocabulary("en"), Floors("tempeval3")
    tallies = {READ: Tally(), "second half": Tally(), "all": Tally()}
    spent, words = 0.0, 0
    for number, path in enumerate(sorted(Path(sys.argv[1]).glob("**/*.tml"))):
        published, text, gold = read_gold(path)
        report = Report(
            id=path.stem, capture="", given_id=None, publisher=None, url=None, headline=None,
            headline_at=None, by=None, credit=(), located=None, published=published,
            language="en", text_sha256="", text=text)
        begun = time.perf_counter()
        ours, _ = find_times(report, vocabulary)
        spent += time.perf_counter() - begun
        words += len(text.split())
        half = "second half" if number % 2 else READ
        differing = compare(gold, ours, text, tallies[half])
        if "--misses" in sys.argv and half == READ:
            print(*(f"{line} ({published} {path.stem})" for line in differing), sep="\n")
    tallies["all"] = Tally(tallies[READ] + tallies["second half"])
    for half, tally in tallies.items():
        tally.hold(floors, half)
    print(f"{tallies['all']['gold']} TIMEX3, {spent / max(words, 1) * 400_000:.2f} ms a report "
          "of 400 words")
    return 0 if floors.held else 1


if __name__ == "__main__":
    sys.exit(main())
