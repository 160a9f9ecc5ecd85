"""Several processes read what one reads, in the same order; one that ends is said."""

from __future__ import annotations

import json
import os
import signal
from multiprocessing import active_children

import msgspec
import pytest

from firsthand.cli import firsthand
from firsthand.intake import ReadOptions, open_captures
from firsthand.ledger import open_ledger
from firsthand.pipeline import House, read_into
from firsthand.pipeline.readers import read_all
from firsthand.reports import read_report
from firsthand.settings import Settings, Work

TOWNS = ("Homs", "Goma", "Aleppo", "Pemba", "Beni")


@pytest.fixture(scope="module")
def house():
    return House(Settings())


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "reports.jsonl"
    told = [{"id": str(n), "text": f"{n + 2} people were killed in {town}, the mayor said."}
            for n, town in enumerate(TOWNS * 3)]
    # the same telling twice in one run, further apart than what one process is handed at once
    path.write_text("\n".join(map(json.dumps, [*told, told[0]])), "utf-8")
    return path


def batches(house, path, size):
    opened = open_captures(str(path), house.settings.intake, ReadOptions())
    told = [read_report(captured, house.words) for captured in opened]
    return [told[at:at + size] for at in range(0, len(told), size)]


def test_two_processes_read_what_one_reads_in_the_same_order(house, lines):
    told = batches(house, lines, 2)
    assert list(read_all(house, told, 2)) == list(read_all(house, told, 1))


def test_what_is_read_early_waits_for_its_turn(house, lines):
    told = [report for batch in batches(house, lines, 1) for report in batch]
    uneven = [told * 4, *([report] for report in told)]  # the first takes longer than all the rest

    assert list(read_all(house, uneven, 2)) == list(read_all(house, uneven, 1))


def test_a_process_that_is_killed_is_said_and_not_waited_for(house, lines):
    def killing():
        for number, batch in enumerate(batches(house, lines, 2)):
            if number == 3:
                for process in active_children():
                    os.kill(process.pid, signal.SIGKILL)
                    process.join()
            yield batch

    with pytest.raises(RuntimeError, match="ended before its work was done"):
        list(read_all(house, killing(), 2))


def test_a_record_read_by_two_processes_is_the_same_record(house, lines, tmp_path):
    both = []
    for processes in (1, 2):
        settings = msgspec.structs.replace(Settings(), work=Work(processes=processes))
        with open_ledger(tmp_path / f"{processes}.db") as ledger:
            summary = read_into(ledger, House(settings), [str(lines)], ReadOptions())
            both.append((tuple(ledger.readings()), ledger.weighing(), summary.read, summary.known))
    assert both[0] == both[1]
    assert both[0][2:] == (15, 1)


def test_fewer_than_one_process_is_refused(tmp_path, monkeypatch):
    from click.testing import CliRunner

    monkeypatch.chdir(tmp_path)
    asked = CliRunner().invoke(firsthand, ["read", "-", "--processes", "0"], input="text")
    assert asked.exit_code == 2
