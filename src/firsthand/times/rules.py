"""What a time expression looks like: patterns over the letters that ``lexing`` gives words.

The first rule that fits at a place wins, so the longer ones stand first. W is a weekday, M a
month, N a number, O an ordinal, Y a year, U a unit, D a day such as "today", B a part of the
day, C a clock time, K a weekend, S a season, E a decade, A an article, I and J written dates;
the small letters are the words between (``lexing._KINDS``).

>>> [name for name, _, _ in matches("_vNU_")]
['over']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_QTY = "(?:Aqo?|qo?|A?No|A|[NY](?:-N)?)"
_DATE = "(?:h?x?Bo)?(?:[Ww],?i?h?)?(?:M[NO](?:,?Y)?|[NO]o?M(?:,?o?Y)?)"
_ONE = f"(?:{_DATE}|I|J|[lnt]?WB?|xM|xY|M,?Y|M|Y|DB?|[NO])"
_PERIOD = "(?:M,?o?[lnt]U|[lpnt]?(?:Mo?,?Y|M|So?Y|S)|[lpnt]U|h?E|Y)"

_RULES: tuple[tuple[str, str], ...] = (
    ("age", "(?:A?N)-?U-?z"),
    ("dates", "[bf]?[NO](?:,[NO])*[-&][NO]o?M(?:,?Y)?|[bf]?M[NO](?:,[NO])*[-&][NO](?:,?Y)?"),
    ("range", f"[bf]{_ONE}[-&u]h?{_ONE}|{_DATE}-{_DATE}|W-W|I-I|M,?Y-M,?Y|M-MY|Y-Y"),
    ("date", f"{_DATE}(?:,?i?C|B)?|Ci?{_DATE}"),
    ("iso", "I"),
    ("slash", "J"),
    ("clocked", "Ci?[WD]|[WD],?i?C"),
    ("clock", "C"),
    ("up to", f"h?{_QTY}U-(?:[lnt]?WB?|DB?|{_DATE})"),
    ("window", f"h?[lpn]{_QTY}U|(?<=[if]){_QTY}U(?=o(?!M))"),
    ("over", f"[rv](?:h_o)?h?{_QTY}U(?!a)"),
    ("beside", "hU[egjk]|h[lpnt]U"),
    ("ago", f"{_QTY}U-?a"),
    ("earlier", f"{_QTY}-?U-?[eg]"),
    ("quarter", "(?:h|[lnt])?O-U|(?:h|[lnt])?OU(?:oh?(?:Y|[lnt]U))?"),
    ("period", f"(?:h?[xeg][-oi]?h?)?{_PERIOD}"),
    ("end of", "h?xohU"),
    ("weekday", "(?:x-?|[lnt])?WB?|h?x?B[oi]?W"),
    ("day", "(?:x-?)?DB?|h?x?Bo?D"),
    ("night", "[lptn]B"),
    ("weekend", "(?:[rvi]?h|[lpnt])K"),
    ("duration", "(?:[NY](?:-N)?|A?qo?|A)-?U"),
    ("reference", "R"),
)
_PATTERN = re.compile(
    "(?=[A-Zabefghilnpqrtvwx])(?:"
    + "|".join(f"(?P<r{n}>{pattern})" for n, (_, pattern) in enumerate(_RULES))
    + ")"
)


def matches(letters: str) -> Iterator[tuple[str, int, int]]:
    """Yield the rule that fits, and the first and the last but one of its tokens."""
    for found in _PATTERN.finditer(letters):
        rule, _ = _RULES[int(str(found.lastgroup)[1:])]
        yield rule, found.start(), found.end()
