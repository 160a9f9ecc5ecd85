"""What counts as drift between a parent and its copy, and what does not."""

import msgspec
import pytest

from firsthand.families import find_drift
from firsthand.record import (
    Claim,
    Count,
    Family,
    Link,
    Member,
    Passage,
    Place,
    Reading,
    Source,
    Statement,
    Victims,
    When,
    make_id,
)
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report

WORDS = load_vocabulary("en")
TOLD = "Shells fell in the old harbour market of Marn and many traders were hurt or killed outright"


def a_count(as_written="12", start=10, **bounds):
    number = bounds.pop("number", 12)
    known = {"low": None, "best": None, "high": None, "wording": "exact"} | bounds
    return Count(as_written=as_written, start=start, end=start + len(as_written),
                 number=number, **known)


def a_claim(report, count, **more):
    fields = {
        "harm": "killed", "means": None, "scope": "total", "place": (), "when": None,
        "actor": None, "statement": None, "claimant": None, "via": None, "polarity": "asserted",
        "span": "this incident", "within": None, "rule": "by hand",
        "victims": Victims(as_written="people", start=20, end=26),
        "evidence": Passage(start=5, end=26, exact="..."),
        "sentence": Passage(start=0, end=40, exact="..."),
    } | more
    return Claim(id=make_id("claim", report, str(count.start), fields["harm"]), report=report,
                 count=count, **fields)


def drifts(before, after, parent_says=(), child_says=(), child_text=f"{TOLD} there."):
    parent, child = a_report(f"{TOLD} here.", "Wire"), a_report(child_text, "Paper")
    own = [
        Reading(
            report=report,
            claims=tuple(msgspec.structs.replace(c, report=report.id,
                                                 id=make_id("claim", report.id, c.id))
                         for c in claims),
            statements=tuple(statements),
        )
        for report, claims, statements in (
            (parent, before, parent_says), (child, after, child_says))
    ]
    family = Family(
        id="family-1", earliest=parent.id,
        members=(
            Member(report=parent.id, parents=(), derivation="earliest", share=1.0),
            Member(report=child.id, parents=(parent.id,), derivation="rewrite", share=0.9),
        ),
        links=(Link(a=parent.id, b=child.id, kind="rewrite", share=0.9, why=""),),
    )
    return [
        (d.kind, d.before and d.before.exact, d.after and d.after.exact)
        for d in find_drift([family], own, WORDS)
    ]


UP_TO = a_count("as many as 1,300", number=1300, high=1300, wording="at most")


@pytest.mark.parametrize(("after", "kinds"), [
    (a_count("up to 1,300", number=1300, high=1300, wording="at most"), []),
    (a_count("approximately 1,300", number=1300, best=1300, wording="about"), ["hedge"]),
    (a_count("1,300", number=1300, low=1300, best=1300, high=1300), ["hedge"]),
    (a_count("up to 13,000", number=13000, high=13000, wording="at most"), ["digits"]),
])
def test_a_ceiling_may_be_reworded_but_not_made_an_estimate(after, kinds):
    found = drifts([a_claim("p", UP_TO)], [a_claim("c", after)])
    assert [kind for kind, _, _ in found] == kinds
    assert all(row[1:] == (UP_TO.as_written, after.as_written) for row in found)


def test_a_range_that_loses_an_end_lost_a_bound():
    before = a_count("between 10 and 50", number=None, low=10, high=50, wording="range")
    after = a_count("up to 50", number=50, high=50, wording="at most")
    assert drifts([a_claim("p", before)], [a_claim("c", after)]) == [
        ("bound", "between 10 and 50", "up to 50")]


def test_a_rounded_figure_lost_digits():
    before = a_count("1,311", number=1311, low=1311, best=1311, high=1311)
    after = a_count("1,300", number=1300, low=1300, best=1300, high=1300)
    assert [row[0] for row in drifts([a_claim("p", before)], [a_claim("c", after)])] == ["digits"]


def test_another_figure_for_another_harm_is_no_counterpart():
    after = a_count("40", number=40, low=40, best=40, high=40)
    assert drifts([a_claim("p", UP_TO)], [a_claim("c", after, harm="injured")]) == []


def test_the_dead_made_dead_or_injured_changed_the_unit():
    found = drifts([a_claim("p", UP_TO)], [a_claim("c", UP_TO, harm="killed-or-injured")])
    assert [row[0] for row in found] == ["unit"]


def test_a_total_made_civilians_changed_the_scope():
    found = drifts([a_claim("p", UP_TO)], [a_claim("c", UP_TO, scope="civilian")])
    assert [row[0] for row in found] == ["scope"]


def test_a_claimant_lost_on_the_way_is_drift_and_a_kept_one_is_not():
    named = a_claim("p", UP_TO, claimant="Meridian Observatory")
    assert drifts([named], [a_claim("c", UP_TO)]) == [("attribution", "as many as 1,300", None)]
    assert drifts([named], [named]) == []


def test_a_named_actor_where_there_was_none_has_hardened():
    actor = Source(as_written="the Salt Front", start=30, end=44, name="Salt Front", named=True)
    found = drifts([a_claim("p", UP_TO)], [a_claim("c", UP_TO, actor=actor)])
    assert found == [("attribution", None, "the Salt Front")]


def test_a_lost_period_and_a_lost_place_are_shown():
    when = When(as_written="over three days", start=40, end=55, from_="2031-03-08",
                to="2031-03-10", precision=2)
    at = TOLD.index("Marn")
    place = Place(as_written="Marn", start=at, end=at + 4, name="Marn", country=None, admin1=None,
                  gazetteer_id=None, latitude=None, longitude=None, precision=1)
    found = drifts([a_claim("p", UP_TO, when=when, place=(place,))], [a_claim("c", UP_TO)],
                   child_text=f"{TOLD.replace(' of Marn', '')} there.")
    assert sorted(found) == [("period", "over three days", None), ("place", "Marn", None)]


def a_statement(number, act="assert", cue="said"):
    content = "We were told to hold the ridge"
    return Statement(
        id=make_id("statement", str(number)), report="r", act=act, plover=None, cameo=None,
        mode="direct", cue=Passage(start=40, end=44, exact=cue), target=None, when=None, via=None,
        content=(Passage(start=0, end=len(content), exact=content),), rule="by hand",
        source=Source(as_written="Vash", start=35, end=39, name="Oren Vash", named=True),
    )


def test_an_act_changed_on_the_way_is_drift():
    found = drifts([], [],
                   [a_statement(1, "accuse", "blamed")], [a_statement(2, "condemn", "condemned")])
    assert [row[0] for row in found] == ["act"]


def test_a_verb_of_saying_may_stand_for_another():
    assert drifts([], [], [a_statement(1, "assert", "said")],
                  [a_statement(2, "announce", "announced")]) == []
