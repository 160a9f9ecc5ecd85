"""Every setting: one name, one default, one sentence; read from one ``firsthand.toml``.

>>> Settings().intake.largest_mb
20
>>> next(row for row in described() if row[0] == "reading.scope")[1]
'harm'
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec

_says = msgspec.Meta


class Intake(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may come in."""

    largest_mb: Annotated[
        int, _says(description="A report larger than this many MB is a problem."),
    ] = 20


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one report is read."""

    scope: Annotated[
        Literal["harm", "all"],
        _says(description="Read where a report speaks of harm to people, or read everything."),
    ] = "harm"
    batch: Annotated[
        int, _says(description="Sentences parsed together; more is faster and larger."),
    ] = 64


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which words are known beside those that ship."""

    extensions: Annotated[
        tuple[str, ...],
        _says(description="Files with more agencies, claimants, places (YAML; CSV for places)."),
    ] = ()


class Families(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How alike two tellings must be."""

    reprint: Annotated[
        float, _says(description="A reprint keeps this share of the words, on both sides.")
    ] = 0.8
    excerpt: Annotated[
        float, _says(description="An excerpt has this share of its words from the longer text.")
    ] = 0.75
    rewrite: Annotated[
        float,
        _says(description="A rewrite keeps this share of its narrative word for word."),
    ] = 0.25
    retold: Annotated[
        float,
        _says(description="Or it tells this share of the other's facts alike, in their order."),
    ] = 0.5
    breadth: Annotated[
        float,
        _says(description="Or it tells this share in sentences much changed, in their order."),
    ] = 0.6
    reworded: Annotated[
        float,
        _says(description="Or, hardly a word kept: it retells so much, by meaning and in order."),
    ] = 0.55
    credited: Annotated[
        float,
        _says(description="Where one text credits the other, this part of these two is enough."),
    ] = 0.6
    doubt: Annotated[
        float, _says(description="From this part of what a rewrite needs, a link is unsure.")
    ] = 0.7
    landmarks: Annotated[
        float,
        _says(description="Two languages: this share of names and figures in order is a doubt."),
    ] = 0.4
    translated: Annotated[
        float,
        _says(description="Where one credits the other, this share is a translation."),
    ] = 0.5
    formula: Annotated[
        float,
        _says(description="Sentences alike with this share of other figures are formula news."),
    ] = 0.75


class Incidents(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How near two claims must be to be about one thing."""

    near_km: Annotated[
        float, _says(description="Towns no further apart than this, in km, may be one place."),
    ] = 10.0
    days_between: Annotated[
        int, _says(description="Days between two tellings of one figure that are still one event."),
    ] = 1
    still_told_days: Annotated[
        int,
        _says(description="Undated news this many days after an incident was last told may join."),
    ] = 3
    longest_days: Annotated[
        int, _says(ge=1, description="What lasts longer than this many days is not one incident."),
    ] = 45


class Work(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the work is done; what is read does not hang on it."""

    processes: Annotated[
        int, _says(ge=1, description="Processes that read side by side; each needs 300 MB.")
    ] = 1


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings, one section a room; a room is handed its own section and no other."""

    intake: Intake = Intake()
    reading: Reading = Reading()
    words: Words = Words()
    families: Families = Families()
    incidents: Incidents = Incidents()
    work: Work = Work()

    def digest(self) -> str:
        """Give the sha256 that a run keeps to say which settings it ran with."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()


def load_settings(path: Path | None = None) -> Settings:
    """Read ``firsthand.toml``; without a path, the one in the current folder if there is one.

    A name or value that no setting has raises ``msgspec.ValidationError``, which says where.
    """
    chosen = path or Path("firsthand.toml")
    if path is None and not chosen.exists():
        return Settings()
    return msgspec.convert(tomllib.loads(chosen.read_text("utf-8")), Settings)


def described() -> Iterator[tuple[str, object, str]]:
    """Yield every setting as (section.name, default, sentence)."""
    for section in msgspec.structs.fields(Settings):
        for field in msgspec.structs.fields(type(section.default)):
            info = msgspec.inspect.type_info(field.type)
            says = getattr(info, "extra_json_schema", None) or {}
            yield f"{section.name}.{field.name}", field.default, str(says.get("description", ""))
