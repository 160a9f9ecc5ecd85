"""What came of calls and pledges."""

from __future__ import annotations

import pytest

from firsthand.record import Family, FollowUp, Judgement, Reading, make_id
from firsthand.standings import weigh
from firsthand.standings.answers import SHOWN
from tests.standings.factories import a_family, a_reading, a_statement, one_incident

CALL = "an urgent meeting of the Regional Security Council"


def opened(*readings: Reading, families: tuple[Family, ...] = ()) -> tuple[FollowUp, ...]:
    return weigh(readings, families, ()).follow_ups


def called(name: str = "A", published: str = "2031-03-10", by: str = "Kessaria") -> Reading:
    return a_reading(name, a_statement("call-for", CALL, by), published=published)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Security Council met behind closed doors on Monday.", "met"),
        ("A meeting of the Security Council was held in private.", "met"),
        ("The Security Council will be convened next week.", "open"),
        ("The Security Council has not met.", "open"),
        ("Kessaria urged that the Security Council be convened.", "open"),
        ("The town council held a market.", "open"),
        ("Security forces met no resistance.", "open"),
    ],
)
def test_only_what_was_done_meets_a_call(text: str, status: str) -> None:
    later = a_reading("B", published="2031-03-11", text=text)

    assert [f.status for f in opened(called(), later)] == [status]


def test_what_met_it_is_shown() -> None:
    later = a_reading("B", published="2031-03-11", text="The Security Council met on Tuesday.")

    assert opened(called(), later)[0].evidence == ("report-B",)


def test_an_earlier_report_and_a_copy_answer_nothing() -> None:
    text = "The Security Council met on Tuesday."
    earlier = a_reading("B", published="2031-03-09", text=text)
    copy = a_reading("C", published="2031-03-11", text=text)

    assert opened(called(), earlier)[0].status == "open"
    assert opened(called(), copy, families=(a_family("A", "C"),))[0].status == "open"


def test_a_call_told_by_many_is_one() -> None:
    assert len(opened(called("A"), called("B", "2031-03-11"))) == 1
    assert len(opened(called("A"), called("B", by="Odrava"))) == 2
    assert (
        len(opened(called("A"), called("B", by="a copyist"), families=(a_family("A", "B"),))) == 1
    )


def test_a_later_word_on_a_pledge_is_a_candidate() -> None:
    pledge = a_reading(
        "A", a_statement("pledge", "hold the killers of villagers to account", "the president")
    )
    later = a_reading(
        "B",
        a_statement("announce", "arrests of killers of villagers", "the president"),
        published="2031-03-20",
    )
    found = opened(pledge, later)[0]

    assert (found.status, found.evidence) == ("open", ("B-0",))


def test_concern_opens_nothing() -> None:
    assert opened(a_reading("A", a_statement("concern", "the violence", "Kessaria"))) == ()


def answered(*readings: Reading) -> list[tuple[str, ...]]:
    return [f.evidence for f in weigh(readings, (), [one_incident(*readings)]).follow_ups]


def test_what_bears_on_the_theme_of_a_pledge_is_shown_of_the_same_incident() -> None:
    """Trials answer a promise of justice in other words, and other courts do not."""
    pledge = a_reading(
        "A", a_statement("pledge", "whoever did this will be punished", "the president")
    )
    later = a_reading(
        "B", published="2031-04-02", text="Nine suspects were charged before a court in Odra."
    )
    one_word = a_reading("C", published="2031-04-03", text="Nine suspects left the country.")

    assert answered(pledge, later, one_word) == [("report-B",)]
    assert weigh([pledge, later], (), [one_incident(pledge)]).follow_ups[0].evidence == ()
    assert [f.status for f in opened(pledge, later)] == ["open"]


def decided(verdict: str, at: str, supersedes: str | None = None) -> Judgement:
    call = opened(called())[0]
    return Judgement(
        id=make_id("judgement", verdict, at), left=call.id, right=None, verdict=verdict,
        by="Ada", at=at, note="", supersedes=supersedes)


def test_a_person_decides_what_came_of_it_and_may_think_again() -> None:
    first = decided("refused", "2031-04-01T00:00:00Z")
    second = decided("partly met", "2031-04-02T00:00:00Z", first.id)

    def status(*judgements: Judgement) -> str:
        return weigh([called()], (), (), judgements).follow_ups[0].status

    assert status(first) == "refused"
    assert status(second, first) == "partly met"
    assert status(decided("best 1311", "2031-04-03T00:00:00Z")) == "open"


def test_evidence_does_not_grow_with_every_report() -> None:
    """What a hundred papers tell of one theme is shown as far as a person would read it."""
    pledge = a_reading(
        "A", a_statement("pledge", "whoever did this will be punished", "the president")
    )
    later = [
        a_reading(f"B{n}", published=f"2031-04-{1 + n % 28:02}",
                  text=f"Suspects number {n} to {n + 9} were charged before a court.")
        for n in range(100)
    ]

    assert len(answered(pledge, *later)[0]) == SHOWN
