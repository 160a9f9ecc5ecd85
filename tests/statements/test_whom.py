"""Whom somebody holds responsible, where the verb of saying does not name them."""

from __future__ import annotations

import pytest

from firsthand.record import Passage
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.whom import blamed_in
from firsthand.vocabulary import load_vocabulary

INTENTS = Lexicon(load_vocabulary("en")).intents


@pytest.mark.parametrize(("said", "whom"), [
    ("that Iron Column members were responsible for the attack", "Iron Column members"),
    ("the militia was behind the killings", "the militia"),
    ("that nobody knew who fired", None),
])
def test_blamed(said, whom):
    found = blamed_in(Passage(start=40, end=40 + len(said), exact=said), INTENTS)

    assert (found.as_written if found else None) == whom
    if found:
        assert found.start == 40 + said.index(found.as_written)
