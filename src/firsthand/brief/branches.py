"""Where everything of a family tree stands, in pixels: drawn by templates/tree.svg.j2."""

from __future__ import annotations

import msgspec

from firsthand.brief.page import Tree

WIDTH, ROW, INDENT, TOP = 350, 46, 18, 18
_DEEPEST = 6  # further in, the words would leave a phone's page
_GLYPHS = 52  # characters of a detail that fit the width


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """One report: its dot, its two lines of words, and the paths from its parents."""

    x: int
    y: int
    label: str
    detail: str
    words: str
    at: str
    paths: tuple[str, ...]


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """A tree ready to be drawn."""

    id: str
    title: str
    description: str
    width: int
    height: int
    leaves: tuple[Leaf, ...]


def grow(tree: Tree, id_: str) -> Growth:
    """Lay a tree out one report a row, indented under its parent."""
    spots = [
        (12 + INDENT * min(node.depth, _DEEPEST), TOP + ROW * n)
        for n, node in enumerate(tree.nodes)
    ]
    leaves = tuple(
        Leaf(
            x=x, y=y, label=_cut(node.label, x), detail=_cut(node.detail, x), at=node.at,
            words=f"{node.label}: {node.detail}",
            paths=tuple(_path(spots[parent], (x, y)) for parent in node.parents),
        )
        for node, (x, y) in zip(tree.nodes, spots, strict=True)
    )
    return Growth(
        id=id_, title=tree.title, description=tree.description, width=WIDTH,
        height=TOP + ROW * len(leaves), leaves=leaves,
    )


def _path(parent: tuple[int, int], child: tuple[int, int]) -> str:
    """Go down from the parent's dot, then across to the child's."""
    (from_x, from_y), (to_x, to_y) = parent, child
    if to_x <= from_x:  # as deep as rows may go: step out to the left and back
        return f"M{from_x} {from_y}H{to_x - 9}V{to_y}H{to_x}"
    return f"M{from_x} {from_y}V{to_y}H{to_x}"


def _cut(words: str, x: int) -> str:
    fits = _GLYPHS - x // 7
    return words if len(words) <= fits else words[: fits - 1].rstrip() + "…"
