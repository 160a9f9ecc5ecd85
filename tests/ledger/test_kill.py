"""Killed at any moment and run again, the record ends the same."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from firsthand.ledger import check, open_ledger

HERE = Path(__file__).parent
COUNT = 150


def start(path):
    return subprocess.Popen(
        [sys.executable, str(HERE / "writer_for_kill.py"), str(path), str(HERE), str(COUNT)],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def content(path):
    with open_ledger(path, readonly=True) as ledger:
        kinds = ("run", "capture", "report", "statement", "claim", "standing", "origin", "problem")
        return {kind: list(ledger.lines(kind)) for kind in kinds}


def test_a_killed_process_run_again_ends_with_the_same_record(tmp_path):
    whole, path = tmp_path / "whole.db", tmp_path / "killed.db"
    with start(whole) as process:
        process.stdout.read()
        assert process.wait() == 0
    chance = random.Random(2025)
    for _ in range(6):
        with start(path) as process:
            for _ in range(chance.randrange(COUNT // 8)):  # a line a report: far from the end
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.003))
            process.send_signal(signal.SIGKILL)
        if path.exists():
            assert check(path) == ()
    assert 0 < len(content(path)["report"]) < COUNT
    with start(path) as process:
        process.stdout.read()
        assert process.wait() == 0

    assert content(path) == content(whole)
    assert check(path) == ()
