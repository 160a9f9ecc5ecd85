"""Which act a saying performs, from its cue and, for a plain "said", from what is said.

>>> from firsthand.vocabulary import load_vocabulary
>>> words = Lexicon(load_vocabulary("en"))
>>> decide_act("assert", "we condemn the killings", "", words)
'condemn'
>>> decide_act("deny", "any involvement", "denied", words)
'deny-responsibility'
"""

from __future__ import annotations

import re
from typing import cast

from firsthand.record import Act
from firsthand.sentences import runs_of
from firsthand.statements.lexicon import Lexicon

_NEAR = 60
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[\w-]+")


def decide_act(act: str, content: str, clause: str, words: Lexicon) -> Act:
    """Decide between the acts a cue leaves open; ``clause`` is the cue with what stands around."""
    if act == "deny":
        return _denial(content, words)
    if act == "announce" and words.inquiries.match(content):
        return "investigate"
    if act == "assert":
        if words.no_comment.search(clause):
            return "decline-to-comment"
        runs = runs_of(content)
        for finer, said in words.content_acts.items():
            if said.search(content, runs):
                return cast(Act, finer)
    return cast(Act, act)


def _denial(content: str, words: Lexicon) -> Act:
    near = content[:_NEAR]
    for word in _WORD.findall(near.lower()):
        if word in words.denials:
            finer = words.denials[word]
            if finer == "deny-responsibility" and _DIGIT.search(near):
                return "reject-figure"
            return cast(Act, finer)
    return "reject-figure" if _DIGIT.search(near) else "deny-event"
