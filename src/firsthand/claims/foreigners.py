"""Who is told of as coming from another country than the one where the harm was done.

"Three French nationals" and "a Dutch tourist" are foreigners wherever they were harmed, unless it
was at home; "a Chinese worker" is one where the place of the harm lies outside China.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from firsthand.claims.victim_words import VictimWords
from firsthand.claims.victims import scope_of
from firsthand.record import Claim

_FOREIGNER = "foreigner"
_JOINED = ("health-worker", "journalist", _FOREIGNER)
_FOUGHT = {"combatant", "security", "perpetrator"}


def mark_foreigners(claims: Sequence[Claim], words: VictimWords) -> tuple[Claim, ...]:
    """Give the claims with the scope of foreigners where nationality and place say so."""
    return tuple(_marked(claim, words) for claim in claims)


def _marked(claim: Claim, words: VictimWords) -> Claim:
    victims = claim.victims
    code, home = _home_of(victims.as_written, words), {p.country for p in claim.place}
    if code is None or victims.status in _FOUGHT:
        return claim
    groups = set((victims.group or "").split("+")) - {""}
    if not groups <= set(_JOINED):
        return claim  # a people is named besides
    last = victims.as_written.split()[-1].lower()
    if code in home or (last not in words.away and (not home - {None} or last in words.settled)):
        groups.discard(_FOREIGNER)
    else:
        groups.add(_FOREIGNER)
    group = "+".join(g for g in _JOINED if g in groups) or None
    if group == victims.group:
        return claim
    changed = msgspec.structs.replace(victims, group=group)
    return msgspec.structs.replace(claim, victims=changed, scope=scope_of(changed))


def _home_of(as_written: str, words: VictimWords) -> str | None:
    """Give the country of the first nationality among the words for the victims."""
    said = as_written.split()
    pairs = (" ".join(said[n:n + 2]) for n in range(len(said) - 1))
    return next((words.countries[w] for w in (*pairs, *said) if w in words.countries), None)
