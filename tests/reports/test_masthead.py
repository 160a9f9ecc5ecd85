"""Headline, byline, dateline and date line, each told from what resembles it."""

import functools

import pytest

from firsthand.reports.masthead import read_masthead
from firsthand.reports.patterns import masthead_words
from firsthand.vocabulary import load_vocabulary

english = functools.cache(lambda: masthead_words(load_vocabulary("en")))


@pytest.mark.parametrize(
    ("text", "located", "agencies"),
    [
        ("DAMASCUS, March 9 (Meridian Wire) — Two died", "DAMASCUS", ["Meridian Wire"]),
        ("LATAKIA, Syria, March 9 (Reuters) - Two died", "LATAKIA, Syria", ["Reuters"]),
        ("Damascus (dpa) - Two died", "Damascus", ["dpa"]),
        ("KESRA/TARN (AP/AFP) — Two died", "KESRA/TARN", ["AP", "AFP"]),
        ("MOSCOW, March 10. /TASS/. Two died", "MOSCOW", ["TASS"]),
        ("Damascus, SANA- Two died", "Damascus", ["SANA"]),
        ("PARIS — Two died", "PARIS", []),
        ("Damascus, March 9 - Two died", "Damascus", []),
        ("DAMASCUS: Two died", "DAMASCUS", []),
        ("Kesra, 4 Feb 88 (DPA) -- [Text] Two died", "Kesra", ["dpa"]),
        ("Tarn (Odra), 11 may 88 (Radio Tarn channel 2) -- Two died", "Tarn", [
            "Radio Tarn channel 2"]),
        ("Tarn (Odra), no date -- [Text] Two died", "Tarn", []),
        ("Two men (Odra), 11 of them armed -- so he said -- died", None, []),
        ("BREAKING: Two died", None, []),
        ("The mayor said — again — that two died", None, []),
    ],
)
def test_datelines(text, located, agencies):
    found = read_masthead(text, english())

    assert found.located == located
    assert [credit.agency for credit in found.credit] == agencies


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Market hit in Kesra\n\nTwo died.", "Market hit in Kesra"),
        ("Market hit in Kesra\nTwo people died when shells fell.", "Market hit in Kesra"),
        ("“Nobody left”, says mayor\nThe mayor of Kesra spoke on Monday.",
         "“Nobody left”, says mayor"),
        ("# Market hit in Kesra\n\nTwo died.", "Market hit in Kesra"),
        ("\r\n  Market hit in Kesra \r\n\r\nTwo died.", "Market hit in Kesra"),
        ("Two people died.\nMore people were hurt, the mayor said.", None),
        ("Market hit in Kesra", None),
        ("By Jane Doe\nTwo people died when shells fell.", None),
        ("KESRA (AFP) — Two died\n\nMore were hurt when the roof fell.", None),
        ("10 March 2025\n\nTwo people died.", None),
    ],
)
def test_headlines(text, headline):
    at = read_masthead(text, english()).headline_at

    assert (at.exact if at else None) == headline
    assert at is None or text[at.start : at.end] == at.exact


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("By Jane Doe\nTwo died.", "Jane Doe"),
        ("BY JANE DOE\nTwo died.", "JANE DOE"),
        ("Market hit in Kesra\n\nJane Doe in Tarn\n\nTwo people died.", "Jane Doe"),
        ("By AFP\nTwo died.", "AFP"),
        ("Two people died there.\n\nBy Jane Doe", "Jane Doe"),
        ("Two people died there.\n\nJane Doe in Tarn", None),
        ("By Monday the toll had risen.\nMore died.", None),
    ],
)
def test_bylines(text, by):
    assert read_masthead(text, english()).by == by


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 10, 2025", "2025-03-10"),
        ("Published: Monday, 10 March 2025", "2025-03-10"),
        ("2025-03-10", "2025-03-10"),
        ("Updated: 10 March 2025", None),
        ("31 June 2025", None),
    ],
)
def test_date_lines(line, published):
    assert read_masthead(f"Market hit\n{line}\nTwo died.", english()).published == published
