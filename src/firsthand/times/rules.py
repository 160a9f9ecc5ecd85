"""What a time expression looks like: patterns over the letters that ``lexing`` gives words.

The first rule that fits at a place wins, so the longer ones stand first. W is a weekday, M a
month, N a number, O an ordinal, Y a year, U a unit, D a day such as "today", B a part of the
day, C a clock time, K a weekend, S a season, E a decade, G a holiday, A an article, I and J
written dates, H a half; the small letters are the words between (``lexing._KINDS``).

>>> first_match("_vNU_", 0)
('over', 1, 4)
"""

from __future__ import annotations

import re

_QTY = "(?:H-?A?|AqNo|Aqo?|qNo|qo?|A?No|A|[NY](?:-N)?(?:-?&?-?A?-?H)?)"
_LENGTH = f"(?:AU&AH|{_QTY}[F,]*-?F?-?U(?!-?z))"
# "the night of", "late in the evening of", "the early hours of"
_PART_OF = "(?:h?(?:x-?(?:i?h)?)?[BU]oh?)?"
_DATE = (
    f"{_PART_OF}(?:[lt]?[Ww],?i?h?)?(?:l?M-?[NO](?:,?Y)?|[NO]o?-?M(?:-?,?o?Y)?)"
)
_CLOCK = "C(?:Z?T|Z)?(?:ihB)?"
_DAY = "(?:h?[pw]|[lnt]n?)?W"
_ONE = f"(?:{_DATE}|I|J|{_DAY}B?|xM|xY|M,?Y|M|Y|DB?|[NO])"
_PERIOD = "(?:M,?o?[lntd]U|[lpntd]?(?:Mo?,?Y|M|So?h?[Yltd]U|So?Y|S)|(?<=[ri])hS|[lpntd]U|h?E|Y)"

_RULES: tuple[tuple[str, str], ...] = (
    ("age", "(?:A?N)-?U-?z|zN"),
    ("dates", f"{_PART_OF}[bf]?(?:[NO](?:,[NO])*[-&][NO]o?M(?:,?Y)?"
              "|M[NO](?:,[NO])*[-&][NO](?:,?Y)?)(?!U)"),
    ("range", f"[bf]{_ONE}[-&u]h?{_ONE}|{_DATE}-{_DATE}|[xl]?WB?-WB?|I-I|M,?Y-M,?Y|M-MY|Y-Y"),
    ("week of", f"hU[oV]h?{_DATE}"),
    ("date", f"{_DATE}(?:,?i?{_CLOCK}|,?B|,?ihB)?|{_CLOCK},?i?{_DATE}"),
    ("iso", "I"),
    ("slash", "J"),
    ("overnight", "Xi?W-W|Xi?WB?|WX|X"),
    ("clocked", f"{_CLOCK},?(?:i,?)?(?:{_DAY}|D)B?|(?:{_DAY}B?|DB?),?i?{_CLOCK}"),
    ("clock", _CLOCK),
    ("up to", f"h?{_LENGTH}-(?:{_DAY}B?|DB?|{_DATE})"),
    ("part of", "h?[Ol](?:N?F?U|H)oh?(?:M,?o?Y|M,?o?[ltd]U|M|Y|[ltd]?U|[ltn]M)"),
    ("window", f"h?[lpn]{_LENGTH}|(?<=[if]){_LENGTH}(?=o(?!M))"),
    ("over", f"[rv](?:h_o)?h?{_LENGTH}(?!-?[ae])"),
    ("like", "h?U-[ae]-?(?:OU|U)?"),
    ("beside", "hU[egjkw]|h[lpnt]U|h?[dw]U|[eg]ihU|hl?U(?!o|-[ae])"),
    ("ago", f"{_LENGTH}-?a"),
    ("earlier", f"{_LENGTH}-?[eg]"),
    ("quarter", "(?:h|[lnt])?O-U|(?:h|[lnt])?OU(?:oh?(?:Y|[lnt]U))?"),
    ("period", f"(?:h?[xeg][-oi]?h?)?{_PERIOD}"),
    ("end of", "h?xohU"),
    ("weekday", f"(?:[xeg]-?i?)?{_DAY}B?|h?x?B[oi]?{_DAY}|h?xUo{_DAY}"),
    ("holiday", "l?G(?:,?Y)?B?"),
    ("day", "(?:[xeg]-?)?(?:i?h)?DB?|h?x?Bo?D"),
    ("night", "g?[lptndw]B|h[pw]B|hB[ejkgw]|(?<=[iy])h?x?-?B"),
    ("weekend", "(?:[rvi]?h|[lptnd])K"),
    ("set", "Q(?:[NO]o?)?-?(?:U|WB?|B|K|M)"),
    ("often", r"\*"),
    ("duration", f"{_LENGTH}(?:-L)?|U-?L|(?<=[irvs])U(?!-?z)|U(?=[aegjk])"),
    ("reference", "R|(?<=[ih])[ltd]T|[iy]hT|q|t|(?<=ih)l"),
)
_PATTERN = re.compile(
    "(?=[A-Zabdefghilmnpqrtvwxyz*])(?:"
    + "|".join(f"(?P<r{n}>{pattern})" for n, (_, pattern) in enumerate(_RULES))
    + ")"
)


def first_match(letters: str, start: int) -> tuple[str, int, int] | None:
    """Give the first rule that fits from a token on, and its first and last but one token."""
    found = _PATTERN.search(letters, start)
    if found is None:
        return None
    rule, _ = _RULES[int(str(found.lastgroup)[1:])]
    return rule, found.start(), found.end()
