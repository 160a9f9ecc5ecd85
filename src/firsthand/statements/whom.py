"""Whom somebody holds responsible, where the verb of saying does not name them."""

from __future__ import annotations

from firsthand.record import Passage, Words
from firsthand.statements.intents import Intents


def blamed_in(content: Passage, intents: Intents) -> Words | None:
    """Give the words for who did it: "said that Iron Column fighters were responsible"."""
    at = intents.blamed_in(content.exact)
    if at is None:
        return None
    return Words(
        as_written=content.exact[at[0] : at[1]], start=content.start + at[0],
        end=content.start + at[1], field=content.field)
