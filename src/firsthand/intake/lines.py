"""JSON Lines: every line one report, kept character for character, split at "\\n" alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from firsthand.intake.captured import (
    Captured,
    Clock,
    ReadOptions,
    Told,
    make_captured,
    with_told,
)
from firsthand.intake.dates import read_date
from firsthand.intake.encodings import decode
from firsthand.intake.files import too_large, unreadable
from firsthand.intake.plain import doubts
from firsthand.problems import problem
from firsthand.record import Problem

_WORDS = {  # the field of a line, and the field of Told it becomes
    "id": "given_id", "text": "text", "html": "html", "title": "headline",
    "published": "published", "url": "url", "publisher": "publisher", "language": "language",
}
_LONE = re.compile("[\ud800-\udfff]")
_CHUNK = 1 << 20
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def open_lines(
    about: str, file: BinaryIO, limit: int, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    """Yield one capture a line, reading line by line; other fields stay in the line's bytes.

    A line above ``limit`` bytes is passed over without being held in memory.
    """
    number = written = 0
    while True:
        number += 1
        where = f"{about}:{number}"
        try:
            line = file.readline(limit + 1)
            if len(line) > limit and not line.endswith(b"\n"):
                written += 1
                yield too_large(where, len(line) + _pass_over(file), limit)
                continue
        except OSError as error:
            yield unreadable(where, error)
            return
        if not line:
            break
        if number == 1 and line.startswith(_WIDE):
            yield problem("not-utf8-lines", about)
            return
        if line.strip():
            written += 1
            yield from _open_line(where, number, line.removesuffix(b"\n"), options, clock)
    if not written:
        yield problem("nothing-to-read", about)


def _pass_over(file: BinaryIO) -> int:
    passed = 0
    while rest := file.readline(_CHUNK):
        passed += len(rest)
        if rest.endswith(b"\n"):
            break
    return passed


def _open_line(
    where: str, number: int, line: bytes, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    decoded = decode(line)
    yield from doubts(where, decoded)
    try:
        given = json.loads(decoded.text)
    except RecursionError:
        given, reason = None, "it is nested too deeply"
    except ValueError as error:
        given, reason = None, str(getattr(error, "msg", "a number is too long")).lower()
    else:
        reason = "it is not an object in braces"
    if not isinstance(given, dict):
        yield problem("malformed-line", where, line=str(number), reason=reason)
        return
    told: dict[str, str] = {}
    for found in _fields(where, given):
        if isinstance(found, Problem):
            yield found
        else:
            told[found[0]] = found[1]
    if "text" not in told and "html" not in told:
        yield problem("no-text-given", where, line=str(number))
        return
    captured = make_captured(where, "application/json", "jsonl-line", line, clock)
    yield with_told(captured, Told(**told, otherwise=options))


def _fields(where: str, given: dict[str, Any]) -> Iterator[tuple[str, str] | Problem]:
    for field, name in _WORDS.items():
        value = given.get(field)
        if value is None:
            continue
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            yield problem("field-not-text", where, field=field)
            continue
        lone = len(_LONE.findall(value))
        if lone:  # no encoding can write them; one mark for one keeps every offset
            yield problem("lone-surrogates", where, field=field, count=str(lone))
            value = _LONE.sub("�", value)
        if field != "published":
            yield name, value
        elif date := read_date(value):
            yield name, date
        elif value.strip():
            yield problem("date-not-understood", where, given=value[:80])
