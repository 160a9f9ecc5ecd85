"""Makes reports of known families from invented words, and measures what was found."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from firsthand.record import Family, Report
from tests.families.cases import a_report

SYLLABLES = ("ba", "cor", "du", "fen", "gal", "hi", "jor", "ka", "lem", "mu", "nar", "os", "pel",
             "qui", "ras", "sil", "tov", "ul", "ven", "wex", "yar", "zin")
SHAPES = (
    "The {w} {w} of {n} {w} {w} {d} {w} near the {w} {w} in {n}.",
    "{n} {w} that the {w} had {w} the {w} before {w} {w} were {w}.",
    "At {d} {w} of the {w}, {w} {w} and a {w} {w} {w} into {n}.",
    "A {w} from {n} {w} the {w} while {w} {w} {w} by the {w}.",
    "No {w} {w} the {w} {w}, and the {w} of {n} was {w} {w} again.",
    "When {w} {w} came to {n}, {d} {w} {w} over the {w} {w}.",
)


class Made(msgspec.Struct, frozen=True):
    """One made report: ``kin`` is its family, ``kind`` how it came about."""

    report: Report
    kin: str
    kind: str


class Event(msgspec.Struct, frozen=True):
    """What all reporters of one event have before them."""

    names: tuple[str, ...]
    figures: tuple[str, ...]
    words: tuple[str, ...]
    quotation: str


def a_word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3)))


def an_event(rng: random.Random, lexicon: Sequence[str]) -> Event:
    quotation = " ".join(["we", *rng.choices(lexicon, k=9)])
    return Event(
        names=tuple(a_word(rng).title() for _ in range(6)),
        figures=tuple(str(rng.randint(2, 900)) for _ in range(6)),
        words=tuple(rng.sample(lexicon, k=60)),
        quotation=f"“{quotation},” {a_word(rng).title()} said.",
    )


def tell(rng: random.Random, event: Event, lexicon: Sequence[str]) -> list[str]:
    """Tell an event in somebody's own words, with the one quotation all of them heard."""
    told = []
    for _ in range(rng.randint(9, 14)):
        shape = rng.choice(SHAPES)
        while "{" in shape:
            for slot, choices in (("{n}", event.names), ("{d}", event.figures),
                                  ("{w}", event.words if rng.random() < 0.4 else lexicon)):
                shape = shape.replace(slot, rng.choice(choices), 1)
        told.append(shape)
    told.insert(rng.randint(1, len(told)), event.quotation)
    return told


def reworded(rng: random.Random, told: Iterable[str], strength: float) -> list[str]:
    """Exchange this share of the small words for others; names, figures, quotations stay."""
    sentences = []
    for sentence in told:
        words = sentence.split()
        if not sentence.startswith("“"):
            words = [
                a_word(rng) + "ed" if word.islower() and rng.random() < strength else word
                for word in words
            ]
        sentences.append(" ".join(words))
    return sentences


def copies(rng: random.Random, told: list[str]) -> dict[str, list[str]]:
    """Copy a telling in every way there is."""
    start = rng.randint(0, len(told) - 4)
    made = {
        "reprint": list(told),
        "excerpt": told[start : start + 4],
        "shuffle": rng.sample(told, k=len(told)),
    }
    for percent in (5, 10, 20, 30, 40):
        made[f"reworded-{percent}"] = reworded(rng, told, percent / 100)
    return made


def make(count: int, seed: int, *, copied: Sequence[str] = ()) -> list[Made]:
    """Make ``count`` events: each told by two independent reporters, and copied."""
    rng = random.Random(seed)
    lexicon = [a_word(rng) for _ in range(4000)]
    made = []
    for event in range(count):
        known = an_event(rng, lexicon)
        for teller in range(2):
            kin = f"{event}-{teller}"
            told = tell(rng, known, lexicon)
            made.append(Made(_report(told, f"{kin}", 0), kin, "own"))
            if teller == 0:
                for hour, (kind, text) in enumerate(copies(rng, told).items()):
                    if not copied or kind in copied:
                        made.append(Made(_report(text, f"{kin}-{kind}", hour + 1), kin, kind))
    return made


def _report(told: Sequence[str], name: str, hour: int) -> Report:
    return a_report(" ".join(told), f"Paper {name}", given_id=name,
                    published=f"2031-05-06T{hour + 8:02}:00:00Z")


def pairwise_f1(made: Sequence[Made], families: Sequence[Family], kind: str) -> float:
    """Score the pairs of own telling and copies of one kind, and every false pair."""
    by_id = {m.report.id: m for m in made}
    found = {
        frozenset(pair) for family in families
        for pair in combinations([m.report for m in family.members], 2)
    }
    wanted = {
        frozenset((a.report.id, b.report.id)) for a, b in combinations(made, 2)
        if a.kin == b.kin and {a.kind, b.kind} == {"own", kind}
    }
    false = sum(len({by_id[report].kin for report in pair}) > 1 for pair in found)
    right = len(wanted & found)
    return 2 * right / (2 * right + false + len(wanted - found)) if wanted else 0.0
