"""Reports: the fields, the passages, the pages, and that nothing stops the reading."""

import functools
import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.intake import Captured, ReadOptions, open_captures
from firsthand.record import Problem
from firsthand.reports import read_report
from firsthand.settings import Intake
from firsthand.vocabulary import load_vocabulary

english = functools.cache(lambda: load_vocabulary("en"))

PAGE = """<!doctype html><html lang="en-GB"><head>
<title>Shells hit market | Kesra Courier</title>
<meta property="og:site_name" content="Kesra Courier">
<link rel="canonical" href="https://courier.example/market">
<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-10T13:35:00+03:00"}]}
</script><meta name="author" content="Jane Doe"></head><body><nav>Home News Sport</nav><article>
<h1>Shells hit market</h1>
<p>KESRA, March 9 (Meridian Wire) &mdash; At least 12 people were killed &amp; 30 hurt, the
  mayor&#8217;s office said on <b>Mon</b>day, and the search for others went on all night.</p>
<p>Rescue workers   said that the toll could rise, as many were under the roof of the hall.</p>
<script>var hidden = "Nine hundred died";</script>
</article></body></html>"""


def captured_from(folder, data, name="a.txt", **options):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(open_captures(path, Intake(), ReadOptions(**options)))


def a_report(folder, data, name="a.txt", **options):
    (captured,) = captured_from(folder, data, name, **options)
    report, problems = read_report(captured, english())
    assert problems == ()
    return report


def a_line(folder, **fields):
    options = fields.pop("options", {})
    return a_report(folder, json.dumps(fields), "a.jsonl", **options)


def test_a_text_gives_all_that_stands_around_it(tmp_path):
    text = (
        "Shells hit the fish market in Kesra\n\nBy Jane Doe and Omar Roe, Meridian Wire\n"
        "10 March 2025\n\nKESRA, March 9 (Tarn Press Agency) — Twelve people were killed.\n"
        "Sam Poe contributed to this report for Kesra Courier"
    )

    report = a_report(tmp_path, text)

    assert report.text == text
    assert report.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert report.headline == "Shells hit the fish market in Kesra"
    assert (report.by, report.located) == ("Jane Doe and Omar Roe", "KESRA")
    assert (report.published, report.publisher) == ("2025-03-10", "Kesra Courier")
    assert [(c.agency, c.kind) for c in report.credit] == [
        ("Meridian Wire", "agency"), ("Tarn Press Agency", "agency"),
        ("Sam Poe", "contributor"), ("Kesra Courier", "publisher"),
    ]
    assert report.missing == ()


def test_what_is_not_found_is_said_to_be_missing(tmp_path):
    report = a_report(tmp_path, "Twelve people were killed in Kesra, the mayor said.")

    assert report.missing == ("headline", "by", "published", "publisher", "located")


def test_a_lines_own_fields_stand_before_the_callers_options(tmp_path):
    text = "Market hit\n\nTwelve people were killed in the market of Kesra."
    options = {"published": "2025-01-01", "publisher": "Option"}

    told = a_line(tmp_path, text=text, title="Given apart", published="2025-03-10",
                  publisher="Courier", language="en-GB", options=options)
    silent = a_line(tmp_path, text=text, options=options)

    assert (told.headline, told.headline_at) == ("Given apart", None)
    assert (told.published, told.publisher, told.language) == ("2025-03-10", "Courier", "en")
    assert silent.headline_at.exact == "Market hit"
    assert (silent.published, silent.publisher) == ("2025-01-01", "Option")


def test_the_same_words_of_two_publishers_are_two_reports(tmp_path):
    def ids(**fields):
        return a_line(tmp_path, text="Two were hurt in Kesra.", **fields).id

    assert ids(publisher="A") == ids(publisher="A")
    assert len({ids(), ids(publisher="A"), ids(publisher="B"), ids(id="1"), ids(url="u")}) == 5


def test_a_page_is_read_with_its_head_and_the_way_back(tmp_path):
    report = a_report(tmp_path, PAGE, "a.html")

    assert report.headline == "Shells hit market"
    assert (report.by, report.publisher) == ("Jane Doe", "Kesra Courier")
    assert report.published == "2025-03-10T10:35:00Z"
    assert (report.url, report.language) == ("https://courier.example/market", "en")
    assert [c.agency for c in report.credit] == ["Meridian Wire"]
    assert "30 hurt, the mayor’s office said on Monday" in report.text
    assert "Nine hundred" not in report.text
    assert report.missing == ()
    for part in report.original:
        stretch = PAGE[part.page_start : part.page_start + part.end - part.start]
        assert report.text[part.start : part.end] == stretch
    covered = sum(part.end - part.start for part in report.original)
    assert covered > 0.9 * len(report.text)


def test_words_that_are_not_in_the_page_leave_the_original_missing(tmp_path):
    line = json.dumps({"text": "Twelve people were killed. A later word.", "html": PAGE})

    report = a_report(tmp_path, line, "a.jsonl")

    assert "original" in report.missing
    assert report.text == "Twelve people were killed. A later word."


