"""``firsthand read``: reports into the record."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import json_option, record_option, settings_option
from firsthand.cli.outcome import failing, record_words, tell_outcome, tell_outcome_as_json
from firsthand.cli.saying import Refused, tell
from firsthand.cli.watching import about_how_many, watched

if TYPE_CHECKING:
    from firsthand.intake import ReadOptions
    from firsthand.pipeline import Summary
    from firsthand.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|-...")
@click.option("--published", metavar="DATE",
              help="When reports that do not say it were published: 2025-03-10, or with a time.")
@click.option("--publisher", metavar="NAME",
              help="Who published the reports that do not say it.")
@click.option("--scope", type=click.Choice(["harm", "all"]), default=None,
              help="Read where a report speaks of harm to people, or read everything. "
                   "[default: the setting reading.scope, harm]")
@click.option("--processes", type=click.IntRange(min=1), default=None, metavar="N",
              help="Read with N processes side by side. [default: the setting work.processes, 1]")
@click.option("--fail-on", type=click.Choice(["never", "unread", "any"]), default="never",
              show_default=True,
              help="Exit with 1 if something could not be read at all (unread), or for any "
                   "problem.")
@json_option
@record_option()
@settings_option
def read(
    paths: tuple[str, ...], published: str | None, publisher: str | None, scope: str | None,
    processes: int | None, fail_on: str, as_json: bool, record: Path, settings: Settings,
) -> None:
    """Read files, folders or stdin (-) into the record, and weigh all that it holds.

    .txt, .md, .html, .eml and .jsonl are read; folders whole. What cannot be read is said and
    kept as a problem, and the reading goes on. Reading the same again changes nothing; a reading
    that was stopped goes on where it stood when the same command is run again.
    """
    _refuse_missing(paths)
    options = _options(published, publisher)
    began = time.monotonic()
    summary = read_watched(paths, record, _asked(settings, scope, processes), options)
    if as_json:
        tell_outcome_as_json(summary, record)
    else:
        tell_outcome(summary, record, time.monotonic() - began)
        if summary.read or summary.known:
            tell(f"\nNext: firsthand brief{record_words(record)}")
    if failing(summary.problems, fail_on):
        raise click.exceptions.Exit(1)


def read_watched(
    paths: tuple[str, ...], record: Path, settings: Settings, options: ReadOptions
) -> Summary:
    """Read into a record while a bar shows how far it is."""
    from firsthand.ledger import open_ledger

    with open_ledger(record) as ledger, watched("Getting ready", about_how_many(paths)) as told:
        from firsthand.pipeline import House, read_into

        return read_into(ledger, House(settings), paths, options, told)


def _refuse_missing(paths: tuple[str, ...]) -> None:
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            web = path.lower().startswith(("http://", "https://"))
            what = "Save the page, and read the file." if web else "Correct the path."
            raise Refused(f"There is no file or folder at {path}. {what}")


def _options(published: str | None, publisher: str | None) -> ReadOptions:
    from firsthand.intake import ReadOptions, read_date

    if published is not None and read_date(published) is None:
        raise Refused(
            f'The date "{published}" given with --published is not understood. '
            "Write it like 2025-03-10 or 2025-03-10T10:35:00Z."
        )
    return ReadOptions(published=published, publisher=publisher)


def _asked(settings: Settings, scope: str | None, processes: int | None) -> Settings:
    """Let what the command line says go before what the settings say."""
    import msgspec

    told = msgspec.to_builtins(settings)
    if scope is not None:
        told["reading"]["scope"] = scope
    if processes is not None:
        told["work"]["processes"] = processes
    return msgspec.convert(told, type(settings))
