"""The record as JSON Lines is the whole record, in one order, and keeps its schema."""

import json

import book_factories as make
import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.exports import export, kinds, schema
from firsthand.exports.lines import TYPES
from firsthand.record import Row


def exported(ledger, tmp_path, **options):
    path = tmp_path / "record.jsonl"
    rows = export(ledger, "jsonl", path, **options)
    lines = path.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert len(lines) == rows
    return lines


def test_every_type_is_there_with_type_first(record, tmp_path):
    lines = exported(record(make.three_readings()), tmp_path)

    assert all(line.startswith(b'{"type":"') for line in lines)
    assert list(dict.fromkeys(json.loads(line)["type"] for line in lines)) == list(TYPES)


def test_with_its_texts_the_export_gives_the_record_back(record, tmp_path):
    readings = make.three_readings()
    weighing = make.a_weighing(readings)
    rows = msgspec.json.Decoder(Row)

    lines = exported(record(readings), tmp_path, with_text=True)

    found = {(type(row), row.id): row for row in map(rows.decode, lines)}
    parts = [part for reading in readings for part in msgspec.structs.astuple(reading)]
    parts += msgspec.structs.astuple(weighing)
    for part in parts:
        for row in part if isinstance(part, tuple) else [part]:
            assert found[type(row), row.id] == row


def test_without_texts_only_the_texts_are_missing(record, tmp_path):
    ledger = record(make.three_readings())
    without = list(map(json.loads, exported(ledger, tmp_path)))
    whole = list(map(json.loads, exported(ledger, tmp_path, with_text=True)))

    assert not any("text" in row for row in without if row["type"] == "report")
    assert without == [
        {key: row[key] for key in row if (row["type"], key) != ("report", "text")} for row in whole
    ]


@pytest.mark.parametrize("with_text", [False, True])
def test_every_line_keeps_the_published_schema(record, tmp_path, with_text):
    published = jsonschema.Draft202012Validator(schema())
    lines = exported(record(make.three_readings()), tmp_path, with_text=with_text)

    for line in lines:
        published.validate(json.loads(line))


def test_lines_that_break_the_contract_break_the_schema(record, tmp_path):
    published = jsonschema.Draft202012Validator(schema())
    claim = next(json.loads(line) for line in exported(record(make.three_readings()), tmp_path)
                 if b'"type":"claim"' in line)

    assert not published.is_valid({**claim, "harm": "perished"})
    assert not published.is_valid({**claim, "type": "rumour"})
    assert not published.is_valid({key: claim[key] for key in claim if key != "evidence"})


def test_nothing_is_exported_that_the_schema_does_not_name(record, tmp_path):
    named = schema()["$defs"]
    by_type = {each["properties"]["type"]["enum"][0]: each["properties"]
               for each in named.values() if "type" in each.get("properties", {})}

    for line in exported(record(make.three_readings()), tmp_path, with_text=True):
        row = json.loads(line)
        assert set(row) == set(by_type[row["type"]])


READINGS = st.lists(
    st.builds(make.a_reading, said_by=st.sampled_from(["The mayor", "A doctor"]),
              killed=st.integers(1, 30), publisher=st.sampled_from(["The Gazette", "The Post"]),
              tail=st.text(st.characters(exclude_categories=["Cs"]), max_size=10)),
    min_size=2, max_size=4, unique_by=lambda reading: reading.report.id,
)


@given(readings=READINGS, data=st.data())
@settings(max_examples=10, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_reading_gives_the_same_files(record, tmp_path, readings, data):
    shuffled = data.draw(st.permutations(readings))
    weighing = make.a_weighing(readings)
    files = []
    for name, order in (("a.db", readings), ("b.db", shuffled)):
        (tmp_path / name).unlink(missing_ok=True)
        with record(order, weighing, name) as ledger:
            files.append([])
            for kind in kinds():
                export(ledger, kind, tmp_path / "out", with_text=True)
                files[-1].append((tmp_path / "out").read_bytes())

    assert files[0] == files[1]


def test_an_unknown_kind_names_the_known_ones(record, tmp_path):
    with pytest.raises(ValueError, match='no export "xlsx"; there are jsonl, csv, csv-standings'):
        export(record(make.three_readings()), "xlsx", tmp_path / "out")


def test_progress_is_told_to_the_end(record, tmp_path):
    told = []
    ledger = record(make.three_readings())

    rows = export(ledger, "jsonl", tmp_path / "out", progress=lambda *done: told.append(done))

    assert told[-1] == (rows, rows)


def test_a_file_is_whole_or_not_there(record, tmp_path):
    ledger = record(make.three_readings())
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(ledger, "csv", target, progress=stop)

    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []
