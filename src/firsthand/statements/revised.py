"""Who changes a toll says the new one: "the agency raised the number of dead to 1,204"."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import child_of, is_passive, subject_of


def revised_cue(verb: Token, words: Lexicon) -> Cue | None:
    """Read whoever can speak and takes a toll to a figure; a storm that raises it says nothing."""
    if verb.lower not in words.revising or is_passive(verb):
        return None
    toll = child_of(verb, "dobj")
    if toll is None or toll.lower not in words.tolls:
        return None
    figure, subject = _figure(verb, toll), subject_of(verb)
    if figure is None or subject is None or not _speaks(subject, words):
        return None
    return Cue(verb, "assert", "at", subject, figure, toll, verb_group(verb))


def _figure(verb: Token, toll: Token) -> Token | None:
    """Find the figure behind "to" that the toll reaches."""
    doc = verb.doc
    for to in doc[toll.i + 1:verb.right_edge.i]:
        figure = to.lower == "to" and (child_of(to, "pobj") or doc[to.i + 1])
        if figure and (figure.tag == "CD" or child_of(figure, "nummod") is not None):
            return figure
    return None


def _speaks(subject: Token, words: Lexicon) -> bool:
    if subject.lower in words.roles | words.unnamed | words.bodies | words.points_back:
        return True
    phrase = subject.doc.words(subject.left_edge.i, subject.i)
    return words.claimants.search(phrase) is not None
