"""The parser comes without spaCy's command line, and leaves spaCy as it should be."""

import os
import subprocess
import sys

LOADED = """
import sys
from firsthand.sentences import SentenceReader
from firsthand.settings import Settings
from firsthand.vocabulary import load_vocabulary
assert "spacy" not in sys.modules, "spaCy was loaded before there was a sentence"
SentenceReader(load_vocabulary("en"), Settings().reading).read_text("Two people were killed.")
assert "spacy" in sys.modules
assert "httpx" not in sys.modules, "spaCy's command line was loaded"
from spacy.cli import download
assert callable(download)
"""


def test_spacy_is_loaded_late_and_without_its_commands():
    path = os.pathsep.join(sys.path)

    told = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )

    assert told.returncode == 0, told.stderr
