"""What the sentence encoder is asked, and that it is not asked where words decide."""

import subprocess
import sys

import numpy as np
import pytest

from firsthand.families.meaning import Encoder
from firsthand.families.reading import Reader
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report

ENCODER = Encoder()


def sentences(text):
    return [
        text[t.starts[s.start] : t.ends[s.end - 1]]
        for t in [Reader(load_vocabulary("en")).read(a_report(text))] for s in t.sentences
    ]


@pytest.mark.parametrize(("text", "pieces"), [
    ("", []),
    ("the", [1996]),
    ("Überfall", ENCODER.pieces("uberfall")),
    ("\U0001f600" * 3, [100, 100, 100]),
    ("x" * 101, [100]),
])
def test_words_are_cut_into_the_pieces_the_encoder_knows(text, pieces):
    assert ENCODER.pieces(text) == pieces


def test_one_sentence_in_two_wordings_means_more_alike_than_two_of_one_topic():
    told, reworded, other = (ENCODER.encode(sentence) for sentence in (
        "Shells struck the fish market of Kesra at noon.",
        "Around midday the market for fish in Kesra came under shellfire.",
        "A new fish market is to be built in Kesra next year.",
    ))
    assert told @ reworded > 0.7 > told @ other
    assert np.linalg.norm(told) == pytest.approx(1.0, abs=1e-5)


def test_reading_one_report_loads_no_encoder():
    code = "import sys, firsthand.families; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


WRAPPED = (
    "Gunmen stopped a bus on the Kell road shortly after six and shot\n"
    "the driver and four of those who rode with him, officials said.\n"
    "Nobody has said who they were. The road is closed until further\n"
    "notice.\n\nSchools in Dorrin will open late."
)


def test_a_line_end_in_a_text_set_to_a_width_ends_no_sentence():
    assert [s.split()[0] for s in sentences(WRAPPED)] == ["Gunmen", "Nobody", "The", "Schools"]


def test_a_line_end_anywhere_else_ends_a_sentence():
    assert len(sentences("A caption without a stop\nThe first line of the story\nMore of it")) == 3
