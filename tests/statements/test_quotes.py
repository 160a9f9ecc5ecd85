"""Where quotations stand, whatever marks a publisher uses."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.statements.quotes import find_quotes


@pytest.mark.parametrize(("text", "inside"), [
    ("“It is over,” he said.", ["It is over,"]),
    ('"It is over," he said.', ["It is over,"]),
    ("«It is over», he said.", ["It is over"]),
    ("„It is over“, he said.", ["It is over"]),
    ("‘It is over,’ he said.", ["It is over,"]),
    ("'It is over,' he said.", ["It is over,"]),
    ("“One,” he said. “Two.”", ["One,", "Two."]),
    ("He said “one” and 'two'.", ["one"]),
    ("The mayor's men and the women's march", []),
    ("“It goes on\n“and ends here,” he said.", ["It goes on", "and ends here,"]),
    ("He said “it never ends.", ["it never ends."]),
    ("", []),
    ("“”", []),
    ("''It is over,'' he said. ''We lost.''", ["It is over,", "We lost."]),
    ("``It is over,'' he said.", ["It is over,"]),
    ("”It is over,” he said.", ["It is over,"]),
    ("»It is over«, he said.", ["It is over"]),
    ("He saw “no reason\" to leave.", ["no reason"]),
    ("'She told me \"run\" and I ran,' he said.", ['She told me "run" and I ran,']),
    ("'The rebels' base was hit,' he said.", ["The rebels' base was hit,"]),
    ("She said “one.\nShe wrote 'two' and left.", ["one.", "two"]),
    ('He said: "It goes on\n"and ends here," he said.', ["It goes on", "and ends here,"]),
    ('A 5" shell hit the "Rose" hotel', ["Rose"]),
    ('5" shells', []),
])
def test_quotes(text, inside):
    assert [text[start:end] for start, end in find_quotes(text)] == inside


@given(st.text(alphabet=st.sampled_from("ab “”\"'‘’«»„\n.,")))
def test_quotations_stand_in_order_and_apart(text):
    spans = find_quotes(text)

    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert "\n" not in text[start:end]
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start


@pytest.mark.parametrize(("text", "content", "mode"), [
    ("“They came at night. They took the men,” said Lena Haddad after nine were killed.",
     ["They came at night. They took the men,"], "direct"),
    ("“They came at night,” said Lena Haddad. “They took the men.”",
     ["They came at night,", "They took the men."], "direct"),
    ("Lena Haddad said the men had been “taken at night” and killed.",
     ["the men had been “taken at night” and killed"], "mixed"),
    ("Lena Haddad said the men had been taken at night.",
     ["the men had been taken at night"], "indirect"),
    ("“They came at night,” said Lena Haddad.\n“Nobody helped us.”",
     ["They came at night,", "Nobody helped us."], "direct"),
])
def test_content_of_a_quotation_leaves_its_marks_out(said, text, content, mode):
    (statement,) = said(text)

    assert [p.exact.rstrip(",.") for p in statement.content] == [c.rstrip(",.") for c in content]
    assert statement.mode == mode
    assert statement.source.name == "Lena Haddad"


@pytest.mark.parametrize(("text", "speaker", "content"), [
    ("“Who fired? Nobody told us,” Lena Haddad said.", "Lena Haddad",
     ["Who fired? Nobody told us"]),
    ("“The bridge is gone. Clean gone,” said Lena Haddad.", "Lena Haddad",
     ["The bridge is gone. Clean gone"]),
    ("“Who fired on us?” Lena Haddad asked. “Nobody told us.”", "Lena Haddad",
     ["Who fired on us?", "Nobody told us."]),
    ("The mayor had one answer:\n“We will rebuild the school.”", "The mayor",
     ["We will rebuild the school."]),
    ("“They came at night and took the men.” — Lena Haddad, a baker", "Lena Haddad, a baker",
     ["They came at night and took the men."]),
    ("“They came at night and took the men.”― Lena Haddad", "Lena Haddad",
     ["They came at night and took the men."]),
    ("“They came at night. They took the men.” ― Lena Haddad", "Lena Haddad",
     ["They came at night. They took the men."]),
    ("“They came at night,” Lena Haddad shrugged.", "Lena Haddad", ["They came at night"]),
    ("Lena Haddad shrugged, “They came at night.”", "Lena Haddad", ["They came at night."]),
    ("The bishop mocked the inquiry as “a stage play.”", "The bishop",
     ["the inquiry as “a stage play"]),
])
def test_quotations_without_a_verb_of_saying_have_speakers(said, text, speaker, content):
    (statement,) = said(text)

    assert statement.source.as_written == speaker
    assert [p.exact for p in statement.content] == content


@pytest.mark.parametrize("text", [
    "The “walk of hope” reached the square.",
    "Soldiers of the “Falcon” brigade hold the bridge.",
    "The film “Night Over The River” opens today.",
])
def test_marks_around_a_name_are_no_speech(said, text):
    assert said(text) == ()


def test_a_quotation_that_stands_alone_is_by_who_spoke_last(said):
    first, second = said(
        "Lena Haddad said the men were taken at night.\n\n“Nobody helped us that night.”\n\n"
        "It rained for three days. The road was closed. A bus stood there.\n\n"
        "“Nobody ever knew who did it.”")

    assert (first.mode, second.mode) == ("indirect", "direct")
    assert second.source == first.source
    assert [p.exact for p in second.content] == ["Nobody helped us that night."]


@pytest.mark.parametrize(("text", "speaker", "via"), [
    ("“Nine were killed,” the ministry said in a statement carried by Redgate Wire.",
     "the ministry", "Redgate Wire"),
    ("Redgate Wire, citing a doctor, said nine were killed.", "a doctor", "Redgate Wire"),
    ("Nine were killed, Redgate Wire reported, citing the police.", "the police", "Redgate Wire"),
    ("The governor was quoted by state radio as saying nine were killed.", "The governor",
     "state radio"),
    ("Citing security concerns, the police said the road was shut.", "the police", None),
    ("An officer, who asked not to be named, said nine were killed.",
     "An officer, who asked not to be named", None),
])
def test_whose_words_they_are_and_who_passed_them_on(said, text, speaker, via):
    (statement,) = said(text)

    assert statement.source.as_written == speaker
    assert (statement.via.as_written if statement.via else None) == via


def test_a_transcript_gives_each_turn_to_its_speaker(said):
    found = said("Lena Haddad, a nurse, was asked about Friday.\n"
                 "WALLACE: What did you see?\nHADDAD: Nine were killed on the bridge.\n"
                 "Weather: rain.")
    turns = [s for s in found if s.rule == "cue:turn"]

    assert [(s.source.as_written, s.source.name, s.content[0].exact) for s in turns] == [
        ("WALLACE", "WALLACE", "What did you see?"),
        ("HADDAD", "Lena Haddad", "Nine were killed on the bridge."),
    ]


def test_the_monitor_is_the_one_that_was_named(said):
    found = said("The Sallow Monitor counted nine dead. The monitor added that two were children. "
                 "It said more were missing.")

    assert [s.source.name for s in found] == ["Sallow Monitor", "Sallow Monitor"]


def test_the_official_is_the_unnamed_one_before(said):
    found = said("A port official said nine were killed. The official said two were children.")

    assert [(s.source.name, s.source.role) for s in found] == [(None, "port official")] * 2
