"""Reports read by one process or by several; what is read does not hang on how many."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

import msgspec

from firsthand.pipeline.house import House
from firsthand.record import Problem, Reading, Report
from firsthand.settings import Settings

_ENDED = "A process that was reading ended before its work was done."

Told = tuple[Report, tuple[Problem, ...]]


class _Reader(NamedTuple):
    line: Connection
    process: SpawnProcess


def read_all(house: House, batches: Iterable[Sequence[Told]], processes: int) -> Iterator[Reading]:
    """Read batches of reports in this process, or in as many others as asked for.

    Readings come in the order of their reports. Each other process furnishes a house of its own;
    it is started anew and not forked, since the record that this one holds open must not be
    shared. ``RuntimeError`` if one of them ends before its work is done.
    """
    if processes == 1:
        for batch in batches:
            yield from house.read_reports(batch)
        return
    free = deque(_start(house.settings) for _ in range(processes))
    busy: deque[_Reader] = deque()
    try:
        for batch in batches:
            # A process is handed new work before its old work is looked at: none stands idle.
            done: Sequence[Reading] = ()
            if free:
                reader = free.popleft()
            else:
                reader = busy.popleft()
                done = _taken(reader)
            _hand(reader, batch)
            busy.append(reader)
            yield from done
        for reader in busy:
            yield from _taken(reader)
    finally:
        for reader in (*free, *busy):
            reader.line.close()
        for reader in (*free, *busy):
            reader.process.join()


def _start(settings: Settings) -> _Reader:
    """Start a process that reads until our end of the line to it is closed."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, settings), daemon=True)
    process.start()
    theirs.close()
    return _Reader(ours, process)


def _serve(line: Connection, settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is stopped by hand closes the line
    house = House(settings)
    try:
        while True:
            batch = msgspec.msgpack.decode(line.recv_bytes(), type=list[Told])
            line.send_bytes(msgspec.msgpack.encode(list(house.read_reports(batch))))
    except (EOFError, BrokenPipeError):
        return


def _hand(reader: _Reader, batch: Sequence[Told]) -> None:
    try:
        reader.line.send_bytes(msgspec.msgpack.encode(batch))
    except OSError as ended:
        raise RuntimeError(_ENDED) from ended


def _taken(reader: _Reader) -> list[Reading]:
    try:
        return msgspec.msgpack.decode(reader.line.recv_bytes(), type=list[Reading])
    except (EOFError, OSError) as ended:
        raise RuntimeError(_ENDED) from ended
