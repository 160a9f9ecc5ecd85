"""Reports into the record: read once each, then weighed with all that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from firsthand.intake import Captured, ReadOptions, open_captures
from firsthand.ledger import Ledger
from firsthand.pipeline.collecting import seldom_collecting
from firsthand.pipeline.house import AT_ONCE, House, Progress
from firsthand.pipeline.readers import read_all
from firsthand.problems import problem
from firsthand.record import Incident, Problem, Report
from firsthand.reports import read_report

_BRIEF = b'<meta name="generator" content="firsthand">'
_HANDED = 16  # reports handed to one of several processes: in the end none waits long for another
_HEAD = 2000  # bytes in which a brief has said what it is


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What one reading took in, and what the whole record holds after it.

    ``read`` counts reports read now, ``known`` those read before; ``problems`` are those met with
    the input, known reports included; ``incidents`` are all of the record.
    """

    read: int
    known: int
    problems: tuple[Problem, ...]
    incidents: tuple[Incident, ...]


def clock() -> str:
    """Give the time in UTC as a run keeps it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@seldom_collecting()
def read_into(
    ledger: Ledger, house: House, paths: Sequence[str], options: ReadOptions,
    progress: Progress = lambda step, done: None,
) -> Summary:
    """Read files and folders into the record, then weigh everything the record holds."""
    run = house.run(paths, clock())
    ledger.start_run(run)
    met = _Met()
    opened = (c for path in paths for c in open_captures(path, house.settings.intake, options))
    inputs = (c for c in opened if not _is_record(c, ledger.path))
    processes = house.settings.work.processes
    batches = _batches(inputs, AT_ONCE if processes == 1 else _HANDED)
    fresh = (list(_fresh(ledger, house, batch, met)) for batch in batches)
    for reading in read_all(house, fresh, processes):
        ledger.keep_reading(reading)
        met.problems += reading.problems
        met.read += 1
        progress("read", met.done())
    progress("read", met.done())
    if met.known:
        met.problems += [p for p in ledger.problems() if p.about in met.about]
    weighing = house.weigh(tuple(ledger.readings()), ledger.judgements(), progress)
    progress("keep", met.done())
    ledger.finish_run(run.id, weighing)
    once = {found.id: found for found in met.problems}
    return Summary(read=met.read, known=met.known, problems=tuple(once.values()),
                   incidents=weighing.incidents)


class _Met:
    """What a reading has met so far.

    ``taken`` are the reports handed on to be read, ``about`` those it had no need to read.
    """

    def __init__(self) -> None:
        self.read = self.known = self.unread = 0
        self.taken: set[str] = set()
        self.about: set[str] = set()
        self.problems: list[Problem] = []

    def unreadable(self, ledger: Ledger, found: Problem) -> None:
        ledger.keep_problem(found)
        self.problems.append(found)
        self.unread += 1

    def done(self) -> int:
        return self.read + self.known + self.unread


def _fresh(
    ledger: Ledger, house: House, batch: Sequence[Captured | Problem], met: _Met
) -> Iterator[tuple[Report, tuple[Problem, ...]]]:
    """Keep captures and problems; give the reports that are still to be read."""
    for captured in batch:
        if isinstance(captured, Problem):
            met.unreadable(ledger, captured)
            continue
        if captured.kind == "html" and _BRIEF in captured.data[:_HEAD]:
            met.unreadable(ledger, problem("own-brief", captured.capture.target_uri))
            continue
        ledger.keep_capture(captured.capture, captured.data)
        told = read_report(captured, house.words)
        if isinstance(told, Problem):
            met.unreadable(ledger, told)
        elif told[0].id in met.taken or ledger.has_read(told[0]):
            met.known += 1
            met.about |= {told[0].id, captured.capture.target_uri}
        else:
            met.taken.add(told[0].id)
            yield told


def _batches(
    inputs: Iterator[Captured | Problem], size: int
) -> Iterator[list[Captured | Problem]]:
    while batch := list(islice(inputs, size)):
        yield batch


def _is_record(captured: Captured | Problem, record: Path) -> bool:
    """Say whether this is only the record itself, lying in the folder that is read."""
    about = Path(
        captured.about if isinstance(captured, Problem) else captured.capture.target_uri
    )
    own = (record.name, f"{record.name}-wal", f"{record.name}-shm")
    return about.name in own and about.parent.absolute() == record.parent.absolute()
