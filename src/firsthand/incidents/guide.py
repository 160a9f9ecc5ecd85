"""The words that say what a telling is about, indexed once for all reports."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from firsthand.incidents.deed_words import DeedWords
from firsthand.incidents.wording import Weigher
from firsthand.vocabulary import Vocabulary


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say what a telling is about.

    ``causes`` says what each means of harm is caused by; ``states`` gives the code of each state
    by the words for it; ``acting`` finds what follows a place that acts ("Damascus has said");
    ``whose`` are names of states that may stand as adjectives, unless ``into`` finds words of
    place before them; ``nations`` names states by their codes, ``peoples`` gives the codes of
    adjectives; ``weigher`` says how much a word tells of an incident.
    """

    causes: Mapping[str, str]
    states: Mapping[str, str]
    acting: re.Pattern[str]
    deeds: DeedWords
    whose: frozenset[str]
    nations: Mapping[str, str]
    into: re.Pattern[str]
    peoples: Mapping[str, str]
    weigher: Weigher


def guide_from(vocabulary: Vocabulary) -> Guide:
    """Read the words once for all reports."""
    words = vocabulary["incidents"]
    acting = "|".join(re.escape(word) for word in words["acting"])
    return Guide(
        causes={m: entry["cause"] for m, entry in words["means"].items() if "cause" in entry},
        states={
            word: row["code"]
            for name, row in vocabulary["nations"].items() if "code" in row
            for word in (name, *row.get("adjectives", ()), *row.get("speaks", ()))
        },
        acting=re.compile(rf"(?:['’]s)? (?:and [A-Z]\w+ )?(?:{acting})\b"),
        deeds=DeedWords(words),
        whose=frozenset(words["whose"]),
        into=re.compile(rf"\b(?:{'|'.join(words['into'])}) (?:the )?$", re.IGNORECASE),
        peoples={
            name: code for code, names in vocabulary["places"]["demonyms"].items()
            for name in names},
        nations={row["code"]: name for name, row in vocabulary["nations"].items() if "code" in row},
        weigher=Weigher(vocabulary),
    )
