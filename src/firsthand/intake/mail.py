"""Mail: its text as one report, attached texts and pages each as another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from pathlib import PurePosixPath

import msgspec

from firsthand.intake.archives import is_zip, open_archive
from firsthand.intake.captured import (
    Captured,
    Clock,
    ReadOptions,
    Told,
    make_captured,
    with_told,
)
from firsthand.intake.dates import read_date
from firsthand.intake.encodings import Decoded, decode
from firsthand.intake.files import not_text
from firsthand.intake.plain import declared_in, doubts, open_plain
from firsthand.problems import problem
from firsthand.record import Problem

_MEDIA = {".txt": "text/plain", ".md": "text/plain", ".html": "text/html", ".htm": "text/html"}
_DEEPEST = 20
_MOST_NAMES = 5


class _Part(msgspec.Struct, frozen=True):
    """One leaf of a mail: its name, media type, declared encoding and bytes."""

    name: str | None
    media_type: str
    charset: str | None
    data: bytes


def open_mail(
    about: str, data: bytes, limit: int, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    """Yield the mail's own text as a capture of the whole mail, then what is attached to it.

    The date of the mail dates its text, not what is attached: that may be much older.
    """
    if unusable := not_text(about, data):
        yield unusable
        return
    try:
        message = message_from_bytes(data)
        parts = list(_leaves(message, 0))
    except RecursionError:
        yield problem("mail-too-deep", about)
        return
    body = next((p for p in parts if _is_body(p, "text/plain")), None) or next(
        (p for p in parts if _is_body(p, "text/html")), None
    )
    if body is not None:
        yield from _open_body(about, data, body, _heading(about, message, options), clock)
    others = [part for part in parts if part is not body]
    attached = [found for part in others for found in _attached(about, part, limit)]
    for found in attached:
        if isinstance(found, Problem):
            yield found
        else:
            yield from open_plain(found[0], found[2], found[1], options, clock)
    yield from _left_out(about, others)
    if body is None and not attached:
        yield problem("mail-without-text", about)


def _leaves(message: Message, depth: int) -> Iterator[_Part]:
    if depth > _DEEPEST:
        raise RecursionError
    parts = message.get_payload()
    if message.is_multipart() and isinstance(parts, list):
        inner = [leaf for part in parts if isinstance(part, Message)
                 for leaf in _leaves(part, depth + 1)]
        if message.get_content_type() == "multipart/alternative":
            inner = _preferred(inner)
        yield from inner
        return
    payload = message.get_payload(decode=True)
    yield _Part(
        _file_name(message), message.get_content_type(), message.get_content_charset(),
        payload if isinstance(payload, bytes) else b"",
    )


def _preferred(alternatives: list[_Part]) -> list[_Part]:
    """Keep one of several forms of the same words: the plain one, else the page."""
    texts = [part for part in alternatives if part.name is None and part.data.strip()
             and part.media_type in ("text/plain", "text/html")]
    kept = min(texts, key=lambda part: part.media_type != "text/plain", default=None)
    return [part for part in alternatives if part is kept or part not in texts]


def _is_body(part: _Part, media_type: str) -> bool:
    return part.name is None and part.media_type == media_type and bool(part.data.strip())


def _heading(
    about: str, message: Message, options: ReadOptions
) -> tuple[Told, tuple[Problem, ...]]:
    date = _header(message, "Date").strip()
    published = read_date(date)
    unread = (problem("date-not-understood", about, given=date[:80]),) if (
        date and published is None) else ()
    sender, mailbox = parseaddr(_header(message, "From"))
    told = Told(
        headline=" ".join(_header(message, "Subject").split()) or None,
        published=published,
        publisher=sender.strip() or mailbox.rpartition("@")[2] or None,
        otherwise=options,
    )
    return told, unread


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    try:
        words = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):  # ValueError: bytes that do not decode
        words = str(value)
    return _writable(words)


def _writable(words: str) -> str:
    return words.encode("utf-8", "replace").decode("utf-8")


def _file_name(message: Message) -> str | None:
    try:
        name = message.get_filename()
    except (LookupError, ValueError, TypeError):  # a name in an unknown or broken encoding
        name = "attachment"
    return None if name is None else PurePosixPath(_writable(name)).name or "attachment"


def _open_body(
    about: str, data: bytes, body: _Part, heading: tuple[Told, tuple[Problem, ...]], clock: Clock
) -> Iterator[Captured | Problem]:
    told, unread = heading
    yield from unread
    is_page = body.media_type == "text/html"
    if b"\x00" in body.data and body.charset is None:
        yield problem("binary", about, kind="bytes of no known kind")
        return
    decoded: Decoded = decode(
        body.data, body.charset or (declared_in(body.data) if is_page else None)
    )
    yield from doubts(about, decoded)
    content = {"html" if is_page else "text": decoded.text}
    captured = make_captured(about, "message/rfc822", "eml-part", data, clock)
    yield with_told(captured, msgspec.structs.replace(told, **content))


def _media_type(name: str | None, given: str) -> str | None:
    """Give text/plain or text/html by the name's suffix, else by the declaration, else null."""
    if name is None:
        return given if given in ("text/plain", "text/html") else None
    return _MEDIA.get(PurePosixPath(name).suffix.lower())


def _attached(about: str, part: _Part, limit: int) -> list[tuple[str, str, bytes] | Problem]:
    """Give (address, media type, bytes) of every text that this part holds, and problems."""
    where = f"{about}/{_tidy(part.name or part.media_type)}"
    if media_type := _media_type(part.name, part.media_type):
        return [(where, media_type, part.data)] if part.data.strip() or part.name else []
    if not is_zip(part.data):
        return []
    files, problems = open_archive(where, part.data, tuple(_MEDIA), limit)
    return [
        *((f"{where}/{_tidy(name)}", str(_media_type(name, "")), data) for name, data in files),
        *problems,
    ]


def _left_out(about: str, others: list[_Part]) -> Iterator[Problem]:
    unread = [p for p in others if p.data and not is_zip(p.data)
              and _media_type(p.name, p.media_type) is None]
    if unread:
        names = [_tidy(part.name or part.media_type) for part in unread]
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        yield problem("attachments-not-read", about, count=str(len(names)),
                      names=", ".join(names[:_MOST_NAMES]) + more)


def _tidy(name: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", "?", _writable(name))[:120]
