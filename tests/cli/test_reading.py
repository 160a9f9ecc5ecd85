"""``read``: what was read, what could not be, and how it ends."""

import json
import re

import pytest

from firsthand.cli.outcome import UNREAD
from firsthand.problems import slugs


def test_a_folder_is_read_and_what_could_not_be_is_said(read):
    assert read.exit_code == 0
    assert "3 reports read into firsthand.db" in read.stdout
    assert "reports/empty.txt: The file holds no bytes." in read.stdout
    assert "reports/photo.txt: The file holds a PNG image, not text." in read.stdout
    assert "What to do: Fetch it again, or leave it out." in read.stdout
    assert read.stdout.rstrip().endswith("Next: firsthand brief")


def test_incidents_are_named_with_their_reports(read):
    assert "2 incidents in the record:" in read.stdout
    assert re.search(r"Killings in Homs.* \(2 reports\)", read.stdout)


def test_reading_again_reads_nothing_and_tells_the_same_problems(ask, read):
    again = ask("read reports --published 2025-03-10")

    assert "0 reports read into firsthand.db" in again.stdout
    assert "3 reports known already." in again.stdout
    assert _problems(again.stdout) == _problems(read.stdout) != []


def _problems(told):
    return [line for line in told.split("\n") if line.startswith("    ")]


def test_the_next_command_names_another_record(ask, inbox):
    told = ask("read reports/post.txt --record 'my own.db'")

    assert told.stdout.rstrip().endswith("Next: firsthand brief --record 'my own.db'")


def test_json_tells_the_same(ask, inbox):
    told = json.loads(ask("read reports --json").stdout)

    assert (told["read"], told["known"], told["record"]) == (3, 0, "firsthand.db")
    assert {"empty", "binary"} <= {problem["slug"] for problem in told["problems"]}
    assert sum(incident["reports"] for incident in told["incidents"]) == 3


@pytest.mark.parametrize(("words", "code"), [
    ("reports/post.txt --published 2025-03-10 --fail-on any", 0),
    ("reports/post.txt --fail-on unread", 0),
    ("reports/post.txt --fail-on any", 1),
    ("reports/empty.txt", 0),
    ("reports/empty.txt --fail-on unread", 1),
    ("reports/empty.txt --fail-on any", 1),
])
def test_problems_fail_the_command_only_where_asked(ask, inbox, words, code):
    assert ask(f"read {words}").exit_code == code
    assert ask(f"read {words}").exit_code == code, "and again, though nothing is new"


def test_what_counts_as_unread_are_problems_there_are():
    assert set(slugs()) >= UNREAD


@pytest.mark.parametrize(("line", "says"), [
    ("read nowhere", "There is no file or folder at nowhere. Correct the path."),
    ("read https://paper.example/1", "Save the page, and read the file."),
    ("read reports --published yesterday", 'The date "yesterday" given with --published'),
    ("read reports --settings no.toml", "There is no settings file at no.toml."),
    ("read reports --record no/my.db", "no/my.db cannot be a file."),
    ("read reports --record reports/post.txt", "is not a record"),
    ("read", "Missing argument"),
    ("read reports --scope some", "Invalid value for '--scope'"),
])
def test_asking_wrongly_is_told_in_a_sentence(ask, inbox, line, says):
    told = ask(line)

    assert told.exit_code == 2
    assert says in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize(("toml", "says"), [
    ("[reading]\nscope = 'some'", "firsthand.toml holds a setting that is not understood"),
    ("[raeding]", "firsthand.toml holds a setting that is not understood"),
    ("[reading", "firsthand.toml is not TOML"),
    ("words.extensions = ['more.yaml']", "The words in more.yaml cannot be read"),
    ("words.extensions = ['bad.yaml']", "The words in bad.yaml are not YAML"),
    ("words.extensions = ['list.yaml']", "are not under the names of vocabulary files"),
])
def test_settings_that_cannot_be_used_are_refused(ask, inbox, tmp_path, toml, says):
    (tmp_path / "bad.yaml").write_text("a: [", "utf-8")
    (tmp_path / "list.yaml").write_text("- a", "utf-8")
    (tmp_path / "firsthand.toml").write_text(toml, "utf-8")

    told = ask("read reports")

    assert (told.exit_code, told.stdout) == (2, "")
    assert says in told.stderr
    assert not (tmp_path / "firsthand.db").exists()


def test_settings_found_in_the_folder_are_used_and_said(ask, inbox, tmp_path):
    (tmp_path / "firsthand.toml").write_text("intake.largest_mb = 0", "utf-8")

    told = ask("read reports/post.txt")

    assert "Settings are taken from firsthand.toml in this folder." in told.stderr
    assert "too-large (1)" in told.stdout


def test_extensions_are_looked_for_beside_the_settings(ask, inbox, tmp_path):
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "more.yaml").write_text(
        "credits:\n  agencies:\n    Harbour Line: [HBL]\n", "utf-8"
    )
    (tmp_path / "conf" / "my.toml").write_text("words.extensions = ['more.yaml']", "utf-8")
    (inbox / "wire.txt").write_text("HOMS (HBL) - Two people were killed in Homs.\n", "utf-8")

    read = ask("read reports/wire.txt --settings conf/my.toml")
    ask("export --as jsonl --to out.jsonl")

    assert read.exit_code == 0
    assert '"agency":"Harbour Line"' in (tmp_path / "out.jsonl").read_text("utf-8")


def test_stdin_is_read(ask):
    told = ask("read - --publisher 'The Post'", stdin="Nine people were killed in Aleppo.\n")

    assert "1 report read into firsthand.db" in told.stdout


def test_what_firsthand_wrote_is_no_report(ask, inbox, tmp_path):
    ask("read reports")
    ask("brief --to brief.html")

    told = ask("read brief.html . --json")

    slugs = [(p["slug"], p["about"]) for p in json.loads(told.stdout)["problems"]]
    assert ("own-brief", "brief.html") in slugs
    assert not [about for _, about in slugs if "firsthand.db" in about]
    assert json.loads(told.stdout)["read"] == 0


def test_control_characters_of_a_path_drive_no_terminal(ask, tmp_path):
    (tmp_path / "a\x1b[31mred.txt").write_bytes(b"")

    told = ask("read .")

    assert "\x1b" not in told.stdout
    assert "⟨U+001B⟩" in told.stdout
