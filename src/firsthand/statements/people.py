"""Who is who in one report: full names, their roles, and the last names that point to them.

>>> from firsthand.vocabulary import load_vocabulary
>>> words = Lexicon(load_vocabulary("en"))
>>> people = People("Kremlin spokesman Dmitry Peskov spoke. Later Peskov left.", words)
>>> people.full_name("Peskov")
'Dmitry Peskov'
>>> people.by_role("official", "Russia", before=60)
'Dmitry Peskov'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from firsthand.statements.lexicon import Lexicon

_WORD = re.compile(r"[\w’'.-]+")
_WORDS_BEFORE = re.compile(r"((?:[\w’'.-]+ ){1,6})$")
_NEAR = 80  # characters before a name in which its role is looked for
_OF = re.compile(r" (?:of|for|at|in|to) ")


class Person(NamedTuple):
    """A person named in full: the role the report gives, the state it belongs to, where first."""

    name: str
    role: str | None
    nation: str | None
    at: int


class People:
    """The persons of one report; every answer is given only where one candidate remains."""

    def __init__(self, text: str, words: Lexicon) -> None:
        """Find every name of two words or more with the role beside it."""
        self._text = text
        self._words = words
        self._persons: dict[str, Person] = {}
        # the name of a body is nobody's first and last name
        for match in words.written_names.full.finditer(words.claimants.struck_out(text)):
            self._learn(match)
        self._by_last: dict[str, list[Person]] = {}
        for person in self._persons.values():
            for key in _last_names(person.name):
                self._by_last.setdefault(key, []).append(person)
        self._mentions = self._find_mentions()

    def full_name(self, name: str) -> str | None:
        """Resolve a name as written; None where nobody or several bear it."""
        longer = {p.name for p in self._by_last.get(_key(name), []) if len(p.name) > len(name)}
        with_role = {known for known in longer if self._persons[known].role}
        longer = with_role or longer
        if longer:
            return longer.pop() if len(longer) == 1 else None
        return name if name in self._persons else None

    def role_of(self, name: str) -> str | None:
        """Give the role a report gives a person somewhere in its text."""
        person = self._persons.get(name)
        return person.role if person else None

    def nation(self, name: str) -> str | None:
        """Give the state whose role a person holds."""
        person = self._persons.get(name)
        return person.nation if person else None

    def by_role(self, role: str, nation: str | None, before: int) -> str | None:
        """Resolve "the Russian official": the one person named before who can be meant."""
        general = role in self._words.general_roles
        candidates = {
            p.name for p in self._persons.values()
            if p.role and p.at < before
            and (nation is None or p.nation == nation)
            and (general or role in p.role.lower())
        }
        return candidates.pop() if len(candidates) == 1 else None

    def by_pronoun(self, start: int, sentence_starts: Sequence[int]) -> str | None:
        """Resolve "he" or "she": the one person named in the nearest sentence that names any."""
        ends = [start, *[s for s in reversed(sentence_starts) if s < start]][:5]
        for end, begin in pairwise(ends):
            named = {name for at, name in self._mentions if begin <= at < end}
            if len(named) == 1:
                return named.pop()
            if named:
                first = min((at, name) for at, name in self._mentions if begin <= at < end)
                opening = self._text[begin:first[0]].strip()
                return first[1] if not opening else None
        return None

    def _learn(self, match: re.Match[str]) -> None:
        name, own_role = self._without_titles(match.group())
        if " " not in name and "-" not in name and not own_role:
            return
        if name in self._words.claimants.aliases or self._is_title(name):
            return
        start = match.start() + match.group().index(name)
        role = self._role_around(match.start(), own_role, start + len(name))
        if " " not in name and role is None:
            return
        known = self._persons.get(name)
        if known is None or (known.role is None and role):
            nation = self._words.nation_of(role) if role else None
            first = min(start, known.at) if known else start
            self._persons[name] = Person(name, role, nation, first)

    def _without_titles(self, found: str) -> tuple[str, str]:
        """Part "Prime Minister Ali Hassan" into the name and the role that stands before it."""
        written = found.rstrip(".’'").removesuffix("'s").removesuffix("’s")
        words = _WORD.findall(written)
        titles = [index for index, word in enumerate(words[:-1]) if self._is_title(word)]
        cut = titles[-1] + 1 if titles else 0
        if cut == len(words) - 1 and len(words) > 2 and not words[cut][0].isupper():
            cut -= 1
        begin = written.index(words[cut]) if cut else 0
        return written[begin:], written[:begin].strip()

    def _is_title(self, word: str) -> bool:
        bare, words = word.rstrip(".").lower(), self._words
        return (
            bare in words.roles or word in words.adjectives or word in words.speaks
            or bare in words.before_names or bare in words.bodies
        )

    def _role_around(self, start: int, own: str, end: int) -> str | None:
        role = " ".join([*self._role_before(start), own]).strip().removeprefix("of ")
        if role and any(w.strip(".").lower() in self._words.roles for w in role.split()):
            return role
        after = None
        if self._text[end:end + 2] == ", ":
            after = self._words.written_names.role_behind.match(self._text, end)
        if after:
            said = after.group(1)
            head = _OF.split(said, maxsplit=1)[0].split()
            if head and head[-1].strip(".,").lower() in self._words.roles:
                return said.removeprefix("the ").removeprefix("a ").removeprefix("an ")
        return None

    def _role_before(self, start: int) -> list[str]:
        near = self._text[max(0, start - _NEAR):start].rstrip(" ,") + " "
        before = _WORDS_BEFORE.search(near)
        role: list[str] = []
        for word in reversed(before.group(1).split() if before else []):
            bare = word.strip(".,’'").lower()
            if word.endswith((".", ",", ";", ":")) or bare in self._words.before_roles:
                break
            role.insert(0, word)
        return role

    def _find_mentions(self) -> list[tuple[int, str]]:
        """Find where persons who hold a role, or speak, are named, in full or by last name."""
        lasts = {p.name.split()[-1] for p in self._persons.values()} | set(self._persons)
        if not lasts:
            return []
        acting = {name for name, p in self._persons.items() if p.role or self._speaks(p)}
        stand = _standing(self._text, lasts)
        named = ((at, self.full_name(self._text[at:end])) for at, end in stand)
        return [(at, name) for at, name in named if name is not None and name in acting]

    def _speaks(self, person: Person) -> bool:
        """Tell a person without a role by what stands beside the name: "X, who", "X said"."""
        names, end = self._words.written_names, person.at + len(person.name)
        return names.speaking_behind.match(self._text, end) is not None or (
            names.speaking_before.search(self._text[max(0, person.at - 14):person.at]) is not None)


def _key(name: str) -> str:
    return name.lower().replace("’", "'")


def _last_names(name: str) -> set[str]:
    words = name.split()
    if len(words) < 2:
        return {_key(name)}
    last = _key(words[-1])
    return {last, last.removeprefix("al-"), _key(" ".join(words[1:]))}


def _standing(text: str, names: set[str]) -> list[tuple[int, int]]:
    """Find where names stand as whole words in any case, the longest of several at one place.

    Every report has names of its own: making a pattern of them would take longer than looking.
    """
    lower = _lowered(text)
    found = sorted(
        (at, -len(name)) for name in {_lowered(name) for name in names}
        for at in _places_of(name, lower))
    kept: list[tuple[int, int]] = []
    for at, length in found:
        if not kept or at >= kept[-1][1]:
            kept.append((at, at - length))
    return kept


def _places_of(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        if not _is_word(text[at - 1:at]) and not _is_word(text[at + len(name):at + len(name) + 1]):
            yield at
        at = text.find(name, at + 1)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _lowered(text: str) -> str:
    """Give lower case of the same length; a letter that would become two stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
