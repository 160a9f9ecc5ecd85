"""Whether a figure is meant as true."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("sentence", "polarity"), [
    ("Twelve people were killed.", "asserted"),
    ("Twelve people were reportedly killed.", "hedged"),
    ("Twelve people are feared dead.", "hedged"),
    ("Twelve people may have been killed.", "hedged"),
    ("The death toll could reach 20,000.", "forecast"),
    ("The death toll is expected to exceed 300.", "forecast"),
    ("Twelve people would be killed if the dam broke.", "hypothetical"),
    ("The governor denied that twelve people had been killed.", "denied"),
    ("The ministry rejected a figure of 300 dead.", "denied"),
    ("There is no evidence that twelve people were killed.", "denied"),
    ("Twelve people were killed, not 20 as earlier reported.", "asserted"),
])
def test_polarity(claimed, sentence, polarity):
    assert polarity in {c.polarity for c in claimed(sentence)}
    if polarity != "asserted":
        assert {c.polarity for c in claimed(sentence)} == {polarity}


def test_a_corrected_figure_is_no_second_toll(claimed):
    found = claimed("Twelve people were killed, not 20 as earlier reported.")

    assert [c.count.number for c in found if c.polarity == "asserted"] == [12]


@pytest.mark.parametrize("words", ["Forty people were killed there in 2011, years before the war.",
                                   "A decade ago 40 people were killed in the same square."])
def test_earlier_events_are_background(claimed, words):
    found = claimed(f"Shells killed nine people on Monday. {words}")

    assert [(c.count.number, c.background) for c in found] == [(9, False), (40, True)]
