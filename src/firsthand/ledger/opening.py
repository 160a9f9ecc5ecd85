"""Opening the file: made when new, refused plainly when it is something else."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from urllib.parse import quote

import apsw

APPLICATION = int.from_bytes(b"FHRD")
VERSION = 1


class RecordUnusable(Exception):
    """The file cannot be used as a record; the sentence says why and what to do."""


class NoRecord(RecordUnusable):
    """There is no file to read."""


class NotARecord(RecordUnusable):
    """The file is something else."""


class OtherVersion(RecordUnusable):
    """The record was made by another version of firsthand."""


class RecordBusy(RecordUnusable):
    """Another process is writing to the record, and did not finish while this one waited."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is being written to by another process. Wait for it to finish and run the "
            "same command again: nothing is lost and nothing is read twice. "
            "Reading the record is possible meanwhile."
        )


def connect(path: Path, *, readonly: bool, wait_seconds: float) -> apsw.Connection:
    """Open the file as a record, making an empty one where there is none.

    Raises one of the exceptions above where that cannot be.
    """
    if readonly and not path.exists():
        raise NoRecord(f"There is no record at {path}. Read some reports into it first.")
    if path.is_dir() or not path.parent.is_dir():
        raise NotARecord(f"{path} cannot be a file. Give the path of a file in an existing folder.")
    try:
        return _prepared(path, readonly, wait_seconds)
    except apsw.BusyError:
        raise RecordBusy(str(path)) from None
    except (apsw.NotADBError, apsw.CorruptError) as reason:
        raise NotARecord(
            f"{path} is not a record, or is damaged ({reason}). Give another path, or fetch an "
            "intact copy of the file."
        ) from None
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as reason:
        raise RecordUnusable(
            f"{path} cannot be opened here ({reason}). Check who may read and write the file and "
            "its folder."
        ) from None


def schema() -> str:
    """Give the plan of tables, as it is shipped."""
    return resources.files(__package__).joinpath("schema.sql").read_text("utf-8")


def _prepared(path: Path, readonly: bool, wait_seconds: float) -> apsw.Connection:
    db = _opened(path, readonly)
    try:
        db.set_busy_timeout(int(wait_seconds * 1000))
        if not readonly and _is_new(db):
            _make(db)
        _refuse_others(db, path)
        if not readonly:
            db.pragma("journal_mode", "wal")
            db.pragma("synchronous", "normal")
            db.pragma("foreign_keys", True)
            db.pragma("recursive_triggers", True)  # so that REPLACE asks the delete trigger too
    except BaseException:
        db.close()
        raise
    return db


def _opened(path: Path, readonly: bool) -> apsw.Connection:
    if not readonly:
        return apsw.Connection(str(path))
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        db.pragma("schema_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # A folder nobody may write in (evidence on read-only media) has no room for the file
        # that readers share. Without a log beside it the file cannot be changing: read it as is.
        db.close()
        if path.with_name(path.name + "-wal").exists():
            raise
        uri = f"file:{quote(str(path.absolute()))}?immutable=1"
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        return apsw.Connection(uri, flags=flags)
    except BaseException:
        db.close()
        raise
    return db


def _is_new(db: apsw.Connection) -> bool:
    tables = db.execute("SELECT count(*) FROM sqlite_schema").get
    return bool((db.pragma("application_id"), db.pragma("user_version"), tables) == (0, 0, 0))


def _make(db: apsw.Connection) -> None:
    db.pragma("journal_mode", "wal")
    db.execute("BEGIN IMMEDIATE")
    try:
        if _is_new(db):  # still: another process may have made it while this one waited
            db.execute(schema())
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _refuse_others(db: apsw.Connection, path: Path) -> None:
    if db.pragma("application_id") != APPLICATION:
        raise NotARecord(
            f"{path} is a database, but not a record of firsthand. Give another path."
        )
    version = db.pragma("user_version")
    if version != VERSION:
        newer = isinstance(version, int) and version > VERSION
        raise OtherVersion(
            f"{path} has plan {version} and this firsthand writes plan {VERSION}. "
            + ("Install the newer firsthand that made it." if newer
               else "Export it with the firsthand that made it, and read the reports again.")
        )
