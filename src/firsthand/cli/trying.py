"""``firsthand demo``: the sample reports, read and weighed, to be argued with."""

from __future__ import annotations

import time
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import record_option, settings_option
from firsthand.cli.outcome import record_words, tell_outcome
from firsthand.cli.reading import read_watched
from firsthand.cli.saying import tell
from firsthand.cli.showing import print_brief, write_brief

if TYPE_CHECKING:
    from firsthand.brief import Brief
    from firsthand.settings import Settings

_PAGE = Path("firsthand-brief.html")


@click.command()
# A record of its own: invented reports must never get into somebody's real record unasked.
@record_option("firsthand-demo.db")
@settings_option
def demo(record: Path, settings: Settings) -> None:
    """Read the sample reports that ship with firsthand, print the brief, write it as HTML.

    The record is a file of its own in the current folder, so that the sample's invented
    publishers do not get among real reports.
    """
    from firsthand.brief import brief_of
    from firsthand.intake import ReadOptions
    from firsthand.ledger import open_ledger
    from firsthand.samples import folder

    began = time.monotonic()
    with resources.as_file(folder()) as samples:
        words = _with_sample_words(settings, samples)
        summary = read_watched((str(samples / "coast"),), record, words, ReadOptions())
    with open_ledger(record) as ledger:
        composed = brief_of(ledger)
    print_brief(composed)
    write_brief(composed, "html", _PAGE)
    tell("\n" + "─" * 72)
    tell_outcome(summary, record, time.monotonic() - began)
    tell(f"\nThe record:           {record.absolute()}")
    tell(f"The brief, as a page: {_PAGE.absolute().as_uri()}")
    _tell_next(composed, record)


def _tell_next(composed: Brief, record: Path) -> None:
    named = record_words(record)
    tell("\nTry next:")
    for command, what in (
        (f"firsthand why {_an_id(composed)}{named}", "the working behind a figure"),
        (f"firsthand check{named}", "does the record keep its promises?"),
        ("firsthand read ~/reports --record my.db", "your own reports"),
    ):
        tell(f"  {command:<47}  {what}")


def _an_id(composed: Brief) -> str:
    """Find the first id that the brief shows."""
    from firsthand.brief import ids_shown

    return next(ids_shown(composed), "ID")


def _with_sample_words(settings: Settings, samples: Path) -> Settings:
    import msgspec

    extensions = (*settings.words.extensions, str(samples / "extension.yaml"))
    words = msgspec.structs.replace(settings.words, extensions=extensions)
    return msgspec.structs.replace(settings, words=words)
