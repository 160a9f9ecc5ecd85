"""Progress for whoever watches: on stderr, and only where that is a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from firsthand.cli.saying import screen

STEPS = {
    "read": "Reading reports",
    "families": "Comparing wordings",
    "incidents": "Bringing claims about one event together",
    "standings": "Leading figures back to who knows",
    "drift": "Finding what copies changed",
    "keep": "Keeping the conclusions",
    "export": "Writing rows",
}
Told = Callable[[str, int], None]
_ONE_REPORT_EACH = (".txt", ".md", ".html", ".htm", ".eml")


@contextmanager
def watched(beginning: str, total: int | None = None) -> Iterator[Told]:
    """Draw a bar that is told the step (a key of ``STEPS``) and how much of ``total`` is done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    terminal = screen(stderr=True)
    with Progress(
        *columns, console=terminal, transient=True, disable=not terminal.is_terminal
    ) as bars:
        task = bars.add_task(beginning, total=total)

        def told(step: str, done: int) -> None:
            counts = step in ("read", "export")
            bars.update(
                task, description=STEPS[step], completed=done,
                # how far a step of weighing has come is not known: the bar moves to and fro
                total=max(total, done) if counts and total else None,
            )

        yield told


@contextmanager
def waited_for(what: str) -> Iterator[None]:
    """Say what is being done while it takes long."""
    terminal = screen(stderr=True)
    if terminal.is_terminal:
        with terminal.status(what):
            yield
    else:
        yield


def about_how_many(paths: Sequence[str]) -> int | None:
    """Count what looks like a report in files and folders; stdin cannot be counted."""
    if "-" in paths:
        return None
    return sum(_in_file(file) for path in paths for file in _files(Path(path)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
    for folder, _, names in os.walk(path):
        yield from (Path(folder, name) for name in names)


def _in_file(path: Path) -> int:
    if path.suffix.lower() != ".jsonl":
        return int(path.suffix.lower() in _ONE_REPORT_EACH)
    try:
        with path.open("rb") as file:
            return sum(1 for _ in file)
    except OSError:
        return 0
