"""The brief in a terminal, at any width from 60 columns up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree as Branches

from firsthand.brief.page import Brief, Cell, Chart, Explanation, Group, Lines, Section, Table, Tree
from firsthand.brief.wording import visible

WIDE = 110  # columns from which nothing needs to fold
_STYLES = {"words": "", "quote": "italic", "marked": "bold", "number": "", "id": "dim"}
AROUND = {"quote": "“{}”", "marked": "⟦{}⟧"}  # double brackets: no report's own marks


def as_text(brief: Brief, console: Console, *, whole: bool = False) -> None:
    """Print a brief: the largest incident in full, the others by name unless ``whole``.

    The words of reports are not repeated; ``firsthand why ID`` shows them.
    """
    if len(brief.parts) != 1:
        console.print(_plain(brief.title, "bold"), _plain(brief.headline), sep="\n")
    shown = brief.parts if whole else brief.parts[:1]
    for part in shown:
        console.print()
        console.rule(_plain(part.title, "bold"), align="left", style="dim")
        console.print(_plain(f"{part.when}. {part.where}. ({part.short})", "dim"))
        console.print()
        console.print(_plain(part.headline, "bold"))
        for sentence in part.lead:
            console.print(_plain(sentence))
        _print_sections(part.sections, console)
    others = brief.parts[len(shown) :]
    if others:
        console.print()
        console.print(_plain("Other incidents", "bold underline"))
        console.print(_plain("firsthand brief ID shows one in full.", "dim"))
    for part in others:
        line = Text.assemble(_plain(part.title), _plain(f" ({part.short}) ", "dim"))
        console.print(Padding(line.append_text(_plain(part.headline)), (0, 0, 0, 2)))
    _print_sections(brief.closing, console)


def explanation_as_text(explanation: Explanation, console: Console) -> None:
    """Print the working behind one value, or the ids it may have meant."""
    console.print(_plain(explanation.title, "bold"))
    for candidate in explanation.candidates:
        console.print(_plain("  " + candidate.text))
    _print_sections(explanation.sections, console)


def _print_sections(sections: Iterable[Section], console: Console) -> None:
    for section in sections:
        if section.blocks and all(isinstance(block, Chart) for block in section.blocks):
            continue  # a chart draws what the tables of the toll already say
        console.print()
        console.print(_plain(section.heading, "bold underline"))
        for sentence in section.lead:
            console.print(_plain(sentence, "dim" if section.blocks else ""))
        for block in section.blocks:
            if isinstance(block, Table):
                _print_table(block, console)
            elif isinstance(block, Lines):
                _print_lines(block, console)
            elif isinstance(block, Tree):
                _print_tree(block, console)


def _print_table(table: Table, console: Console) -> None:
    narrow = console.width < WIDE
    folded = [at for at, column in enumerate(table.columns) if column.folds and narrow]
    kept = [at for at in range(len(table.columns)) if at not in folded]
    facts = [column.heading for column in table.columns] == ["What", "Value"]
    grid = Grid(
        title=_plain(table.caption, "italic") if table.caption else None,
        title_justify="left", box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0), show_edge=False, pad_edge=False,
        show_header=not facts,
    )
    for at in kept:
        column = table.columns[at]
        right = column.kind == "number"
        whole = right or column.kind == "id" or (facts and column.heading == "What")
        grid.add_column(
            _plain(column.heading), justify="right" if right else "left", no_wrap=whole,
            style=_STYLES[column.kind],
        )
    for group in table.groups:
        _add_group(grid, group, (kept, folded), [column.kind for column in table.columns])
    console.print()
    console.print(grid)


def _add_group(
    grid: Grid, group: Group, places: tuple[list[int], list[int]], kinds: Sequence[str]
) -> None:
    kept, folded = places
    quotes = [n for n, at in enumerate(kept) if kinds[at] == "quote"]
    widest = quotes[0] if quotes else 0
    if group.heading:
        heading = _plain(group.heading, "bold")
        grid.add_section()
        grid.add_row(*[heading if at == widest else "" for at in range(len(kept))])
    for row in group.rows:
        cells = [_cell(row[at]) for at in kept]
        aside = "; ".join(visible(row[at].text) for at in folded if row[at].text)
        if aside:
            cells[widest].append(f"\n{aside}", "dim not italic")
        grid.add_row(*cells)


def _print_lines(lines: Lines, console: Console) -> None:
    console.print()
    if lines.caption:
        console.print(_plain(lines.caption, "italic"))
    for line in lines.lines:
        console.print(Padding(Text.assemble(*map(_cell, line)), (0, 0, 0, 2)))


def _print_tree(tree: Tree, console: Console) -> None:
    root = Branches(_plain(tree.title, "italic"), guide_style="dim")
    above: list[Branches] = [root]
    for node in tree.nodes:
        del above[node.depth + 1 :]
        label = Text.assemble(_plain(node.label), _plain(f"  {node.detail}", "dim"))
        above.append(above[-1].add(label))
    console.print()
    console.print(root)


def _cell(cell: Cell) -> Text:
    return _plain(AROUND.get(cell.kind, "{}").format(cell.text), _STYLES[cell.kind])


def _plain(words: str, style: str = "") -> Text:
    """Set words as they are: nothing in them is markup, and nothing drives the terminal."""
    return Text(visible(words), style=style)
