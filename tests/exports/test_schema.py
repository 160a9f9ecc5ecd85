"""The published schema is the record's own, with its closed lists of values."""

from pathlib import Path
from typing import get_args

import pytest

from firsthand import record
from firsthand.exports import schema
from firsthand.exports.lines import TYPES
from firsthand.exports.write_schema import written

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema.json"

CLOSED = [
    ("Claim", "harm", record.Harm), ("Claim", "polarity", record.Polarity),
    ("Claim", "span", record.Span), ("Count", "wording", record.Wording),
    ("Victims", "status", record.Status), ("Victims", "age", record.Age),
    ("Victims", "sex", record.Sex), ("Statement", "act", record.Act),
    ("Statement", "mode", record.Mode), ("Origin", "kind", record.OriginKind),
    ("Incident", "kind", record.IncidentKind), ("Drift", "kind", record.DriftKind),
    ("FollowUp", "status", record.FollowUpStatus), ("Member", "derivation", record.Derivation),
]


@pytest.mark.parametrize(("name", "field", "values"), CLOSED)
def test_closed_lists_of_values_are_in_the_schema(name, field, values):
    said = schema()["$defs"][name]["properties"][field]

    assert set(said["enum"]) == set(get_args(values))


def test_the_types_of_the_record_the_export_and_the_schema_are_the_same():
    rows = {row.__struct_config__.tag for row in get_args(record.Row)}

    assert rows == set(TYPES) == set(schema()["discriminator"]["mapping"])


def test_the_published_schema_is_fresh():
    assert PUBLISHED.read_text("utf-8") == written(), (
        "run: python -m firsthand.exports.write_schema docs/schema.json"
    )
