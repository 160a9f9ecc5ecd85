"""Candidates: reports alike in shape are left alone, copies are not, and the work stays linear."""

import random

import pytest

from firsthand.families import find_families
from firsthand.families.candidates import find_pairs
from firsthand.families.index import Index
from firsthand.families.nearness import weigh_candidates
from firsthand.families.reading import Reader
from firsthand.families.sketches import Sketcher
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report
from tests.families.generator import a_word, make, reworded

WORDS = load_vocabulary("en")
PHRASES = (
    "people were killed when shells hit the market", "bodies had been recovered by volunteers",
    "wounded residents were treated overnight", "the health ministry put the dead at",
    "the roof fell on her brother", "denied that any unit under his command had fired on",
    "families sleep in the school without water", "both sides agreed to let convoys pass",
    "engineers searched the closed road for mines", "a monitoring group counted deaths in",
    "declined to comment on claims that men were held", "called for an inquiry and a list of",
)


def a_genre(count):
    """Make reports of different events, which have the phrases of the genre in common."""
    rng = random.Random(5)
    for n in range(count):
        told = [
            f"{a_word(rng).title()} {a_word(rng)} {a_word(rng)} {rng.randint(2, 900)} {phrase}"
            f" {a_word(rng)} {a_word(rng)} {a_word(rng)} {a_word(rng).title()}."
            for phrase in rng.sample(PHRASES, k=5)
        ]
        yield a_report(" ".join(told), f"Paper {n}", published="2031-05-06")


def pairs(reports):
    return find_pairs(Index([Sketcher(Reader(WORDS)).sketch(reports)]))


def weighed(reports):
    reader = Reader(WORDS)
    found = pairs(reports)
    met = list(zip(found.later.tolist(), found.earlier.tolist(), strict=True))
    return weigh_candidates([reader.read(report) for report in reports], met)


def test_reports_alike_only_in_their_phrases_are_not_compared():
    reports = list(a_genre(300))
    assert len(weighed(reports).pairs) < len(reports) / 10


@pytest.mark.parametrize("strength", [0.0, 0.2])
def test_a_copy_is_found_among_reports_of_one_genre(strength):
    reports = list(a_genre(200))
    text = " ".join(reworded(random.Random(2), [reports[0].text], strength))
    copy = a_report(text, "The Copyist", published="2031-06-01")
    family, = (
        f for f in find_families([*reports, copy], WORDS)
        if copy.id in {member.report for member in f.members}
    )
    assert {member.report for member in family.members} == {copy.id, reports[0].id}


def test_pairs_grow_as_reports_do():
    kinds = ("reprint", "reworded-20")
    few, many = (
        len(pairs([m.report for m in make(count, seed=4, copied=kinds)]).later)
        for count in (40, 160)
    )
    assert 3 * few < many < 5 * few


def test_a_copy_is_no_further_text():
    reports = [m.report for m in make(4, seed=9, copied=())]
    copies = [a_report(report.text, "The Copyist") for report in reports]
    assert len(set(weighed([*reports, *copies]).texts)) == len(set(weighed(reports).texts))


def test_a_crowd_of_rewrites_is_one_family_with_its_original():
    rng = random.Random(1)
    told = make(1, seed=3)[0].report.text.split(". ")
    wire = a_report(". ".join(told), "The Wire", published="2031-04-30")
    crowd = [a_report(". ".join(reworded(rng, told, 0.3)), f"Paper {n}", published="2031-05-01")
             for n in range(60)]
    family, = find_families([wire, *crowd], WORDS)
    assert len(family.members) == 61


# Each lost a witness's worth of wording to the copy, until words were counted by texts.
@pytest.mark.parametrize(("seed", "strength"), [(4916, 0.0), (1554, 0.2), (1924, 0.0), (1850, 0.2)])
def test_a_copy_splits_no_family(seed, strength):
    reports = [m.report for m in make(2, seed=seed)]
    told = reports[0].text.split(". ")
    # The stops are lost too, as on a page whose line ends were thrown away.
    text = " ".join(reworded(random.Random(seed), told, strength))
    copy = a_report(text, "The Copyist", published="2031-06-01")
    before = {frozenset(m.report for m in f.members) for f in find_families(reports, WORDS)}
    after = {frozenset(m.report for m in f.members) - {copy.id}
             for f in find_families([*reports, copy], WORDS)}
    assert after == before
