"""The words of the claims room, indexed by their forms once per vocabulary."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from firsthand.claims.claimant_words import ClaimantWords
from firsthand.claims.doers import DoerWords
from firsthand.claims.means import MeansWords
from firsthand.claims.person_words import PersonWords
from firsthand.claims.victim_words import VictimWords
from firsthand.record import Harm
from firsthand.sentences import Phrases, runs_of
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import every_noun, every_verb, noun_forms


class Trigger(NamedTuple):
    """A word of harm: which harm, and how the harmed stand to it."""

    harm: Harm
    pattern: str


class Hedge(NamedTuple):
    """Words before a number and what they do to it; counts.yaml names the kinds."""

    phrase: tuple[str, ...]
    kind: str


_Opened = dict[str, list[tuple[tuple[str, ...], Harm]]]  # a phrase's first word: the others


class HarmWords:
    """Words of harm by their forms, with the patterns in which they count people."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index harms.yaml."""
        harms, irregular = vocabulary["harms"], vocabulary["forms"]
        self.verbs: dict[str, Trigger] = {}
        self.nouns: dict[str, Trigger] = {}
        self.intransitive: set[str] = set()
        self.states: dict[str, Harm] = {}
        self.unknown_of: frozenset[str] = frozenset()
        self.fought_nouns: dict[str, Harm] = {}
        self.not_known, self.losses = frozenset(harms["not_known"]), frozenset(harms["losses"])
        self.phrases, self.done, self.standing = _Opened(), _Opened(), _Opened()
        for harm, words in harms.items():
            if isinstance(words, dict) and "passive" in words:
                self._index(harm, words, irregular)
        self._index_figures(harms, irregular)
        self.arresting = frozenset(harms["arresting"])
        self.list_verbs, self.body_verbs = (
            every_verb(harms[kind], irregular) for kind in ("list_verbs", "body_verbs"))
        self.not_people = every_noun(harms["not_people"])
        self.not_harmed, self.causes = frozenset(harms["not_harmed"]), frozenset(harms["causes"])
        self.taking = every_verb(harms["taking"], irregular)
        self.taken, self.giving = frozenset(harms["taken"]), frozenset(harms["giving"])
        self.towns = frozenset(harms["this"])
        self._happening, self._aftermath = (
            Phrases(sorted(harms[kind])) for kind in ("happening", "aftermath"))
        self.means = MeansWords(harms["means"], irregular, harms["no_means"])
        self.body_places, self.households, self.suffered = (
            every_noun(harms[kind]) for kind in ("body_places", "households", "suffered"))
        self.only_people: frozenset[Harm] = frozenset(harms["only_people"])
        self.suffering = every_verb(harms["suffering"], irregular)
        self.holding = every_verb(harms["holding"], irregular)
        self.detaining = frozenset(harms["detaining"]) | self.arresting
        self.companies = frozenset(harms["companies"])
        self.taking_away = {tuple(p.split()) for p in harms["taking_away"]}
        self.takers = every_verb([p.split()[0] for p in harms["taking_away"]], irregular)
        self.captors = frozenset(harms["captors"])
        self.lives = every_verb(harms["killed"]["lives"], irregular)
        self.triggers = frozenset({*self.verbs, *self.nouns, *self.states, *self.phrases,
                                   *self.done, *self.standing, *self.lives, *self.suffering,
                                   *self.holding, *self.takers, *self.unknown_of, *self.losses,
                                   *self.fought_nouns})

    def _index_figures(self, harms: dict[str, Any], irregular: dict[str, list[str]]) -> None:
        self.disasters = frozenset(harms["disasters"])
        self.toll_harms: dict[str, Harm] = harms["toll_harms"]
        self.toll_nouns = every_noun(harms["toll_nouns"])
        self.toll_verbs = every_verb(harms["toll_verbs"] + harms["ranging_verbs"], irregular)
        self.toll_links, self.unsaid_tolls, self.death_tolls = (
            frozenset(harms[kind]) for kind in ("toll_links", "unsaid_tolls", "death_tolls"))
        self.changing_verbs, self.revising_verbs, self.dead_verbs = (
            every_verb(harms[f"{kind}_verbs"], irregular)
            for kind in ("changing", "revising", "dead"))

    def tells_aftermath(self, text: str) -> bool:
        """Tell whether a sentence speaks of what came after, with a day of its own."""
        return bool(self._aftermath.search(text, runs_of(text)))

    def tells_event(self, text: str) -> bool:
        """Tell whether a sentence speaks of the event itself: a means, or that it happened."""
        runs = runs_of(text)
        return self.means.named(text, runs) is not None or bool(self._happening.search(text, runs))

    def _index(self, harm: Harm, words: dict[str, Any], irregular: dict[str, list[str]]) -> None:
        for pattern in ("passive", "subject", "loss", "struck", "fought"):
            for form in every_verb(words.get(pattern, []), irregular):
                self.verbs.setdefault(form, Trigger(harm, pattern))
        self.intransitive |= every_verb(words["subject"], irregular)
        self.unknown_of |= every_noun(words.get("unknown_of", []))
        self.fought_nouns |= dict.fromkeys(words.get("fought_noun", []), harm)
        for form in (form for noun in words["noun"] for form in noun_forms(noun)):
            self.nouns.setdefault(form, Trigger(harm, "noun"))
        for form in every_noun(words.get("bodies", [])):
            self.nouns[form] = Trigger(harm, "body")
        for state in words["state"]:
            self.states.setdefault(state, harm)
        for kind, known in (("phrases", self.phrases), ("standing", self.standing)):
            for phrase in words.get(kind, []):
                first, *rest = phrase.split()
                known.setdefault(first, []).append((tuple(rest), harm))
        for phrase in words.get("done", []):
            first, *rest = phrase.split()
            for form in every_verb([first], irregular):
                self.done.setdefault(form, []).append((tuple(rest), harm))


