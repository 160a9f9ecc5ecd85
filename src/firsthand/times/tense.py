"""Whether a sentence speaks of what is to come where it names a day without its date.

The nearest word that tells the tense decides, first before the expression, then after it. The
letters are those of ``lexing``: "!" is "will" or "planned", "P" is "said" or any word in -ed.

>>> looks_ahead("_P_!_iW.", 6, 7), looks_ahead("_!_P_iW.", 6, 7), looks_ahead("iW__!_", 1, 2)
(True, False, True)
"""

from __future__ import annotations

_REACH = 12
_TENSED = frozenset("P!")


def looks_ahead(letters: str, first: int, last: int) -> bool:
    """Tell whether the nearest word of tense makes the expression lie ahead."""
    before = next((kind for kind in reversed(letters[max(0, first - _REACH) : first])
                   if kind in _TENSED), None)
    if before is not None:
        return before == "!"
    return next((k for k in letters[last : last + _REACH] if k in _TENSED), None) == "!"
