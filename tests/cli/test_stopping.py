"""Whatever happens to a reading, the record ends the same."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import firsthand.samples
from tests.cli.conftest import content

COAST = Path(str(firsthand.samples.folder())) / "coast"
# A shell that runs the suite in the background would have it ignore the keyboard.
HEED = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
COMMAND = [sys.executable, "-c", f"{HEED}; from firsthand.cli import main; main()"]
AMOUNT = 16


def start(*words, cwd):
    return subprocess.Popen(
        [*COMMAND, *words], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )


def done(*words, cwd):
    process = start(*words, cwd=cwd)
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 0, stderr.decode()
    return stdout.decode()


def kept(path):
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM reading").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


@pytest.fixture
def some(tmp_path):
    lines = (COAST / "reports.jsonl").read_text("utf-8").split("\n")
    (tmp_path / "some.jsonl").write_text("\n".join(lines[:AMOUNT]) + "\n", "utf-8")
    (tmp_path / "first.jsonl").write_text("\n".join(lines[: AMOUNT // 2]) + "\n", "utf-8")
    (tmp_path / "all.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def exported(ask, record):
    assert ask(f"export --as jsonl --to {record}.jsonl --record {record}").exit_code == 0
    return content(Path(f"{record}.jsonl"))


def test_killed_at_any_moment_and_run_again_it_ends_with_the_same_record(ask, some):
    ask("read some.jsonl --record whole.db")
    for enough in (1, AMOUNT // 2, AMOUNT):  # the last is killed while it weighs
        with start("read", "some.jsonl", "--record", "killed.db", cwd=some) as process:
            while kept(some / "killed.db") < enough and process.poll() is None:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
    assert "has not ended" in ask("brief --record killed.db").stderr
    done("read", "some.jsonl", "--record", "killed.db", cwd=some)

    assert exported(ask, "killed.db") == exported(ask, "whole.db")


def test_read_in_two_parts_and_twice_it_is_the_record_of_one_reading(ask, some):
    ask("read some.jsonl --record whole.db")
    once = exported(ask, "whole.db")
    ask("read first.jsonl --record parts.db")
    ask("read some.jsonl --record parts.db")
    ask("read some.jsonl --record whole.db")

    assert exported(ask, "whole.db") == once
    # the same reports in another file are the same reports; only where they lie differs
    assert [line for line in exported(ask, "parts.db") if '"type":"problem"' not in line] == [
        line for line in once if '"type":"problem"' not in line
    ]


def test_a_closed_pipe_ends_quietly(ask, some):
    ask("read some.jsonl --record my.db")
    with start("brief", "--record", "my.db", cwd=some) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_help_starts_without_anything_slow(some):
    told = subprocess.run(
        [sys.executable, "-X", "importtime", *COMMAND[1:], "--help"], capture_output=True,
        text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    imported = {line.rpartition("|")[2].strip().partition(".")[0]
                for line in told.stderr.split("\n")}

    assert "click" in imported
    assert not imported & {"spacy", "numpy", "msgspec", "rich", "apsw", "yaml", "trafilatura"}


def test_no_colour_and_no_progress_leave_a_pipe(some):
    (some / "a.txt").write_text("Two people were killed in Homs.\n", "utf-8")

    process = start("read", "a.txt", "--record", "my.db", cwd=some)
    stdout, stderr = process.communicate(timeout=60)

    assert b"\x1b" not in stdout + stderr
    assert stderr == b""


def test_stopped_from_the_keyboard_it_says_how_to_go_on(some):
    # All of them: a handful could be read and weighed before the signal arrives.
    with start("read", "all.jsonl", "--record", "my.db", cwd=some) as process:
        while kept(some / "my.db") < 1 and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)

    assert (process.returncode, stdout) == (130, b"")
    assert stderr.startswith(b"Stopped. What was read is kept")
