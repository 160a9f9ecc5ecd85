"""The brief as Markdown: tables that any viewer shows, and ids for ``firsthand why``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.brief.page import Brief, Cell, Chart, Lines, Section, Table, Tree
from firsthand.brief.wording import one_line, visible

# What Markdown or the HTML within it would read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_BARE = re.compile(r"(https?|ftp|www)(?=[:.])", re.IGNORECASE)


def as_markdown(brief: Brief) -> str:
    """Write a brief as Markdown; words of reports are escaped and load nothing."""
    return "\n".join(_document(brief)).rstrip() + "\n"


def _document(brief: Brief) -> Iterator[str]:
    yield f"# {_safe(brief.title)}"
    yield ""
    if len(brief.parts) != 1:
        yield from (_safe(brief.headline), "")
    for part in brief.parts:
        if len(brief.parts) != 1:
            yield from (f"## {_safe(part.title)}", "")
        yield from (f"{_safe(part.when)}. {_safe(part.where)}. (`{_code(part.short)}`)", "")
        yield from (f"**{_safe(part.headline)}** {_safe(' '.join(part.lead))}", "")
        for section in part.sections:
            yield from _section(section, "##" if len(brief.parts) == 1 else "###")
    for section in brief.closing:
        yield from _section(section, "##")


def _section(section: Section, level: str) -> Iterator[str]:
    if section.blocks and all(isinstance(block, Chart) for block in section.blocks):
        return  # a chart draws what the tables of the toll already say
    yield from (f"{level} {_safe(section.heading)}", "")
    for sentence in section.lead:
        yield from (_safe(sentence), "")
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Lines):
            yield from _lines(block)
        elif isinstance(block, Tree):
            yield from _tree(block)


def _table(table: Table) -> Iterator[str]:
    grouped = any(group.heading for group in table.groups)
    headings = ([""] if grouped else []) + [_safe(c.heading) for c in table.columns]
    rules = (["---"] if grouped else []) + [
        "---:" if c.kind == "number" else "---" for c in table.columns
    ]
    if table.caption:
        yield from (f"*{_safe(table.caption)}*", "")
    yield from (_row(headings), _row(rules))
    for group in table.groups:
        for at, row in enumerate(group.rows):
            own = [f"**{_safe(group.heading)}**" if at == 0 else ""] if grouped else []
            yield _row(own + [_cell(cell) for cell in row])
    yield ""


def _lines(lines: Lines) -> Iterator[str]:
    if lines.caption:
        yield from (f"*{_safe(lines.caption)}*", "")
    for line in lines.lines:
        yield "- " + "".join(_cell(cell) for cell in line)
    yield ""


def _tree(tree: Tree) -> Iterator[str]:
    yield from (f"*{_safe(tree.title)}*", "")
    for node in tree.nodes:
        yield f"{'  ' * node.depth}- {_safe(node.label)}: {_safe(node.detail)}"
    yield ""


def _cell(cell: Cell) -> str:
    if cell.kind == "id":
        return f"`{_code(cell.text)}`"
    words = _safe(cell.text, keep_ends=True)
    if cell.kind == "marked":
        return f"**{words}**"
    return f"“{words}”" if cell.kind == "quote" else words


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _safe(text: str, *, keep_ends: bool = False) -> str:
    """Escape markup, and break addresses so that a viewer links or loads none of them."""
    flat = one_line(visible(text))
    if keep_ends:
        flat = text[: len(text) - len(text.lstrip(" "))] + flat
        flat += " " if text.endswith(" ") and text.strip() else ""
    escaped = _MARKUP.sub(r"\\\1", flat)
    return _BARE.sub(r"\1&#8203;", escaped)


def _code(text: str) -> str:
    return one_line(visible(text)).replace("`", "'").replace("|", "¦")
