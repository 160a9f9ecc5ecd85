"""What reports say in words brings them together, and keeps apart what shares place and day."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.incidents import group_incidents
from firsthand.incidents.wording import Weigher, likeness
from firsthand.record import Reading
from firsthand.settings import Incidents
from firsthand.vocabulary import load_vocabulary
from tests.standings.factories import a_claim, a_country, a_place, a_reading, days, named_place

BREWERY = (
    "Ada Odran, 34, was shot dead behind the Halmer brewery on Quay Street, where she kept the "
    "cellar books. A delivery driver found her beside the barrels.")
BREWERY_AGAIN = (
    "Police have named the bookkeeper killed at the Halmer brewery as Ada Odran. She was 34. A "
    "driver who delivers barrels found her behind the building in Quay Street.")
CHURCH = (
    "Two brothers died when gunmen opened fire on a wedding outside Saint Vasil church. Jonas and "
    "Piotr Welm had come from Torvik for the feast.")
QUAKE = "The ground shook under Torvik for forty seconds. Roofs fell in along the Welm embankment."
KESRA = a_place("Kesra")
START = date(2031, 1, 1).toordinal()


def told(name: str, text: str, *where: Any, on: str | None = None, **more: Any) -> Reading:
    published = more.pop("published", "2031-03-08")
    said = more.pop("said", "1")
    when = more.pop("when", days(on) if on else None)
    claim = a_claim(said, place=where, when=when, **more)
    places = [named_place(place, at) for at, place in enumerate(where)]
    return a_reading(name, claim, *places, published=published, text=text)


def grouped(*readings: Reading) -> list[list[str]]:
    found = group_incidents(readings, Incidents())
    return sorted([r.removeprefix("report-") for r in incident.reports] for incident in found)


def test_like_words_bring_together_what_has_no_day_and_no_place() -> None:
    first = told("A", BREWERY, published=None)
    again = told("B", BREWERY_AGAIN, published=None)

    assert grouped(first, again, told("C", CHURCH, published=None)) == [["A", "B"], ["C"]]


def test_two_shootings_in_one_town_on_one_day_are_two() -> None:
    brewery, church = (
        told(name, text, KESRA, on="2031-03-06", published=published)
        for name, text, published in (("A", BREWERY, "2031-03-06"), ("B", CHURCH, "2031-03-12")))

    assert grouped(brewery, church) == [["A"], ["B"]]


def test_without_words_place_and_day_are_all_there_is() -> None:
    assert grouped(told("A", "", KESRA, on="2031-03-06"),
                   told("B", "", KESRA, on="2031-03-06")) == [["A", "B"]]


def test_one_killing_told_of_the_town_and_of_the_county_is_one() -> None:
    county = a_place("Halm", admin1="Halm", precision=4)

    assert grouped(told("A", BREWERY, KESRA, on="2031-03-06"),
                   told("B", BREWERY_AGAIN, county, on="2031-03-07")) == [["A", "B"]]


def test_like_words_never_tie_an_earthquake_to_an_attack() -> None:
    assert grouped(told("A", QUAKE, means="earthquake"),
                   told("B", QUAKE, means="shooting")) == [["A"], ["B"]]


def test_hundreds_dead_in_one_land_are_not_kept_apart_by_words() -> None:
    land = a_country()

    assert grouped(told("A", BREWERY, land, on="2031-03-06", said="640"),
                   told("B", CHURCH, land, on="2031-03-06", said="700")) == [["A", "B"]]


def test_a_much_later_trial_with_the_same_names_is_about_the_killing() -> None:
    trial = told("B", BREWERY_AGAIN, published="2031-11-20")

    assert grouped(told("A", BREWERY, KESRA, on="2031-03-06"), trial) == [["A", "B"]]


MANY = (
    told("A", BREWERY, KESRA, on="2031-03-06"), told("B", BREWERY_AGAIN),
    told("C", CHURCH, KESRA, on="2031-03-06", means="shooting"),
    told("D", QUAKE, a_place("Torvik"), means="storm"),
)


def test_the_order_of_reports_changes_nothing() -> None:
    found = group_incidents(MANY, Incidents())

    assert grouped(*MANY) == [["A", "B"], ["C"], ["D"]]
    assert all(group_incidents(order, Incidents()) == found for order in permutations(MANY))


STRANGE = ["ferry", "harbour", "Bellan", "Osk", "57", "strike", "council", "shot", "Tuesday"]


@given(st.lists(st.sampled_from(STRANGE), max_size=12))
@settings(deadline=None, max_examples=25)
def test_an_unrelated_report_moves_no_other(words: list[str]) -> None:
    stranger = told("Z", " ".join(words), a_place("Osk", country="XQ"), on="2030-01-01",
                    published="2030-01-02")

    assert [group for group in grouped(*MANY, stranger) if group != ["Z"]] == grouped(*MANY)


@pytest.fixture(scope="module")
def weigher() -> Weigher:
    return Weigher(load_vocabulary("en"))


def test_a_name_weighs_more_than_a_word_and_a_word_more_than_the_usual(weigher: Weigher) -> None:
    weight = weigher.weigh("In the cellar Odran was shot by a Syrian.")

    assert weight["odran"] > weight["cellar"] > weight["shot"] > weight["syrian"]


def test_the_name_of_a_place_weighs_as_a_word(weigher: Weigher) -> None:
    weight = weigher.weigh("Odran died in Kesra, near the cellar.", ["Kesra"])

    assert weight["odran"] > weight["kesra"] == weight["cellar"]


def test_likeness_is_none_for_nothing_and_one_for_the_same(weigher: Weigher) -> None:
    brewery = weigher.weigh(BREWERY)

    assert likeness(brewery, weigher.weigh("")) == 0.0
    assert likeness(brewery, brewery) == pytest.approx(1.0)
    assert likeness(brewery, weigher.weigh(BREWERY_AGAIN)) > 0.4
    assert likeness(brewery, weigher.weigh(CHURCH)) < 0.1


STRIKE = (
    "An air strike hit the market of {} on {}, killing {} people, the Torvik monitoring desk "
    "said. Stalls burned into the evening, and the wounded were taken to the field hospital.")


def test_formula_news_of_two_days_is_of_two_strikes() -> None:
    news = [
        told(name, STRIKE.format("Kesra", day, number), KESRA, on=f"2031-03-{of_month}",
             said=number, published=f"2031-03-{of_month}")
        for name, day, number, of_month in (
            ("A", "Monday", "7", "03"), ("B", "Saturday", "12", "08"), ("C", "Friday", "4", "21"))
    ]

    assert grouped(*news) == [["A"], ["B"], ["C"]]


def test_a_wave_has_an_end() -> None:
    """Every bulletin's days touch the next one's, for a year."""
    bulletins = [
        told(f"{at:03}", "", KESRA, said=str(at + 2), when=days(
            date.fromordinal(START + 5 * at).isoformat(),
            date.fromordinal(START + 5 * at + 5).isoformat(), 3),
             published=date.fromordinal(START + 5 * at + 6).isoformat())
        for at in range(73)
    ]
    found = group_incidents(bulletins, Incidents())

    assert len(found) > 6
    for incident in found:
        assert incident.when is not None
        assert incident.when.from_ is not None
        assert incident.when.to is not None
        lasts = date.fromisoformat(incident.when.to) - date.fromisoformat(incident.when.from_)
        assert lasts.days <= Incidents().longest_days


def test_what_looked_like_an_accident_may_be_called_an_attack() -> None:
    assert grouped(told("A", BREWERY, KESRA, on="2031-03-06", means="road"),
                   told("B", BREWERY_AGAIN, KESRA, on="2031-03-06",
                        means="vehicle")) == [["A", "B"]]
