"""``firsthand check``: does the record keep its promises?"""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli.options import json_option, record_option, settings_checked
from firsthand.cli.saying import tell
from firsthand.cli.watching import waited_for


@click.command()
@json_option
@record_option()
@settings_checked
def check(as_json: bool, record: Path) -> None:
    """Audit the record: every passage quotes its report, every hash and every sum holds.

    Exits with 1 where a promise is not kept.
    """
    from firsthand.ledger import check as audit
    from firsthand.ledger import open_ledger

    with waited_for("Checking every row, quotation and sum"):
        findings = audit(record)
        with open_ledger(record, readonly=True) as ledger:
            head, reports = ledger.head(), ledger.count("report")
    if as_json:
        import msgspec

        told = {"record": str(record), "sound": not findings, "head": head, "findings": findings}
        tell(msgspec.json.encode(told).decode())
    elif findings:
        tell(f"{record} does not keep {len(findings)} of its promises:")
        for one in findings:
            where = f"{one.table} {one.number}" if one.number else one.table
            tell(f"  {one.rule}: {where} {one.id}".rstrip() + f": {one.sentence}")
    else:
        tell(f"{record} is sound: every passage quotes its report, every hash and sum holds.")
        tell(f"Reports: {reports}. The log ends in sha256 {head}")
    if findings:
        raise click.exceptions.Exit(1)