def test_a_page_of_one_sentence_is_read(tmp_path):
    report = a_report(tmp_path, "<html><body><p>Two died in Kesra.</p></body></html>", "a.html")

    assert report.text.strip() == "Two died in Kesra."


@pytest.mark.parametrize(
    ("page", "slug"),
    [
        ("<html><body>" + "<div>" * 10_000 + "<p>Two died.", "page-too-nested"),
        ("<html><body>" + "<p>x</p>" * 40_000, "page-too-large"),
        ("<html><body><script>1</script></body></html>", "nothing-to-read"),
        ("<!-- only a comment -->", "nothing-to-read"),
    ],
)
def test_a_page_beyond_its_readers_is_a_problem(tmp_path, page, slug):
    (captured,) = captured_from(tmp_path, page, "a.html")

    found = read_report(captured, english())

    assert isinstance(found, Problem)
    assert (found.slug, found.about) == (slug, str(tmp_path / "a.html"))


def test_white_space_alone_is_nothing_to_read(tmp_path):
    (captured,) = captured_from(tmp_path, " \n\t\n")

    assert read_report(captured, english()).slug == "nothing-to-read"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At least twelve people were killed in the market, said the mayor of Kesra.", "en"),
        ("12 killed.", "en"),
        ("Al menos doce personas murieron en el mercado de Kesra, según dijo el alcalde.", "es"),
        ("Не менее двенадцати человек погибли на рынке, сообщил мэр города.", "ru"),
        ("قتل اثنا عشر شخصا على الأقل في السوق، وفق رئيس البلدية.", "ar"),
        ("12 — 17.", "und"),
    ],
)
def test_the_language_is_found_where_none_is_declared(tmp_path, text, language):
    assert a_report(tmp_path, text).language == language


def test_a_template_that_declares_the_wrong_language_is_not_believed(tmp_path):
    body = "<p>Al menos doce personas murieron en el mercado de Kesra, según el alcalde.</p>" * 2
    body += "<p>Los equipos de rescate buscaron toda la noche entre los restos del techo.</p>"
    page = f"<html lang=en><body><article>{body * 2}</article></body></html>"

    assert a_report(tmp_path, page, "a.html").language == "es"


line_parts = st.sampled_from([
    "By Jane Doe", "KESRA (Meridian Wire) — Two died.", "(AFP)", "Source: Tarn Wire", "\n", "\r\n",
    "Read full story at courier.example", " Two were hurt.", "Jane Doe contributed to this report",
    "\u2028", "\U0001f6d1", "İ", "© 2025 Kesra Courier", " — Reuters", "with reporting by A. Roe",
])


@settings(max_examples=150, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(line_parts, st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8)), min_size=1, max_size=12))
def test_every_passage_quotes_the_report(tmp_path, parts):
    text = "".join(parts)
    (captured,) = captured_from(tmp_path, json.dumps({"text": text}), "a.jsonl")

    found = read_report(captured, english())

    if isinstance(found, Problem):
        assert not text.strip()
        return
    report, _ = found
    assert report.text == text
    for credit in report.credit:
        assert text[credit.start : credit.end] == credit.as_written != ""
    if report.headline_at is not None:
        at = report.headline_at
        assert text[at.start : at.end] == at.exact != ""


pieces = st.sampled_from([
    "<p>", "</p>", "<div>", "<b>", "&amp;", "&#0;", "&#xD800;", "&lt;script&gt;", "<script>",
    "<!--",
    "-->", "<![CDATA[", "<table><tr><td>", "Two people died. ", "<title>", "<a href='http://[x'>",
    "<link rel=canonical href='http://[::'>", "<meta charset=utf-7>", "<html lang='\"'>", "\x00",
    '<script type="application/ld+json">{"datePublished": 7, "a": [', "<svg>", "<template>",
    "<?xml version='1.0' encoding='x'?>", "<time datetime=9999-99-99>", "<h1>Market hit</h1>", "\n",
])


@settings(max_examples=120, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(pieces, st.text(max_size=5).map(lambda t: t.encode(
    "utf-8", "replace").decode())), max_size=25))
def test_no_page_whatever_stops_the_run_and_every_stretch_leads_back(tmp_path, parts):
    for item in captured_from(tmp_path, "".join(parts), "a.html"):
        found = read_report(item, english()) if isinstance(item, Captured) else item
        if isinstance(found, Problem):
            continue
        report, _ = found
        report.text.encode("utf-8")
        page = item.told.html
        for a in report.original:
            stretch = page[a.page_start : a.page_start + a.end - a.start]
            assert report.text[a.start : a.end] == stretch


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=200), st.sampled_from([".txt", ".html", ".eml", ".md"]))
def test_no_bytes_whatever_stop_the_run(tmp_path, data, suffix):
    for item in captured_from(tmp_path, data, f"any{suffix}"):
        found = read_report(item, english()) if isinstance(item, Captured) else item
        assert isinstance(found, Problem) or found[0].text.encode("utf-8")
