"""Phrases that name a body: by an alias, by its own name, by a word that points back to it."""

from __future__ import annotations

import re

from firsthand.sentences import Parse, Token
from firsthand.statements.cores import is_definite, undetermined
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import Phrase
from firsthand.statements.resolved import Resolved, named

_OF_THE = re.compile(r" of the (\w+)")


class Institutions:
    """Resolves phrases to bodies; remembers the bodies of one report, by alias and by own name."""

    def __init__(self, words: Lexicon, text: str) -> None:
        """Take the words; ``text`` is searched for the claimants that the report names."""
        self._words = words
        self._kinds: dict[str, str] = {}
        self._called: dict[str, set[str]] = {}
        # the body named last of those that spoke or were spoken of
        self._latest: str | None = None
        self._last: tuple[Parse, list[tuple[int, int]]] | None = None
        for match in words.called.finditer(text):
            name = undetermined(match.group())
            if " " in name and words.claimants.search(name) is None:
                self._called.setdefault(match.group(1).lower(), set()).add(name)
        for match in words.claimants.finditer(text):
            alias = words.claimants.alias(match.group(1))
            self._kinds.setdefault(alias.name, alias.kind)

    def whole_name(self, phrase: Phrase) -> Phrase:
        """Widen a phrase that holds only part of a claimant's name ("Human Rights")."""
        doc = phrase.doc
        for begin, end in self._claimants_in(doc):
            if begin <= phrase.head.idx < end:
                inside = [t.i for t in doc if begin <= t.idx < end]
                first, last = min(phrase.first, inside[0]), max(phrase.last, inside[-1])
                if first == inside[0] and first and doc[first - 1].tag == "DT":
                    first -= 1
                return Phrase(phrase.head, first, last)
        return phrase

    def aliased(self, core: str) -> Resolved | None:
        """Resolve a phrase that is an alias and nothing else."""
        found = self._words.claimants.search(core)
        if found and undetermined(core) == found.group(1):
            return self._claimant(found.group(1))
        return None

    def aliased_at_head(self, core: str, head: Token) -> Resolved | None:
        """Resolve a phrase that an alias names, and does not only qualify ("a US official")."""
        found = self._words.claimants.search(core)
        if not found:
            return None
        alias = found.group(1)
        tail = core[core.index(alias) + len(alias):].strip()
        if head.text in alias.split() or head.text == alias or not tail or (
            tail.startswith(("(", ",", "'s", "’s")) or head.lower in self._words.own_offices
        ):
            return self._claimant(alias)
        return None

    def counter(self, words: str) -> Resolved | None:
        """Find the first claimant in a few words, where counting is its trade."""
        found = self._words.claimants.search(words)
        if not found:
            return None
        alias = self._words.claimants.alias(found.group(1))
        return named(alias.name) if alias.kind in self._words.counters else None

    def meant(self, head: Token, core: str) -> Resolved | None:
        """Resolve "the group", "a war monitor", "the head of the organisation" to the one body."""
        lower, bare = head.lower, undetermined(core)
        alone = bare.lower() == lower
        if lower in self._words.points_back and (head.tag in {"NN", "NNS"} or alone):
            definite = is_definite(core) or lower in self._words.kinds["monitor"]
            own_name = not alone and any(word[:1].isupper() for word in bare.split())
            if (definite and not own_name) or "-based" in core:
                return self._of_kind(lower, core) or (
                    self.own_name(head, core) if alone and len(self._called.get(lower, ())) == 1
                    else None)
        of = _OF_THE.search(core)
        if of and lower in self._words.roles and of.group(1) in self._words.points_back:
            return self._of_kind(of.group(1), core)
        return None

    def own_name(self, head: Token, core: str) -> Resolved | None:
        """Take a body by the report's name for it: "the health ministry", then "the ministry"."""
        lower, bare, nation = head.lower, undetermined(core), self._words.nation_of(core)
        if head.tag not in {"NNP", "NNPS"} and (
            lower not in self._words.bodies or (core[:2].lower() == "a " and nation is None)
        ):
            return None
        if bare == lower:
            longer = self._called.get(lower, set())
            bare = next(iter(longer)) if len(longer) == 1 else bare
        elif bare.lower().endswith(lower):
            self._called.setdefault(lower, set()).add(bare)
        nation = nation or self._words.nation_of(bare)
        return named(bare, None, self._words.speaks.get(bare) or nation)

    def _claimant(self, written: str) -> Resolved:
        name = self._latest = self._words.claimants.alias(written).name
        return named(name, None, self._words.speaks.get(name))

    def _claimants_in(self, doc: Parse) -> list[tuple[int, int]]:
        """Find the claimants named in a sentence; many phrases of one sentence ask for them."""
        if self._last is None or self._last[0] is not doc:
            self._last = (doc, [m.span() for m in self._words.claimants.finditer(doc.text)])
        return self._last[1]

    def _of_kind(self, noun: str, core: str) -> Resolved | None:
        """Find the one body of the report, or of the alias table where it is "X-based"."""
        kinds = {kind for kind, words in self._words.kinds.items() if noun in words}
        known = self._words.claimants
        based = [
            name for name in known.names
            if any(land in core for land in known.aliases[name].based)
            and known.aliases[name].kind in kinds
        ]
        if based:
            fitting = [name for name in based if name in self._kinds] or based
        else:
            fitting = [name for name, kind in self._kinds.items() if kind in kinds]
            # "the network" is the one that is called a network
            fitting = [name for name in fitting if noun in name.lower().split()] or fitting
            # of two monitors "the monitor" is the one that spoke last
            fitting = [name for name in fitting if name == self._latest] or fitting
        return named(fitting[0]) if len(fitting) == 1 else None
