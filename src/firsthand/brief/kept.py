"""The brief and the working of a record that is kept on disk."""

from __future__ import annotations

from firsthand.brief.composing import compose
from firsthand.brief.dossier import Making
from firsthand.brief.page import Brief, Explanation
from firsthand.brief.working import explain
from firsthand.ledger import Ledger


def brief_of(ledger: Ledger, incident: str | None = None) -> Brief:
    """Compose the brief of a kept record; ``LookupError`` where no one incident is meant."""
    with ledger.snapshot():
        runs = sorted(ledger.runs(), key=lambda run: (run.started_at, run.id))
        making = Making(
            version=runs[-1].version if runs else "", log=ledger.head(),
            judgements=ledger.judgements(),
        )
        return compose(
            tuple(ledger.readings()), ledger.weighing(), ledger.problems(), incident, making
        )


def working_of(ledger: Ledger, asked: str) -> Explanation:
    """Show the working behind a value of a kept record, down to the words."""
    with ledger.snapshot():
        return explain(asked, tuple(ledger.readings()), ledger.weighing())
