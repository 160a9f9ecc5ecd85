"""Who did it, as far as the sentence says so."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("sentence", "doer"), [
    ("He named the Iron Column, which kidnapped several reporters on Monday.", "the Iron Column"),
    ("A boy was wounded by pieces of glass.", None),
    ("Police reported that suspected rebels killed the mayor.", "suspected rebels"),
])
def test_doer(claimed, sentence, doer):
    (claim,) = claimed(sentence)

    assert (claim.actor.as_written if claim.actor else None) == doer
