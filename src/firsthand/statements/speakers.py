"""Who speaks: the full noun phrase as written, and whom it names.

A phrase is resolved step by step: the alias table, a person's full name, a body's own name, a role
that points back to one person or one body. Where two remain, the name stays empty.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from firsthand.sentences import Parse, Token

from firsthand.record import Source, Where
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.people import People

_DETERMINERS = ("the ", "The ", "a ", "A ", "an ", "An ", "both ", "Both ", "its ", "Its ")


class Phrase(NamedTuple):
    """A noun phrase: its head and the first and last token of the whole."""

    head: Token
    first: int
    last: int


class Place(NamedTuple):
    """Where a sentence stands: the start of its parse in the report, the field, its sentence starts."""

    offset: int
    field: Where
    starts: list[int]


Resolved = tuple[str | None, str | None, str | None, tuple[str, ...]]


class Speakers:
    """Resolves the speakers of one report; remembers the bodies and persons that spoke before."""

    def __init__(self, people: People, words: Lexicon, text: str) -> None:
        """Take who is who and the words; ``text`` is searched for bodies the report names."""
        self._people = people
        self._words = words
        self._bodies: dict[str, str] = {}
        self._named: dict[str, set[str]] = {}
        self._paper: Resolved | None = None
        for match in words.alias_pattern.finditer(text):
            alias = words.alias(match.group(1))
            self._bodies.setdefault(alias.name, alias.kind)

    def source(self, phrase: Phrase, doc: Parse, place: Place) -> Source:
        """Read one phrase as the source it names."""
        phrase = self._whole_name(phrase, doc)
        start = doc[phrase.first].idx
        end = doc[phrase.last].idx + len(doc[phrase.last])
        written = doc.text[start:end]
        name, role, organisation, names = self._resolve(phrase, doc, written, place)
        return Source(
            as_written=written, start=place.offset + start, end=place.offset + end, field=place.field,
            name=name, names=names, role=role, organisation=organisation, named=name is not None,
        )

    def _whole_name(self, phrase: Phrase, doc: Parse) -> Phrase:
        """Widen a phrase that holds only part of a name ("Human Rights", "Ibrahim al")."""
        phrase = _with_particle(phrase, doc)
        for match in self._words.alias_pattern.finditer(doc.text):
            if match.start() <= phrase.head.idx < match.end():
                inside = [t.i for t in doc if match.start() <= t.idx < match.end()]
                first, last = min(phrase.first, inside[0]), max(phrase.last, inside[-1])
                if first == inside[0] and first and doc[first - 1].tag == "DT":
                    first -= 1
                return Phrase(phrase.head, first, last)
        return phrase

    def _resolve(
        self, phrase: Phrase, doc: Parse, written: str, place: Place
    ) -> Resolved:
        joint = self._joint(phrase, doc)
        if joint:
            return " and ".join(joint), None, None, tuple(joint)
        head = phrase.head
        if head.tag in {"PRP", "PRP$"}:
            return self._pronoun(head, place)
        core = _core(phrase, doc)
        if head.lower in self._words.documents and head.tag[:3] != "NNP":
            return self._plain(head, core, place)
        alias = self._words.alias_pattern.search(core)
        if alias and _undetermined(core) == alias.group(1):
            name = self._words.alias(alias.group(1)).name
            return name, None, self._words.speaks.get(name), (name,)
        person = self._person(phrase, doc) or self._apposed(phrase, doc)
        if person:
            role = self._people.role_of(person) or _role_before(core, person)
            return person, role, self._organisation(person, role, written), (person,)
        if alias and self._is_named_by(alias.group(1), core, head):
            name = self._words.alias(alias.group(1)).name
            return name, None, self._words.speaks.get(name), (name,)
        return self._plain(head, core, place)

    def _plain(
        self, head: Token, core: str, place: Place
    ) -> Resolved:
        lower = head.lower
        bare = _undetermined(core)
        if lower in self._words.documents:
            told_by = self._paper_of(head, core, place)
            if told_by is not None:
                return told_by
        nation = self._words.nation_of(core)
        body = self._body_meant(head, core)
        if body:
            return body, None, None, (body,)
        if lower in self._words.roles and (core[:4].lower() == "the " or re.match(r"\w+['’]s ", core)):
            person = self._people.by_role(lower, nation, place.offset + head.idx)
            if person:
                role = self._people.role_of(person)
                return person, role, self._organisation(person, role, ""), (person,)
        if lower in self._words.roles or lower in self._words.unnamed:
            if lower == "authorities" and nation:
                return bare, None, nation, (bare,)
            return None, bare if lower in self._words.roles else None, None, ()
        if lower in self._words.kinds["monitor"] and head.tag in {"NN", "NNS"} and bare == bare.lower():
            return None, bare, None, ()  # "a war monitor", and nobody says which
        if head.tag in {"NNP", "NNPS"} or (
            lower in self._words.bodies and (core[:2].lower() != "a " or nation is not None)
        ):
            if bare == lower:
                longer = self._named.get(lower, set())
                bare = next(iter(longer)) if len(longer) == 1 else bare
            elif bare.lower().endswith(lower):
                self._named.setdefault(lower, set()).add(bare)
            nation = nation or self._words.nation_of(bare)
            return bare, None, self._words.speaks.get(bare) or nation, (bare,)
        return None, None, None, ()

    def _paper_of(self, head: Token, core: str, place: Place) -> Resolved | None:
        """Resolve a paper to whoever made it: "an investigation by X", "the report" of before."""
        doc, maker = head.doc, _maker(head)
        whole = doc.text[doc[head.left_edge.i].idx:doc[head.right_edge.i].idx + len(head.right_edge)]
        alias = self._words.alias_pattern.search(whole)
        if maker is not None:
            self._paper = self._resolve(
                Phrase(maker, maker.left_edge.i, maker.i), doc, maker.text, place)
        elif alias is not None and self._words.alias(alias.group(1)).kind in self._words.counters:
            name = self._words.alias(alias.group(1)).name
            self._paper = (name, None, None, (name,))
        elif core[:4].lower() != "the " or _undetermined(core) != head.lower:
            return None
        return self._paper

    def _body_meant(self, head: Token, core: str) -> str | None:
        """Resolve "the group", "a war monitor" or "the head of the organisation" to the one body."""
        lower = head.lower
        alone = _undetermined(core).lower() == lower
        if lower in self._words.points_back and (head.tag in {"NN", "NNS"} or alone):
            definite = core[:4].lower() == "the " or lower in self._words.kinds["monitor"]
            own_name = not alone and any(t[:1].isupper() for t in _undetermined(core).split())
            if definite and not own_name or "-based" in core:
                return self._body(lower, core)
        of = re.search(r" of the (\w+)", core)
        if lower in self._words.roles and of and of.group(1) in self._words.points_back:
            return self._body(of.group(1), core)
        return None

    def _person(self, phrase: Phrase, doc: Parse) -> str | None:
        """Find a person's name at the head of the phrase, full or pointing to one full name."""
        if phrase.head.tag not in {"NNP", "NNPS", "NN", "JJ", "VBD", "NNS"}:
            return None
        first = phrase.head.i
        while first > phrase.first and (
            doc[first - 1].tag in {"NNP", "NNPS"} or doc[first - 1].text in {"-", "al", "al-", "’s"}
        ):
            first -= 1
        for begin in range(first, phrase.head.i + 1):
            name = doc.text[doc[begin].idx:phrase.head.idx + len(phrase.head)]
            if name in self._words.spokespeople:
                return name
            full = self._people.full_name(name)
            if full and (self._people.role_of(full) or " " in full) and (
                full not in self._words.aliases and not self._looks_like_body(full)
            ):
                return full
        return None

    def _apposed(self, phrase: Phrase, doc: Parse) -> str | None:
        """Find the name beside a role: "the group's director, Fadel Abdulghany"."""
        if phrase.head.lower not in self._words.roles:
            return None
        for child in phrase.head.children:
            if child.dep == "appos" and child.i <= phrase.last:
                return self._person(Phrase(child, phrase.head.i + 1, phrase.last), doc)
        return None

    def _looks_like_body(self, name: str) -> bool:
        last = name.split()[-1].lower()
        return last in self._words.bodies or last in self._words.media or (
            self._words.alias_pattern.search(name) is not None)

    def _organisation(self, person: str, role: str | None, written: str) -> str | None:
        if person in self._words.spokespeople:
            return self._words.spokespeople[person]
        said = f"{role or ''} {written}"
        alias = self._words.alias_pattern.search(said)
        if alias and self._words.alias(alias.group(1)).kind != "state":
            return self._words.alias(alias.group(1)).name
        return self._words.nation_of(said)

    def _pronoun(
        self, head: Token, place: Place
    ) -> Resolved:
        kind = self._words.pronouns.get(head.lower)
        if kind in {"male", "female"}:
            person = self._people.by_pronoun(place.offset + head.idx, place.starts)
            if person:
                role = self._people.role_of(person)
                return person, role, self._organisation(person, role, ""), (person,)
        return None, None, None, ()

    def _body(self, noun: str, core: str) -> str | None:
        kinds = [kind for kind, words in self._words.kinds.items() if noun in words]
        fitting = [name for name, kind in self._bodies.items() if kind in kinds]
        # "the network" is the one that is called a network
        fitting = [name for name in fitting if noun in name.lower().split()] or fitting
        based = [
            name for name in {a.name for a in self._words.aliases.values()}
            if any(b in core for b in self._words.aliases[name].based)
            and self._words.aliases[name].kind in kinds
        ]
        if based:
            near = [name for name in based if name in self._bodies] or based
            return near[0] if len(near) == 1 else None
        return fitting[0] if len(fitting) == 1 else None

    def _is_named_by(self, alias: str, core: str, head: Token) -> bool:
        """Tell whether an alias names the phrase and not only a part of it ("a US official")."""
        at = core.index(alias)
        tail = core[at + len(alias):].strip()
        if head.text in alias.split() or head.text == alias:
            return True
        return not tail or tail.startswith(("(", ",", "'s", "’s")) or head.lower in {"office"}

    def _joint(self, phrase: Phrase, doc: Parse) -> list[str]:
        heads = [phrase.head]
        while nxt := [c for c in heads[-1].children if c.dep == "conj" and c.i <= phrase.last]:
            heads.append(nxt[0])
        if len(heads) < 2 or any(h.tag not in {"NNP", "NNPS"} for h in heads):
            return []
        names = []
        for index, head in enumerate(heads):
            first = head.left_edge.i if index else phrase.first
            words = _undetermined(doc.text[doc[first].idx:head.idx + len(head)])
            found = self._words.aliases.get(words)
            names.append(found.name if found else self._people.full_name(words) or words)
        return names


