from __future__ import annotations

import io
import random
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from rich.console import Console

from firsthand.brief import (
    Making,
    as_html,
    as_markdown,
    as_text,
    compose,
    explain,
    explanation_as_text,
)
from firsthand.brief.page import Brief, Section, Table
from firsthand.record import Judgement, Weighing

MAKING = Making(version="9.9.9", log="ab" * 32, judgements=(Judgement(
    id="judgement-1", left="a", right="b", verdict="same", by="A. Reader", at="2031-06-01",
    note="Same wire.",
),))


def brief_of(told: Any, **more: Any) -> Brief:
    return compose(told.readings, told.weighing, told.problems, **more)


def printed(told: Any, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    as_text(brief_of(told, making=MAKING), console)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"


def section(brief: Brief, slug: str) -> Section:
    return next(one for one in (*brief.parts[0].sections, *brief.closing) if one.slug == slug)


def rows(one: Section) -> list[list[str]]:
    tables = [block for block in one.blocks if isinstance(block, Table)]
    return [[c.text for c in row] for t in tables for group in t.groups for row in group.rows]


class Page(HTMLParser):
    """The tags of a page with their attributes, its ids and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


@pytest.mark.parametrize("width", [80, 120])
def test_the_terminal_shows_the_brief(coast, snapshot, width):
    shown = printed(coast, width)

    snapshot(f"coast-{width}.txt", shown)
    assert max(map(len, shown.splitlines())) <= width


def test_markdown_shows_the_brief(coast, snapshot):
    snapshot("coast.md", as_markdown(brief_of(coast, making=MAKING)))


def test_html_shows_the_brief(coast, snapshot):
    snapshot("coast.html", as_html(brief_of(coast, making=MAKING)))


def test_the_headline_counts_origins_and_not_copies(coast):
    part = brief_of(coast).parts[0]

    assert part.headline == "4 reports. 2 independent witnesses."
    assert "4 reports in 3 families of wording; 1 report copied another." in part.lead


def test_a_figure_told_only_by_a_copy_says_so(coast):
    some = next(row for row in rows(section(brief_of(coast), "tolls")) if row[1] == "Some 310")

    assert "only in 1 copy" in some[7]


def test_a_copy_adds_a_report_to_a_figure_and_no_origin(coast):
    figure = next(row for row in rows(section(brief_of(coast), "figures")) if row[0][:3] == "310")

    assert figure[1:5] == ["2", "2", "1", "1"]


def test_forecasts_and_rejected_figures_stand_in_no_toll(coast):
    brief = brief_of(coast)
    tolls = {row[1] for row in rows(section(brief, "tolls"))}

    assert tolls == {"At least 310", "Some 310", "522", "up to 600", "204", "190"}
    assert {row[0] for row in rows(section(brief, "not-tolls"))} == {"2,000", "4,000"}


def test_a_missing_bound_stays_missing(coast):
    floor = next(row for row in rows(section(brief_of(coast), "tolls")) if "At least" in row[1])

    assert floor[2:5] == ["310", "–", "–"]


def test_what_copies_changed_is_shown_before_and_after(coast):
    assert rows(section(brief_of(coast), "drift"))[0][:2] == ["At least 310", "Some 310"]


def test_a_call_that_was_met_shows_by_what(coast):
    answered = rows(section(brief_of(coast), "follow-ups"))[0]

    assert answered[1:4] == ["an inquiry", "told 9 May 2031", "opened on Wednesday"]


def test_one_statement_told_by_a_copy_too_is_one_position(coast):
    said = [row for row in rows(section(brief_of(coast), "positions")) if row[0] == "calls for"]

    assert [row[3] for row in said] == ["2"]


def test_the_order_of_the_input_changes_nothing(coast):
    shuffled = list(coast.readings)
    random.Random(7).shuffle(shuffled)
    weighing = coast.weighing
    turned = msgspec.structs.replace(
        weighing, origins=weighing.origins[::-1], drifts=weighing.drifts[::-1]
    )

    assert compose(shuffled, turned, coast.problems) == brief_of(coast)


def test_a_report_in_no_incident_is_still_shown(coast):
    brief = compose(coast.readings, Weighing(), ())
    said = section(msgspec.structs.replace(brief, parts=(brief_of(coast).parts[0],)), "apart")

    assert len(said.blocks[0].lines) == 4
    assert len(said.blocks[1].lines) == 9


def test_problems_alike_are_told_once_with_all_they_are_about(coast):
    again = msgspec.structs.replace(coast.problems[0], id="problem-2", about="inbox/other.txt")
    brief = compose(coast.readings, coast.weighing, (*coast.problems, again))

    assert rows(section(brief, "problems"))[0][1] == "inbox/blank.txt; inbox/other.txt"


def test_one_incident_is_picked_by_the_beginning_of_its_id(coast):
    whole = coast.weighing.incidents[0].id

    assert brief_of(coast, incident=whole[:14]).parts[0].id == whole
    with pytest.raises(LookupError, match="Killings on the Orsava coast"):
        brief_of(coast, incident="zzzz")


def test_every_link_leads_to_a_place_on_the_page(coast):
    page = Page(as_html(brief_of(coast)))
    ids = page.values("id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(ids)
    assert {i for value in page.values("aria-labelledby") for i in value.split()} <= set(ids)


def test_evidence_is_marked_in_the_reports_own_words(coast):
    brief = brief_of(coast)
    marked = [p.text for e in brief.excerpts for p in e.text if p.marked]

    assert "up to 600 people were injured" in marked
    for excerpt in brief.excerpts:
        text = next(r.report.text for r in coast.readings if r.report.id == excerpt.id)
        assert all(piece.text in text for piece in excerpt.text)


@pytest.mark.parametrize("told", ["coast", "hostile"])
def test_the_page_loads_nothing_and_runs_nothing(told, request):
    page = Page(as_html(brief_of(request.getfixturevalue(told))))
    used = {tag for tag, _ in page.tags}

    assert not used & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    assert not page.values("src")
    assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on")]
    outward = [link for link in page.values("href") if not link.startswith("#")]
    assert all(link.startswith(("https://", "http://")) for link in outward)
    assert "url(" not in as_html(brief_of(request.getfixturevalue(told)))
    assert "default-src 'none'" in page.values("content")[0]


def test_headings_never_skip_a_level(coast):
    tags = [tag for tag, _ in Page(as_html(brief_of(coast))).tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert all(later - before <= 1 for before, later in pairwise(levels))


def test_pictures_say_in_words_what_they_show(coast):
    page = as_html(brief_of(coast))

    assert page.count("<svg") == 5
    assert page.count("<desc") == 5
    assert "Sallow Monitor, everyone: from at least 310 on 9 May 2031 to 522" in page


def test_hostile_words_are_shown_and_never_obeyed(hostile):
    brief = brief_of(hostile)
    page, marked_down = as_html(brief), as_markdown(brief)
    shown = printed(hostile, 100)

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert re.search(r"(?<!\\)<(script|img|svg|iframe)", marked_down) is None
    assert "![" not in marked_down
    for written in (page, marked_down, shown):
        assert "⟨U+202E⟩" in written
        assert not set(written) & set("\u202e\x1b\x07")
        written.encode("utf-8")
    assert "[red]" in shown


def test_right_to_left_words_find_their_own_direction(coast):
    assert '<q dir="auto">' in as_html(brief_of(coast))


def test_nothing_read_is_said_so():
    assert compose((), Weighing(), ()).headline == "No report was read."


def explained(told: Any, id_: str) -> str:
    console = Console(file=io.StringIO(), width=100, force_terminal=False)
    explanation_as_text(explain(id_, told.readings, told.weighing), console)
    return console.file.getvalue()


def test_why_goes_from_a_claim_down_to_the_words(coast):
    claim = coast.readings[0].claims[0]
    shown = explained(coast, claim.id)

    assert "low 310, best not given, high not given" in shown
    assert "A floor: no fewer than this." in shown
    assert "⟦At least 310 people have been killed⟧ along the Orsava coast" in shown
    assert f"sha256 {coast.readings[0].report.capture}"[:40] in shown


def test_why_explains_every_kind_of_value(coast):
    shown = {
        row.id: explained(coast, row.id)
        for rows in (*(getattr(coast.weighing, f) for f in coast.weighing.__struct_fields__),
                     *(r.names for r in coast.readings), *(r.statements for r in coast.readings),
                     [r.report for r in coast.readings])
        for row in rows
    }

    assert all(id_ in text for id_, text in shown.items())
    assert "The Sallow Monitor last said 522." in shown[coast.weighing.standings[0].id]
    assert "opened on Wednesday" in shown[coast.weighing.follow_ups[0].id]


def test_why_takes_the_short_id_that_the_brief_prints(coast):
    for row in rows(section(brief_of(coast), "tolls")):
        assert explain(row[-1], coast.readings, coast.weighing).found == "one"


def test_why_takes_the_id_that_was_given(coast):
    assert "Report: Orsava Courier" in explain("crs-07", coast.readings, coast.weighing).title


def test_why_lists_what_a_short_beginning_may_mean(coast):
    several = explain("claim-", coast.readings, coast.weighing)

    assert several.found == "several"
    assert len(several.candidates) == 9
    assert explain("zzzz", coast.readings, coast.weighing).found == "none"


def test_the_terminal_names_every_incident_and_shows_the_largest(coast):
    small = msgspec.structs.replace(
        coast.weighing.incidents[0], id="incident-small", title="A smaller one", claims=(),
        reports=(coast.readings[3].report.id,),
    )
    both = (small, *coast.weighing.incidents)
    weighing = msgspec.structs.replace(coast.weighing, incidents=both)
    brief = compose(coast.readings, weighing, ())
    console = Console(file=io.StringIO(), width=80, force_terminal=False)
    as_text(brief, console)
    shown = console.file.getvalue()

    assert shown.index("Toll, by claimant") < shown.index("A smaller one (smal)")
    assert shown.count("Toll, by claimant") == 1
