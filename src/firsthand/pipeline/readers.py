"""Reports read by one process or by several; what is read does not hang on how many."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

import msgspec

from firsthand.pipeline.collecting import seldom_collecting
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
    readers = [_start(house.settings) for _ in range(processes)]
    try:
        yield from _in_order(readers, enumerate(batches))
    finally:
        for reader in readers:
            reader.line.close()
        for reader in readers:
            reader.process.join()


def _in_order(
    readers: Sequence[_Reader], batches: Iterator[tuple[int, Sequence[Told]]]
) -> Iterator[Reading]:
    """Hand each process new work as soon as it is free; what comes early waits for its turn."""
    busy: dict[Connection, int] = {}
    done: dict[int, Sequence[Reading]] = {}
    turn = 0
    free = [reader.line for reader in readers]
    while free or busy:
        for line in free:
            handed = next(batches, None)
            if handed is not None:
                _hand(line, handed[1])
                busy[line] = handed[0]
        while turn in done:
            yield from done.pop(turn)
            turn += 1
        # what can be taken at once is handed new work before anything else is done
        free = [line for line in wait(busy) if isinstance(line, Connection)] if busy else []
        done |= {busy.pop(line): _taken(line) for line in free}


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
    with seldom_collecting(), suppress(EOFError, BrokenPipeError):
        house = House(settings)
        gc.freeze()  # what the house is furnished with is never let go: no need to look at it
        while True:
            batch = msgspec.msgpack.decode(line.recv_bytes(), type=list[Told])
            line.send_bytes(msgspec.msgpack.encode(list(house.read_reports(batch))))


def _hand(line: Connection, batch: Sequence[Told]) -> None:
    try:
        line.send_bytes(msgspec.msgpack.encode(batch))
    except OSError as ended:
        raise RuntimeError(_ENDED) from ended


def _taken(line: Connection) -> list[Reading]:
    try:
        return msgspec.msgpack.decode(line.recv_bytes(), type=list[Reading])
    except (EOFError, OSError) as ended:
        raise RuntimeError(_ENDED) from ended
