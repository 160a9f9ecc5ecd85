"""A copy is not a witness, whatever is copied; and nobody's order or neighbour matters."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.families import find_families
from firsthand.incidents import group_incidents
from firsthand.record import Family, Reading, Standing, Weighing
from firsthand.settings import Incidents
from firsthand.standings import weigh
from firsthand.vocabulary import Vocabulary, load_vocabulary
from tests.families.tellings import make_tellings
from tests.standings.factories import a_claim, a_family, a_place, a_reading, days

WORDS: Vocabulary = load_vocabulary("en")
SAID = st.sampled_from(
    [
        "12",
        "40",
        "at least 40",
        "about 300",
        "311",
        "more than 300",
        "1,000",
        "1,018",
        "1,311",
        "up to 1,300",
        "more than 800",
        "830",
        "hundreds",
        "100 to 300",
        "large numbers",
    ]
)
WHO = st.sampled_from([None, None, "the Monitor", "the Network", "the police"])
SCOPE = st.sampled_from(["total", "total", "civilian"])
PLACES = st.sampled_from(
    [
        (),
        (a_place("Lat"),),
        (a_place("Lat"), a_place("Tar")),
        (a_place("Tar"),),
        (a_place("Odra"),),
    ]
)
WHENS = st.sampled_from([None, days("2031-03-06"), days("2031-03-06", "2031-03-08", 2)])
CLAIMS = st.builds(
    lambda said, by, scope, place, when: a_claim(said, by, scope=scope, place=place, when=when),
    SAID,
    WHO,
    SCOPE,
    PLACES,
    WHENS,
)
PUBLISHED = st.sampled_from(
    ["2031-03-07", "2031-03-07T09:00:00Z", "2031-03-08", "2031-03-08T21:00:00Z", "2031-03-09"]
)


@st.composite
def corpora(draw: st.DrawFn) -> list[Reading]:
    told = draw(
        st.lists(
            st.tuples(st.lists(CLAIMS, min_size=1, max_size=3), PUBLISHED), min_size=1, max_size=5
        )
    )
    return [a_reading(f"R{at}", *claims, published=day) for at, (claims, day) in enumerate(told)]


def concluded(readings: list[Reading], families: tuple[Family, ...] = ()) -> Weighing:
    incidents = group_incidents(readings, Incidents(), (), WORDS, families)
    return weigh(readings, families, incidents, (), WORDS)


def as_of(weighing: Weighing) -> dict[tuple[str, str, str], list[Standing]]:
    rows: dict[tuple[str, str, str], list[Standing]] = {}
    for row in weighing.standings:
        rows.setdefault((row.incident, row.harm, row.scope), []).append(row)
    return rows


def a_copy(of: Reading, published: str = "2031-03-10") -> Reading:
    told = [msgspec.structs.replace(claim, id="") for claim in of.claims]
    return a_reading("Copy", *told, published=published)


@given(corpora(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_copy_never_raises_a_standing(readings: list[Reading], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(readings))
    lost = data.draw(st.booleans())
    copy = a_copy(original)
    if lost:  # a careless copy: whom the figure came from is gone
        copy = msgspec.structs.replace(
            copy,
            claims=tuple(msgspec.structs.replace(claim, claimant=None) for claim in copy.claims),
        )
    name = original.report.given_id or ""
    before = as_of(concluded(readings))
    after = as_of(concluded([*readings, copy], (a_family(name, "Copy"),)))

    assert after.keys() == before.keys()
    for key, rows in after.items():
        for row in rows:
            then = [old for old in before[key] if old.as_of <= row.as_of][-1]
            assert len(row.origins) <= len(then.origins)
            assert (row.low, row.high) == (then.low, then.high)


@given(st.integers(0, 10**6), st.sampled_from(["40", "at least 40", "hundreds"]))
@settings(max_examples=4, deadline=None)
def test_whatever_way_a_text_is_copied_no_standing_rises(seed: int, figure: str) -> None:
    made = make_tellings(1, seed)
    told = [
        a_reading(m.kind if m.kind != "own" else m.kin, a_claim(figure, None),
                  published=m.report.published, text=m.report.text)
        for m in made
    ]
    parent = told[0]
    sentences = parent.report.text.split(". ")
    verbatim, excerpt = (
        a_reading(name, a_claim(figure, None), published="2031-05-07T09:00:00Z", text=text)
        for name, text in (("verbatim", parent.report.text), ("excerpt", ". ".join(sentences[:5])))
    )
    rows = as_of(_weighed_by_text(told[:2]))
    for copy in (verbatim, excerpt, *told[3::3]):
        for key, after in as_of(_weighed_by_text([*told[:2], copy])).items():
            assert len(after[-1].origins) <= len(rows[key][-1].origins)


def _weighed_by_text(readings: list[Reading]) -> Weighing:
    return concluded(readings, find_families([r.report for r in readings], WORDS))


@given(corpora(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_changes_nothing(readings: list[Reading], chance: random.Random) -> None:
    shuffled = list(readings)
    chance.shuffle(shuffled)

    assert concluded(shuffled) == concluded(readings)


@given(corpora(), CLAIMS)
@settings(max_examples=100, deadline=None)
def test_an_unrelated_report_changes_no_other_standing(readings: list[Reading], claim: Any) -> None:
    elsewhere = a_place("Farr", country="XZ", gazetteer_id="farr")
    unrelated = a_reading("Other", msgspec.structs.replace(claim, place=(elsewhere,)))
    after = concluded([*readings, unrelated])

    assert [row for row in after.standings if "report-Other" not in row.reports] == list(
        concluded(readings).standings
    )


@given(corpora(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_part_never_raises_a_total(readings: list[Reading], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(readings) - 1))
    whole = readings[at].claims[0]
    part = a_claim(
        data.draw(SAID),
        data.draw(WHO),
        id="part",
        report=whole.report,
        within=whole.id,
        place=whole.place,
        when=whole.when,
        scope=whole.scope,
    )
    changed = list(readings)
    changed[at] = msgspec.structs.replace(readings[at], claims=(*readings[at].claims, part))

    assert tolls(concluded(changed)) == tolls(concluded(readings))


@given(corpora(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_headline_that_repeats_is_no_claim_more(
    readings: list[Reading], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(readings) - 1))
    body = data.draw(st.sampled_from(readings[at].claims))
    # a headline that names another place than its body tells something else
    place = data.draw(st.sampled_from([body.place, ()]))
    again = msgspec.structs.replace(
        body, id="again", repeats=body.id, claimant=data.draw(WHO), place=place
    )
    changed = list(readings)
    changed[at] = msgspec.structs.replace(readings[at], claims=(*readings[at].claims, again))

    assert tolls(concluded(changed)) == tolls(concluded(readings))


def tolls(weighing: Weighing) -> list[str]:
    rows = [(r.harm, r.scope, r.as_of, r.low, r.high, r.origins) for r in weighing.standings]
    return sorted(map(repr, rows))
