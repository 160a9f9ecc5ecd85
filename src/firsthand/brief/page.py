"""What a brief shows, as frozen data: one composition, drawn by three renderers.

A block is a table, some lines, a chart or a tree. Every cell may carry an anchor, which is the
address of the words it rests on; cells of kind id hold what ``firsthand why`` takes. A quote is
set in quotation marks; marked words are evidence shown among the words around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

CellKind = Literal["words", "quote", "marked", "number", "id"]


class _Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all parts of a page share: frozen, made with keywords."""


class Ref(_Shown, frozen=True, kw_only=True):
    """A further place to look: its label and the anchor of its words."""

    label: str
    at: str


class Cell(_Shown, frozen=True, kw_only=True):
    """One value in plain words; ``at`` leads to the passage, ``also`` to further passages."""

    text: str
    kind: CellKind = "words"
    at: str | None = None
    also: tuple[Ref, ...] = ()


class Column(_Shown, frozen=True, kw_only=True):
    """A column's heading; ``folds`` says that a narrow page shows it under the row instead."""

    heading: str
    kind: CellKind = "words"
    folds: bool = False


class Group(_Shown, frozen=True, kw_only=True):
    """Rows under one heading; the heading is empty where a table has no groups."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


class Table(_Shown, frozen=True, kw_only=True, tag="table", tag_field="block"):
    """Rows in groups under a caption, which is empty where the section's heading says it."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


class Lines(_Shown, frozen=True, kw_only=True, tag="lines", tag_field="block"):
    """Sentences, each made of cells set one after another; a caption if they need one."""

    lines: tuple[tuple[Cell, ...], ...]
    caption: str = ""


class Point(_Shown, frozen=True, kw_only=True):
    """A figure in time: ``when`` is ISO, the bounds are people, ``copies`` are ISO times.

    ``value`` is what is drawn: best, else low, else high. ``label`` says it in words.
    """

    when: str
    value: int
    low: int | None
    high: int | None
    label: str
    at: str
    copies: tuple[str, ...] = ()


class Series(_Shown, frozen=True, kw_only=True):
    """One claimant's figures for one scope, in order of time.

    They are not joined by a line where nobody named stands behind them: each may be another's.
    """

    label: str
    joined: bool = True
    points: tuple[Point, ...]


class Chart(_Shown, frozen=True, kw_only=True, tag="chart", tag_field="block"):
    """Step lines over time; ``left_out`` says in words what is not drawn."""

    title: str
    description: str
    series: tuple[Series, ...]
    left_out: str = ""


class Node(_Shown, frozen=True, kw_only=True):
    """A report in a tree: who published it, when, and how it derives from its parents."""

    label: str
    detail: str
    depth: int
    parents: tuple[int, ...]
    at: str


class Tree(_Shown, frozen=True, kw_only=True, tag="tree", tag_field="block"):
    """Who copied whom; a node's parents are positions in ``nodes`` that come before it."""

    title: str
    description: str
    nodes: tuple[Node, ...]


Block = Table | Lines | Chart | Tree


class Section(_Shown, frozen=True, kw_only=True):
    """A heading, sentences that say what follows, and the blocks."""

    slug: str
    heading: str
    lead: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


class Part(_Shown, frozen=True, kw_only=True):
    """One incident: what, when, where, the headline sentences and its sections."""

    id: str
    short: str
    title: str
    when: str
    where: str
    headline: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]


class Piece(_Shown, frozen=True, kw_only=True):
    """A stretch of a report: ``anchors`` begin here, ``marked`` says it is evidence.

    ``gap`` says that words were left out before it.
    """

    text: str
    anchors: tuple[str, ...] = ()
    marked: bool = False
    gap: bool = False


class Excerpt(_Shown, frozen=True, kw_only=True):
    """A report as the end of the page shows it, with the evidence marked."""

    id: str
    short: str
    headline: tuple[Piece, ...]
    publisher: str
    published: str
    given_id: str
    url: str
    language: str
    capture: str
    text: tuple[Piece, ...]


class Brief(_Shown, frozen=True, kw_only=True):
    """The whole dossier, in plain words and in the order in which it is read."""

    title: str
    headline: str
    parts: tuple[Part, ...]
    closing: tuple[Section, ...]
    excerpts: tuple[Excerpt, ...]


class Explanation(_Shown, frozen=True, kw_only=True):
    """The working behind one value, or what else the given id may have meant.

    ``found`` is one, several or none; ``candidates`` lists the ids where there are several.
    """

    asked: str
    found: Literal["one", "several", "none"]
    title: str
    sections: tuple[Section, ...] = ()
    candidates: tuple[Cell, ...] = ()


def ids_shown(brief: Brief) -> Iterator[str]:
    """Yield the ids in the tables of a brief, in the order in which they are read."""
    sections = (section for part in brief.parts for section in part.sections)
    for section in (*sections, *brief.closing):
        for block in section.blocks:
            if isinstance(block, Table):
                rows = (row for group in block.groups for row in group.rows)
                yield from (cell.text for row in rows for cell in row if cell.kind == "id")
