"""Makes a month of world news with known families: ``python bench/generate_news.py COUNT FILE``.

Writes one report a line, as ``firsthand read`` takes them, and which family it belongs to. All is
invented, and the same count gives the same file on every machine. An event is told by one to four
reporters of their own, who share names, figures, the ordinary words of such an event and one
quotation; a telling is passed on by nobody, by a few, or by a crowd, as a reprint, an excerpt, a
rewrite or an updated version. Every publisher has a stock paragraph of its own, and every genre
its stock phrases.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

SYLLABLES = ("ba", "cor", "du", "fen", "gal", "hi", "jor", "ka", "lem", "mu", "nar", "os", "pel",
             "qui", "ras", "sil", "tov", "ul", "ven", "wex", "yar", "zin", "bru", "cla", "dre")
# What is said in every genre, about anything: these phrases never make two reports alike.
SHAPES = (
    "The {w} {w} of {n} was {w} by {w} {w} on the {w} side of the {w}, where {d} {w} had {w}.",
    "{n} told reporters that the {w} would not {w} the {w} {w} before the {w} of {n} had {w}.",
    "According to {n}, at least {d} {w} were {w} when a {w} {w} {w} near the {w} {w}.",
    "Officials in {n} said they had no {w} about the {w} {w}, and that a {w} was {w}.",
    "In the {w} of {n}, {w} {w} {w} while the {w} {w} and {d} {w} were still {w}.",
    "A spokesman for the {w} said on condition of anonymity that {n} had {w} the {w} {w}.",
    "It was not immediately clear whether the {w} {w} had {w} the {w}, {n} added.",
    "{d} {w} {w} from the {w} to {n}, past {w} {w} and the {w} where {n} {w} last {w}.",
    "The {w} comes after {w} {w} in {n}, which {w} a {w} of {w} and {d} {w} in one {w}.",
    "Neither {n} nor the {w} of {n} has {w} who {w} the {w}, and no {w} was {w}.",
    "People there {w} the {w} by {w}, with {w} {w} and {w} {w} from {n} behind them.",
    "“We {w} the {w} {w} and nobody {w} us,” said {n}, whose {w} {w} lost {d} {w}.",
    "Since then {w} {w} have {w} {n}, and the {w} {w} of the {w} is {w} {w} again.",
    "On the road out of {n} the {w} {w} {w} a {w} with {d} {w}, as {n} {w} in the {w} before.",
    "The {w} ministry said in a statement that {d} {w} were {w} and {d} others {w}.",
)
COPIES = ("reprint", "excerpt", "rewrite-10", "rewrite-20", "rewrite-30", "update")
PUBLISHERS = 4000
LEXICON = 30_000
NAMES = 40_000


class Newsroom:
    """Invents events, tellings and copies, one after the other, from one seed."""

    def __init__(self, seed: int) -> None:
        """Make the words, the names and the publishers."""
        self._rng = random.Random(seed)
        self._many = np.random.default_rng(seed)
        self._waiting: list[str] = []
        self._lexicon = np.array(self._words(LEXICON), dtype=object)
        self._names = [
            f"{a.title()} {b.title()}"
            for a, b in zip(self._words(NAMES), self._words(NAMES), strict=True)
        ]
        # A few words are everywhere and most are rare, as in any language.
        share = 1.0 / np.arange(2, LEXICON + 2) ** 0.9
        self._shares = np.cumsum(share / share.sum())
        self._stock = [" ".join([*self._some(24), "."]) for _ in range(PUBLISHERS)]

    def events(self) -> Iterator[list[dict[str, str]]]:
        """Invent events without end; give for each all of its reports."""
        event = 0
        while True:
            at = self._rng.randrange(28 * 24)
            names = self._rng.choices(self._names, k=7)
            figures = [str(self._rng.randrange(2, 2000)) for _ in range(7)]
            topic = self._some(40)
            quotation = f"“{' '.join(self._some(11))},” {names[0]} said."
            reports = []
            for teller in range(self._rng.choice([1, 1, 1, 2, 2, 3, 4])):
                told = self._tell(names, figures, topic)
                told.insert(self._rng.randrange(1, len(told)), quotation)
                kin = f"{event}-{teller}"
                reports.append(self._printed(told, kin, "own", at))
                for copy in range(self._passed_on()):
                    kind = self._rng.choice(COPIES)
                    text = self._copied(told, kind, figures)
                    reports.append(self._printed(text, kin, kind, at + 1 + copy))
            yield reports
            event += 1

    def _passed_on(self) -> int:
        """Draw how often a telling is copied: mostly never, now and then by a crowd."""
        drawn = self._rng.random()
        return 0 if drawn < 0.55 else min(int(0.55 / (1.0 - drawn) ** 0.8), 300)

    def _tell(
        self, names: Sequence[str], figures: Sequence[str], topic: Sequence[str]
    ) -> list[str]:
        told = []
        for text in self._rng.sample(SHAPES, k=len(SHAPES)):
            words = [
                self._rng.choice(topic) if self._rng.random() < 0.25 else word
                for word in self._some(text.count("{w}"))
            ]
            filled = {"w": iter(words), "n": self._drawn(names), "d": self._drawn(figures)}
            parts = [
                next(filled[part[0]]) + part[2:] if at else part
                for at, part in enumerate(text.split("{"))
            ]
            told.append("".join(parts))
        return told

    def _drawn(self, choices: Sequence[str]) -> Iterator[str]:
        while True:
            yield self._rng.choice(choices)

    def _copied(self, told: Sequence[str], kind: str, figures: Sequence[str]) -> list[str]:
        if kind == "excerpt":
            begin = self._rng.randrange(len(told) - 5)
            return list(told[begin : begin + self._rng.randrange(5, 9)])
        if kind == "update":
            lead = self._tell([" ".join(told[0].split()[:2]), *figures], figures, self._some(40))
            return [lead[0], *told[1:9], *lead[1:3], *told[9:]]
        if kind.startswith("rewrite"):
            return [self._reworded(sentence, int(kind[-2:]) / 100) for sentence in told]
        return list(told)

    def _reworded(self, sentence: str, strength: float) -> str:
        if sentence.startswith("“"):
            return sentence
        return " ".join(
            self._some(1)[0]
            if self._rng.random() < strength and word.isalpha() and word.islower() else word
            for word in sentence.split()
        )

    def _printed(self, told: Sequence[str], kin: str, kind: str, hour: int) -> dict[str, str]:
        publisher = self._rng.randrange(PUBLISHERS)
        text = " ".join(told)
        if publisher % 3 == 0:
            text += f"\n{self._stock[publisher]}"
        day, hour = divmod(hour, 24)
        return {
            "text": text, "published": f"2031-05-{1 + day % 31:02}T{hour:02}:00:00Z",
            "publisher": f"Paper {publisher}", "language": "en", "kin": kin, "kind": kind,
        }

    def _words(self, count: int) -> list[str]:
        return ["".join(self._rng.choices(SYLLABLES, k=self._rng.randint(2, 4)))
                for _ in range(count)]

    def _some(self, count: int) -> list[str]:
        """Draw ordinary words; many are drawn at once and wait."""
        if len(self._waiting) < count:
            places = np.searchsorted(self._shares, self._many.random(100_000))
            self._waiting = self._lexicon[np.minimum(places, LEXICON - 1)].tolist()
        drawn = self._waiting[-count:]
        del self._waiting[-count:]
        return drawn


def news(count: int, seed: int = 11) -> Iterator[dict[str, str]]:
    """Give so many reports, each with its own id, its family ``kin`` and how it came about."""
    made = 0
    for reports in Newsroom(seed).events():
        for report in reports:
            yield {"id": f"made-{made}", **report}
            made += 1
            if made == count:
                return


def write_news(count: int, path: Path) -> None:
    """Write the reports."""
    with path.open("wb") as lines:
        for report in news(count):
            lines.write(msgspec.json.encode(report) + b"\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Say how many and where: python bench/generate_news.py 10000 news.jsonl")
    write_news(int(sys.argv[1]), Path(sys.argv[2]))
