"""Tells which speakers of one incident are one office: "police", "a police spokesman, Jon Vale".

An office is known by what it and those who speak for it are called, and by whose it is. Two towns'
police are two; where only one state or town is named, who names none means that one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from firsthand.record import Source
from firsthand.vocabulary import Vocabulary

_RUN = re.compile(r"[\w’'-]+")
_NAME_AFTER = re.compile(r" ([A-Z][\w’'-]+)")
_PLACE_AFTER = re.compile(r"[^,]*? (?:in|of) (?:the )?([A-Z][\w’'-]+)")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_STATE = re.compile(r"[A-Z]{2}")


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands behind one claim, as far as its report says."""

    claim: str
    claimant: str | None
    source: Source | None


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office as one speaker shows it: which, whose (empty where unsaid), run by whom."""

    name: str
    whose: str
    run_by: str
    government: bool
    of_a_state: bool
    by_its_name: bool


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The one name of whoever stands behind a claim; whose government, if it speaks for one."""

    name: str
    government: str = ""
    run_by: str = ""


class Offices:
    """The words for offices, indexed once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read offices.yaml, and the names of states from nations.yaml and places.yaml."""
        words = vocabulary["offices"]
        self._rows = [(row, _pattern(row["words"])) for row in words["offices"]]
        self._known: dict[tuple[str | None, ...], Office | None] = {}
        self._speaking: list[str] = words["speaking"]
        self._collective = frozenset(words["collective"])
        self._heads, self._gone = frozenset(words["heads"]), frozenset(words["gone"])
        self._officials = frozenset(words["officials"])
        self._somebody = frozenset(words["somebody"])
        self._general = frozenset(words["general"]) | self._somebody
        self.unspecific = frozenset(words["unspecific"])
        self._run_by = re.compile(rf"(\w+)-(?:{'|'.join(words['run_by'])})\b")
        self._states: dict[str, str] = {
            word: row.get("code", state) for state, row in vocabulary["nations"].items()
            for word in (state, *row["adjectives"], *row["speaks"])}
        for code, names in vocabulary["places"]["demonyms"].items():
            for name in names:
                self._states.setdefault(name, code)
        known = sorted(self._states, key=lambda word: (-len(word), word))
        self._nation = re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w-])")

    def of(self, speaker: Speaker) -> Office | None:
        """Find the office that a speaker is, or speaks for; the same words are read once."""
        source = speaker.source
        words = (speaker.claimant,) if source is None else (
            speaker.claimant, source.as_written, source.role, source.name)
        if words not in self._known:
            self._known[words] = self._read(speaker)
        return self._known[words]

    def _read(self, speaker: Speaker) -> Office | None:
        said, row, found = self._found(speaker)
        if row is None or found is None:
            return None
        if speaker.claimant is None and not self._speaks_for_all(said, row):
            return None
        if not self._gone.isdisjoint(_RUN.findall(said.casefold())):
            return None  # a former police chief is not the police
        after = _NAME_AFTER.match(said[found.end():]) if found[0][:1].isupper() else None
        if after and not self._is_office_word(after[1].casefold()):
            return None  # the Police Watch is a body of its own
        runs = self._run_by.search(said)
        return Office(
            name=row["name"], whose=self._whose(said, found, runs[0] if runs else ""),
            run_by=runs[1] if runs else "", government=bool(row.get("government")),
            of_a_state=bool(row.get("of_a_state")),
            by_its_name=found[0].casefold() in (speaker.claimant or "").casefold(),
        )

    def _found(
        self, speaker: Speaker,
    ) -> tuple[str, Mapping[str, Any] | None, re.Match[str] | None]:
        """Find an office in the words that say what a speaker is, without a person's name."""
        for said in _words_of(speaker):
            for row, pattern in self._rows:
                if found := pattern.search(said):
                    return said, row, found
        return "", None, None

    def _is_office_word(self, word: str) -> bool:
        known = self._general | self._collective | self._officials | self._heads
        return word in known or any(part in word for part in self._speaking)

    def _speaks_for_all(self, said: str, row: Mapping[str, object]) -> bool:
        """Tell "health officials" and "a police spokesman" from "a police officer"."""
        words = _RUN.findall(said.casefold())
        if any(part in word for part in self._speaking for word in words):
            return True
        if not words or words[0] in self._somebody:
            return False
        return not (self._collective | self._heads).isdisjoint(words) or (
            bool(row.get("officials")) and not self._officials.isdisjoint(words))

    def _whose(self, said: str, found: re.Match[str], runs: str) -> str:
        """Give whose office this is: the code of a state, and what else it is called by."""
        nation = self._nation.search(said)
        state = self._states[nation.group()] if nation else ""
        before = said[: found.start()]
        for gone in (runs, nation.group() if nation else ""):
            before = before.replace(gone, " ") if gone else before
        names = [
            word for word in _RUN.findall(before)
            if word[:1].isupper() and word.casefold() not in self._general]
        after = _PLACE_AFTER.match(said[found.end():])
        if after and not nation:
            names.append(after[1])
        return " ".join(filter(None, (state, *(name.casefold() for name in names))))


