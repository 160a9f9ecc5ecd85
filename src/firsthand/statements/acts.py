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
        case "deny" if words.intents.said(content, own) == "claim-responsibility":
            return "deny-responsibility"  # "denied that its forces had shelled the school"
        case "deny":
            return _denial(content, words)
        case "reject":
            return _rejection(content, words)
        case "agree":
            return "sign" if not words.treaties.isdisjoint(_words(content)) else "pledge"
        case "intend":
            return words.intents.doing(content, refused=False) or "announce"
        case "pledge":
            return _promise(content, clause, words)
        case "announce" if words.inquiries.match(content):
            return "investigate"
        case "assert" if words.no_comment.search(clause):
            return "decline-to-comment"
    return _by_content(act, content, own, words) if act in _OPEN else act


def _by_content(act: str, content: str, own: Collection[str], words: Lexicon) -> str:
    """Read the act of a plain "said", or of a warning, in what is said."""
    intent = words.intents.said(content, own)
    if act == "warn":
        if intent is None and " that " in content[:_NEAR]:
            # "issued a warning to the rebels that it would": to whom stands before
            intent = words.intents.said(content.partition(" that ")[2], own)
        threat = words.threats.search(content[:_NEAR])
        return "threaten" if intent == "threaten" or threat is not None else "assert"
    finer = words.said_act(content) if act == "assert" else None
    if finer is None and intent == "reject":
        return _rejection(content, words)
    return finer or intent or act


def _promise(content: str, clause: str, words: Lexicon) -> str:
    """Tell vowing revenge, which is a threat, and promising to stand by somebody, from the rest."""
    doing = _words(content)[:2]
    if not words.backing.isdisjoint(doing) and words.carried.keys() & set(_words(clause)[:6]):
        return "stand-by"
    vowed = words.intents.doing(content, refused=False) == "threaten"
    return "threaten" if vowed and not words.vows.isdisjoint(_words(clause)[:4]) else "pledge"


def _rejection(content: str, words: Lexicon) -> str:
    claim = not words.claims_denied.isdisjoint(_words(content))
    return _denial(content, words) if claim else "refuse"


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_NEAR].lower())


def _denial(content: str, words: Lexicon) -> str:
    near = content[:_NEAR]
    for word in _words(content):
        if word in words.denials:
            finer: str = words.denials[word]
            if finer == "deny-responsibility" and _DIGIT.search(near):
                return "reject-figure"
            return finer
    return "reject-figure" if _DIGIT.search(near) else "deny-event"
