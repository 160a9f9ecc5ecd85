"""Families that are known because they were made: floors, size, and the laws."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.families import find_families, lone_family_id
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report
from tests.families.generator import make, pairwise_f1, reworded
from tests.families.tellings import STRENGTHS, make_tellings

WORDS = load_vocabulary("en")
RELAXED = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


# Raised as the room learns, lowered never.
@pytest.mark.parametrize(("kind", "floor"), [
    ("reprint", 0.99), ("excerpt", 0.97), ("shuffle", 0.97), ("reworded-5", 0.97),
    ("reworded-10", 0.97), ("reworded-20", 0.95), ("reworded-30", 0.95), ("reworded-40", 0.85),
])
def test_known_families_are_found(kind, floor):
    made = make(30, seed=7, copied=(kind,))
    families = find_families([m.report for m in made], WORDS)
    assert pairwise_f1(made, families, kind) >= floor


@pytest.mark.parametrize("kind", ["sentences", "synonyms"])
def test_rewrites_in_english_are_found_and_rivals_are_not(kind):
    kinds = [f"{kind}-{percent}" for percent in STRENGTHS]
    made = [m for m in make_tellings(12, seed=5) if m.kind in ("own", *kinds)]
    families = find_families([m.report for m in made], WORDS)
    assert min(pairwise_f1(made, families, one) for one in kinds) >= 0.97


def test_ten_thousand_reports_take_less_than_a_minute():
    made = make(1667, seed=11, copied=("reprint", "excerpt", "shuffle", "reworded-20"))[:10_000]
    began = time.process_time()
    families = find_families([m.report for m in made], WORDS)
    assert len(made) == 10_000
    assert time.process_time() - began < 60
    assert len(families) >= 1600


def test_a_thousand_copies_of_one_text_are_one_family():
    told = make(1, seed=3)[0].report.text
    reports = [a_report(told, f"Paper {n}", published=f"2031-05-{1 + n % 28:02}")
               for n in range(1000)]
    family, = find_families(reports, WORDS)
    assert len(family.members) == 1000


@RELAXED
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_reports_is_no_matter(seed, rng):
    reports = [m.report for m in make(3, seed=seed)]
    expected = find_families(reports, WORDS)
    rng.shuffle(reports)
    assert find_families(reports, WORDS) == expected


@RELAXED
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_verbatim_copy_joins_the_family_of_its_original(seed, chosen):
    reports = [m.report for m in make(2, seed=seed)]
    original = reports[chosen % len(reports)]
    copy = a_report(original.text, "The Copyist", published="2031-06-01")
    together = [
        {member.report for member in family.members}
        for family in find_families([*reports, copy], WORDS)
    ]
    assert any({original.id, copy.id} <= members for members in together)


@RELAXED
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.1, 0.2]))
def test_a_copy_adds_no_family(seed, strength):
    reports = [m.report for m in make(2, seed=seed)]
    text = " ".join(reworded(random.Random(seed), reports[0].text.split(". "), strength))
    copy = a_report(text, "The Copyist", published="2031-06-01")
    assert _families(reports) == _families([*reports, copy])


@RELAXED
@given(st.integers(0, 10**6))
def test_an_unrelated_report_changes_no_family(seed):
    reports = [m.report for m in make(2, seed=seed)]
    stranger = a_report("Bakers in a town by a lake won a prize for rye bread. "
                        "Their oven is older than the town hall. A queue forms before dawn.")
    assert find_families([*reports, stranger], WORDS) == find_families(reports, WORDS)


@RELAXED
@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_text_is_compared_and_every_shared_passage_quotes_both_sides(texts):
    told = make(1, seed=1)[0].report.text
    reports = [a_report(f"{text}\n{told}\n{text[::-1]}", f"Paper {n}")
               for n, text in enumerate(texts)]
    by_id = {report.id: report.text for report in reports}
    families = find_families(reports, WORDS)
    for link in (link for family in families for link in family.links):
        for shared in link.shared:
            for report, passage in ((link.a, shared.a), (link.b, shared.b)):
                assert by_id[report][passage.start : passage.end] == passage.exact
    if len({report.id for report in reports}) > 1:
        assert {m.report for f in families for m in f.members} == by_id.keys()


def test_nothing_and_one_report_have_no_family():
    assert find_families([], WORDS) == ()
    assert find_families([a_report("")], WORDS) == ()
    assert lone_family_id("report-1").startswith("family-")


def _families(reports):
    """Count families, lone reports among them."""
    found = find_families(reports, WORDS)
    inside = {member.report for family in found for member in family.members}
    return len(found) + sum(report.id not in inside for report in reports)