def known_as(speakers: Sequence[Speaker], offices: Offices) -> Mapping[str, Known]:
    """Give, by claim, the one name of whoever stands behind it, for the speakers of one incident.

    Speakers that are nobody's office, and no short form of one longer name, are left out.
    """
    of = {s.claim: office for s in speakers if (office := offices.of(s))}
    persons = _persons(speakers, of)
    for speaker in speakers:
        if speaker.claim not in of and (speaker.claimant or "") in persons:
            of[speaker.claim] = persons[speaker.claimant or ""]
    running = {office.run_by.casefold() for office in of.values() if office.run_by}
    of = {claim: _without(office, running) for claim, office in of.items()}
    grouped: dict[tuple[str, str], list[Speaker]] = defaultdict(list)
    distinct = frozenset(of.values())
    meant = {office: _meant(office, distinct) for office in distinct}
    for speaker in speakers:
        if speaker.claim in of:
            office = of[speaker.claim]
            grouped[office.name, meant[office]].append(speaker)
    out: dict[str, Known] = {}
    for (_, whose), some in grouped.items():
        out.update(_named(some, of, whose))
    return {**out, **_in_full([s for s in speakers if s.claim not in out], offices.unspecific)}


def _words_of(speaker: Speaker) -> Iterator[str]:
    source = speaker.source
    if source is not None:
        role = source.role or ""
        said = source.as_written
        yield (said if role in said else f"{role} {said}").replace(source.name or " ", " ")
        yield said
    yield speaker.claimant or ""


def _persons(
    speakers: Sequence[Speaker], of: Mapping[str, Office],
) -> Mapping[str, Office]:
    """Remember whose office a person speaks for, where another report only names the person."""
    told: dict[str, set[Office]] = defaultdict(set)
    for speaker in speakers:
        if speaker.claim in of and speaker.claimant and not of[speaker.claim].by_its_name:
            told[speaker.claimant].add(of[speaker.claim])
    return {name: min(some, key=repr) for name, some in told.items()
            if len({office.name for office in some}) == 1}


def _without(office: Office, running: set[str]) -> Office:
    """Take a party that runs the office out of its name: "X health authorities"."""
    if office.whose not in running:
        return office
    return msgspec.structs.replace(office, whose="", run_by=office.run_by or office.whose)


def _meant(office: Office, others: Iterable[Office]) -> str:
    """Give whose office is meant; unsaid, it is the only one that is told of."""
    if office.whose:
        return office.whose
    named = {other.whose for other in others if other.name == office.name and other.whose}
    states = {whose for whose in named if _STATE.fullmatch(whose)}
    only = states if office.of_a_state or len(states) == 1 else named
    return next(iter(only)) if len(only) == 1 else ""


def _named(
    speakers: Sequence[Speaker], of: Mapping[str, Office], whose: str,
) -> Mapping[str, Known]:
    """Call all of one office by the name most told, not by a person's."""
    spelt = Counter(
        s.claimant for s in speakers if s.claimant and of[s.claim].by_its_name)
    offices = [of[s.claim] for s in speakers]
    if not spelt:
        spelt = Counter(
            _ARTICLE.sub("", s.source.as_written) for s in speakers if s.source and not s.claimant)
    name = min(spelt, key=lambda n: (-spelt[n], n)) if spelt else offices[0].name
    run_by = min((office.run_by for office in offices if office.run_by), default="")
    government = (whose or "its own") if offices[0].government else ""
    return {s.claim: Known(name=name, government=government, run_by=run_by) for s in speakers}


def _in_full(speakers: Sequence[Speaker], unspecific: frozenset[str]) -> Mapping[str, Known]:
    """Lead "the committee" to the one committee that has a name."""
    words = {s.claimant: _plain(s.claimant) for s in speakers if s.claimant}
    out = {}
    for speaker in speakers:
        short = words.get(speaker.claimant or "", frozenset())
        if not short or not short <= unspecific:
            continue
        longer = [name for name, all_ in words.items() if short < all_]
        whole = [n for n in longer if not any(words[n] < words[m] for m in longer)]
        if len(whole) == 1:
            out[speaker.claim] = Known(name=whole[0])
    return out


def _plain(name: str) -> frozenset[str]:
    return frozenset(_RUN.findall(name.casefold())) - {"the", "of", "for", "on", "and"}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
