"""Which files there are to read, in a fixed order, and why others are not read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from firsthand.problems import problem
from firsthand.record import Problem

SUFFIXES = (".txt", ".md", ".html", ".htm", ".eml", ".jsonl")
_SIGNATURES = (
    (0, b"%PDF-", "a PDF"),
    (0, b"PK\x03\x04", "a zip archive or an office document"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftyp", "a video or an image"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a rar archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (0, b"OggS", "a sound or video file"),
    (0, b"\x7fELF", "a program"),
    (0, b"SQLite format 3\x00", "a SQLite database"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # UTF-16 and UTF-32 hold NULs
_LOOKED_AT = 8000  # bytes searched for NULs, as git does


def address(path: Path) -> str:
    """Give a path as words that can be written anywhere, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files_below(path: Path) -> Iterator[Path | Problem]:
    """Yield the file, or every file of the folder and the folders in it, sorted by name.

    Linked folders are not entered (they may lead in a circle) and hidden ones are counted.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        linked = path.is_symlink()
        slug = "broken-link" if linked else "not-found"
        unseen = isinstance(error, FileNotFoundError | NotADirectoryError) or linked
        yield problem(slug, address(path)) if unseen else _unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _inside(path)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield problem("not-a-file", address(path))


def _inside(folder: Path) -> Iterator[Path | Problem]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield _unreadable(folder, error)
        return
    if not entries:
        yield problem("empty-folder", address(folder))
    hidden = [entry for entry in entries if entry.name.startswith(".")]
    if hidden:
        yield problem("hidden-files", address(folder), count=str(len(hidden)))
    for entry in entries:
        if entry in hidden:
            continue
        if entry.is_symlink() and entry.is_dir():
            yield problem("linked-folder", address(entry))
        else:
            yield from files_below(entry)


def read_bytes(path: Path, limit: int) -> bytes | Problem:
    """Read a whole file of at most ``limit`` bytes; its size is looked at before it is read."""
    try:
        size = path.stat().st_size
        if size > limit:
            return too_large(address(path), size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        return _unreadable(path, error)
    if len(data) > limit:  # it grew while it was looked at
        return too_large(address(path), len(data), limit)
    return data


def unreadable(about: str, error: OSError) -> Problem:
    """Say that a file cannot be opened or read, and why."""
    return problem("unreadable", about, reason=(error.strerror or type(error).__name__).lower())


def _unreadable(path: Path, error: OSError) -> Problem:
    return unreadable(address(path), error)


def too_large(about: str, size: int, limit: int) -> Problem:
    """Say that something is above the limit; sizes in bytes, told in MB of 1,000,000 bytes."""
    return problem(
        "too-large", about, size=f"{size / 1_000_000:.1f}", limit=f"{limit / 1_000_000:g}"
    )


def not_text(about: str, data: bytes) -> Problem | None:
    """Say why these bytes are no text: none there, a known signature, or NULs near the start."""
    if not data:
        return problem("empty", about)
    for at, signature, kind in _SIGNATURES:
        if data.startswith(signature, at):
            return problem("binary", about, kind=kind)
    if b"\x00" in data[:_LOOKED_AT] and not data.startswith(_WIDE_MARKS):
        return problem("binary", about, kind="bytes of no known kind")
    return None
