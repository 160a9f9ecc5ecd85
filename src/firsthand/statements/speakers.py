"""Who speaks: the full noun phrase as written, and whom it names.

A phrase is resolved step by step: joint speakers, the alias table, a person's full name, a body's
own name, a role that points back to one person or one body. Where two remain, the name stays empty.
"""

from __future__ import annotations

from firsthand.record import Source
from firsthand.statements.cores import core_of, is_definite, maker_of, undetermined, with_particle
from firsthand.statements.institutions import Institutions
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.people import People
from firsthand.statements.persons import Persons
from firsthand.statements.phrases import Phrase, Spot
from firsthand.statements.resolved import Resolved, named


class Speakers:
    """Resolves the speakers of one report; remembers the bodies and papers that spoke before."""

    def __init__(self, people: People, words: Lexicon, text: str) -> None:
        """Take who is who and the words; ``text`` is searched for bodies the report names."""
        self._words = words
        self._persons = Persons(people, words)
        self._bodies = Institutions(words, text)
        self._paper: Resolved | None = None

    def source(self, phrase: Phrase, spot: Spot) -> Source:
        """Read one phrase as the source it names."""
        phrase = self._bodies.whole_name(with_particle(phrase, self._words.name_articles))
        at = spot.words(phrase.doc, phrase.first, phrase.last)
        found = self._resolve(phrase, at.as_written, spot)
        return Source(
            as_written=at.as_written, start=at.start, end=at.end, field=at.field, name=found.name,
            names=found.names, role=found.role, organisation=found.organisation,
            named=found.name is not None,
        )

    def _resolve(self, phrase: Phrase, written: str, spot: Spot) -> Resolved:
        joint = self._joint(phrase)
        if joint:
            return Resolved(" and ".join(joint), names=joint)
        head = phrase.head
        if head.tag in {"PRP", "PRP$"}:
            return self._persons.pronoun(phrase, spot)
        core = core_of(phrase)
        if head.lower in self._words.documents and head.tag[:3] != "NNP":
            return self._plain(phrase, core, spot)
        return (
            self._bodies.aliased(core)
            or self._persons.named(phrase, core, written)
            or self._bodies.aliased_at_head(core, head)
            or self._plain(phrase, core, spot)
        )

    def _plain(self, phrase: Phrase, core: str, spot: Spot) -> Resolved:
        """Resolve a phrase that holds no name of a person or claimant."""
        head = phrase.head
        return (
            (self._made_by(phrase, core, spot) if head.lower in self._words.documents else None)
            or self._bodies.meant(head, core)
            or self._persons.by_role(phrase, core, spot)
            or self._nameless(phrase, core)
            or self._bodies.own_name(head, core)
            or Resolved()
        )

    def _nameless(self, phrase: Phrase, core: str) -> Resolved | None:
        """Take "a security official", "officials" and "a war monitor" as nobody by name."""
        lower, bare, words = phrase.head.lower, undetermined(core), self._words
        if lower in words.roles or lower in words.unnamed:
            nation = words.nation_of(core)
            if lower in words.rulers and nation:
                return named(bare, None, nation)
            return Resolved(role=bare if lower in words.roles else None)
        common = phrase.head.tag in {"NN", "NNS"} and bare == bare.lower()
        return Resolved(role=bare) if common and lower in words.kinds["monitor"] else None

    def _made_by(self, phrase: Phrase, core: str, spot: Spot) -> Resolved | None:
        """Resolve a paper to whoever made it: "an investigation by X", "the report" of before."""
        head, maker = phrase.head, maker_of(phrase.head)
        if maker is not None:
            made = Phrase(maker, maker.left_edge.i, maker.i)
            self._paper = self._resolve(made, maker.text, spot)
            return self._paper
        counter = self._bodies.counter(phrase.doc.words(head.left_edge.i, head.right_edge.i))
        if counter is not None:
            self._paper = counter
        elif not is_definite(core) or undetermined(core) != head.lower:
            return None
        return self._paper

    def _joint(self, phrase: Phrase) -> tuple[str, ...]:
        """Read "both Russia and the United States" as several names."""
        heads = [phrase.head]
        while nxt := [c for c in heads[-1].children if c.dep == "conj" and c.i <= phrase.last]:
            heads.append(nxt[0])
        if len(heads) < 2 or any(h.tag not in {"NNP", "NNPS"} for h in heads):
            return ()
        names = []
        for index, head in enumerate(heads):
            first = head.left_edge.i if index else phrase.first
            words = undetermined(phrase.doc.words(first, head.i))
            alias = self._words.claimants.aliases.get(words)
            names.append(alias.name if alias else self._persons.full_name(words) or words)
        return tuple(names)
