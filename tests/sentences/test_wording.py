"""Phrases are found where a plain pattern finds them, and asked for only where they may stand."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from firsthand.sentences import Phrases, runs_of

WORDS = ["no", "No", "comment", "comments", "not", "aware", "of", "-", ",", "it", "un", "-aware"]
PHRASES = ["no comment", "not aware of", "no", "aware"]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text("no comentawrf-, ", max_size=40))
def test_looking_at_the_words_first_changes_nothing(text):
    plain = re.compile(r"\b(?:" + "|".join(PHRASES) + r")\b", re.IGNORECASE).search(text)

    found = Phrases(PHRASES).search(text)

    assert (found and found.span()) == (plain and plain.span())
    assert [m.span() for m in Phrases(PHRASES).finditer(text, runs_of(text))][:1] == (
        [plain.span()] if plain else [])
