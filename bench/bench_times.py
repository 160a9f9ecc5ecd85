"""Measure the reading of times against TempEval-3 (TimeBank and AQUAINT).

``python bench/bench_times.py FOLDER`` with the folder that holds ``Training/TBAQ-cleaned``. The
texts stay where they are. Prints relaxed span F1, value F1 (value equal, spans overlap) for all
TIMEX3 and for dates and durations, and the time a report takes; ``--misses`` lists what differs.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from firsthand.record import Report
from firsthand.times import find_times
from firsthand.vocabulary import load_vocabulary

Gold = tuple[int, int, str, str]


def read_gold(path: Path) -> tuple[str, str, list[Gold]]:
    """Give the publication date, the text and the TIMEX3 of one file."""
    root = ElementTree.fromstring(path.read_bytes())
    dct = root.find(".//DCT/TIMEX3")
    published = dct.get("value", "")[:10] if dct is not None else ""
    text, found = "", []

    def walk(node: ElementTree.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            found.append((start, len(text), node.get("value", ""), node.get("type", "")))

    body = root.find("TEXT")
    if body is not None:
        body.tail = ""
        walk(body)
    return published, text, found


def f1(hits: int, gold: int, ours: int) -> str:
    """Write F1 with recall and precision."""
    recall, precision = hits / max(gold, 1), hits / max(ours, 1)
    both = 2 * recall * precision / (recall + precision) if hits else 0.0
    return f"F1 {both:.3f} (recall {recall:.3f}, precision {precision:.3f})"


def main() -> None:
    """Score all files of the folder."""
    vocabulary = load_vocabulary("en")
    spans = values = gold_count = our_count = words = 0
    missed: Counter[str] = Counter()
    spent = 0.0
    files = sorted(Path(sys.argv[1]).glob("**/*.tml"))
    for path in files:
        published, text, gold = read_gold(path)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", published):
            published = ""
        report = Report(
            id=path.stem, capture="", given_id=None, publisher=None, url=None, headline=None,
            headline_at=None, by=None, credit=(), located=None, published=published or None,
            language="en", text_sha256="", text=text)
        begun = time.perf_counter()
        ours, _ = find_times(report, vocabulary)
        spent += time.perf_counter() - begun
        words += len(text.split())
        gold_count += len(gold)
        our_count += len(ours)
        used: set[int] = set()
        for start, end, value, kind in gold:
            near = [(n, t) for n, t in enumerate(ours)
                    if t.start < end and start < t.end and n not in used]
            if not near:
                missed[f"MISS {kind} {text[start:end]!r} {value}"] += 1
                continue
            chosen = next(((n, t) for n, t in near if t.value == value), near[0])
            used.add(chosen[0])
            spans += 1
            if chosen[1].value == value:
                values += 1
            else:
                missed[f"VALUE {text[start:end]!r} {value} ours "
                       f"{chosen[1].as_written!r} {chosen[1].value} ({published})"] += 1
        for n, t in enumerate(ours):
            if n not in used:
                around = " ".join(text[max(0, t.start - 25) : t.end + 20].split())
                missed[f"FALSE {t.as_written!r} {t.value} in {around!r}"] += 1
    print(f"{len(files)} reports, {gold_count} TIMEX3, {our_count} ours")
    print("spans, relaxed:", f1(spans, gold_count, our_count))
    print("values:        ", f1(values, gold_count, our_count))
    print(f"{spent / max(words, 1) * 400 * 1000:.2f} ms a report of 400 words")
    if "--misses" in sys.argv:
        for line, count in missed.most_common():
            print(count, line)


if __name__ == "__main__":
    main()
