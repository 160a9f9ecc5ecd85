"""The places of a report: small decisions in ``places.csv``, and the laws."""

import csv
import pickle
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.places import find_places, open_gazetteer
from firsthand.record import Passage, Report
from firsthand.vocabulary import Vocabulary, load_vocabulary

WORDS = load_vocabulary("en")
with (Path(__file__).parent / "places.csv").open(encoding="utf-8") as file:
    DECISIONS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer(WORDS)


def a_report(text="", **more):
    fields = dict.fromkeys(
        ["given_id", "publisher", "url", "headline", "headline_at", "by", "located", "published"]
    )
    fields |= {"id": "r", "capture": "c", "credit": (), "language": "en", "text_sha256": ""}
    return Report(**(fields | {"text": text} | more))


@pytest.mark.parametrize("row", DECISIONS, ids=lambda row: row["sentence"])
def test_decision(row, gazetteer):
    places = find_places(a_report(row["sentence"]), gazetteer, WORDS)

    found = " ".join(f"{p.as_written}:{p.country or '-'}:{p.precision}" for p in places)
    assert found == row["places"], row["why"]


def test_a_country_has_its_geonames_id_and_point(gazetteer):
    (syria,) = find_places(a_report("Rain in Syria"), gazetteer, WORDS)

    assert (syria.gazetteer_id, syria.latitude, syria.longitude) == ("163843", 35.0, 38.0)


def test_a_continent_and_an_area_have_their_geonames_points(gazetteer):
    europe, ontario = find_places(a_report("Rain in Europe and Ontario province"), gazetteer, WORDS)

    assert (europe.gazetteer_id, ontario.gazetteer_id) == ("6255148", "6093943")
    assert (round(ontario.latitude), round(ontario.longitude)) == (49, -84)


@pytest.mark.parametrize(("publisher", "admin1"), [
    ("parisnews.com", "Île-de-France"),
    ("Homs Herald", "Île-de-France"),
    ("lamarcountyecho.com", "Texas"),
    ("Dallas Daily Record", "Texas"),
])
def test_where_the_publisher_is_at_home_chooses_among_places(publisher, admin1, gazetteer):
    text = "Police in Paris said nobody was hurt. A street in Paris was closed."

    places = find_places(a_report(text, publisher=publisher), gazetteer, WORDS)

    assert {place.admin1 for place in places} == {admin1}


def test_an_unresolved_village_has_no_point_and_keeps_its_name(gazetteer):
    village, _ = find_places(a_report("The village of al-Qamariya in Tartus"), gazetteer, WORDS)

    assert (village.name, village.admin1) == ("al-Qamariya", "Tartus")
    assert (village.gazetteer_id, village.latitude, village.longitude) == (None, None, None)


def test_another_sentence_does_not_lend_its_area_to_a_village(gazetteer):
    report = a_report("The village of al-Qamariya burned. Tartus was calm.")

    assert find_places(report, gazetteer, WORDS)[0].admin1 is None


def test_adjectives_of_a_country_choose_among_places_of_one_name(gazetteer):
    text = "Libyan and Libyan-led units, Libyan officials said, fought in Tripoli."
    lebanese = text.replace("Libyan", "Lebanese")

    assert find_places(a_report(text), gazetteer, WORDS)[0].country == "LY"
    assert find_places(a_report(lebanese), gazetteer, WORDS)[0].country == "LB"


def test_a_small_namesake_abroad_is_no_place_of_a_report_about_one_country(gazetteer):
    about = "Rebels attacked Usulutan and Chalatenango in El Salvador. "
    places = find_places(a_report(about + "Shots were heard in Escalon."), gazetteer, WORDS)
    abroad = find_places(a_report(about + "He lives in Escalon, California."), gazetteer, WORDS)

    assert {place.country for place in places} == {"SV"}
    assert "US" in {place.country for place in abroad}


