"""How a place name is written as a key, so that spellings of one name meet.

>>> fold("Deir ez-Zor"), fold("Ţarţūs"), fold("St. Louis"), fold("Dar'ā")
('deir ez zor', 'tartus', 'saint louis', 'dara')
"""

from __future__ import annotations

import unicodedata

_ASCII_DROPPED = str.maketrans({"'": None, "`": None, ".": None, "-": " ", "/": " ", "\n": " "})
# Letters that Unicode does not take apart, and marks that transliterations put in names.
_DROPPED = str.maketrans(
    "ıłøđðħŧ\u2010\u2011\u2012\u2013\u2014\u00a0", "ilodd" + "ht" + "      ",
    "'`.’‘ʻʼʽʾʿˈ",
)
_FIRST = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def fold(name: str) -> str:
    """Give the key of a name: no case, no marks, no apostrophes, hyphens as spaces."""
    if name.isascii():
        words = name.lower().translate(_ASCII_DROPPED).split()
    else:
        plain = unicodedata.normalize("NFKD", name).casefold()
        apart = unicodedata.normalize("NFKD", plain)
        bare = "".join(char for char in apart if not unicodedata.combining(char))
        words = bare.translate(_DROPPED).replace("-", " ").replace("/", " ").split()
    if len(words) > 1 and words[0] in _FIRST:
        words[0] = _FIRST[words[0]]
    return " ".join(words)
