"""Families among many reports: sketched, paired, and weighed neighbourhood by neighbourhood.

Sketching and weighing may be shared out among processes; what is found does not hang on how many.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from firsthand.families.candidates import find_pairs
from firsthand.families.index import Index
from firsthand.families.neighbourhoods import Neighbourhood, Weigher, neighbourhoods, together
from firsthand.families.postings import Segment
from firsthand.families.reading import Reader
from firsthand.families.repeated import Repeated, find_repeated
from firsthand.families.sketches import Sketcher
from firsthand.record import Family, Report
from firsthand.settings import Families
from firsthand.vocabulary import Vocabulary

# Reports sketched together into one segment of the index.
_SKETCHED = 1 << 13
_ENDED = "A process that was weighing ended before its work was done."

Step = Callable[[str, int], None]
# A stretch of reports to sketch, or neighbourhoods to weigh once so many segments are kept.
Task = tuple[int, tuple[int, int]] | tuple[int, list[Neighbourhood]]


class Work(msgspec.Struct, frozen=True):
    """What every process is given: the reports by number, the words, and how alike is alike."""

    reports: Sequence[Report]
    vocabulary: Vocabulary
    settings: Families


def each_family(
    work: Work, processes: int = 1, step: Step = lambda name, done: None
) -> Iterator[Family]:
    """Find the families of reports with different ids, in no order.

    ``work.reports`` are asked for by number, several times, and need not all be in memory; other
    processes are handed a copy of that sequence. ``step`` is told how many reports have been
    sketched, and how many pairs were weighed.
    """
    if not len(work.reports):
        return
    if processes == 1:
        yield from _alone(work, step)
        return
    with TemporaryDirectory() as folder:
        yield from _shared_out(work, processes, Path(folder), step)


def sketch_all(work: Work, sketcher: Sketcher) -> Iterator[Segment]:
    """Sketch all reports, a segment at a time."""
    for stretch in _stretches(len(work.reports)):
        yield _sketched(work, stretch, sketcher)


def _sketched(work: Work, stretch: tuple[int, int], sketcher: Sketcher) -> Segment:
    return sketcher.sketch([work.reports[number] for number in range(*stretch)])


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    for begin in range(0, count, _SKETCHED):
        yield begin, min(begin + _SKETCHED, count)


def _alone(work: Work, step: Step) -> Iterator[Family]:
    reader = Reader(work.vocabulary)
    sketcher = Sketcher(reader)
    index = Index(sketch_all(work, sketcher))
    step("sketched", len(index))
    weigher = Weigher(work.reports, index, reader, work.settings, find_repeated(index))
    done = 0
    for part in neighbourhoods(find_pairs(index), len(index)):
        yield from weigher.families(part)
        step("weighed", done := done + len(part.later))


def _shared_out(work: Work, processes: int, folder: Path, step: Step) -> Iterator[Family]:
    stretches = list(_stretches(len(work.reports)))
    with _Team(work, folder, processes) as team:
        for n, _ in enumerate(team.each(enumerate(stretches))):
            step("sketched", stretches[n][1])
        index = _opened(folder, len(stretches))
        find_repeated(index).save(folder)
        pairs = find_pairs(index)
        step("paired", len(pairs.later))
        done, count = 0, len(index)
        del index
        pieces = together(neighbourhoods(pairs, count))
        for families, weighed in team.each((len(stretches), piece) for piece in pieces):
            yield from msgspec.msgpack.decode(families, type=list[Family])
            step("weighed", done := done + weighed)


def _opened(folder: Path, count: int) -> Index:
    return Index(Segment.load(folder / str(n)) for n in range(count))


class _Team:
    """Processes that are each handed new work when they have done their old."""

    def __init__(self, work: Work, folder: Path, processes: int) -> None:
        context = get_context("spawn")
        self._free: deque[Connection] = deque()
        self._processes = []
        for _ in range(processes):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, work, folder), daemon=True)
            process.start()
            theirs.close()
            self._free.append(ours)
            self._processes.append(process)

    def __enter__(self) -> _Team:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
            process.join()

    def each(self, tasks: Iterable[Task]) -> Iterator[tuple[bytes, int]]:
        """Give what comes of each task, in the order of the tasks."""
        busy: deque[Connection] = deque()
        for task in tasks:
            done = []
            if not self._free:
                done.append(_taken(busy[0]))
                self._free.append(busy.popleft())
            line = self._free.popleft()
            line.send(task)
            busy.append(line)
            yield from done
        while busy:
            yield _taken(busy[0])
            self._free.append(busy.popleft())


def _taken(line: Connection) -> tuple[bytes, int]:
    try:
        done: tuple[bytes, int] = line.recv()
        return done
    except (EOFError, OSError) as ended:
        raise RuntimeError(_ENDED) from ended


def _serve(line: Connection, work: Work, folder: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is stopped by hand ends us
    reader = Reader(work.vocabulary)
    sketcher = Sketcher(reader)
    weigher = None
    while True:
        try:
            number, task = line.recv()
        except EOFError:
            return
        if isinstance(task, tuple):
            _sketched(work, task, sketcher).save(folder / str(number))
            line.send((b"", task[1] - task[0]))
            continue
        if weigher is None:
            index = _opened(folder, number)
            weigher = Weigher(work.reports, index, reader, work.settings, Repeated.load(folder))
        families = [family for part in task for family in weigher.families(part)]
        pairs = sum(len(part.later) for part in task)
        line.send((msgspec.msgpack.encode(families), pairs))
