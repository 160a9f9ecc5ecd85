"""What a party is called, and whose words these are."""

from __future__ import annotations

import pytest

from firsthand.pipeline import House
from firsthand.settings import Settings


@pytest.fixture(scope="module")
def named():
    house = House(Settings())

    def read(text):
        return {(n.as_written, n.by) for n in house.read_text(text, "2031-03-10").names}

    return read


@pytest.mark.parametrize(("sentence", "called", "by"), [
    ("Kenya condemned “pro-Tane gangs” for killing nine farmers.", "pro-Tane gangs", "Kenya"),
    ("Nine farmers were killed by groups described in Northern media as loyalists to Tane.",
     "groups described in Northern media as loyalists to Tane", "Northern media"),
    ("Nine were killed by men called terrorists by the army.", None, "the army"),
    ("The jihadist group NRF killed nine farmers.", "jihadist group NRF", None),
    ("Militias allied with the government killed nine farmers.",
     "Militias allied with the government", None),
    ("Government troops killed nine farmers.", "Government troops", None),
    ("“These terrorists killed nine farmers,” said Governor Anja Brek.", None, "Anja Brek"),
])
def test_name(named, sentence, called, by):
    found = named(sentence)

    assert by in {whose for words, whose in found if called is None or words == called}, found


@pytest.mark.parametrize("sentence", [
    "The farmers’ group held a meeting after nine people were killed.",
    "Nine people were killed by a flood.",
    "Rescue units and the fire service counted nine dead.",
])
def test_what_is_no_name(named, sentence):
    assert named(sentence) == set()


def test_a_name_is_kept_once_for_each_who_uses_it(named):
    found = named("Kenya condemned “armed thugs” for killing nine farmers. Kenya again denounced "
                  "the “armed thugs” on Monday. Chad denounced “armed thugs” too.")

    assert sorted(by or "" for words, by in found if words == "armed thugs") == ["Chad", "Kenya"]
