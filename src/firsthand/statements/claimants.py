"""Claimants under all their names, found in a text.

>>> known = Claimants([{"name": "Red Cross", "kind": "organisation", "aliases": ["ICRC"]}])
>>> [known.alias(m.group(1)).name for m in known.finditer("The ICRC, the red cross, an icrc.")]
['Red Cross', 'Red Cross']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_RUN = re.compile(r"\w+")


class Alias(NamedTuple):
    """A claimant as the alias table has it."""

    name: str
    kind: str
    based: tuple[str, ...]


class Claimants:
    """The alias table: by name, by alias, by who speaks for them."""

    def __init__(self, rows: Sequence[dict[str, object]]) -> None:
        """Index claimants.yaml."""
        self.aliases: dict[str, Alias] = {}
        self.spokespeople: dict[str, str] = {}
        for row in rows:
            name = str(row["name"])
            alias = Alias(name, str(row.get("kind", "")), _strings(row.get("based")))
            for other in (name, *_strings(row.get("aliases"))):
                self.aliases[other] = alias
            for person in _strings(row.get("people")):
                self.spokespeople[person] = name
        self.names = tuple(dict.fromkeys(alias.name for alias in self.aliases.values()))
        longest = sorted(self.aliases, key=lambda a: (-len(a), a))
        # several words are a name in any case ("the UN human rights office"), one only as written
        written = [re.escape(a) if " " not in a else f"(?i:{re.escape(a)})" for a in longest]
        self._pattern = re.compile(r"(?<![\w.-])(" + "|".join(written) + r")(?![\w-])")
        self._single = {run for a in longest if " " not in a for run in _RUN.findall(a)[:1]}
        self._several = {run for a in longest if " " in a for run in _RUN.findall(a.lower())[:1]}
        self.aliases.update(
            {a.lower(): alias for a, alias in list(self.aliases.items()) if " " in a})

    def alias(self, written: str) -> Alias:
        """Give the claimant of an alias as it stands in a text."""
        return self.aliases.get(written) or self.aliases[written.lower()]

    def is_alias(self, written: str) -> bool:
        """Tell whether these words are a claimant's name and nothing else."""
        return written in self.aliases or written.lower() in self.aliases

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first claimant named in a text; group 1 is the alias."""
        return self._pattern.search(text) if self._may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every claimant named in a text; group 1 is the alias."""
        if self._may_stand_in(text):
            yield from self._pattern.finditer(text)

    def struck_out(self, text: str) -> str:
        """Give the text with the names of claimants blotted out, character for character."""
        return self._pattern.sub(lambda match: "_" * len(match.group()), text)

    def _may_stand_in(self, text: str) -> bool:
        runs = _RUN.findall(text)
        return not self._single.isdisjoint(runs) or (
            not self._several.isdisjoint(map(str.lower, runs)))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
