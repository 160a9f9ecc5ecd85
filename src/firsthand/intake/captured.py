"""What one capture is: the bytes, when and from where they came, and what came with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

import msgspec

from firsthand.record import Capture

Kind = Literal["text", "html", "eml-part", "jsonl-line"]
Clock = Callable[[], datetime]


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller says of reports that do not say it themselves; an ISO date, a name."""

    published: str | None = None
    publisher: str | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What came with a capture; ``text`` is kept character for character, ``html`` is decoded.

    ``published`` is an ISO date or time, in UTC ("Z") where a time zone was given. ``otherwise``
    holds the caller's options: they count only where the report itself says nothing.
    """

    given_id: str | None = None
    text: str | None = None
    html: str | None = None
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    otherwise: ReadOptions = ReadOptions()


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """One capture with its bytes; ``capture.id`` is their sha256 in hexadecimal."""

    capture: Capture
    data: bytes
    kind: Kind
    told: Told


def now() -> datetime:
    """Give the time that a capture is stamped with when no other clock is passed."""
    return datetime.now(UTC)


def make_captured(about: str, media_type: str, kind: Kind, data: bytes, clock: Clock) -> Captured:
    """Stamp bytes with their hash, their size, their address and the time; nothing told yet."""
    stamp = clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    capture = Capture(
        id=hashlib.sha256(data).hexdigest(),
        target_uri=about, captured_at=stamp, media_type=media_type, size=len(data),
    )
    return Captured(capture=capture, data=data, kind=kind, told=Told())


def with_told(captured: Captured, told: Told) -> Captured:
    """Give the same capture with what came with it."""
    return msgspec.structs.replace(captured, told=told)
