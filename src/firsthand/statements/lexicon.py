"""The words of the statements room, indexed by their forms once per vocabulary."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import noun_forms, verb_forms


class Alias(NamedTuple):
    """A claimant as the alias table has it."""

    name: str
    kind: str
    based: tuple[str, ...]


class Lexicon:
    """Forms of cues, roles, bodies, nations and claimants, ready to be looked up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the files cues, acts, sources, nations and claimants."""
        cues, sources = vocabulary["cues"], vocabulary["sources"]
        irregular = vocabulary["forms"]
        self.acts: dict[str, dict[str, str | None]] = vocabulary["acts"]
        self.verbs: dict[str, list[tuple[str, str, str]]] = {}
        for act, patterns in cues["verbs"].items():
            for pattern, lemmas in patterns.items():
                for lemma in lemmas:
                    for form in verb_forms(lemma, irregular):
                        self.verbs.setdefault(form, []).append((act, pattern, lemma))
        self.light = _verbs(cues["light_verbs"], irregular)
        self.carried = {noun: act for act, nouns in cues["carried"].items() for noun in nouns}
        self.nouns = {
            form: act for act, nouns in cues["nouns"].items() for n in nouns for form in noun_forms(n)
        }
        self.comment_verbs = _verbs(cues["comment_verbs"], irregular)
        self.no_comment = _any_of(cues["no_comment"])
        self.deny_knowledge = _any_of(cues["deny_knowledge"])
        self.inquiries = re.compile(
            r"(?:an? |the )?(?:\w+ ){0,2}(?:" + "|".join(cues["inquiries"]) + r")\b", re.IGNORECASE)
        self.denials = {noun: act for act, nouns in cues["denials"].items() for noun in nouns}
        self.content_acts = {act: _any_of(said) for act, said in cues["content_acts"].items()}
        self._index_sources(sources)
        self._index_nations(vocabulary["nations"], vocabulary["places"]["demonyms"])
        self._index_claimants(vocabulary["claimants"])

    def _index_sources(self, sources: dict[str, list[str]]) -> None:
        self.roles = frozenset(
            form for role in sources["person_roles"] for form in {role, *noun_forms(role)}
        )
        self.unnamed = frozenset(sources["unnamed"])
        self.bodies = frozenset(sources["bodies"])
        self.documents = frozenset(sources["documents"])
        self.counters = frozenset(sources["counters"])
        self.points_back = frozenset(sources["points_back"])
        self.media = frozenset(sources["media"])
        self.pronouns: dict[str, str] = dict(sources["pronouns"])  # type: ignore[arg-type]
        self.kinds: dict[str, list[str]] = dict(sources["kinds"])  # type: ignore[arg-type]

    def _index_nations(
        self, nations: dict[str, dict[str, Any]], demonyms: dict[str, list[str]]
    ) -> None:
        states = {row["code"]: state for state, row in nations.items() if "code" in row}
        self.adjectives: dict[str, str] = {
            name: states.get(code, code) for code, names in demonyms.items() for name in names
        }
        self.adjectives.update(
            {a: state for state, row in nations.items() for a in row["adjectives"]})
        self.speaks = {s: state for state, row in nations.items() for s in row["speaks"]}
        known = sorted({*self.adjectives, *self.speaks}, key=lambda word: (-len(word), word))
        self._nation_pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")

    def _index_claimants(self, claimants: list[dict[str, object]]) -> None:
        self.aliases: dict[str, Alias] = {}
        self.spokespeople: dict[str, str] = {}
        for row in claimants:
            name = str(row["name"])
            alias = Alias(name, str(row.get("kind", "")), _strings(row.get("based")))
            for other in (name, *_strings(row.get("aliases"))):
                self.aliases[other] = alias
            for person in _strings(row.get("people")):
                self.spokespeople[person] = name
        longest = sorted(self.aliases, key=lambda a: (-len(a), a))
        # several words are a name in any case ("the UN human rights office"), one only as written
        written = [a if " " not in a else f"(?i:{re.escape(a)})" for a in longest]
        self.alias_pattern = re.compile(r"(?<![\w.-])(" + "|".join(written) + r")(?![\w-])")
        self.aliases.update({a.lower(): alias for a, alias in list(self.aliases.items()) if " " in a})

    def alias(self, written: str) -> Alias:
        """Give the claimant of an alias as it stands in a text."""
        return self.aliases.get(written) or self.aliases[written.lower()]

    def nation_of(self, words: str) -> str | None:
        """Give the state that an adjective or a capital in a phrase speaks for."""
        found = self._nation_pattern.search(words)
        if found is None:
            return None
        return self.adjectives.get(found.group()) or self.speaks[found.group()]


def _verbs(lemmas: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma, irregular))


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
