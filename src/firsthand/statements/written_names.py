"""How the names of persons are written, and what stands beside them, in one language."""

from __future__ import annotations

import re
from typing import Any

# A capitalised word, or an initial.
_PART = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]*\w|[^\W\d_a-z](?=[ -]))"


class WrittenNames:
    """Patterns for names in full, a role behind a name, and the signs of a speaker beside it."""

    def __init__(self, sources: dict[str, Any]) -> None:
        """Make the patterns of the words in sources.yaml."""
        particle = _any_of(sources["name_particles"])
        self.full = re.compile(rf"(?<![\w-]){_PART}(?:[ -]{particle}(?=[ -])|[ -]{_PART})+")
        self.role_behind = re.compile(
            rf",? (?:{_any_of(sources['role_openers'])} )?((?:the |a |an )?[^.,;:“”\"]{{3,80}})")
        self.speaking_behind = re.compile(rf",? {_any_of(sources['after_speakers'])}\b")
        self.speaking_before = re.compile(rf"\b{_any_of(sources['before_speakers'])} $")


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"
