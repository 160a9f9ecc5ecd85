"""The words of the statements room, indexed by their forms once per vocabulary."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from firsthand.sentences import Phrases, runs_of
from firsthand.statements.claimants import Claimants
from firsthand.statements.intents import Intents
from firsthand.statements.stance_words import Stances
from firsthand.statements.written_names import WrittenNames
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import noun_forms, verb_forms


class Use(NamedTuple):
    """One use of a verb of saying: the act, and the pattern that must follow."""

    act: str
    pattern: str


class Performed(NamedTuple):
    """One act done with a noun: the act, and what must stand beside the noun, if anything.

    ``whole`` says that the noun itself is what the act is about: an offer refused.
    """

    act: str
    beside: str
    whole: bool


class Lexicon:
    """Forms of cues, roles, bodies, nations and claimants, ready to be looked up."""

    def __init__(self, vocabulary: Vocabulary, *, stances: bool = False) -> None:
        """Index the files cues, acts, sources, nations and claimants; stances where wanted."""
        self.selves = {
            whose.removeprefix("selves_of_").removeprefix("a_"): frozenset(pronouns)
            for whose, pronouns in vocabulary["intents"].items() if whose.startswith("selves_of_")}
        self.codes: dict[str, dict[str, str | None]] = vocabulary["acts"] | vocabulary["kinds"]
        self.claimants = Claimants(vocabulary["claimants"])
        self._index_verbs(vocabulary["cues"], vocabulary["forms"])
        self.stances = Stances(vocabulary["stances"], vocabulary["forms"], wanted=stances)
        for form, act in self.stances.spoken:
            self.verbs.setdefault(form, []).append(Use(act, "clause"))
        self.intents = Intents(
            vocabulary["intents"], vocabulary["forms"], _told(self.verbs, vocabulary["intents"]))
        self._index_nouns(vocabulary["cues"])
        self.days = frozenset(day.lower() for row in (
            *vocabulary["times"]["weekdays"], *vocabulary["times"]["months"]) for day in row)
        self._index_performed(vocabulary["cues"], vocabulary["forms"])
        self._index_phrases(vocabulary["cues"])
        self.revising = _verbs(vocabulary["harms"]["revising_verbs"], vocabulary["forms"])
        self.tolls = frozenset(
            form for noun in vocabulary["harms"]["toll_nouns"] for form in noun_forms(noun))
        self._index_sources(vocabulary["sources"])
        self._index_persons(vocabulary["sources"])
        self._index_nations(vocabulary["nations"], vocabulary["places"]["demonyms"])

    def _index_verbs(self, cues: dict[str, Any], irregular: dict[str, list[str]]) -> None:
        self.verbs: dict[str, list[Use]] = {}
        for act, patterns in cues["verbs"].items():
            for pattern, lemmas in patterns.items():
                for form in (f for lemma in lemmas for f in verb_forms(lemma, irregular)):
                    self.verbs.setdefault(form, []).append(Use(act, pattern))
        self.light = _verbs(cues["light_verbs"], irregular)
        self.comment_verbs = _verbs(cues["comment_verbs"], irregular)
        self.doubtful_comments = _verbs(cues["doubtful_comments"], irregular)
        self.visiting = frozenset(cues["visiting"])
        self.informed = frozenset(cues["informed"])
        self.quoting = _verbs(cues["quoting"], irregular)
        self.telling = _verbs(cues["telling"], irregular)
        self.headline_verbs = frozenset(cues["headline_verbs"])
        self.carrying = _verbs(cues["carrying"], irregular)
        self.vows = _verbs(cues["vows"], irregular)
        self.to_doing = _verbs(cues["to_doing"], irregular)
        self.not_quoting = frozenset(cues["not_quoting"])
        self._index_wording(cues["wording"], irregular)

    def _index_wording(
        self, wording: dict[str, list[str]], irregular: dict[str, list[str]]
    ) -> None:
        """Index the verbs that quote where quoted words hang on them, each with its act."""
        self.wording = {
            form: act
            for act, lemmas in wording.items() for form in _verbs(lemmas, irregular)
        }
        for form, uses in self.verbs.items():
            speech = next((u for u in uses if u.pattern in {"clause", "object", "naming"}), uses[0])
            self.wording.setdefault(form, speech.act)

    def _index_nouns(self, cues: dict[str, Any]) -> None:
        self.carried = {noun: act for act, nouns in cues["carried"].items() for noun in nouns}
        self.nouns = {
            form: act
            for act, nouns in cues["nouns"].items() for noun in nouns for form in noun_forms(noun)
        }
        self.denials = {noun: act for act, nouns in cues["denials"].items() for noun in nouns}
        self.claims_denied = frozenset(cues["claims_denied"])
        self.claimed = frozenset(cues["claimed"])
        self.matters, self.treaties = frozenset(cues["matters"]), frozenset(cues["treaties"])
        self.criticisms, self.backing = frozenset(cues["criticisms"]), frozenset(cues["backing"])

    def _index_performed(self, cues: dict[str, Any], irregular: dict[str, list[str]]) -> None:
        # "launched an inquiry": by the form of the verb, then by the last word of the noun
        self.performed: dict[str, dict[str, list[Performed]]] = {}
        for row in cues["performed"]:
            for form in _verbs(row["verbs"], irregular):
                for noun in row["nouns"]:
                    first, _, last = noun.rpartition(" ")
                    by_noun = self.performed.setdefault(form, {})
                    by_noun.setdefault(last, []).append(
                        Performed(row["act"], first, row.get("whole", False)))
        self.states = {word: act for act, words in cues["states"].items() for word in words}
        self.not_done = frozenset(cues["not_done"])
        self.might = frozenset(cues["might"])

    def _index_phrases(self, cues: dict[str, Any]) -> None:
        self.threats = Phrases(cues["threats"])
        self.no_comment = Phrases(cues["no_comment"])
        self.anonymity = Phrases(cues["anonymity"])
        self.deny_knowledge = Phrases(cues["deny_knowledge"])
        self.content_acts = {act: Phrases(said) for act, said in cues["content_acts"].items()}
        self.inquiries = re.compile(
            r"(?:an? |the )?(?:\w+ ){0,2}(?:" + "|".join(cues["inquiries"]) + r")\b", re.IGNORECASE)

    def _index_sources(self, sources: dict[str, Any]) -> None:
        self.roles = frozenset(
            form for role in sources["person_roles"] for form in {role, *noun_forms(role)}
        )
        self.general_roles = frozenset(sources["general_roles"])
        self.unnamed = frozenset(sources["unnamed"])
        self.bodies = frozenset(sources["bodies"])
        self.rulers = frozenset(sources["rulers"])
        self.own_offices = frozenset(sources["own_offices"])
        self.documents = frozenset(sources["documents"])
        self.counters = frozenset(sources["counters"])
        self.points_back = frozenset(sources["points_back"])
        # a body that this report names in full: "the Sallow Monitor"
        kinds = "|".join(sorted(word.capitalize() for word in self.points_back))
        self.called = re.compile(rf"\b(?:[^\W\d_a-z][\w’'-]+ ){{1,5}}({kinds})\b")
        self.media = frozenset(sources["media"])
        self.pronouns: dict[str, str] = sources["pronouns"]
        self.kinds: dict[str, list[str]] = sources["kinds"]

    def _index_persons(self, sources: dict[str, Any]) -> None:
        self.labels = frozenset(sources["labels"])
        self.name_articles = frozenset(sources["name_articles"])
        self.before_names = frozenset(sources["before_names"])
        self.before_roles = frozenset(sources["before_roles"])
        self.written_names = WrittenNames(sources)

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
        self._nation_pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")

    def said_act(self, content: str) -> str | None:
        """Find the act that somebody's own words name: "we condemn", "had no part in"."""
        runs = runs_of(content)
        acts = self.content_acts.items()
        return next((act for act, said in acts if said.search(content, runs)), None)

    def nation_of(self, words: str) -> str | None:
        """Give the state that an adjective or a capital in a phrase speaks for."""
        found = self._nation_pattern.search(words)
        if found is None:
            return None
        return self.adjectives.get(found.group()) or self.speaks[found.group()]


def _told(verbs: dict[str, list[Use]], rows: dict[str, list[str]]) -> dict[str, str]:
    """Give the forms of verbs that name an act by themselves: "said it had rejected"."""
    return {
        form: use.act for form, uses in verbs.items() for use in reversed(uses)
        if use.act in rows["told_acts"] and use.pattern == "object"}


def _verbs(lemmas: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma, irregular))