class CountWords:
    """Number words, vague words and hedges."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index counts.yaml."""
        counts = vocabulary["counts"]
        self._index_numbers(counts)
        self.groups: dict[str, int] = counts["groups"]
        self.group_adjectives: dict[str, int] = counts["group_adjectives"]
        self._index_hedges(counts["hedges"])
        self.after = [(tuple(p.split()), kind) for kind, ps in counts["after"].items() for p in ps]
        self.none = _by_first(counts["none"])
        self.vague = {tuple(k.split()): v["low"] for k, v in counts["vague"].items()}
        self.vague |= dict.fromkeys(_numbers_of(counts["number_of"]))
        self.vague_openings = frozenset(phrase[0] for phrase in self.vague)
        # no count begins with any other word that has no digit
        self.openings = self.in_words | self.vague_openings | self.none.keys() | {
            "between", "from", *self.hedges_by_first, *self.groups, *self.group_adjectives}
        self.fillers = frozenset(counts["fillers"])
        self.not_counts = frozenset(counts["not_counts"])
        self.not_counts_joined = frozenset(counts["not_counts_joined"])
        self.not_counts_before = frozenset(counts["not_counts_before"])
        self.names_before = frozenset(counts["names_before"])
        self.each = frozenset(counts["each"])
        self.in_numbers = frozenset(counts["in_numbers"])
        self.without = frozenset(counts["without"])
        self.without_verbs = frozenset(counts["without_verbs"])
        self.in_all = re.compile(r"^(?:people |dead )?(?:" + "|".join(counts["in_all"]) + r")\b")
        self.ranging = every_verb(vocabulary["harms"]["ranging_verbs"], vocabulary["forms"])
        self.changing = every_verb(vocabulary["harms"]["toll_verbs"], vocabulary["forms"])
        # "more" may also stand behind its number and is looked for apart
        self.increments = frozenset(counts["increments"]) - {"more"}
        self.bare_plural: int = counts["bare_plural"]
        self.people = frozenset(vocabulary["victims"]["nouns"]) | every_noun(
            vocabulary["victims"]["occupations"])

    def _index_numbers(self, counts: dict[str, Any]) -> None:
        self.values: dict[str, int] = counts["words"]
        self.scales = {word: self.values[word] for word in counts["scales"]}
        self.short_scales: dict[str, int] = counts["short_scales"]
        self.together = [(tuple(p.split()), n) for p, n in counts["together"].items()]
        self.halves = [tuple(p.split()) for p in counts["and_a_half"]]
        self.in_words = frozenset({"a", "an", *self.values, *(p[0] for p, _ in self.together)})
        self.signs: dict[str, str] = counts["signs"]
        self.range_links = frozenset(counts["range_links"])
        self.hedged_links = [tuple(p.split()) for p in counts["hedged_links"]]

    def _index_hedges(self, hedges: dict[str, list[str]]) -> None:
        """Index the hedges by their first and by their last word, the longest first."""
        self.hedges_by_first: dict[str, list[Hedge]] = {}
        self.hedges_by_last: dict[str, list[Hedge]] = {}
        every = [Hedge(tuple(p.split()), kind) for kind, ps in hedges.items() for p in ps]
        for hedge in sorted(every, key=lambda hedge: -len(hedge.phrase)):
            self.hedges_by_first.setdefault(hedge.phrase[0], []).append(hedge)
            self.hedges_by_last.setdefault(hedge.phrase[-1], []).append(hedge)