def _maker(document: Token) -> Token | None:
    """Find who made a paper that speaks: "an investigation by X"."""
    for child in document.children:
        if child.lower in {"by", "from"}:
            return next((c for c in child.children if c.dep == "pobj" and c.tag[:2] == "NN"), None)
    return None


def _with_particle(phrase: Phrase, doc: Parse) -> Phrase:
    """Take in what a parser cuts off after a particle: "Ibrahim al-Masri"."""
    last = phrase.last
    ahead = [t.text for t in doc[last + 1:last + 4]]
    if ahead[:1] == ["-"] and doc[last].lower in _PARTICLES and len(ahead) > 1:
        last += 2
    elif len(ahead) == 3 and ahead[0].lower() in _PARTICLES and ahead[1] == "-":
        last += 3
    if last == phrase.last or not doc[last].text[:1].isupper():
        return phrase
    return Phrase(doc[last], phrase.first, last)


_PARTICLES = {"al", "el", "ul", "ad", "as", "ash", "ar", "at", "an"}


def _core(phrase: Phrase, doc: Parse) -> str:
    """Give the phrase up to its head, with an "of" or "for" that belongs to the name."""
    last = phrase.head.i
    for token in doc[phrase.head.i + 1:phrase.last + 1]:
        if token.tag == "IN" and token.lower not in {"of", "for", "at", "in"} or token.is_punct or (
            token.tag in {"WDT", "WP", "VBG", "VBN", "VBD", "VBZ", "VBP"}):
            break
        last = token.i
    return doc.text[doc[phrase.first].idx:doc[last].idx + len(doc[last])]


def _role_before(core: str, person: str) -> str | None:
    at = core.find(person)
    role = _undetermined(core[:at].strip()) if at > 0 else ""
    return role or None


def _undetermined(words: str) -> str:
    for article in _DETERMINERS:
        if words.startswith(article):
            return _undetermined(words[len(article):])
    return words
