"""``firsthand export``: the record, for other tools."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import record_option, settings_checked
from firsthand.cli.saying import Refused, say
from firsthand.cli.watching import watched

if TYPE_CHECKING:
    from firsthand.ledger import Ledger

KINDS = ("jsonl", "csv", "csv-standings")


@click.command()
@click.option("--as", "kind", type=click.Choice(KINDS), required=True,
              help="jsonl is the whole record; csv has a row for each claim, csv-standings for "
                   "each standing.")
@click.option("--to", type=click.Path(path_type=Path), required=True, metavar="PATH",
              help="The file to write, or - for stdout.")
@click.option("--with-text", is_flag=True, help="In jsonl, give each report's text too.")
@record_option()
@settings_checked
def export(kind: str, to: Path, with_text: bool, record: Path) -> None:
    """Write what the record holds now into a file: whole, or not at all."""
    from firsthand.ledger import open_ledger

    if with_text and kind != "jsonl":
        raise Refused("--with-text goes with --as jsonl alone: a table has no room for texts.")
    if to.exists() and record.exists() and to.samefile(record):
        raise Refused("--to names the record itself. Give another path.")
    with open_ledger(record, readonly=True) as ledger:
        if str(to) == "-":
            _to_stdout(ledger, kind, with_text)
        else:
            say(f"{_exported(ledger, kind, to, with_text):,} rows written to {to}.")


def _exported(ledger: Ledger, kind: str, to: Path, with_text: bool) -> int:
    from firsthand.exports import export as write

    try:
        with watched("Writing rows") as told:
            return write(
                ledger, kind, to, with_text=with_text,
                progress=lambda done, _total: told("export", done),
            )
    except OSError as reason:
        raise Refused(
            f"{to} cannot be written: {reason.strerror}. Give another path with --to."
        ) from None


def _to_stdout(ledger: Ledger, kind: str, with_text: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "rows"
        _exported(ledger, kind, whole, with_text)
        with whole.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
