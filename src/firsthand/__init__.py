"""firsthand reads reports of violence and disaster into a record that can be argued with.

A copy is not a witness. Two papers print one monitor's figure; after reading them the record
holds two claims, and one origin behind both:

>>> import tempfile
>>> from pathlib import Path
>>> inbox = Path(tempfile.mkdtemp())
>>> told = "The Kesra Monitor said on 10 March 2025 that 17 people were killed in Homs."
>>> _ = (inbox / "post.txt").write_text(told)
>>> _ = (inbox / "mail.txt").write_text(f"Shops stayed shut. {told}")
>>> read(inbox, record=inbox / "my.db").read
2
>>> with Record(inbox / "my.db") as record:
...     [claim.count.number for claim in record.claims]
...     [(row.low, len(row.reports), len(row.origins)) for row in record.standings]
[17, 17]
[(17, 2, 1)]

Importing is cheap: the rooms open when they are first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, cast

if TYPE_CHECKING:
    from firsthand.ledger import Finding
    from firsthand.pipeline import Summary as Summary
    from firsthand.record import Claim, Incident, Report, Row, Standing, Statement
    from firsthand.record import Problem as Problem
    from firsthand.settings import Settings as Settings
else:

    def __getattr__(name: str) -> object:
        """Open the room of a type when somebody first asks for it."""
        from importlib import import_module

        rooms = {"Problem": "record", "Settings": "settings", "Summary": "pipeline"}
        if name not in rooms:
            raise AttributeError(f"firsthand has no {name!r}")
        return getattr(import_module(f"firsthand.{rooms[name]}"), name)


__all__ = ["Problem", "Record", "Settings", "Summary", "check", "read"]

_RECORD = "firsthand.db"


def read(
    *paths: str | Path, record: str | Path = _RECORD, published: str | None = None,
    publisher: str | None = None, settings: Settings | None = None,
) -> Summary:
    """Read files and folders (or stdin, "-") into a record, and weigh all that it holds.

    ``published`` and ``publisher`` hold for reports that do not say it themselves; settings are
    those of ``firsthand.toml`` in the current folder where none are given. What cannot be read
    is a ``Problem`` of the summary. What is no record raises ``firsthand.ledger.RecordUnusable``.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "empty.txt").write_bytes(b"")
    >>> summary = read(folder / "empty.txt", record=folder / "my.db")
    >>> summary.read, summary.problems[0].sentence
    (0, 'The file holds no bytes.')
    """
    from firsthand.intake import ReadOptions
    from firsthand.ledger import open_ledger
    from firsthand.pipeline import House, read_into
    from firsthand.settings import load_settings

    options = ReadOptions(published=published, publisher=publisher)
    with open_ledger(record) as ledger:
        house = House(load_settings() if settings is None else settings)
        return read_into(ledger, house, [str(path) for path in paths], options)


def check(record: str | Path = _RECORD) -> tuple[Finding, ...]:
    """Audit a record and give all that is wrong with it; sound gives ``()``.

    >>> import tempfile
    >>> kept = Path(tempfile.mkdtemp()) / "my.db"
    >>> _ = read(record=kept)
    >>> check(kept)
    ()
    """
    from firsthand import ledger

    return ledger.check(record)


class Record:
    """A record on disk, open for reading; nothing in it can be changed through this.

    Each property gives what holds now, by id, as the frozen types of ``firsthand.record``.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("The Kesra Monitor said 12 people were killed in Homs.")
    >>> _ = read(folder / "a.txt", record=folder / "my.db", published="2025-03-10")
    >>> with Record(folder / "my.db") as record:
    ...     claim, = record.claims
    ...     print(claim.claimant, claim.evidence.exact)
    ...     print(record.brief("md").splitlines()[0])
    ...     print(record.why(claim.id).partition(",")[0])
    Kesra Monitor 12 people were killed
    # Killings in Homs, 7-10 March 2025
    Claim: 12 killed
    """

    def __init__(self, path: str | Path = _RECORD) -> None:
        """Open a record; what is none, or is not there, raises ``RecordUnusable``."""
        from firsthand.ledger import open_ledger

        self._ledger = open_ledger(path, readonly=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.close()

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every report, with its text."""
        return cast("tuple[Report, ...]", self._rows("report"))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what."""
        return cast("tuple[Statement, ...]", self._rows("statement"))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every figure for harm done to people, and whose it is."""
        return cast("tuple[Claim, ...]", self._rows("claim"))

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """What the claims are about."""
        return cast("tuple[Incident, ...]", self._rows("incident"))

    @property
    def standings(self) -> tuple[Standing, ...]:
        """For each incident, harm, scope and date: who really knows, and why."""
        return cast("tuple[Standing, ...]", self._rows("standing"))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the input."""
        return self._ledger.problems()

    def brief(
        self, form: Literal["text", "md", "html"] = "text", incident: str | None = None
    ) -> str:
        """Write the dossier; an incident that no id, or several, begin with: ``LookupError``."""
        from firsthand.brief import as_html, as_markdown, as_plain_text, brief_of

        composed = brief_of(self._ledger, incident)
        return {"text": as_plain_text, "md": as_markdown, "html": as_html}[form](composed)

    def why(self, id: str) -> str:
        """Show the working behind a value, given its id or the beginning of one."""
        from firsthand.brief import explanation_as_plain_text, working_of

        return explanation_as_plain_text(working_of(self._ledger, id))

    def export(self, kind: str, to: str | Path, *, with_text: bool = False) -> int:
        """Write what holds now as ``jsonl``, ``csv`` or ``csv-standings``; give the rows."""
        from firsthand.exports import export

        return export(self._ledger, kind, to, with_text=with_text)

    def _rows(self, kind: str) -> Sequence[Row]:
        return self._ledger.rows(kind)
