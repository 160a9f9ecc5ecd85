"""Reaching around a parse: subjects, objects and the stretch a phrase covers.

A parser's answer is a suggestion. Where it gives no subject the words right before the verb are
asked, and no phrase is allowed to run over its cue.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from firsthand.record import Passage, Where, Words
from firsthand.sentences import Parse, Token

_MARKS = "“”«»\"‘’"
_NOUNISH = {"NN", "NNS", "NNP", "NNPS", "CD", "PRP"}
# Cut off from its clause, a phrase ends before "and" and before "who".
_HANGING = {"CC", "WP", "WDT"}
_GOVERNED = {"conj", "xcomp", "advcl", "pcomp", "prep", "dep"}
_FURTHEST = 4
_BEFORE = {"WRB", "UH"}
_AND = {"and", "but", "or"}
_BEHIND = {"himself", "herself", "itself", "themselves", "both", "each", "also"}


class Phrase(NamedTuple):
    """A noun phrase: its head and the first and last token of the whole."""

    head: Token
    first: int
    last: int

    @property
    def doc(self) -> Parse:
        """Give the sentence it stands in."""
        return self.head.doc

    @property
    def text(self) -> str:
        """Give its words."""
        return self.doc.words(self.first, self.last)


class Spot(NamedTuple):
    """Where a sentence stands: its start, its field, and where the sentences before it start."""

    offset: int
    field: Where
    starts: tuple[int, ...]

    def words(self, doc: Parse, first: int, last: int) -> Words:
        """Give the words from the first to the last token, with their address in the report."""
        text, start = doc.words(first, last), self.offset + doc[first].idx
        return Words(as_written=text, start=start, end=start + len(text), field=self.field)

    def passage(self, start: int, end: int, sentence: str) -> Passage:
        """Give the characters of the sentence as a passage of the report."""
        return Passage(start=self.offset + start, end=self.offset + end, exact=sentence[start:end],
                       field=self.field)


def subject_of(verb: Token) -> Token | None:
    """Find who a verb is said of: its own subject, its governor's, or the words before it."""
    token = verb
    for _ in range(_FURTHEST):
        subject = child_of(token, "nsubj", "nsubjpass")
        if subject is not None:
            return subject if antecedent_of(subject) is not None else None
        if token.dep in {"acl", "amod"} and token.head.i < token.i and token.head.tag in _NOUNISH:
            return token.head
        if token.dep not in _GOVERNED:
            break
        token = _climbed(token)
    return _before(verb)


def _climbed(verb: Token) -> Token:
    """Go up to the governor; a finite verb is no second half of a participle.

    Of "praised the panel formed in May and called for talks", who praised called, not the panel.
    """
    head = verb.head
    astray = verb.dep == "conj" and verb.tag == "VBD" and head.tag == "VBN" and (
        child_of(head, "aux", "auxpass") is None)
    return head.head if astray else head


def agent_of(verb: Token) -> Token | None:
    """Find the noun after "by" of a passive verb."""
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            noun = child_of(child, "pobj")
            if noun is not None:
                return noun
    return None


def child_of(token: Token, *labels: str) -> Token | None:
    """Find the first child with one of these labels."""
    for child in token.children:
        if child.dep in labels:
            return child
    return None


def after_preposition(token: Token, preposition: str) -> Token | None:
    """Find what follows one preposition of a verb or noun ("called *for* a meeting")."""
    for child in token.children:
        if child.lower == preposition and child.dep in {"prep", "mark", "dative", "prt", "aux"}:
            return child_of(child, "pobj", "pcomp")
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    return child_of(verb, "auxpass", "nsubjpass") is not None


def phrase_of(head: Token, keep_out: Collection[int]) -> Phrase:
    """Give the full noun phrase of a head, never running over tokens in ``keep_out``."""
    first, last = head.left_edge.i, head.i
    for token in head.subtree:
        if token.i == last + 1:
            last = token.i
    barrier_after = min((i for i in keep_out if i > head.i), default=len(head.doc))
    barrier_before = max((i for i in keep_out if i < head.i), default=-1)
    first, last = max(first, barrier_before + 1), min(last, barrier_after - 1)
    last = _before_cut_clause(head, last, barrier_after)
    return Phrase(head, *_bare(head, *_trimmed(head.doc, first, last)))


def _before_cut_clause(head: Token, last: int, barrier: int) -> int:
    """Leave out a clause that a cue stands in: "the teacher", not "the teacher, who also"."""
    for child in head.children:
        begin, end = child.left_edge.i, child.right_edge.i
        if child.dep == "relcl" and head.i < begin <= last and begin < barrier <= end:
            return begin - 1
    return last


def _bare(head: Token, first: int, last: int) -> tuple[int, int]:
    """Step over "when" and "meanwhile" before a phrase, and "himself" and "both" behind it."""
    doc = head.doc
    while first < head.i and (doc[first].tag in _BEFORE or doc[first].lower in _AND or (
        doc[first].tag == "RB" and doc[first + 1].text == ","
    ) or doc[first].is_punct):
        first += 1
    while last > head.i and doc[last].lower in _BEHIND:
        last -= 1
    return first, last


def cut(first: int, last: int, doc: Parse, keep_out: set[int]) -> list[tuple[int, int]]:
    """Cut a run of tokens at the ones to keep out and trim the marks at its ends."""
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    for index in range(first, last + 2):
        inside = index <= last and index not in keep_out
        if inside and begin is None:
            begin = index
        if not inside and begin is not None:
            start, end = _trimmed(doc, begin, index - 1, keep=_MARKS)
            if end >= start and any(not doc[i].is_punct for i in range(start, end + 1)):
                runs.append((start, end))
            begin = None
    return runs


def _trimmed(doc: Parse, first: int, last: int, keep: str = "") -> tuple[int, int]:
    while first < last and doc[first].text not in keep and (
        doc[first].is_punct or doc[first].is_space
    ):
        first += 1
    while last > first and doc[last].text not in keep + ")%" and (
        doc[last].is_punct or doc[last].is_space or doc[last].tag in _HANGING
    ):
        last -= 1
    return first, last


def antecedent_of(subject: Token) -> Token | None:
    """Give the noun that "who" stands for, a noun itself, None where it is a question."""
    if subject.tag in {"WDT", "WP"} or subject.lower in {"which", "who", "that"}:
        clause = subject.head
        while clause.dep in _GOVERNED and clause.head is not clause:
            clause = clause.head
        return clause.head if clause.dep in {"relcl", "acl"} else None
    return subject


def _before(verb: Token) -> Token | None:
    """Take the noun right before a verb group, over its auxiliaries and adverbs."""
    doc, index = verb.doc, verb.i - 1
    while index >= 0 and (
        doc[index].dep in {"aux", "auxpass", "neg"} or doc[index].tag == "MD" or (
            doc[index].tag == "RB" and doc[index].text.islower())
    ):
        index -= 1
    if index < 0:
        return None
    # a name that is also a word may be taken for the word: "Early described it"
    name = index > 0 and doc[index].text[:1].isupper() and doc[index].tag in {"RB", "JJ"}
    return doc[index] if doc[index].tag in _NOUNISH or name else None
