"""One composition for all three renderers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from firsthand.brief.appendix import excerpts
from firsthand.brief.dossier import (
    Making,
    apart_section,
    largest_first,
    making_section,
    part,
    pick,
    problems_section,
)
from firsthand.brief.page import Brief
from firsthand.brief.shelf import stock
from firsthand.brief.wording import counted
from firsthand.record import Problem, Reading, Weighing


def compose(
    readings: Sequence[Reading],
    weighing: Weighing,
    problems: Sequence[Problem] = (),
    incident: str | None = None,
    making: Making = Making(),  # noqa: B008 - frozen
) -> Brief:
    """Put everything to be shown into plain words, the largest incident first.

    ``incident`` is the id of the one to show, or a beginning of it that is unique; one that
    fits none, or several, raises ``LookupError`` with the choice. ``problems`` are those found
    before there was a report; the readings' and the weighing's own are added.
    """
    shelf = stock(readings, weighing)
    chosen = largest_first(weighing.incidents) if incident is None else [pick(shelf, incident)]
    parts = tuple(part(shelf, one) for one in chosen)
    found = chain(problems, weighing.problems, *(reading.problems for reading in readings))
    closing = (
        *((apart_section(shelf),) if incident is None else ()),
        problems_section(shelf, tuple(found)),
        making_section(shelf, making),
    )
    read = counted(len(shelf.reports), "report")
    return Brief(
        title=parts[0].title if len(parts) == 1 else "Brief",
        headline=f"{read}, {counted(len(parts), 'incident')}." if shelf.reports
        else "No report was read.",
        parts=parts, closing=closing,
        excerpts=excerpts(shelf, chain(closing, *(one.sections for one in parts))),
    )
