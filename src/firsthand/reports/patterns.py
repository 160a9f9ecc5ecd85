"""The vocabulary's lines of credit as compiled patterns, made once for a vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from firsthand.record import CreditKind
from firsthand.vocabulary import Vocabulary

_PART = re.compile(r"\{([a-z_]+)\}")


class CreditPattern(msgspec.Struct, frozen=True):
    """One way of giving credit; tried where one of its cues stands in the lower-case text."""

    kind: CreditKind
    cues: tuple[str, ...]
    pattern: re.Pattern[str]


class BylinePattern(msgspec.Struct, frozen=True):
    """One way of naming the writer; some count only between a headline and the body."""

    pattern: re.Pattern[str]
    below_headline: bool


class MastheadWords(msgspec.Struct, frozen=True):
    """All that a language's ``credits.yaml`` says; ``agencies`` maps each spelling to a name."""

    language: str
    agencies: dict[str, str]
    agency: re.Pattern[str]
    join: re.Pattern[str]
    credits: tuple[CreditPattern, ...]
    bylines: tuple[BylinePattern, ...]
    datelines: tuple[re.Pattern[str], ...]
    not_places: frozenset[str]
    date_lines: tuple[re.Pattern[str], ...]
    day: re.Pattern[str]
    months: dict[str, int]
    common_words: frozenset[str]


@lru_cache(maxsize=8)
def masthead_words(vocabulary: Vocabulary) -> MastheadWords:
    """Compile the patterns of ``credits.yaml``; a language without one has no patterns."""
    words: dict[str, Any] = vocabulary.files.get("credits", {})
    agencies = _spellings(words.get("agencies", {}))
    parts = {**words.get("parts", {}), "agency": _agency(agencies, words)}

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(_expanded(pattern, parts))

    return MastheadWords(
        language=vocabulary.language,
        agencies={spelling.casefold(): name for spelling, name in agencies.items()},
        agency=compiled("{agency}"),
        join=compiled(parts.get("join", ",")),
        credits=tuple(
            CreditPattern(row["kind"], tuple(row.get("cue", ())), compiled(row["pattern"]))
            for row in words.get("credits", ())
        ),
        bylines=tuple(
            BylinePattern(compiled(row["pattern"]), bool(row.get("below_headline", False)))
            for row in words.get("bylines", ())
        ),
        datelines=tuple(compiled(pattern) for pattern in words.get("datelines", ())),
        not_places=frozenset(words.get("not_places", ())),
        date_lines=tuple(compiled(pattern) for pattern in words.get("date_lines", ())),
        day=compiled("{day}") if "day" in parts else re.compile("(?!)"),
        months=dict(words.get("months", {})),
        common_words=frozenset(words.get("common_words", ())),
    )


def _spellings(agencies: dict[str, list[str]]) -> dict[str, str]:
    """Map every spelling to its agency's name; where two share one, the first listed has it."""
    found: dict[str, str] = {}
    for name, others in agencies.items():
        for spelling in (name, *(others or ())):
            found.setdefault(str(spelling), str(name))
    return found


def _agency(agencies: dict[str, str], words: dict[str, Any]) -> str:
    listed = sorted(agencies, key=lambda spelling: (-len(spelling), spelling))
    ways = [re.escape(spelling) for spelling in listed]
    if endings := words.get("agency_endings", ()):
        ends = "|".join(re.escape(e) for e in sorted(endings, key=lambda e: (-len(e), e)))
        ways.append(rf"(?:{{word}}[ \t]){{1,4}}(?:{ends})")
    return rf"(?:(?<!\w)(?:{'|'.join(ways)})(?!\w))" if ways else "(?!)"


def _expanded(pattern: str, parts: dict[str, str]) -> str:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda part: parts[part[1]], pattern)
    return pattern
