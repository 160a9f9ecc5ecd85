"""By which words a speaker may mean himself: "it" a ministry, "he" a mayor, "they" the rebels."""

from __future__ import annotations

from firsthand.record import Source
from firsthand.sentences import Token
from firsthand.statements.lexicon import Lexicon


def selves_of(source: Source, head: Token | None, words: Lexicon) -> frozenset[str]:
    """Give the pronouns and names; "he" behind "the police said" is somebody else."""
    known = {source.as_written, *source.names, source.name, source.organisation} - {None}
    names = frozenset(str(name) for name in known)
    if source.organisation is not None:
        # "the ambassador of Norland said Norland would": by any name of the state
        names |= {name for name, state in words.speaks.items() if state == source.organisation}
    if head is None:
        return names
    if head.lower in words.roles:
        several = head.tag == "NNS"
        pronouns = words.selves["several" if several else "person"]
        return names | pronouns | (words.selves["body"] if source.organisation else frozenset())
    if head.tag == "NNS":
        return names | words.selves["several"]
    if head.tag == "PRP":
        return names | words.selves["body"] | words.selves["person"]
    alias = words.claimants.aliases.get(source.name or "")
    body = head.lower in words.bodies or alias is not None or words.nation_of(head.text) is not None
    if body and source.role is None:
        return names | words.selves["body"]
    return names | words.selves["body"] | words.selves["person"]
