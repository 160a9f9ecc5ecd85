"""What is looked up for one report is what is found for all, and who was moved is known."""

import random
from collections import defaultdict

import pytest

from firsthand.families.beside import Listed, look_beside
from firsthand.families.candidates import COMMON, HUBS, find_pairs
from firsthand.families.index import Index
from firsthand.families.reading import Reader
from firsthand.families.sketches import Sketcher
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report
from tests.families.generator import make, reworded

SKETCHER = Sketcher(Reader(load_vocabulary("en")))


def a_crowd():
    """Rewrite one text more often than a key may be held, and print it on any day."""
    rng = random.Random(1)
    told = make(1, seed=3)[0].report.text.split(". ")
    return [
        a_report(". ".join(reworded(rng, told, 0.1 * (n % 4))), f"Paper {n}", given_id=str(n),
                 published=f"2031-05-{rng.randint(1, 28):02}")
        for n in range(COMMON + HUBS)
    ]


def two_tongues():
    return [
        a_report(m.report.text, f"Paper {n}", given_id=str(n), published=f"2031-05-{1 + n % 9:02}",
                 language="de" if n % 3 else "en")
        for n, m in enumerate(make(4, seed=5))
    ]


def listed(index):
    """Give what is found for all reports of an index."""
    pairs = find_pairs(index)
    found = defaultdict(list)
    for later, earlier, foreign in zip(
        pairs.later.tolist(), pairs.earlier.tolist(), pairs.foreign.tolist(), strict=True
    ):
        found[later].append(Listed(earlier, foreign))
    return {number: tuple(found[number]) for number in range(len(index))}


@pytest.mark.parametrize("reports", [a_crowd(), two_tongues()], ids=["crowd", "tongues"])
def test_each_report_is_listed_what_all_are_listed(reports):
    sketches = [SKETCHER.sketch([report]) for report in reports]
    whole, grown = Index([SKETCHER.sketch(reports)]), Index()
    for sketch in sketches:
        grown.add(sketch)
    expected = listed(whole)
    assert sum(map(len, expected.values())) > len(reports)
    assert listed(grown) == expected
    assert {n: look_beside(grown, n, sketch).earlier
            for n, sketch in enumerate(sketches)} == expected


@pytest.mark.parametrize("reports", [a_crowd(), two_tongues()], ids=["crowd", "tongues"])
def test_whose_list_changes_was_moved(reports):
    there = len(reports) - 14
    index = Index([SKETCHER.sketch(reports[:there])])
    before, changes = listed(index), 0
    for number, report in enumerate(reports[there:], there):
        sketch = SKETCHER.sketch([report])
        index.add(sketch)
        after = listed(index)
        beside = look_beside(index, number, sketch)
        changed = {n for n, row in before.items() if row != after[n]}
        assert changed <= beside.later | beside.moved
        changes += len(changed)
        before = after
    assert changes