def test_a_place_of_the_user_is_found_by_its_names():
    added = {
        "name": "al-Qamariya", "aliases": ["Qamariyeh"], "country": "SY", "admin1": "Latakia",
        "latitude": 35.4, "longitude": 36.0,
    }
    places = WORDS["places"] | {"added": [added]}
    words = Vocabulary("en", WORDS.files | {"places": places})

    found = find_places(a_report("A raid on Qamariyeh"), open_gazetteer(words), words)

    assert [(p.as_written, p.name, p.country, p.admin1, p.latitude, p.precision) for p in found] \
        == [("Qamariyeh", "al-Qamariya", "SY", "Latakia", 35.4, 1)]
    assert found[0].gazetteer_id


def test_a_place_of_the_user_lies_in_its_area_and_has_its_precision():
    added = {"name": "Vessnagora", "country": "SY", "admin1": "Latakia", "precision": 3,
             "latitude": 35.6, "longitude": 36.0}
    words = Vocabulary("en", WORDS.files | {"places": WORDS["places"] | {"added": [added]}})
    text = "Clashes in Vessnagora, Latakia province, killed two."

    found = find_places(a_report(text), open_gazetteer(words), words)

    assert [(p.name, p.admin1, p.precision) for p in found] == [
        ("Vessnagora", "Latakia", 3), ("Latakia", "Latakia", 4)]


def test_places_of_a_further_file_are_found(tmp_path):
    more = tmp_path / "more.yaml"
    more.write_text("- {name: Ostermoor-Nord, country: DE}\n", "utf-8")

    found = find_places(
        a_report("A fire in Ostermoor-Nord"), open_gazetteer(WORDS, (more,)), WORDS
    )

    assert [(p.name, p.country, p.latitude) for p in found] == [("Ostermoor-Nord", "DE", None)]


def test_a_headline_kept_apart_is_read_in_its_own_characters(gazetteer):
    places = find_places(a_report("It rained.", headline="Calm in Homs"), gazetteer, WORDS)

    assert [(p.field, p.start, p.as_written) for p in places] == [("headline", 8, "Homs")]


def test_a_headline_that_stands_in_the_text_is_read_once(gazetteer):
    at = Passage(start=0, end=12, exact="Calm in Homs")
    report = a_report("Calm in Homs\nIt rained.", headline="Calm in Homs", headline_at=at)

    assert len(find_places(report, gazetteer, WORDS)) == 1


def test_the_words_survive_being_sent_to_another_process(gazetteer):
    find_places(a_report("Calm in Homs"), gazetteer, WORDS)

    again = pickle.loads(pickle.dumps(WORDS))
    assert find_places(a_report("Calm in Homs"), gazetteer, again)


PIECES = st.sampled_from((
    "Homs", "Syria", "Latakia", "Paris", "Texas", "the", "village", "of", "al-Qamariya", "in",
    ",", ".", "Jordan", "Mr", "Reading", "northern", "coast", "Syrian", "province", "near",
    "and", "Bosnia", "Herzegovina", "La.", "U.S.", "Washington", "said", "\n", "Ṣūr", "İzmir",
))


@settings(deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map(" ".join))
def test_every_place_quotes_its_report_once(text):
    gazetteer = open_gazetteer(WORDS)
    report = a_report(text)

    places = find_places(report, gazetteer, WORDS)

    assert all(report.text[p.start : p.end] == p.as_written != "" for p in places)
    assert all(1 <= p.precision <= 7 for p in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert find_places(report, gazetteer, WORDS) == places
    assert find_places(report, open_gazetteer(WORDS), load_vocabulary("en")) == places


def test_a_name_goes_on_over_the_end_of_a_broken_line(gazetteer):
    text = (
        "The mayor said on Tuesday that the bridge had been closed and that people in New\n"
        "York had waited for hours at the ferry, which was the only way left over the\n"
        "river and which nobody had thought of keeping open through the night before that.\n")
    (place,) = find_places(a_report(text), gazetteer, WORDS)

    assert place.as_written == "New\nYork"
    assert (place.name, place.country) == ("New York", "US")
