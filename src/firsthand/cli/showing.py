"""``firsthand brief`` and ``firsthand why``: what the record says, and the working behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import json_option, record_option, settings_checked
from firsthand.cli.saying import Refused, say, screen, tell
from firsthand.cli.watching import waited_for

if TYPE_CHECKING:
    from datetime import datetime

    from firsthand.brief import Brief
    from firsthand.ledger import Ledger

_BY_SUFFIX = {".html": "html", ".htm": "html", ".md": "md"}


@click.command()
@click.argument("incident", required=False)
@click.option("--as", "kind", type=click.Choice(["text", "md", "html"]), default=None,
              help="How to write it. [default: what the suffix of --to says, else text]")
@click.option("--to", type=click.Path(path_type=Path), default=None, metavar="PATH",
              help="Write it into this file.")
@click.option("--all", "whole", is_flag=True,
              help="As text, show every incident in full, not the largest alone.")
@click.option("--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="DATE",
              help="What was known at the end of this day, by dates of publication in UTC.")
@json_option
@record_option()
@settings_checked
def brief(
    incident: str | None, kind: str | None, to: Path | None, whole: bool, day: datetime | None,
    as_json: bool, record: Path,
) -> None:
    """Show what the reports say: tolls, who really knows, copies, positions, problems.

    INCIDENT is an id as the brief shows it, or the beginning of one.
    """
    from firsthand.brief import brief_of
    from firsthand.ledger import open_ledger

    with open_ledger(record, readonly=True) as ledger, waited_for("Composing the brief"):
        _say_if_unfinished(ledger)
        try:
            composed = brief_of(ledger, incident, day.date().isoformat() if day else None)
        except LookupError as reason:
            raise Refused(str(reason)) from None
    chosen = kind or (_BY_SUFFIX.get(to.suffix.lower(), "text") if to else "text")
    if to is not None:
        write_brief(composed, "json" if as_json else chosen, to, whole=whole)
        say(f"The brief is in {to}.")
    elif as_json:
        tell(_written(composed, "json", whole=whole))
    elif chosen == "text":
        print_brief(composed, whole=whole)
    else:
        click.echo(_written(composed, chosen, whole=whole), nl=False)


@click.command()
@click.argument("id")
@json_option
@record_option()
@settings_checked
def why(id: str, as_json: bool, record: Path) -> None:
    """Show the working behind any value, down to the words: ID is an id as the brief shows it."""
    from firsthand.brief import explanation_as_text, working_of
    from firsthand.ledger import open_ledger

    with open_ledger(record, readonly=True) as ledger, waited_for("Looking it up"):
        working = working_of(ledger, id)
    if as_json:
        import msgspec

        tell(msgspec.json.encode(working).decode())
    elif working.found == "one":
        explanation_as_text(working, screen())
    else:
        say("\n".join([working.title, *("  " + one.text for one in working.candidates)]))
    if working.found != "one":
        raise click.exceptions.Exit(2)


def print_brief(composed: Brief, *, whole: bool = False) -> None:
    """Print a brief on the terminal."""
    from firsthand.brief import as_text

    as_text(composed, screen(), whole=whole)


def write_brief(composed: Brief, kind: str, to: Path, *, whole: bool = False) -> None:
    """Write a brief into a file, in UTF-8."""
    try:
        to.write_text(_written(composed, kind, whole=whole), "utf-8", newline="\n")
    except OSError as reason:
        raise Refused(
            f"{to} cannot be written: {reason.strerror}. Give another path with --to."
        ) from None


def _written(composed: Brief, kind: str, *, whole: bool) -> str:
    from firsthand.brief import as_html, as_markdown, as_plain_text

    if kind == "html":
        return as_html(composed)
    if kind == "md":
        return as_markdown(composed)
    if kind == "json":
        import msgspec

        return msgspec.json.encode(composed).decode()
    return as_plain_text(composed, whole=whole)


def _say_if_unfinished(ledger: Ledger) -> None:
    """Warn where the latest reading did not come to its conclusions, or has not yet."""
    runs = sorted(ledger.runs(), key=lambda run: (run.started_at, run.id))
    if not runs:
        return
    try:
        ledger.weighing(runs[-1].id)
    except KeyError:
        say(
            "The latest reading into this record has not ended: it was stopped, or still runs. "
            "What follows is weighed as of the reading before. Run firsthand read again."
        )
