"""Who is who in one report: names, roles and pronouns lead back to the one they can mean."""

from __future__ import annotations

import pytest

from firsthand.statements import Lexicon
from firsthand.statements.people import People
from firsthand.vocabulary import load_vocabulary

WORDS = Lexicon(load_vocabulary("en"))


@pytest.mark.parametrize(("text", "name", "full"), [
    ("Governor Anja Brek arrived. Later Brek left.", "Brek", "Anja Brek"),
    ("Omar al-Hadi spoke. Al-Hadi then left.", "Al-Hadi", "Omar al-Hadi"),
    ("Nguyen Van Thanh was there.", "Nguyen Van Thanh", "Nguyen Van Thanh"),
    ("Lena Haddad and her brother Omar Haddad fled.", "Haddad", None),
    ("Lena Haddad fled.", "Sato", None),
    ("The Security Council met.", "Council", None),
])
def test_full_name(text, name, full):
    assert People(text, WORDS).full_name(name) == full


@pytest.mark.parametrize(("text", "role", "nation", "name"), [
    ("Russian government spokesman Pavel Rudin spoke.", "official", "Russia", "Pavel Rudin"),
    ("Police chief Pavel Rudin and Mayor Anja Brek met.", "mayor", None, "Anja Brek"),
    ("Police chief Pavel Rudin and Mayor Anja Brek met.", "official", None, None),
    ("French minister Pavel Rudin and Turkish minister Anja Brek met.", "minister", "Turkey",
     "Anja Brek"),
    ("Nobody was there.", "official", None, None),
])
def test_by_role(text, role, nation, name):
    assert People(text, WORDS).by_role(role, nation, before=len(text)) == name


def test_a_role_points_back_and_never_ahead():
    text = "The mayor left. Later Mayor Anja Brek came."

    assert People(text, WORDS).by_role("mayor", None, before=5) is None


@pytest.mark.parametrize(("text", "names"), [
    ("Governor Anja Brek wept at the graves. She promised to help.", ["Anja Brek"]),
    ("Mayor Tomas Okafor and Colonel Pavel Rudin met over the dead. He promised to help.", [None]),
    ("Colonel Pavel Rudin, 51, said nine had been killed. The colonel denied that he fired.",
     ["Pavel Rudin", "Pavel Rudin"]),
    ("Norwegian Foreign Minister Ane Solberg condemned it. Solberg called for talks.",
     ["Ane Solberg", "Ane Solberg"]),
    ("Two named officials were there. An official said nine had died.", [None]),
])
def test_speakers_are_resolved_where_one_remains(said, text, names):
    assert [s.source.name for s in said(text)] == names


def test_an_unnamed_informant_has_no_name(said):
    (statement,) = said("A security official said nine people had been killed.")

    assert statement.source.name is None
    assert not statement.source.named


def test_near_namesakes_are_two_bodies(said):
    """The second is not the first, whatever part of the name they share."""
    text = ("The Syrian Observatory for Human Rights counted 745 dead. "
            "The Lakeside Rights Observatory counted 300 dead.")

    assert [s.source.name for s in said(text)] == [
        "Syrian Observatory for Human Rights", "Lakeside Rights Observatory"]
