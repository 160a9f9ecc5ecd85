"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sentences import Splitter
from firsthand.vocabulary import load_vocabulary

SPLITTER = Splitter(load_vocabulary("en"))


@pytest.mark.parametrize(("text", "expected"), [
    ("It rained. Then it stopped.", ["It rained.", "Then it stopped."]),
    ("Gen. Omar Deen spoke. He left.", ["Gen. Omar Deen spoke.", "He left."]),
    ("Dr. Sato said so.", ["Dr. Sato said so."]),
    ("The U.S. embassy closed.", ["The U.S. embassy closed."]),
    ("J. K. Obi was killed. Two fled.", ["J. K. Obi was killed.", "Two fled."]),
    ("It cost 1.5 million. No one paid.", ["It cost 1.5 million.", "No one paid."]),
    ("“It is over. We won,” he said. She left.",
     ["“It is over.", "We won,” he said.", "She left."]),
    ("He said “stop.” Then he ran.", ["He said “stop.”", "Then he ran."]),
    ("Who did it? Nobody knows! Still…", ["Who did it?", "Nobody knows!", "Still…"]),
    ("A line\nanother line", ["A line", "another line"]),
    ("A line\u2028another\u2029third\r\nfourth", ["A line", "another", "third", "fourth"]),
    ("It began at 5 p.m. on Monday.", ["It began at 5 p.m. on Monday."]),
    ("It broke off... and went on.", ["It broke off... and went on."]),
    ("Twelve died. 40 were hurt.", ["Twelve died.", "40 were hurt."]),
    ("  ", []),
    ("", []),
])
def test_split(text, expected):
    assert [text[start:end] for start, end in SPLITTER.split(text)] == expected


@given(st.text(alphabet=st.sampled_from("ab .!?…“”\"'\n\r\u2028\u00a0A1-")))
def test_sentences_cover_all_words_in_order(text):
    """What is left out between sentences is white space alone."""
    spans = list(SPLITTER.split(text))
    kept, last = "", 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        kept += text[start:end]
        last = end

    assert not text[last:].strip()
    assert "".join(kept.split()) == "".join(text.split())
