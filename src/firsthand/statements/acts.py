"""Which act a saying performs, from its cue and, for a plain "said", from what is said.

>>> from firsthand.vocabulary import load_vocabulary
>>> words = Lexicon(load_vocabulary("en"))
>>> decide_kind("assert", "we condemn the killings", "", (), words)
'condemn'
>>> decide_kind("deny", "any involvement", "denied", (), words)
'deny-responsibility'
>>> decide_kind("reject", "the offer", "rejected", (), words)
'refuse'
"""

from __future__ import annotations

import re
from collections.abc import Collection

from firsthand.statements.lexicon import Lexicon

_NEAR = 60
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[\w-]+")
# Acts whose words are open: what is said decides.
_OPEN = {"assert", "announce", "confirm", "warn"}


def decide_kind(
    act: str, content: str, clause: str, own: Collection[str], words: Lexicon
) -> str:
    """Decide between the kinds of act a cue leaves open.

    ``clause`` is the cue with what stands around it, ``own`` what the speaker calls himself.
    """
    match act:
        case "deny":
            return _denial(content, words)
        case "reject":
            claim = not words.claims_denied.isdisjoint(_WORD.findall(content[:_NEAR].lower()))
            return _denial(content, words) if claim else "refuse"
        case "pledge":
            vowed = words.intents.doing(content, refused=False)
            return "threaten" if vowed == "threaten" and _is_vow(clause, words) else act
        case "announce" if words.inquiries.match(content):
            return "investigate"
        case "assert" if words.no_comment.search(clause):
            return "decline-to-comment"
    return _by_content(act, content, own, words) if act in _OPEN else act


def _by_content(act: str, content: str, own: Collection[str], words: Lexicon) -> str:
    """Read the act of a plain "said", or of a warning, in what is said."""
    intent = words.intents.said(content, own)
    if act == "warn":
        threat = words.threats.search(content[:_NEAR])
        return "threaten" if intent == "threaten" or threat is not None else "assert"
    finer = words.said_act(content) if act == "assert" else None
    return finer or intent or act


def _is_vow(clause: str, words: Lexicon) -> bool:
    return not words.vows.isdisjoint(_WORD.findall(clause[:_NEAR].lower())[:4])


def _denial(content: str, words: Lexicon) -> str:
    near = content[:_NEAR]
    for word in _WORD.findall(near.lower()):
        if word in words.denials:
            finer: str = words.denials[word]
            if finer == "deny-responsibility" and _DIGIT.search(near):
                return "reject-figure"
            return finer
    return "reject-figure" if _DIGIT.search(near) else "deny-event"
