"""``brief``, ``why``, ``check``, ``export``, ``demo``: what is shown and written."""

import json
import sqlite3

import pytest

from tests.cli.conftest import content


def test_the_brief_says_who_really_knows(ask, read):
    told = ask("brief")

    assert told.exit_code == 0
    assert "2 reports. 1 independent witness." in told.stdout
    assert "“17”" in told.stdout


def test_the_brief_of_another_incident_is_asked_by_its_id(ask, read):
    incidents = json.loads(ask("read reports --json").stdout)["incidents"]
    mill = next(i for i in incidents if "Aleppo" in i["title"])

    assert "“Two”" in ask(f"brief {mill['id']}").stdout
    assert "“Two”" not in ask("brief").stdout
    assert "“Two”" in ask("brief --all").stdout


def test_the_brief_of_a_day_leaves_out_what_was_published_later(ask, read):
    early, late = ask("brief --as-of 2000-01-01"), ask("brief --as-of 2099-12-31")

    assert "As of 1 January 2000: what was published later is left out." in early.stdout
    assert "“17”" in late.stdout
    assert "“17”" not in early.stdout
    assert ask("brief --as-of yesterday").exit_code == 2


@pytest.mark.parametrize(("words", "begins"), [
    ("--to b.html", "<!doctype html>"), ("--to b.md", "# Brief"), ("--to b.txt", "Brief\n"),
    ("--to b.txt --as html", "<!doctype html>"), ("--to b.json --json", '{"title":"Brief"'),
])
def test_the_brief_is_written_as_the_suffix_or_the_option_says(ask, read, tmp_path, words, begins):
    told = ask(f"brief {words}")

    assert (told.exit_code, told.stdout) == (0, "")
    assert (tmp_path / words.split()[1]).read_text("utf-8").startswith(begins)


def test_what_is_printed_is_what_is_written(ask, read, tmp_path):
    for form in ("md", "html"):
        ask(f"brief --as {form} --to file")
        assert ask(f"brief --as {form}").stdout == (tmp_path / "file").read_text("utf-8")


def test_why_leads_from_an_id_of_the_brief_to_the_words(ask, read, tmp_path):
    ask("export --as jsonl --to all.jsonl")
    rows = map(json.loads, content(tmp_path / "all.jsonl"))
    claim = next(row for row in rows if row["type"] == "claim")

    told = ask(f"why {claim['id']}")

    assert told.exit_code == 0
    assert f"⟦{claim['evidence']['exact']}⟧" in told.stdout
    assert json.loads(ask(f"why {claim['id']} --json").stdout)["found"] == "one"


def test_an_id_that_is_not_there_or_means_several_is_asked_wrongly(ask, read):
    none, several = ask("why zz9"), ask("why claim-")

    assert (none.exit_code, several.exit_code) == (2, 2)
    assert none.stderr == "Nothing in the record has an id that begins with zz9.\n"
    assert several.stderr.count("claim-") >= 3
    assert ask("brief zz9").exit_code == 2


@pytest.mark.parametrize("line", [
    "brief", "why 12", "check", "export --as csv --to x.csv",
])
def test_without_a_record_every_command_says_so(ask, line, tmp_path):
    told = ask(line)

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == (
        "There is no record at firsthand.db. Read some reports into it first.\n"
    )
    assert list(tmp_path.iterdir()) == []


def tampered_with(path, statement):
    """Do to a record what its triggers forbid."""
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in found:
            db.execute(f'DROP TRIGGER "{name}"')
        db.execute(statement)


def test_a_sound_record_passes_and_a_changed_one_does_not(ask, read, tmp_path):
    sound = ask("check")
    tampered_with(tmp_path / "firsthand.db", "UPDATE claim SET json = replace(json, '17', '71')")
    changed = ask("check")

    assert (sound.exit_code, changed.exit_code) == (0, 1)
    assert "is sound" in sound.stdout
    told = json.loads(ask("check --json").stdout)
    assert told["sound"] is False
    assert {"hash", "plan"} <= {finding["rule"] for finding in told["findings"]}


def test_an_unfinished_reading_is_said_before_the_brief(ask, read, tmp_path):
    assert "has not ended" not in ask("brief").stderr
    tampered_with(tmp_path / "firsthand.db", "DELETE FROM weighing")

    assert "The latest reading into this record has not ended" in ask("brief").stderr


@pytest.mark.parametrize("kind", ["jsonl", "csv", "csv-standings"])
def test_exports_go_to_a_file_or_to_stdout_alike(ask, read, tmp_path, kind):
    told = ask(f"export --as {kind} --to out")

    assert "rows written to out." in told.stderr
    assert ask(f"export --as {kind} --to -").stdout_bytes == (tmp_path / "out").read_bytes()


@pytest.mark.parametrize(("words", "says"), [
    ("--as csv --to no/x.csv", "no/x.csv cannot be written: No such file or directory."),
    ("--as csv --to x --with-text", "--with-text goes with --as jsonl alone"),
    ("--as csv --to firsthand.db", "--to names the record itself."),
    ("--as pdf --to x", "Invalid value for '--as'"),
])
def test_an_export_that_cannot_be_is_refused(ask, read, words, says):
    told = ask(f"export {words}")

    assert told.exit_code == 2
    assert says in told.stderr


def test_texts_are_exported_only_where_asked(ask, read, tmp_path):
    ask("export --as jsonl --to bare.jsonl")
    ask("export --as jsonl --to full.jsonl --with-text")

    assert "Shops stayed shut" not in "".join(
        line for line in content(tmp_path / "bare.jsonl") if '"type":"report"' in line
    )
    assert "Shops stayed shut" in (tmp_path / "full.jsonl").read_text("utf-8")


def test_the_demo_keeps_to_a_record_of_its_own(ask, tmp_path):
    told = ask("demo")

    assert told.exit_code == 0
    assert "52 reports read into firsthand-demo.db" in told.stdout
    assert "independent witness" in told.stdout
    assert (tmp_path / "firsthand-brief.html").read_text("utf-8").startswith("<!doctype html>")
    assert sorted(p.name for p in tmp_path.iterdir() if "-wal" not in p.name
                  and "-shm" not in p.name) == ["firsthand-brief.html", "firsthand-demo.db"]
    suggested = [line.strip() for line in told.stdout.split("Try next:")[1].split("\n")]
    assert [line.split()[1] for line in suggested if line] == ["why", "check", "read"]
