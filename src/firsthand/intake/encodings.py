"""Bytes to characters: byte order mark, declaration, UTF-8, then a guess that is owned up to.

>>> decode("na\\u00efve".encode()).text
'na\\xefve'
>>> decode(b"half a char\\xc3").doubt
'broken-characters'
"""

from __future__ import annotations

import codecs
import re

import msgspec

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What news is or was written in. A closed list: a page may not name a codec that Python happens
# to have (unicode_escape, utf-7) and have its bytes run through it.
_KNOWN = (
    "utf-8", "cp1252", "cp1251", "cp1256", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257",
    "cp1258", "iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9",
    "iso8859-15", "koi8-r", "koi8-u", "gb18030", "gbk", "gb2312", "big5", "shift_jis", "cp932",
    "euc_jp", "euc_kr", "cp949", "cp874", "tis-620", "utf-16", "utf-16-le", "utf-16-be",
    "iso2022_jp",
)
# As browsers do: what calls itself ASCII or Latin-1 is nearly always Windows-1252.
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_ENOUGH = 200_000  # bytes looked at when guessing


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """The characters, the encoding they were read as, and the slug of a doubt or null.

    ``broken`` counts the U+FFFD that stand where bytes could not be read.
    """

    text: str
    encoding: str
    doubt: str | None = None
    broken: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as characters; never raises, and says by ``doubt`` what it was not sure of.

    Well-formed UTF-8 beyond ASCII wins over a declaration of a single-byte encoding: other texts
    are almost never well-formed by chance, and the contradiction is reported.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark):], encoding)
    named = _named(declared)
    as_utf8 = _strict(data, "utf-8")
    if as_utf8 is not None and not (named == "iso2022_jp" and b"\x1b" in data):
        contradicts = named not in (None, "utf-8") and not data.isascii()
        doubt = "encoding-contradicted" if contradicts else None
        return Decoded(text=as_utf8, encoding="utf-8", doubt=doubt)
    if named not in (None, "utf-8") and (text := _strict(data, str(named))) is not None:
        return Decoded(text=text, encoding=str(named))
    return _doubtful(data, named)


def _doubtful(data: bytes, named: str | None) -> Decoded:
    forced = _forced(data, "utf-8")
    whole = sum(1 for c in forced.text if c > "\x7f" and c != "�")
    tail = forced.broken == 1 and forced.text.endswith("�")
    if named == "utf-8" or tail or whole >= forced.broken:
        return forced
    guess = named if named is not None else _guess(data)
    if guess is None:
        return forced
    text = _strict(data, guess)
    if text is None:
        return _forced(data, guess)
    return Decoded(text=text, encoding=guess, doubt="guessed-encoding")


def _guess(data: bytes) -> str | None:
    # Imported where it is needed: most captures are UTF-8 and never wait for it.
    from charset_normalizer import from_bytes

    names = [_plain(name) for name in _KNOWN if not name.startswith("utf-16")]
    found = from_bytes(data[:_ENOUGH], cp_isolation=names)
    best = found.best()
    if best is None:
        return None
    # Western and Central European pages differ in a few letters; where both fit, the West is
    # the commoner reading.
    western = [m for m in found if m.encoding == "cp1252" and m.chaos <= best.chaos + 0.02]
    return "cp1252" if best.encoding.startswith(("cp125", "iso8859")) and western and (
        western[0].coherence >= best.coherence - 0.1
    ) else _named(best.encoding)


def _plain(name: str) -> str:
    return codecs.lookup(name).name.replace("-", "_")


def _named(declared: str | None) -> str | None:
    if not declared or not re.fullmatch(r"[\w .:-]{1,40}", declared.strip(), re.ASCII):
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    return name if name in {codecs.lookup(known).name for known in _KNOWN} else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _forced(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text=text, encoding=encoding)
    text = data.decode(encoding, "replace")
    broken = text.count("�")
    return Decoded(text=text, encoding=encoding, doubt="broken-characters", broken=broken)
