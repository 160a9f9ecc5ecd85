"""A sentence that a copy repeats is parsed once, and read as the first time."""

from __future__ import annotations

import pytest

import firsthand.sentences as room
from firsthand.sentences import SentenceReader
from firsthand.settings import Settings
from firsthand.vocabulary import load_vocabulary

SHELLED = "Twelve people were killed in Kesra."
DENIED = "The ministry denied that nine were killed."


@pytest.fixture
def reader(monkeypatch):
    """Give a reader whose parser writes down how many sentences it is handed."""
    made = SentenceReader(load_vocabulary("en"), Settings().reading)
    made.read_text(SHELLED)
    pipe = made._parser.pipe
    made.handed = []

    def counting(docs, **how):
        docs = list(docs)
        made.handed += [doc.text for doc in docs]
        return pipe(docs, **how)

    monkeypatch.setattr(made._parser, "pipe", counting)
    return made


def words_of(sentences):
    return [[(t.text, t.tag, t.dep, t.head.i) for t in s.doc] for s in sentences]


def test_only_what_is_new_is_parsed(reader):
    first = SentenceReader(load_vocabulary("en"), Settings().reading).read_text(SHELLED)

    again = reader.read_text(f"{SHELLED} {DENIED} {DENIED}")

    assert reader.handed == [DENIED]
    assert words_of(again)[0] == words_of(first)[0]
    assert words_of(again)[1] == words_of(again)[2]


def test_the_oldest_sentences_are_let_go(reader, monkeypatch):
    monkeypatch.setattr(room, "_LATELY", 1)

    reader.read_text(DENIED)
    reader.read_text(SHELLED)

    assert reader.handed == [DENIED, SHELLED]
