"""The first means of the vocabulary wins, wherever in the sentence its words stand."""

from __future__ import annotations

import pytest

from firsthand.claims.means import MeansWords
from firsthand.sentences import runs_of

WORDS = MeansWords(
    {"rail": ["train + collide"], "flood": ["flash flood"], "fire": ["fire", "=ablaze"]}, {})


@pytest.mark.parametrize(("sentence", "means"), [
    ("A fire broke out before two trains collided.", "rail"),
    ("A fire broke out in a train.", "fire"),
    ("In a flash the flood was there.", None),
    ("Flash floods put the fires out.", "flood"),
    ("Nothing moved.", None),
])
def test_the_first_means_named_is_the_means(sentence, means):
    assert WORDS.named(sentence, runs_of(sentence)) == means
