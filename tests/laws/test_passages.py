"""Nothing without its passage: whatever stands around and inside a report, every value quotes it.

Reading alone or among others, once or again, gives the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from firsthand.intake import Captured, Told
from firsthand.pipeline import House
from firsthand.record import Capture, Passage, Reading, Report, Words, make_id
from firsthand.reports import read_report
from firsthand.settings import Settings
from tests.laws.variants import SHAPES, variants

SENTENCES = (
    "Shells killed at least 12 people in Mosul on Monday, the health ministry said.",
    "“They were asleep,” said Mayor Lena Haddad, who counted three children among the dead.",
    "More than 1,300 villagers have fled Goma, and 40 of them are missing.",
    "The governor denied that troops described by the union as “armed gangs” had fired.",
    "Reports indicate that dozens of civilians, including two nurses, were abducted near Taiz.",
    "A witness in Kunduz put the number of dead at 17, up from 9 the day before.",
    "No one was hurt.",
)
# What copying, phones and other scripts put between letters: marks of direction, joiners, variation
# selectors, combining marks, signs beyond the first plane, every kind of space and end of line.
ODD = st.sampled_from([
    "\u200e", "\u200f", "\u202b", "\u202c", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff",
    "\u00ad", "\ufe0f", "\u0301", "\u00a0", "\u202f", "\u2009", "\t", "\r\n", "\n", "\r", "\u2028",
    "\u2029", "\x0b", "\x0c", "\x85", "\x00",
    "🏚️", "𝟙𝟚", "👩🏽‍⚕️", "ﷺ", "١٢", "ǅ", "ß", "İ", "“", "”",
    "\"", "'", "’", "«", "(", ")", "—", "…", "$", "%", "killed", "12", "said", "including",
])
WORDS = st.one_of(ODD, st.text(max_size=12), st.sampled_from(SENTENCES))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text of real sentences with odd characters around them and pushed into them."""
    pieces = draw(st.lists(WORDS, min_size=1, max_size=7))
    text = draw(st.sampled_from(["", " ", "\n\n"])).join(pieces)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(ODD) + text[at:]
    return text


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


def report_of(house: House, text: str, headline: str | None = None) -> Report | None:
    capture = Capture(id=make_id("capture", text), target_uri="t", captured_at="",
                      media_type="text/plain", size=0)
    told = Told(text=text, headline=headline, published="2025-03-10", language="en")
    read = read_report(Captured(capture=capture, data=text.encode("utf-8", "surrogatepass"),
                                kind="text", told=told), house.words)
    return read[0] if isinstance(read, tuple) else None


def read_alone(house: House, report: Report) -> Reading:
    return next(house.read_reports([(report, ())]))


def quoted(value: Any) -> Iterator[Passage | Words]:
    """Walk a record and yield everything in it that has an address."""
    if isinstance(value, Passage | Words):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from quoted(getattr(value, field))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from quoted(item)


def misquoted(reading: Reading) -> list[Passage | Words]:
    fields = {"text": reading.report.text, "headline": reading.report.headline or ""}
    return [
        one for one in quoted(reading)
        if fields[one.field][one.start:one.end] != (
            one.exact if isinstance(one, Passage) else one.as_written)
    ]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts(), headline=st.none() | texts())
@example(text="Shells killed at least 12\u200e people in Mosul, 🏚️ the mayor said.", headline=None)
@example(text="“" * 300, headline="“")
@example(text="12 killed\r\n\r\n12 killed\u2028 12 killed", headline="12 killed")
def test_every_passage_quotes_its_report(house, text, headline):
    report = report_of(house, text, headline)
    if report is None:
        return  # a text without words is a Problem

    assert report.text == text
    assert misquoted(read_alone(house, report)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pasted=ODD, at=st.integers(0, 900), shape=st.sampled_from(list(SHAPES)))
def test_a_whole_report_survives_what_is_pasted_into_it(house, pasted, at, shape):
    (variant,) = variants(shape, 1)
    text = variant.text[:at] + pasted + variant.text[at:]
    report = report_of(house, text)

    reading = read_alone(house, report)

    assert misquoted(reading) == []
    assert reading.claims


def test_the_walk_finds_a_wrong_passage(house):
    """The law would be empty if the walk saw nothing."""
    reading = read_alone(house, report_of(house, " ".join(SENTENCES)))
    claim = reading.claims[0]
    moved = msgspec.structs.replace(claim.count, start=claim.count.start + 1)
    broken = msgspec.structs.replace(reading, claims=(msgspec.structs.replace(claim, count=moved),))

    assert misquoted(reading) == []
    assert misquoted(broken) == [moved]
    assert len(list(quoted(reading))) > 40


@pytest.mark.parametrize("text", [
    pytest.param("killed " * 5000, id="one-word-5000-times"),
    pytest.param("Twelve people were killed and " + "the mayor said that " * 1250 + "it rained.",
                 id="one-sentence-of-5000-words"),
    pytest.param("." * 6_000, id="only-full-stops"),
    pytest.param("“”\"'«»" * 2000 + " 12 killed", id="only-quotation-marks"),
    pytest.param("1,3" * 5000 + " people were killed", id="one-long-number"),
    pytest.param("twelve hundred " * 800 + "people were killed.", id="a-number-in-4800-words"),
    pytest.param("9" * 6000 + " people were killed in Mosul.", id="6000-digits"),
    pytest.param("A" * 100_000, id="one-long-word"),
    pytest.param("killed (" * 3000, id="brackets-left-open"),
    pytest.param("12 killed\n" * 500, id="500-lines"),
])
def test_monstrous_texts_are_read(house, text):
    report = report_of(house, text)

    assert report is None or misquoted(read_alone(house, report)) == []


def drawn_reports(house: House) -> list[Report]:
    drawn = [v.text for shape in SHAPES for v in variants(shape, 2)]
    reports = [report_of(house, text) for text in [*SENTENCES, *drawn]]
    return [report for report in reports if report is not None]


def test_reading_does_not_depend_on_what_else_is_read(house):
    reports = drawn_reports(house)
    together = list(house.read_reports([(report, ()) for report in reports]))
    backwards = list(house.read_reports([(report, ()) for report in reversed(reports)]))

    assert len(reports) > 12
    assert backwards[::-1] == together
    for report, among_others in zip(reports, together, strict=True):
        assert read_alone(house, report) == among_others


def test_another_house_reads_the_same(house):
    reports = drawn_reports(house)[:6]

    again = list(House(Settings()).read_reports([(report, ()) for report in reports]))

    assert again == [read_alone(house, report) for report in reports]
    assert any(reading.claims for reading in again)


def test_ids_are_not_shared(house):
    """Two values of one report, or the same words in two reports, are two rows."""
    reports = drawn_reports(house)
    ids = [row.id for r in house.read_reports([(report, ()) for report in reports])
           for row in (*r.claims, *r.statements, *r.names, *r.places, *r.times)]

    assert len(ids) == len(set(ids))
