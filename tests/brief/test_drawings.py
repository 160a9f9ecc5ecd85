from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.brief.appendix import pieces
from firsthand.brief.branches import grow
from firsthand.brief.chart import LINE, lay_out
from firsthand.brief.page import Chart, Node, Point, Series, Tree

DAY = datetime(2031, 5, 9, tzinfo=UTC)


def a_point(hours: int, value: int, low: int | None = None, high: int | None = None) -> Point:
    when = (DAY + timedelta(hours=hours)).isoformat()
    return Point(when=when, value=value, low=low, high=high, label=f"{value:,}", at="r.text.0-1")


def a_chart(*series: tuple[Point, ...]) -> Chart:
    lines = tuple(Series(label=f"Monitor {n}, everyone", points=s) for n, s in enumerate(series))
    return Chart(title="Killed", description="", series=lines)


POINTS = st.builds(a_point, st.integers(0, 5000), st.integers(0, 10**6))


@given(st.lists(st.lists(POINTS, min_size=1, max_size=6), min_size=1, max_size=8), st.booleans())
def test_everything_drawn_stands_on_the_page(series, narrow):
    plot = lay_out(a_chart(*map(tuple, series)), "c", narrow=narrow)

    for one in plot.series:
        assert 0 <= one.label_y <= plot.height
        for mark in one.marks:
            assert plot.left <= mark.x <= plot.right
            assert plot.top <= mark.y <= plot.bottom
    assert all(plot.left <= x <= plot.right for x, _ in plot.days)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=8))
def test_no_label_stands_on_another(values):
    plot = lay_out(a_chart(*((a_point(0, v),) for v in values)), "c", narrow=False)
    places = sorted(one.label_y for one in plot.series)

    assert all(low - high > LINE - 0.01 for high, low in pairwise(places))


def test_a_floor_and_a_ceiling_look_unlike_a_figure():
    shown = lay_out(
        a_chart((a_point(0, 5, 5, 5), a_point(1, 6, 6), a_point(2, 7, None, 7))), "c", narrow=True
    )

    assert [mark.shape for mark in shown.series[0].marks] == ["dot", "floor", "ceiling"]


def test_the_higher_figure_stands_higher():
    low, high = lay_out(a_chart((a_point(0, 5), a_point(1, 50))), "c", narrow=True).series[0].marks

    assert high.y < low.y
    assert high.x > low.x


def test_figures_that_nobody_named_stands_behind_are_not_joined():
    points = (a_point(0, 5), a_point(9, 7))
    chart = Chart(title="", description="", series=(Series(label="", points=points, joined=False),))

    assert lay_out(chart, "c", narrow=False).series[0].path == ""


def test_a_report_with_two_parents_has_two_paths():
    nodes = tuple(
        Node(label="P", detail="d", depth=depth, parents=parents, at="r")
        for depth, parents in ((0, ()), (0, ()), (1, (0, 1)), (9, (2,)))
    )
    grown = grow(Tree(title="t", description="d", nodes=nodes), "t")

    assert [len(leaf.paths) for leaf in grown.leaves] == [0, 0, 2, 1]
    assert all(leaf.x < grown.width / 2 for leaf in grown.leaves)


@given(st.text(min_size=1, max_size=900), st.data())
def test_pieces_of_a_text_keep_its_words_and_mark_just_the_evidence(text, data):
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [sorted(pair) for pair in data.draw(st.lists(ends, min_size=1, max_size=5))]
    cut = pieces(text, {f"r.text.{start}-{end}" for start, end in spans})

    wanted = {at for start, end in spans for at in range(start, end)}
    assert sum(len(piece.text) for piece in cut if piece.marked) == len(wanted)
    assert "".join(text[at] for at in sorted(wanted)) == "".join(
        piece.text for piece in cut if piece.marked
    )
    assert all(piece.text in text for piece in cut)
    assert sorted(at for piece in cut for at in piece.anchors) == sorted(
        {f"r.text.{start}-{end}" for start, end in spans if start < len(text)}
    )
