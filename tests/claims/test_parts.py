"""Figures inside figures, and figures told as figures."""

from __future__ import annotations

import pytest


def rows(claims):
    counts = {claim.id: claim.count.number for claim in claims}
    return sorted((c.count.number or 0, c.scope, counts.get(c.within or "")) for c in claims)


@pytest.mark.parametrize(("text", "expected"), [
    ("Shells killed 12 people, including three children.",
     [(3, "child", 12), (12, "total", None)]),
    ("Shells killed 12 people, three of them children.",
     [(3, "child", 12), (12, "total", None)]),
    ("Shells killed 12 people, among them three women and two nurses.",
     [(2, "health-worker", 12), (3, "woman", 12), (12, "total", None)]),
    ("A raid killed 48 people: 16 soldiers, 28 gunmen and four civilians.",
     [(4, "civilian", 48), (16, "security", 48), (28, "combatant", 48), (48, "total", None)]),
    ("Ninety people were killed. Forty of the dead were women.",
     [(40, "woman", 90), (90, "total", None)]),
    ("Ninety people were killed. The dead include 40 women.",
     [(40, "woman", 90), (90, "total", None)]),
    ("Of the 90 people killed, 40 were women.",
     [(40, "woman", 90), (90, "total", None)]),
    ("The Horn Conflict Monitor listed 745 civilians and 148 fighters among the dead, 893 in all.",
     [(148, "combatant", 893), (745, "civilian", 893), (893, "total", None)]),
    ("Rebels killed 12 soldiers. Shells killed nine farmers.",
     [(9, "total", None), (12, "security", None)]),
])
def test_parts(claimed, text, expected):
    assert rows(claimed(text)) == expected


@pytest.mark.parametrize(("sentence", "number"), [
    ("The death toll rose to 17.", 17),
    ("The death toll stands at 17.", 17),
    ("The toll reached 17 dead.", 17),
    ("The ministry put the number of dead at 17.", 17),
    ("The death toll climbed from 9 to 17.", 17),
    ("The attack, which had a death toll of 17, shook the town.", 17),
    ("The hospital counted 17 deaths.", 17),
])
def test_a_toll_told_as_a_figure(claimed, sentence, number):
    found = [c for c in claimed(sentence) if c.polarity == "asserted"]

    assert [(c.harm, c.count.number) for c in found] == [("killed", number)]


@pytest.mark.parametrize(("sentence", "span"), [
    ("The death toll has risen to 17 so far.", "running total"),
    ("Another 12 people were killed overnight.", "daily increment"),
    ("A shell killed 12 people.", "this incident"),
])
def test_span(claimed, sentence, span):
    assert [c.span for c in claimed(sentence)] == [span]


@pytest.mark.parametrize(("text", "claimant"), [
    ("Twelve people were killed, the Horn Conflict Monitor said.", "Horn Conflict Monitor"),
    ("Twelve people were killed, SOHR said.", "Syrian Observatory for Human Rights"),
    ("Twelve people were killed, Mayor Anja Brek said.", "Anja Brek"),
    ("Twelve people were killed, a security official said.", None),
    ("Twelve people were killed, reports said.", None),
    ("Twelve people were killed.", None),
    ("The Lakeside Rights Observatory said twelve people were killed.",
     "Lakeside Rights Observatory"),
])
def test_claimant(claimed, text, claimant):
    assert [c.claimant for c in claimed(text)] == [claimant]


def test_a_claim_quotes_count_harm_and_victims_no_wider(claimed):
    (claim,) = claimed("On Monday in Homs, shells killed at least 12 people near the market.")

    assert claim.evidence.exact == "killed at least 12 people"
    assert [place.name for place in claim.place] == ["Homs"]
    assert claim.when.from_ == "2031-03-10"
    assert claim.means == "shelling"