class PolarityWords:
    """What takes a figure's plain truth away, and what it spans."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index polarity.yaml."""
        words = vocabulary["polarity"]
        self.hedged = Phrases(words["hedged"])
        self.forecast = Phrases([*words["forecast"], *(
            f"{opener} to {verb}"
            for opener in words["foreseen"] for verb in words["foreseen_to"])])
        self.if_true = Phrases(words["if_true"])
        self.hypothetical = Phrases(words["hypothetical"])
        self.denied = Phrases(words["denied"])
        self.denying = re.compile(
            rf"\b(?:{'|'.join(words['denying'])})\b(?: [\w’'-]+){{0,4}} "
            rf"(?:{'|'.join(words['denied_things'])})\b", re.IGNORECASE)
        self.turns = re.compile("|".join(map(re.escape, words["turns"])), re.IGNORECASE)
        self.denied_next = Phrases(words["denied_next"])
        self.running_total = Phrases(words["running_total"])
        self.whole_wars, self.perfect = Phrases(words["whole_wars"]), Phrases(words["perfect"])
        self.daily_increment = Phrases(words["daily_increment"])
        self.adding_up = Phrases(words["adding_up"])
        self.corrected = Phrases(words["corrected"])
        self.corrected_later = Phrases([
            f"{when} {verb}" for when in words["later"] for verb in words["put_right"]])
        self.unreal = every_verb(words["unreal"], vocabulary["forms"]) | every_noun(words["unreal"])
        self.of_clause = frozenset(words["of_clause"])
        self.of_persons = frozenset(words["of_persons"])
        self.taken_back = re.compile(
            r"(?:" + "|".join(words["taken_back"]) + r") (?:the )?$", re.IGNORECASE)
        self.compared = re.compile(r"\b(?:" + "|".join(words["compared"]) + r") than the $")


class Lexica(NamedTuple):
    """All the words this room needs."""

    harms: HarmWords
    counts: CountWords
    victims: VictimWords
    polarity: PolarityWords
    claimants: ClaimantWords
    persons: PersonWords
    doers: DoerWords


def read_lexica(vocabulary: Vocabulary) -> Lexica:
    """Index the words of one language."""
    return Lexica(HarmWords(vocabulary), CountWords(vocabulary), VictimWords(vocabulary),
                  PolarityWords(vocabulary), ClaimantWords(vocabulary), PersonWords(vocabulary),
                  DoerWords(vocabulary))


def _by_first(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Index phrases by their first word, the longest first."""
    indexed: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.split())):
        indexed.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return indexed


def _numbers_of(adjectives: list[str]) -> list[tuple[str, ...]]:
    """Give "a number", "an unknown number", "large numbers" and their like."""
    said = [("a", "number"), ("numbers",)]
    for word in adjectives:
        said += [(word, "number"), (word, "numbers"), ("a", word, "number"), ("an", word, "number")]
    return said

