"""The book keeps everything once, in whatever order it comes."""

import os
import subprocess
import sys

import apsw
import book_factories as make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.ledger import (
    NoRecord,
    NotARecord,
    OtherVersion,
    RecordBusy,
    RecordUnusable,
    check,
    open_ledger,
)
from firsthand.record import Weighing

KINDS = ("capture", "report", "statement", "claim", "place", "time", "name", "family", "origin",
         "incident", "standing", "drift", "follow_up", "problem", "judgement")

READING = st.builds(
    make.a_reading, said_by=st.sampled_from(["The mayor", "A doctor"]),
    killed=st.integers(1, 30), publisher=st.sampled_from(["The Gazette", "The Post"]),
    published=st.sampled_from(["2025-03-10", "2025-03-11T08:00:00Z"]),
    tail=st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
READINGS = st.lists(READING, min_size=2, max_size=5, unique_by=lambda reading: reading.report.id)


def everything(ledger):
    return {kind: list(ledger.lines(kind)) for kind in KINDS}


def keep_all(path, readings, weighed=None):
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        for reading in readings:
            data = reading.report.text.encode()
            ledger.keep(make.a_capture(data, reading.report.id), data, [reading])
            ledger.keep_problem(make.a_problem(reading.report.id))
        ledger.finish_run("run-1", make.a_weighing(weighed or readings))
        return everything(ledger), ledger.head()


@given(readings=READINGS)
@settings(max_examples=15, deadline=None)
def test_what_is_kept_comes_back_as_it_was(readings, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "my.db"
    keep_all(path, readings)

    with open_ledger(path, readonly=True) as ledger:
        assert list(ledger.readings()) == sorted(readings, key=lambda reading: reading.report.id)
        assert ledger.weighing() == make.a_weighing(readings)
        for reading in readings:
            assert ledger.payload(reading.report.capture) == reading.report.text.encode()
    assert check(path) == ()


@given(readings=READINGS, again=st.integers(0, 5))
@settings(max_examples=15, deadline=None)
def test_keeping_twice_equals_keeping_once(readings, again, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "my.db"
    once = keep_all(path, readings)

    assert keep_all(path, readings[:again], weighed=readings) == once


@given(readings=READINGS, data=st.data())
@settings(max_examples=15, deadline=None)
def test_the_order_of_reading_changes_nothing(readings, data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    shuffled = data.draw(st.permutations(readings))

    first, _ = keep_all(folder / "a.db", readings)
    second, _ = keep_all(folder / "b.db", shuffled)

    assert first == second


def test_one_report_from_two_captures_holds_once_whichever_came_first(tmp_path):
    pages = [make.a_reading(data=b"page one"), make.a_reading(data=b"page two")]
    held = []
    for name, order in (("a.db", pages), ("b.db", pages[::-1])):
        with open_ledger(tmp_path / name) as ledger:
            ledger.start_run(make.a_run())
            for reading in order:
                assert not ledger.has_read(reading.report)
                ledger.keep_reading(reading)
                assert ledger.has_read(reading.report)
            held.append(everything(ledger))

    assert held[0] == held[1]
    assert len(held[0]["report"]) == 1


def test_the_same_bytes_from_two_places_are_two_captures_of_one_payload(path):
    with open_ledger(path) as ledger:
        for uri in ("a.txt", "b.txt", "a.txt"):
            ledger.keep_capture(make.a_capture(uri=uri), b"bytes")

        assert [capture.target_uri for capture in ledger.captures()] == ["a.txt", "b.txt"]
        assert ledger.payload(make.a_capture().id) == b"bytes"


def test_a_new_version_reads_anew_and_the_earlier_reading_stays(path):
    old, new = make.a_reading(rule="r1"), make.a_reading(rule="r2")
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run("1"))
        ledger.keep_reading(old)
        ledger.start_run(make.a_run("2"))
        assert ledger.known_reports() == frozenset()
        ledger.keep_reading(new)
        assert ledger.known_reports() == {new.report.id}

        assert list(ledger.readings()) == [new]
        assert ledger.look_up(old.claims[0].id) == old.claims  # no longer holds, still kept

        ledger.start_run(make.a_run("1"))
        ledger.keep_reading(old)

        assert list(ledger.readings()) == [old]


def test_a_reader_that_finds_the_same_adds_one_line(path):
    with open_ledger(path) as ledger:
        for version in "12":
            ledger.start_run(make.a_run(version))
            ledger.keep(make.a_capture(), b"bytes", [make.a_reading(data=b"bytes")])
    db = apsw.Connection(str(path))

    assert db.execute("SELECT count(*) FROM reading").get == 2
    assert db.execute("SELECT count(*) FROM claim").get == 1
    assert check(path) == ()


def test_two_runs_with_the_same_conclusions_keep_them_once(kept):
    with open_ledger(kept) as ledger:
        before = everything(ledger)
        ledger.start_run(make.a_run(run_id="run-2"))
        ledger.finish_run("run-2", make.a_weighing(make.three_readings()))

        assert everything(ledger) == before
        assert ledger.weighing("run-2") == ledger.weighing("run-1")
        assert [run.id for run in ledger.runs()] == ["run-1", "run-2"]
    assert check(kept) == ()


def test_a_run_ends_with_one_set_of_conclusions(kept):
    with open_ledger(kept) as ledger, pytest.raises(ValueError, match="start a new run"):
        ledger.finish_run("run-1", Weighing())


def test_the_run_that_saw_most_is_the_current_one(path):
    readings = make.three_readings()
    early, late = open_ledger(path), open_ledger(path)
    with early, late:
        early.start_run(make.a_run(run_id="run-a"))
        for reading in readings[:2]:
            early.keep_reading(reading)
        seen = list(early.readings())
        late.start_run(make.a_run(run_id="run-b"))
        late.keep_reading(readings[2])
        late.finish_run("run-b", make.a_weighing(list(late.readings())))
        early.finish_run("run-a", make.a_weighing(seen))  # ends last, but saw less

        assert early.weighing() == early.weighing("run-b") != early.weighing("run-a")


def test_look_up_takes_an_id_or_its_beginning(kept):
    reading = make.three_readings()[0]
    with open_ledger(kept, readonly=True) as ledger:
        assert ledger.look_up(reading.report.id) == (reading.report,)
        assert ledger.look_up(reading.claims[0].id[:-3]) == reading.claims
        assert len(ledger.look_up("claim-")) == 3
        assert ledger.look_up("nothing") == ()


def test_a_judgement_without_a_name_is_refused(path):
    with open_ledger(path) as ledger, pytest.raises(ValueError, match="name of the person"):
        ledger.keep_judgement(make.a_judgement(by="  "))


def test_bytes_that_are_not_the_capture_are_refused(path):
    with open_ledger(path) as ledger, pytest.raises(ValueError, match="not the sha256"):
        ledger.keep_capture(make.a_capture(), b"others")


def test_a_reading_that_cannot_be_kept_whole_is_not_kept_at_all(path):
    reading = make.a_reading()
    broken = type(reading)(report=reading.report, claims=reading.claims * 2)
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        with pytest.raises(apsw.ConstraintError):
            ledger.keep_reading(broken)

        assert everything(ledger) == {kind: [] for kind in KINDS}


def test_readers_see_one_state_while_a_writer_writes(path):
    readings = make.three_readings()
    with open_ledger(path) as writer:
        writer.start_run(make.a_run())
        writer.keep_reading(readings[0])
        with open_ledger(path, readonly=True, wait_seconds=0) as reader, reader.snapshot():
            before = everything(reader)
            writer.keep_reading(readings[1])

            assert everything(reader) == before
        with open_ledger(path, readonly=True) as reader:
            assert len(list(reader.readings())) == 2


def test_readers_do_not_wait_for_an_open_transaction(kept):
    db = apsw.Connection(str(kept))
    db.execute("BEGIN IMMEDIATE; INSERT INTO run VALUES (9, 'run-9', '', '', '', '', '{}')")

    with open_ledger(kept, readonly=True, wait_seconds=0) as reader:
        assert len(list(reader.readings())) == 3


def test_a_second_writer_is_told_what_to_do(kept):
    other = subprocess.Popen(
        [sys.executable, "-c",
         "import apsw, sys; db = apsw.Connection(sys.argv[1]); db.execute('BEGIN IMMEDIATE'); "
         "print('in', flush=True); sys.stdin.read()", str(kept)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )
    with other, open_ledger(kept, wait_seconds=0.05) as ledger:
        other.stdout.readline()
        with pytest.raises(RecordBusy, match=r"another process\. Wait for it to finish and run"):
            ledger.keep_problem(make.a_problem("c.txt"))
        other.stdin.close()
        other.wait()

        ledger.keep_problem(make.a_problem("c.txt"))


def test_what_is_no_record_is_refused_with_a_way_out(tmp_path):
    text, database = tmp_path / "a.txt", tmp_path / "b.db"
    text.write_text("Not a database, and long enough to be looked at. " * 20)
    other = apsw.Connection(str(database))
    other.execute("CREATE TABLE mine (a)")
    other.close()

    for path in (text, database, tmp_path):
        with pytest.raises(NotARecord, match=r"(?i)give (another|the) path"):
            open_ledger(path)
    with pytest.raises(NoRecord, match="Read some reports"):
        open_ledger(tmp_path / "none.db", readonly=True)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(("version", "remedy"), [(2, "Install the newer"), (0, "Export it")])
def test_a_record_of_another_version_is_refused_with_a_way_out(kept, version, remedy):
    db = apsw.Connection(str(kept))
    db.pragma("user_version", version)
    db.close()

    with pytest.raises(OtherVersion, match=remedy):
        open_ledger(kept)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_record_in_a_folder_nobody_may_write_in_is_read(kept):
    before = kept.stat().st_mode, kept.parent.stat().st_mode
    kept.chmod(0o444)
    kept.parent.chmod(0o555)
    try:
        with open_ledger(kept, readonly=True) as ledger:
            assert len(list(ledger.readings())) == 3
        assert check(kept) == ()
        with pytest.raises(RecordUnusable, match="Check who may read and write"):
            open_ledger(kept)
    finally:
        kept.parent.chmod(before[1])
        kept.chmod(before[0])


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()

    with open_ledger(path) as ledger:
        assert ledger.head() == ""
    assert check(path) == ()
