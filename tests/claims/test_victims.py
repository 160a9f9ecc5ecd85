"""Who was harmed: status, age, sex and group, and the one key that is made from them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("sentence", "scope"), [
    ("12 people were killed.", "total"),
    ("12 villagers were killed.", "total"),
    ("12 civilians were killed.", "civilian"),
    ("12 unarmed people were killed.", "civilian"),
    ("12 soldiers were killed.", "security"),
    ("12 police officers were killed.", "security"),
    ("12 members of the security forces were killed.", "security"),
    ("12 rebels were killed.", "combatant"),
    ("12 armed men were killed.", "combatant"),
    ("12 attackers were killed.", "perpetrator"),
    ("12 children were killed.", "child"),
    ("12 girls were killed.", "child"),
    ("12 women were killed.", "woman"),
    ("12 civilian women were killed.", "civilian+woman"),
    ("12 nurses were killed.", "health-worker"),
    ("12 journalists were killed.", "journalist"),
    ("12 foreigners were killed.", "foreigner"),
    ("12 Yazidis were killed.", "group:Yazidis"),
    ("12 Hazaras were killed.", "group:Hazaras"),
    ("12 Alawites were killed.", "group:Alawites"),
    ("More than 12 of the dead were identified as civilians.", "civilian"),
])
def test_scope(claimed, sentence, scope):
    (claim,) = claimed(sentence)

    assert claim.scope == scope


@pytest.mark.parametrize(("sentence", "status", "age", "sex"), [
    ("A man was killed.", "unstated", "adult", "male"),
    ("A girl was killed.", "unstated", "child", "female"),
    ("Two elderly women were killed.", "unstated", "elder", "female"),
    ("A soldier was killed.", "security", "unstated", "unstated"),
    ("Two people were killed.", "unstated", "unstated", "unstated"),
])
def test_attributes(claimed, sentence, status, age, sex):
    (claim,) = claimed(sentence)
    victims = claim.victims

    assert (victims.status, victims.age, victims.sex) == (status, age, sex)


@pytest.mark.parametrize("sentence", [
    "The police killed 12 people.",
    "Soldiers shot dead 12 people.",
    "12 people were killed by rebels.",
])
def test_who_did_it_is_not_who_was_harmed(claimed, sentence):
    (claim,) = claimed(sentence)

    assert claim.scope == "total"
    assert claim.actor is not None
    assert claim.actor.as_written.lower() in {"the police", "soldiers", "rebels"}


@pytest.mark.parametrize(("sentence", "harm", "number"), [
    ("A man was shot dead.", "killed", 1),
    ("Nine people died.", "killed", 9),
    ("Nine people lost their lives.", "killed", 9),
    ("The blast left nine dead.", "killed", 9),
    ("Nine bodies were found.", "killed", 9),
    ("The army lost nine soldiers.", "killed", 9),
    ("Nine people were wounded.", "injured", 9),
    ("Nine people were killed or wounded.", "killed-or-injured", 9),
    ("There were nine casualties.", "killed-or-injured", 9),
    ("Nine people are missing.", "missing", 9),
    ("Nine people were abducted.", "abducted", 9),
    ("Nine people were arrested.", "detained", 9),
    ("Nine soldiers were captured.", "captured", 9),
    ("Nine thousand people were displaced.", "displaced", 9000),
    ("Nine thousand people fled their homes.", "displaced", 9000),
    ("Nobody was killed.", "killed", 0),
])
def test_harm(claimed, sentence, harm, number):
    (claim,) = claimed(sentence)

    assert (claim.harm, claim.count.number) == (harm, number)


@pytest.mark.parametrize("sentence", [
    "Nine houses were destroyed.",
    "Nine suspects were questioned.",
    "Nine people were rescued.",
    "Nine graves were found.",
    "Nine attacks were reported.",
    "He was killed nine years ago.",
    "The film made a killing at the box office.",
    "Nine people survived.",
])
def test_what_is_no_toll(claimed, sentence):
    assert [c.count.as_written for c in claimed(sentence) if c.count.number == 9] == []


@pytest.mark.parametrize(("sentence", "harms"), [
    ("Nine people were killed and 20 wounded.", [("killed", 9), ("injured", 20)]),
    ("The raid killed nine and wounded 20.", [("killed", 9), ("injured", 20)]),
    ("The raid left nine dead, 20 wounded and three missing.",
     [("killed", 9), ("injured", 20), ("missing", 3)]),
    ("On 12 March 2024 nine people were killed.", [("killed", 9)]),
    ("In 2013 at least 70 people died there.", [("killed", 70)]),
    ("Three people aged 12 to 40 were killed.", [("killed", 3)]),
])
def test_each_harm_has_its_own_count(claimed, sentence, harms):
    assert sorted((c.harm, c.count.number) for c in claimed(sentence)) == sorted(harms)
