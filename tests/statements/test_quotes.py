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
