"""The JSON Schema of the record as JSON Lines, made from the record's own types."""

from __future__ import annotations

from typing import Any

import msgspec

from firsthand.record import Row


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one line; a report's ``text`` may be left out.

    >>> schema()["$defs"]["Claim"]["properties"]["polarity"]["enum"][:3]
    ['asserted', 'corrected', 'denied']
    """
    made = msgspec.json.schema(Row)
    report = made["$defs"]["Report"]
    report["required"] = [field for field in report["required"] if field != "text"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of a firsthand record",
        "description": (
            "start and end count characters (code points) of the report's text, or of its "
            "headline where field says so; from and to are ISO dates, both included."
        ),
        **made,
    }
