"""Measure which reports are brought together into one incident, against hand-made groups.

``python bench/bench_incidents.py FOLDER`` with the folder of all corpora. ``newscluster`` has web
news by event, ``ecbplus`` two look-alike events a topic and no dates, ``gva_longtail`` local crime
news by incident. All texts of a corpus are read together and weighed at the shipped settings,
also those of events that harmed nobody: what wrongly goes with them costs precision.

A report's incident is the one most of its claims belong to, the one told first of two told as
much; without claims the one that lists it, the largest of several; a report in no incident stands
alone. B-cubed is the mean over reports: how many of those put with it belong to its event
(precision), how many of its event are with it (recall). ARI is over the same reports.

Measured are the reports of events that harmed people, by a rule and not by a list: of all texts
of the topic (newscluster: the event; ECB+: both its events; the register: all) at least half hold
in headline or first thousand characters a word of killing, dying, wounding or abduction.
``--misses`` lists every event that was split or mixed, ``--corpus NAME`` measures one corpus.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import comb
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from corpus import Floors, Text, readings

from firsthand.pipeline import House
from firsthand.record import Incident, Reading
from firsthand.settings import Settings

BEGINNING = 1000
HARM = re.compile(
    r"\b(?:kill|dead\b|death|died\b|dies\b|dying|fatal|murder|slain|slay|massacre|injur|wound"
    r"|casualt|abduct|kidnap)", re.IGNORECASE)
CLOSED_UP = re.compile(r" (?=[.,;:!?)'’]|n't\b)")


class Gold(NamedTuple):
    """One text, the event it is about, and the topic that the event belongs to."""

    text: Text
    event: str
    topic: str


def newscluster(folder: Path) -> Iterator[Gold]:
    """Yield web news by event."""
    for line in (folder / "newscluster" / "articles.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        text = Text(row["id"], row["text"], row["published"], row["publisher"], row["title"])
        yield Gold(text, str(row["event_id"]), str(row["event_id"]))


def gva_longtail(folder: Path) -> Iterator[Gold]:
    """Yield local crime news by incident."""
    for line in (folder / "gva_longtail" / "articles.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        publisher = row["url"].rsplit("://", 1)[-1].split("/")[0].removeprefix("www.")
        text = Text(row["doc_id"], row["text"], row["dct"], publisher, row["title"])
        yield Gold(text, row["incident_id"], "")


def ecbplus(folder: Path) -> Iterator[Gold]:
    """Yield the texts of ECB+, their sentences a line each, without the lines of addresses."""
    for file in sorted((folder / "ecbplus" / "ECBplus-prep" / "ECB+").glob("*/*.xml")):
        lines: dict[str, list[str]] = defaultdict(list)
        for token in ElementTree.parse(file).getroot().iter("token"):
            lines[token.attrib["sentence"]].append(token.text or "")
        said = [CLOSED_UP.sub("", " ".join(words)) for words in lines.values()
                if not words[0].startswith("http")]
        topic = file.parent.name
        half = "ecbplus" if file.stem.endswith("ecbplus") else "ecb"
        yield Gold(Text(file.stem, "\n".join(said)), topic + half, topic)


def harmful(gold: Iterable[Gold]) -> frozenset[str]:
    """Give the topics that harmed people, by their words."""
    held: dict[str, list[bool]] = defaultdict(list)
    for text, _, topic in gold:
        told = f"{text.title or ''}\n{text.text[:BEGINNING]}"
        held[topic].append(HARM.search(told) is not None)
    return frozenset(topic for topic, said in held.items() if 2 * sum(said) >= len(said))


def grouped(found: Sequence[Reading], incidents: Sequence[Incident]) -> dict[str, str]:
    """Give each report's incident; one in none stands alone."""
    of_claim = {claim: incident.id for incident in incidents for claim in incident.claims}
    listed: dict[str, str] = {}
    for incident in sorted(incidents, key=lambda i: (len(i.reports), i.id)):
        listed |= dict.fromkeys(incident.reports, incident.id)
    out: dict[str, str] = {}
    for reading in found:
        told = sorted((c for c in reading.claims if c.id in of_claim),
                      key=lambda c: (c.sentence.field == "text", c.sentence.start))
        most = Counter(of_claim[claim.id] for claim in told).most_common(1)
        given = reading.report.given_id or reading.report.id
        out[given] = most[0][0] if most else listed.get(reading.report.id, reading.report.id)
    return out


def b_cubed(
    gold: Mapping[str, str], ours: Mapping[str, str], asked: Sequence[str],
) -> tuple[float, float, float]:
    """Give F1, precision and recall over the reports asked for."""
    events, groups = _members(gold, gold), _members(ours, gold)
    precision = recall = 0.0
    for report in asked:
        event, group = events[gold[report]], groups[ours[report]]
        precision += len(event & group) / len(group)
        recall += len(event & group) / len(event)
    precision, recall = precision / len(asked), recall / len(asked)
    return 2 * precision * recall / (precision + recall), precision, recall


def adjusted_rand(
    gold: Mapping[str, str], ours: Mapping[str, str], asked: Sequence[str],
) -> float:
    """Give the adjusted Rand index over the reports asked for."""
    both = sum(comb(n, 2) for n in Counter((gold[r], ours[r]) for r in asked).values())
    left = sum(comb(n, 2) for n in Counter(gold[r] for r in asked).values())
    right = sum(comb(n, 2) for n in Counter(ours[r] for r in asked).values())
    chance = left * right / comb(len(asked), 2)
    return (both - chance) / ((left + right) / 2 - chance)


def _members(labels: Mapping[str, str], over: Iterable[str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for report in over:
        out[labels[report]].add(report)
    return out


def measure(name: str, gold: Sequence[Gold], floors: Floors, misses: bool) -> None:
    """Read and weigh one corpus and print how well its reports were brought together."""
    found = list(readings(row.text for row in gold))
    ours = grouped(found, House(Settings()).weigh(found).incidents)
    events = {row.text.id: row.event for row in gold}
    topics = harmful(gold)
    asked = [row.text.id for row in gold if row.topic in topics]
    f1, precision, recall = b_cubed(events, ours, asked)
    floors.hold(f"{name} B-cubed F1", f1, f"precision {precision:.3f}, recall {recall:.3f}, "
                f"{len(asked)} reports of {len({events[r] for r in asked})} events")
    floors.hold(f"{name} ARI", adjusted_rand(events, ours, asked))
    if misses:
        groups = _members(ours, events)
        for event, reports in sorted(_members(events, asked).items()):
            parts = {ours[r]: groups[ours[r]] for r in reports}
            if len(parts) > 1 or any(group != reports for group in parts.values()):
                print(f"MISS {name} {event}: " + "; ".join(
                    f"{len(group & reports)} with {sorted(group - reports)[:5]}"
                    for _, group in sorted(parts.items())))


def main() -> int:
    """Measure the three corpora."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--corpus", choices=["newscluster", "ecbplus", "gva_longtail"])
    asked.add_argument("--misses", action="store_true")
    given = asked.parse_args()
    floors = Floors("incidents")
    corpora: Sequence[Callable[[Path], Iterator[Gold]]] = (newscluster, ecbplus, gva_longtail)
    for corpus in corpora:
        if given.corpus in (None, corpus.__name__):
            measure(corpus.__name__, list(corpus(given.folder)), floors, given.misses)
    return 0 if floors.held else 1


if __name__ == "__main__":
    raise SystemExit(main())
