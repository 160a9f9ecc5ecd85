"""Where sentences begin and end, by marks and capitals alone.

>>> text = "Gen. Ali spoke on Monday. “It is over. We won,” he said."
>>> from firsthand.vocabulary import load_vocabulary
>>> splitter = Splitter(load_vocabulary("en"))
>>> [text[a:b] for a, b in splitter.split(text)]
['Gen. Ali spoke on Monday.', '“It is over.', 'We won,” he said.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import verb_forms

_CLOSERS = "\"'”’»)]"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])")
_PRONOUNS = frozenset({"He", "She", "It", "They", "We", "I", "You", "Who"})
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LAST_WORD = re.compile(r"[\w.\-’']+$")
_WIDEST = 100
_LINE_BREAK = re.compile(r"(?<=\S)[ \t]*\r?\n(?=[ \t]*\S)")


def unwrapped(text: str) -> str:
    """Give a text of the same length whose lines are no longer broken to a width.

    Mail and plain files break lines at some 72 characters; then only an empty line ends a
    paragraph. Where lines are paragraphs the text is given as it is.

    >>> unwrapped("The mayor said that twelve people had been killed in the raid and\\nthat more "
    ...     "had fled to the hills above the town before it was over at\\ndawn. It is so.")[60:70]
    'd and that'
    """
    lines = text.splitlines()
    inner = [line.strip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = [line for line in inner if len(line) > 40 and line[-1] not in ".!?:”\"»"]
    if max(map(len, lines), default=0) > _WIDEST or len(broken) * 2 <= len(inner) or not broken:
        return text
    return _LINE_BREAK.sub(lambda found: " " * len(found.group()), text)


class Splitter:
    """Splits one language's text; lines always end a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the abbreviations of the language."""
        self._abbreviations = frozenset(vocabulary["sentences"]["abbreviations"])
        irregular = vocabulary["forms"]
        saying = {form for verb in vocabulary["sentences"]["saying"]
                  for form in verb_forms(verb, irregular)}
        # “Who fired?” Ira Dovan asked. The mark ends the quotation and not the sentence.
        self._attribution = re.compile(
            r"\s+(?:[^\s.,;:“\"!?]+\.? ){0,5}(?:" + "|".join(sorted(saying)) + r")\b(?=[.,]| "
            r"(?:on|in|at|to|of|during|after|before|when|as|while|with|from)\b)")

    def split(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of each sentence, without the white space around it."""
        text = unwrapped(text)
        for line in _LINE.finditer(text):
            start = line.start()
            for mark in _END.finditer(text, line.start(), line.end()):
                if mark.start() >= start and not self._goes_on(text, start, mark):
                    yield from _trimmed(text, start, mark.end())
                    start = mark.end()
            yield from _trimmed(text, start, line.end())

    def _goes_on(self, text: str, start: int, mark: re.Match[str]) -> bool:
        if mark.group()[-1] in _CLOSERS and mark.group()[0] in "?!…":
            found = self._attribution.match(text, mark.end())
            return found is not None and found.group().split()[0] not in _PRONOUNS
        if mark.group()[0] != "." or mark.group().startswith("..."):
            return False
        word = _LAST_WORD.search(text[max(start, mark.start() - 24):mark.start()])
        if word is None:
            return False
        last = word.group()
        initial = len(last) == 1 and last.isupper()
        return initial or not self._abbreviations.isdisjoint({last, last.lstrip("(")})


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
