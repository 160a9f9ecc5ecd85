"""The gate saves parsing and loses nothing: read without it, reports about harm say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.laws.variants import SHAPES, variants

import firsthand.samples as samples
from firsthand.intake import Captured, ReadOptions, open_captures
from firsthand.pipeline import House
from firsthand.reports import read_report
from firsthand.sentences import Gate
from firsthand.settings import Settings, Words
from firsthand.vocabulary import load_vocabulary


class OpenGate(Gate):
    """Parses every sentence of a report about harm."""

    def opens(self, sentence: str) -> bool:
        return True


def house(gate: type[Gate]) -> House:
    folder = Path(str(samples.folder()))
    made = House(Settings(words=Words(extensions=(str(folder / "extension.yaml"),))))
    made._sentences.gate = gate(made.words)
    return made


def sample_reports(made: House):
    """Read the sample, and drawn reports beside it, up to the point where sentences are parsed."""
    folder = Path(str(samples.folder())) / "coast"
    captures = open_captures(folder, made.settings.intake, ReadOptions())
    told = [read_report(c, made.words) for c in captures if isinstance(c, Captured)]
    return [report for report in told if isinstance(report, tuple)]


@pytest.fixture(scope="module")
def both():
    gated, ungated = house(Gate), house(OpenGate)
    reports = sample_reports(gated)
    return (list(gated.read_reports(reports)), list(ungated.read_reports(reports)))


def test_the_open_gate_parses_more(both):
    """Otherwise the tests below would compare a thing with itself."""
    made = house(Gate)
    about = [r for r, _ in sample_reports(made) if made._sentences.is_about_harm(r)]
    parsed = [sentence.doc is not None for _, sentences in made._sentences.read(about[:12])
              for sentence in sentences]

    assert parsed.count(False) > 3


@pytest.mark.parametrize("kind", ["claims", "statements", "names"])
def test_nothing_is_lost_in_reports_about_harm(both, kind):
    lost = []
    for gated, ungated in zip(*both, strict=True):
        if not gated.report.about_harm:
            continue
        kept = {row.id for row in getattr(gated, kind)}
        lost += [(gated.report.given_id, row.evidence.exact if kind != "statements" else
                  (row.act, row.cue.exact, row.content[0].exact))
                 for row in getattr(ungated, kind) if row.id not in kept]

    assert lost == []
    assert sum(len(getattr(gated, kind)) for gated, _ in zip(*both, strict=True)) > 50


def test_reports_about_harm_are_known_as_such():
    gate = Gate(load_vocabulary("en"))

    for shape in SHAPES:
        for variant in variants(shape, 20):
            assert gate.about_harm(variant.text), variant.text


@pytest.mark.parametrize("text", [
    "The council of Kosti opened a new library on Monday.",
    "Shares rose by three percent, traders said.",
    "The orchestra will play the second symphony in May.",
    "Rain is expected in the north at the weekend.",
    "The home team lost the final on Sunday.",
    "The choir took the stage after a long delay.",
    "The bridge cost twice as much as was planned.",
    "The company claims that its engine burns less fuel.",
])
def test_reports_about_something_else(text):
    assert not Gate(load_vocabulary("en")).about_harm(text)


@pytest.mark.parametrize(("sentence", "opens"), [
    ("Twelve people were killed.", True),
    ("The toll stands at nine.", True),
    ("She was found dead.", True),
    ("Among them were three nurses.", True),
    ("The ministry denied it.", True),
    ("According to the mayor, it was quiet.", True),
    ("“It is over.", True),
    ("He had no comment.", True),
    ("Hundreds lost their lives.", True),
    ("She was taken to a hospital.", True),
    ("He is in stable condition.", True),
    ("A bullet hit her in the leg.", True),
    ("The victim was identified as Ilmo Tarn.", True),
    ("They rolled the piano to the lake.", False),
    ("The market reopens in spring.", False),
    ("It was a long and dry summer.", False),
])
def test_a_sentence_opens_the_gate_by_its_words(sentence, opens):
    assert Gate(load_vocabulary("en")).opens(sentence) is opens
