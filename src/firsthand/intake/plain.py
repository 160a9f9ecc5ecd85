"""Text and HTML, whole: from a file, from stdin, or from a mail."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from firsthand.intake.captured import (
    Captured,
    Clock,
    Kind,
    ReadOptions,
    Told,
    make_captured,
    with_told,
)
from firsthand.intake.encodings import Decoded, decode
from firsthand.intake.files import not_text
from firsthand.problems import problem
from firsthand.record import Problem

_HTML = re.compile(rb"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)",
                      re.I)


def looks_like_html(data: bytes) -> bool:
    """Say whether bytes without a name begin as an HTML page does."""
    beginning = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    return _HTML.match(beginning) is not None


def declared_in(page: bytes) -> str | None:
    """Give the encoding an HTML page names in its first 4,096 bytes, or null."""
    found = _CHARSET.search(page[:4096])
    return found[1].decode("ascii") if found else None


def open_plain(
    about: str, data: bytes, media_type: str, options: ReadOptions, clock: Clock
) -> Iterator[Captured | Problem]:
    """Yield the capture of one text or page, and before it what was doubtful in its bytes."""
    if unusable := not_text(about, data):
        yield unusable
        return
    is_page = media_type == "text/html"
    decoded = decode(data, declared_in(data) if is_page else None)
    yield from doubts(about, decoded)
    kind: Kind = "html" if is_page else "text"
    told = Told(
        text=None if is_page else decoded.text,
        html=decoded.text if is_page else None,
        otherwise=options,
    )
    yield with_told(make_captured(about, media_type, kind, data, clock), told)


def doubts(about: str, decoded: Decoded) -> Iterator[Problem]:
    """Yield the problem of a decoding that was not sure, if it was not."""
    if decoded.doubt is not None:
        yield problem(
            decoded.doubt, about, encoding=decoded.encoding, broken=str(decoded.broken)
        )
