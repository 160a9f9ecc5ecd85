"""Zip archives that come attached to a mail: opened within a limit, or said why not."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from firsthand.problems import problem
from firsthand.record import Problem

_MOST_FILES = 1_000
_CHUNK = 1 << 16


def is_zip(data: bytes) -> bool:
    """Say whether bytes begin as a zip archive does."""
    return data.startswith(b"PK\x03\x04")


def open_archive(
    about: str, data: bytes, suffixes: tuple[str, ...], limit: int
) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Give the archive's files of these suffixes by name, and what could not be read.

    Never expands more than ``limit`` bytes in all, whatever sizes the archive announces: bytes
    are counted as they come out. Archives within the archive stay closed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(about, archive, suffixes, limit)
    except _Bomb:
        return [], [problem("archive-too-large", about, limit=f"{limit / 1_000_000:g}")]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError,
            OSError, ValueError, OverflowError) as error:
        # What zipfile raises on damaged, encrypted or unknown archives.
        return [], [problem("archive-not-read", about, reason=type(error).__name__)]


class _Bomb(Exception):
    """More came out than may."""


def _read_members(
    about: str, archive: zipfile.ZipFile, suffixes: tuple[str, ...], limit: int
) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MOST_FILES:
        raise _Bomb
    wanted = [m for m in members if PurePosixPath(m.filename).suffix.lower() in suffixes]
    read: list[tuple[str, bytes]] = []
    left = limit
    for member in sorted(wanted, key=lambda m: m.filename):
        content = bytearray()
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotImplementedError  # the others may ask for gigabytes of working memory
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                left -= len(chunk)
                if left < 0:
                    raise _Bomb
        read.append((member.filename, bytes(content)))
    rest = len(members) - len(wanted)
    left_out = [problem("archive-partly-read", about, count=str(rest))] if rest else []
    return read, left_out
