"""Which table keeps which record, and which of its fields stand in plain columns.

A column is a path into the record: ``count.low`` is the claim's lower bound, ``via?.as_written``
the words for who passed it on, or an empty cell, ``place*.name`` the names of all its places,
parted by "; ".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Final

import msgspec

from firsthand.record import (
    Capture,
    Claim,
    Drift,
    Family,
    FollowUp,
    Incident,
    Judgement,
    Name,
    Origin,
    PlaceNamed,
    Problem,
    Report,
    Run,
    Standing,
    Statement,
    TimeNamed,
)

Cell = str | int | float | bytes | None

LARGEST: Final = 2**63 - 1
"""The largest number a column can hold; a larger one stands in ``json`` alone."""


class Table(msgspec.Struct, frozen=True):
    """One table: the record it keeps, and how one of its rows is made from one record."""

    name: str
    type: type[msgspec.Struct] | None
    holders: tuple[str, ...]
    titles: tuple[str, ...]  # all columns but ``number``: holders, plain columns, json
    insert: str
    plain: Callable[[Any], tuple[Any, ...]]
    deep: tuple[tuple[int, tuple[str, ...]], ...]  # the columns through "?" and "*", by place

    def cells(self, row: msgspec.Struct, holders: Sequence[Cell] = ()) -> list[Cell]:
        """Give one record's cells: holders, plain columns and the whole row as JSON."""
        found = list(self.plain(row))
        for place, path in self.deep:
            found.insert(place, _reach(row, path))
        found = [value if type(value) in _AS_IS else _cell(value) for value in found]
        return [*holders, *found, msgspec.json.encode(row).decode()]


def digest(cells: Sequence[Cell]) -> str:
    """Give the sha256 over a row's cells that the log keeps; bytes count by their own sha256."""
    plain = [cell if type(cell) in _SEALED_AS_IS else _sealed(cell) for cell in cells]
    return hashlib.sha256(msgspec.json.encode(plain)).hexdigest()


_AS_IS = frozenset({str, type(None)})  # most cells: looked at no further
_SEALED_AS_IS = frozenset({str, int, type(None)})


def _sealed(cell: Cell) -> Cell:
    if isinstance(cell, bytes):
        return hashlib.sha256(cell).hexdigest()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)  # a column of degrees gives 35.0 back where 35 was kept
    return cell


def _reach(value: Any, path: tuple[str, ...]) -> Any:
    for at, step in enumerate(path):
        if isinstance(value, tuple):
            return tuple(_reach(item, path[at:]) for item in value)
        if value is None:
            return None
        value = getattr(value, step)
    return value


def _cell(value: Any) -> Cell:
    if isinstance(value, tuple):
        return "; ".join(item for item in value if item is not None)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and abs(value) > LARGEST:
        return None
    return value  # type: ignore[no-any-return]


def _table(
    name: str, kept: type[msgspec.Struct] | None, holders: str, columns: str
) -> tuple[str, Table]:
    """Read a table's columns: ``title`` or ``title=path``, "?" after what may be missing."""
    parts = [column.partition("=") for column in columns.split()]
    paths = [path or title for title, _, path in parts]
    ends = ("json",) if kept else ()
    titles = (*holders.split(), *(title for title, _, _ in parts), *ends)
    quoted = ", ".join(f'"{title}"' for title in ("number", *titles))
    marks = ", ".join("?" * (len(titles) + 1))
    return name, Table(
        name, kept, tuple(holders.split()), titles,
        f'INSERT INTO "{name}" ({quoted}) VALUES ({marks})',
        attrgetter(*(path for path in paths if not _is_deep(path))),
        tuple(
            (place, tuple(step.rstrip("?*") for step in path.split(".")))
            for place, path in enumerate(paths) if _is_deep(path)
        ),
    )


def _is_deep(path: str) -> bool:
    return "?" in path or "*" in path


TABLES: Final[dict[str, Table]] = dict((
    _table("run", Run, "", "id version settings vocabulary started_at"),
    _table("judgement", Judgement, "", "id left right verdict by at supersedes"),
    _table("capture", Capture, "", "id target_uri captured_at media_type size"),
    _table("payload", None, "", "id zlib"),
    _table("reading", None, "", "id report capture reader run rows_in"),
    _table(
        "report", Report, "reading",
        "id capture given_id publisher url headline by published language about_harm text_sha256",
    ),
    _table(
        "statement", Statement, "reading",
        "id report act mode source=source.as_written source_name=source.name "
        "organisation=source.organisation via=via?.as_written cue=cue.exact content=content*.exact "
        "target=target?.as_written rule",
    ),
    _table(
        "claim", Claim, "reading",
        "id report harm means scope as_written=count.as_written stated=count.number "
        "low=count.low best=count.best high=count.high wording=count.wording place=place*.name "
        "date_from=when?.from_ date_to=when?.to claimant via=via?.as_written statement "
        "polarity span within repeats background evidence=evidence.exact rule",
    ),
    _table("name", Name, "reading", "id report party as_written by"),
    _table(
        "place", PlaceNamed, "reading",
        "id report as_written name country admin1 gazetteer_id latitude longitude precision",
    ),
    _table(
        "time", TimeNamed, "reading",
        "id report as_written date_from=from_ date_to=to precision value",
    ),
    _table("problem", Problem, "reading run", "id slug about sentence remedy"),
    _table("weighing", None, "", "id run reading_to rows_in"),
    _table("family", Family, "run", "id earliest members=members*.report"),
    _table("origin", Origin, "run", "id name kind claims reports"),
    _table(
        "incident", Incident, "run",
        "id title kind means place=place*.name date_from=when?.from_ date_to=when?.to "
        "claims reports",
    ),
    _table(
        "standing", Standing, "run",
        "id incident harm scope as_of low best high claims reports families origins first",
    ),
    _table(
        "drift", Drift, "run",
        "id family parent child kind before=before?.exact after=after?.exact",
    ),
    _table("follow_up", FollowUp, "run", "id statement status evidence"),
))
"""Every table but the log, by its name."""

FIELDS: Final = {  # the part of a Reading or a Weighing that a table keeps, in the table's order
    "reading": {
        "statement": "statements", "claim": "claims", "name": "names", "place": "places",
        "time": "times", "problem": "problems",
    },
    "weighing": {
        "family": "families", "origin": "origins", "incident": "incidents",
        "standing": "standings", "drift": "drifts", "follow_up": "follow_ups",
        "problem": "problems",
    },
}
