"""Credits: each way of giving one, and what looks like one and is not."""

import functools

import pytest

from firsthand.reports.credits import find_credits
from firsthand.reports.patterns import masthead_words
from firsthand.vocabulary import load_vocabulary

english = functools.cache(lambda: masthead_words(load_vocabulary("en")))


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Shells fell. Read Full Article at TASS.com. More fell.", [("TASS", "link")]),
        ("Read more at Kesra Courier. The mayor spoke.", [("Kesra Courier", "link")]),
        ("Read the full story on Kesra Courier", [("Kesra Courier", "link")]),
        ("Read full article at www.courier.example.", [("courier.example", "link")]),
        ("Shells fell. (AFP)", [("AFP", "agency")]),
        ("Shells fell.\n(with AFP)\n", [("AFP", "agency")]),
        ("Shells fell. (AFP, Reuters)", [("AFP", "agency"), ("Reuters", "agency")]),
        ("Shells fell. (Meridian Wire)", [("Meridian Wire", "agency")]),
        ("Shells fell. — AFP", [("AFP", "agency")]),
        ("AP/Agence France-Presse\nShells fell", [("AFP", "agency"), ("AP", "agency")]),
        ("Shells fell.\nSource: Tarn Today\n", [("Tarn Today", "agency")]),
        ("Shells fell. Source: Reuters. More", [("Reuters", "agency")]),
        ("— with reporting by Omar Roe", [("Omar Roe", "contributor")]),
        ("Additional reporting by AFP", [("AFP", "agency")]),
        ("Jane Doe contributed to this report.", [("Jane Doe", "contributor")]),
        ("This article originally appeared in Tarn Today.", [("Tarn Today", "agency")]),
        ("This story was first published by Tarn Today.", [("Tarn Today", "agency")]),
        ("© 2025 Kesra Courier", [("Kesra Courier", "publisher")]),
        ("Copyright 2025 The Associated Press.", [("AP", "agency")]),
        # Not a credit: somebody is told, or an abbreviation is explained, or a subject is named.
        ("Twelve were killed, according to AFP, in Kesra.", []),
        ("The mayor told Reuters that twelve were killed.", []),
        ("Shells fell near the Palestinian Authority (PA)\nand more", []),
        ("Twelve died. (Two of them were children.)", []),
        ("Source: a security official", []),
        ("Read more on Kesra tonight", []),
        ("See the full report on Kesra", []),
        ("This story was first published on Monday.", []),
    ],
)
def test_credits_and_what_is_none(text, credits):
    found = find_credits(text, english())

    assert [(credit.agency, credit.kind) for credit in found] == credits
    assert all(text[c.start : c.end] == c.as_written for c in found)
