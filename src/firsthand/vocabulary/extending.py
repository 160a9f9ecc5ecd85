"""What a user adds: a YAML file whose top keys name vocabulary files, or a table of places.

>>> check_place({"name": "Vessnagora", "latitude": 35.6, "longitude": 36.0})
>>> check_place({"name": "Vessnagora", "latitude": 135.6, "longitude": 36.0})
Traceback (most recent call last):
ValueError: Vessnagora: latitude 135.6 is not between -90 and 90
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOUNDS = {"latitude": (-90, 90), "longitude": (-180, 180), "precision": (1, 7)}
_COLUMNS = ("name", "aliases", "country", "admin1", *_BOUNDS)


def read_extension(path: Path) -> dict[str, Any]:
    """Read one extension; a ``.csv`` is a table of places with the columns of ``places.added``.

    Raises ``OSError``, ``yaml.YAMLError``, and ``ValueError`` for what is no vocabulary.
    """
    if path.suffix.lower() == ".csv":
        words: Any = {"places": {"added": _places(path)}}
    else:
        words = yaml.load(path.read_text("utf-8"), _Loader) or {}
    if not isinstance(words, dict):
        raise ValueError("are not under the names of vocabulary files")
    places = words.get("places")
    for place in places.get("added") or () if isinstance(places, dict) else ():
        check_place(place)
    return words


def check_place(place: Any) -> None:
    """Raise ``ValueError`` where an added place lacks its name or stands outside the globe."""
    if not isinstance(place, dict) or not place.get("name"):
        raise ValueError(f"a place without a name: {place}")
    unknown = sorted(place.keys() - _COLUMNS)
    if unknown:
        raise ValueError(f"{place['name']}: {unknown[0]} is none of {', '.join(_COLUMNS)}")
    if (place.get("latitude") is None) != (place.get("longitude") is None):
        raise ValueError(f"{place['name']}: a point needs both latitude and longitude")
    for field, (low, high) in _BOUNDS.items():
        value = place.get(field)
        if value is not None and not (isinstance(value, int | float) and low <= value <= high):
            raise ValueError(
                f"{place['name']}: {field} {value} is not between {low} and {high}")


def _places(path: Path) -> list[dict[str, Any]]:
    """Read the rows; aliases are parted by ``|``, an empty cell is nothing."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [
            {key: cell.strip() for key, cell in row.items() if key and cell and cell.strip()}
            for row in csv.DictReader(lines)
        ]
    return [
        {key: _read_cell(key, cell) for key, cell in row.items()} for row in rows if row
    ]


def _read_cell(key: str, cell: str) -> Any:
    if key == "aliases":
        return [alias.strip() for alias in cell.split("|") if alias.strip()]
    if key not in _BOUNDS:
        return cell
    try:
        return int(cell) if key == "precision" else float(cell)
    except ValueError:
        return cell  # the check says which place it stands beside
