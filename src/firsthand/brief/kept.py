"""The brief and the working of a record that is kept on disk."""

from __future__ import annotations

import msgspec

from firsthand.brief.as_of import as_of
from firsthand.brief.composing import compose
from firsthand.brief.dossier import Making
from firsthand.brief.page import Brief, Explanation
from firsthand.brief.wording import day as written_day
from firsthand.brief.working import explain
from firsthand.ledger import Ledger


def brief_of(
    ledger: Ledger, incident: str | None = None, day: str | None = None,
) -> Brief:
    """Compose the brief of a kept record; ``LookupError`` where no one incident is meant.

    With an ISO ``day``, as the record stood at its end.
    """
    with ledger.snapshot():
        runs = sorted(ledger.runs(), key=lambda run: (run.started_at, run.id))
        making = Making(
            version=runs[-1].version if runs else "", log=ledger.head(),
            judgements=ledger.judgements(),
        )
        readings, weighing = tuple(ledger.readings()), ledger.weighing()
        problems = ledger.problems()
    if day is None:
        return compose(readings, weighing, problems, incident, making)
    readings, weighing = as_of(readings, weighing, day)
    composed = compose(readings, weighing, problems, incident, making)
    return msgspec.structs.replace(composed, headline=(
        f"{composed.headline} As of {written_day(day)}: what was published later is left out."))


def working_of(ledger: Ledger, asked: str) -> Explanation:
    """Show the working behind a value of a kept record, down to the words."""
    with ledger.snapshot():
        return explain(asked, tuple(ledger.readings()), ledger.weighing())
