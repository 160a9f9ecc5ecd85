"""Reports added one at a time have the families that all together have, in whatever order."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.families import GrowingFamilies, Work, find_families
from firsthand.settings import Families
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report
from tests.families.generator import make, reworded

WORDS = load_vocabulary("en")
FOOTERS = ("Subscribe here to read our award winning local coverage every single morning.",
           "The gazette has printed without a break since the great flood of the harbour.")


def grown(there, coming):
    """Add reports one at a time, and keep what each adding says."""
    growing = GrowingFamilies(Work(tuple(there), WORDS, Families()))
    families = {family.id: family for family in find_families(there, WORDS)}
    for report in coming:
        changed = growing.add(report)
        families = {
            key: family for key, family in families.items()
            if not changed.reports & {member.report for member in family.members}
        }
        families |= {family.id: family for family in changed.families}
    return tuple(families[key] for key in sorted(families))


@st.composite
def newsdays(draw):
    """Draw events with their copies, printed by few publishers with stock sentences."""
    seed = draw(st.integers(0, 10**6))
    rng = random.Random(seed)
    reports = []
    for n, made in enumerate(make(draw(st.integers(1, 3)), seed=seed)):
        publisher = rng.randrange(6)
        text = made.report.text
        if publisher < 4:
            text += f"\n{FOOTERS[publisher % 2]}"
        reports.append(a_report(
            text, f"Paper {publisher}", given_id=str(n),
            published=rng.choice([None, f"2031-05-{rng.randint(1, 9):02}", "2031-05-06T08:00:00Z"]),
            language=rng.choice(["en", "en", "en", "de"]),
        ))
    return draw(st.permutations(reports))


@given(newsdays(), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_one_at_a_time_is_as_all_together(reports, data):
    there = data.draw(st.integers(0, len(reports)))
    assert grown(reports[:there], reports[there:]) == find_families(reports, WORDS)


def test_a_crowd_that_grows_past_every_limit_is_as_all_together():
    rng = random.Random(1)
    told = make(1, seed=3)[0].report.text.split(". ")
    crowd = [
        a_report(". ".join(reworded(rng, told, 0.1 * (n % 4))), f"Paper {n}", given_id=str(n),
                 published=f"2031-05-{rng.randint(1, 28):02}")
        for n in range(64)
    ]
    assert grown(crowd[:40], crowd[40:]) == find_families(crowd, WORDS)


def test_the_third_stranger_makes_a_sentence_furniture_for_those_before():
    told = ("Shells struck the fish market of Kesra at noon. Doctors at the harbour clinic counted"
            " twelve bodies. Divers searched the ferry basin for survivors until dusk.")
    copied = told.replace("until dusk", "for most of the night, but the sea was too rough")
    other = ("A wildfire crossed the ridge above Tamor. Villagers drove their goats down to the"
             " river. Pilots dropped water on the burning pines.")
    third = ("Judges in the capital opened the trial of a smuggler. Prosecutors showed forged"
             " passports. His lawyer asked the bench for another hearing.")
    # Too few words to bring these reports together by themselves.
    line = "Harvest continues quietly."
    reports = [
        a_report(f"{text} {line}", f"Paper {n}", published=f"2031-05-{n + 1:02}")
        for n, text in enumerate((told, copied, other, third))
    ]
    before, after = find_families(reports[:3], WORDS), find_families(reports, WORDS)
    assert before[0].id == after[0].id
    assert before != after
    assert grown(reports[:3], reports[3:]) == after
