"""Bytes in: files, folders and stdin become captures, and what cannot be read says why.

A folder with one line of JSON Lines, before, and its capture, after:

>>> import tempfile
>>> from datetime import UTC, datetime
>>> from pathlib import Path
>>> from firsthand.settings import Intake
>>> inbox = Path(tempfile.mkdtemp())
>>> line = '{"id": "a1", "text": "Two were hurt. ", "published": "2025-03-10T13:00+03:00"}'
>>> _ = (inbox / "day.jsonl").write_text(line, encoding="utf-8")
>>> _ = (inbox / "empty.txt").write_bytes(b"")
>>> at_noon = lambda: datetime(2025, 3, 11, 12, tzinfo=UTC)
>>> first, second = open_captures(inbox, Intake(), ReadOptions(), at_noon)
>>> first.told.given_id, first.told.text, first.told.published, first.capture.captured_at
('a1', 'Two were hurt. ', '2025-03-10T10:00:00Z', '2025-03-11T12:00:00Z')
>>> second.slug, second.remedy
('empty', 'Fetch it again, or leave it out.')
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from firsthand import settings as settings_of
from firsthand.intake.captured import Captured, Clock, ReadOptions, Told, now
from firsthand.intake.dates import read_date
from firsthand.intake.files import SUFFIXES, address, files_below, read_bytes, too_large, unreadable
from firsthand.intake.lines import open_lines
from firsthand.intake.mail import open_mail
from firsthand.intake.plain import looks_like_html, open_plain
from firsthand.problems import problem
from firsthand.record import Problem

__all__ = ["Captured", "Clock", "ReadOptions", "Told", "open_captures", "read_date"]

_OBJECT_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")


def open_captures(
    path: str | Path, settings: settings_of.Intake, options: ReadOptions, clock: Clock = now
) -> Iterator[Captured | Problem]:
    """Yield a capture for every report in a file or folder, or in stdin where the path is "-".

    Reads .txt, .md, .html, .htm, .eml and .jsonl; folders whole, sorted by name. Whatever cannot
    be read, or only with a doubt, is yielded as a Problem that names it, and reading goes on.
    ``options.published`` takes the same dates as JSON Lines; ``clock`` stamps the captures.
    """
    if options.published is not None:
        published = read_date(options.published)
        if published is None:
            yield problem("date-not-understood", "--published", given=options.published[:80])
        options = msgspec.structs.replace(options, published=published)
    limit = settings.largest_mb * 1_000_000
    if str(path) == "-":
        yield from _open_stdin(sys.stdin.buffer, limit, options, clock)
        return
    for found in files_below(Path(path)):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _open_file(found, limit, options, clock)


def _open_file(
    path: Path, limit: int, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    about, suffix = address(path), path.suffix.lower()
    if suffix not in SUFFIXES:
        yield problem("unknown-suffix", about, suffix=f'"{address(Path(suffix))}"' if suffix
                      else "(none)")
        return
    if suffix == ".jsonl":
        yield from _open_lines_file(path, limit, options, clock)
        return
    data = read_bytes(path, limit)
    if isinstance(data, Problem):
        yield data
    elif suffix == ".eml":
        yield from open_mail(about, data, limit, options, clock)
    else:
        media_type = "text/html" if suffix in (".html", ".htm") else "text/plain"
        yield from open_plain(about, data, media_type, options, clock)


def _open_lines_file(
    path: Path, limit: int, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    about = address(path)
    try:
        file = path.open("rb")
    except OSError as error:
        yield unreadable(about, error)
        return
    with file:
        if path.stat().st_size == 0:
            yield problem("empty", about)
        else:
            yield from open_lines(about, file, limit, options, clock)


def _open_stdin(
    stdin: BinaryIO, limit: int, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    """Read JSON Lines where the first line begins an object, else one page or one text."""
    first = stdin.readline(limit + 1)
    if _OBJECT_BEGINS.match(first):
        replayed = _Replayed(first, stdin)
        yield from open_lines("stdin", replayed, limit, options, clock)
        return
    data = first + stdin.read(max(0, limit + 1 - len(first)))
    if len(data) > limit:
        yield too_large("stdin", len(data), limit)
        return
    media_type = "text/html" if looks_like_html(data) else "text/plain"
    yield from open_plain("stdin", data, media_type, options, clock)


class _Replayed(BytesIO):
    """A stream whose first line was already taken, read again from that line on."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__(first)
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        """Give the line that was taken, then the lines of the stream."""
        bound = -1 if size is None else size
        line = super().readline(bound)
        if line.endswith(b"\n") or len(line) == bound:
            return line
        return line + self._rest.readline(bound - len(line) if bound >= 0 else -1)
