"""Bytes to characters: what is believed, and what is owned up to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.intake.encodings import decode

FRENCH = "Des obus sont tombés près de l’école, a déclaré le maire à la presse après la réunion."
RUSSIAN = "В результате обстрела погибли двенадцать человек, сообщил журналистам мэр города."


@pytest.mark.parametrize(
    ("data", "declared", "text", "doubt"),
    [
        (FRENCH.encode(), None, FRENCH, None),
        (FRENCH.encode("utf-8-sig"), None, FRENCH, None),
        (FRENCH.encode("utf-16"), None, FRENCH, None),
        (FRENCH.encode("utf-32"), None, FRENCH, None),
        (FRENCH.encode("cp1252"), "iso-8859-1", FRENCH, None),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, None),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN, "guessed-encoding"),
        (FRENCH.encode("cp1252"), None, FRENCH, "guessed-encoding"),
        (FRENCH.encode(), "latin-1", FRENCH, "encoding-contradicted"),
        (b"plain", "unicode_escape", "plain", None),
        (b"\\ud800", "raw_unicode_escape", "\\ud800", None),
        ("日本".encode("iso2022_jp"), "iso-2022-jp", "日本", None),
        (b"caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 \xff", None, "café café café \ufffd",
         "broken-characters"),
    ],
)
def test_the_encoding_rule(data, declared, text, doubt):
    decoded = decode(data, declared)

    assert (decoded.text, decoded.doubt) == (text, doubt)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-7", "big5", "idna", "x"]))
def test_decoding_never_raises_and_can_always_be_written(data, declared):
    decoded = decode(data, declared)

    assert decoded.text.encode("utf-8") is not None
    assert (decoded.broken > 0) == (decoded.doubt == "broken-characters")
