"""Give old wire copy, which came in capitals alone, the case that its words have elsewhere.

Only the measure reads what comes out. How a word is written is learnt from running text in mixed
case: after which word, before which word, or alone, never at the start of a sentence. A word
never seen there is a name, unless it is an English word inflected. What the texts themselves
teach comes first: letters in brackets behind a name ("NATIONAL PARTY [NP]") are an acronym, and
the words whose first letters they are are capitals, wherever they stand together again.

>>> case = Casing(["The mayor of Lima denied it in the end and met me. He is Mayor Ortiz."])
>>> case.learn_names(["THE NATIONAL PARTY [NP]"])
>>> case.restore("THE MAYOR MET THE NATIONAL PARTY IN LIMA.  NP DENIED IT.")
'The mayor met the National Party in Lima.  NP denied it.'
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from firsthand.vocabulary.forms import noun_forms, verb_forms

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:ST|ND|RD|TH|D)\b")
_COUNTED = re.compile(
    r"\b(?:A|AN|TWO|THREE|FOUR|FIVE|SIX|TEN|SEVERAL|SOME|MANY)\s+([^\W\d_]+)(?=[\s,.;])")
_STARTS = re.compile(r"(?:^|[.!?:]['\"”’)\]]*|--|\n\s*\n)\s*['\"“‘(\[]*$")
_ACRONYM = re.compile(r"((?:[^\W\d_]+[ \n,-]+){1,9})[\[(]([A-Z-]{2,8})[\])]")
_SMALL = {"of", "the", "and", "for", "in", "de", "del", "la", "los", "las", "y", "to", "el"}
_ENGLISH = re.compile(r"(?:ed|ing|ly|tions?|ments?|isms?|ity|ities|ous|ists?|ness|ized?|ers)$")
_PEOPLES = re.compile(r"(?:ans?|ese)$")
_LONGEST_SEEN = 5  # letters of an acronym that is not explained
_BEFORE = 12
_HEAD = 300  # characters in which a closing bracket ends the dateline
_NAME = "any name"


class Casing:
    """How words are written in running text, with what stands beside them."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn from texts in mixed case."""
        self._alone: dict[str, Counter[str]] = defaultdict(Counter)
        self._behind: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._before: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._acronyms: set[str] = set()
        self._names: list[re.Pattern[str]] = []
        for text in texts:
            self._learn(text)
        common = {word for word, forms in self._alone.items() if forms.most_common(1)[0][0] == word}
        self._inflected = {form for word in common if len(word) > 3
                           for form in (*verb_forms(word, {}), *noun_forms(word))}

    def learn_names(self, texts: Iterable[str]) -> None:
        """Learn acronyms, and the names they stand for, from texts in capitals."""
        names: set[str] = set()
        texts = list(texts)
        self._learn_common(texts)
        for text in texts:
            for found in _ACRONYM.finditer(text):
                words = found.group(1).replace(",", " ").split()
                letters = found.group(2).replace("-", "")
                self._acronyms |= {found.group(2)} if len(letters) <= _LONGEST_SEEN else set()
                for size in range(min(len(words), len(letters) + 4), 1, -1):
                    name = words[-size:]
                    told = [w[0] for w in name if w.lower() not in _SMALL]
                    if told[:1] == [letters[0]] and len(told) in {len(letters), len(letters) + 1}:
                        names.add(" ".join(name))
                        self._acronyms.add(found.group(2))
                        break
        ordered = sorted(names, key=lambda name: (-len(name), name))
        self._names = [re.compile(r"\b" + r"\s+".join(map(re.escape, name.split())) + r"\b")
                       for name in ordered]

    def _learn_common(self, texts: Iterable[str]) -> None:
        """Take for English what is counted often: nobody is called "a Lima" or "two Limas"."""
        counted = Counter(w.lower() for text in texts for w in _COUNTED.findall(text))
        every = Counter(w.lower() for text in texts for w in _WORD.findall(text))
        self._inflected |= {
            form for word, times in counted.items()
            if word not in self._alone and times * 12 > every[word] and not _PEOPLES.search(word)
            for form in (word, *noun_forms(word))
        }

    def restore(self, text: str) -> str:
        """Write one text in capitals in mixed case, character for character."""
        known = [span.span() for name in self._names for span in name.finditer(text)]
        words = list(_WORD.finditer(text))
        out, at, before = [], 0, ""
        for index, word in enumerate(words):
            after = words[index + 1].group().lower() if index + 1 < len(words) else ""
            lower = word.group().lower()
            named = any(a <= word.start() < b for a, b in known) and lower not in _SMALL
            written = lower.title() if named else self._written(word.group(), before, after)
            lead = text[max(0, word.start() - _BEFORE):word.start()]
            if _STARTS.search(lead) or (word.start() < _HEAD and lead.rstrip().endswith("]")):
                written = written[:1].upper() + written[1:]
            out += [text[at:word.start()], written]
            at, before = word.end(), lower
        return "".join([*out, text[at:]])

    def _written(self, word: str, before: str, after: str) -> str:
        lower = word.lower()
        if word in self._acronyms and lower not in self._alone:
            return word
        if lower.endswith("'s") and lower not in self._alone:
            return self._written(word[:-2], before, after) + "'s"
        forms = (self._behind.get((before, lower)) or Counter()) + (
            self._before.get((lower, after)) or Counter())
        if sum(forms.values()) < 2:
            named = self._before.get((lower, _NAME)) if self._is_name(after) else None
            forms = named or self._alone.get(lower) or forms
        if forms:
            likely = forms.most_common(1)[0][0]
            return _titled(lower) if _shouted(likely) and len(likely) > 4 else likely
        common = lower in self._inflected or lower[:1].isdigit() or _ENGLISH.search(lower)
        return lower if common else _titled(lower)

    def _is_name(self, lower: str) -> bool:
        forms = self._alone.get(lower)
        return bool(lower) and (lower not in self._inflected) and (
            not forms or forms.most_common(1)[0][0] != lower)

    def _learn(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        for index, word in enumerate(words[1:], 1):
            written, lower = word.group(), word.group().lower()
            if _STARTS.search(text[max(0, word.start() - _BEFORE):word.start()]) or (
                _shouted(written) and _shouted(words[index - 1].group())
            ):
                continue
            self._alone[lower][written] += 1
            self._behind[words[index - 1].group().lower(), lower][written] += 1
            if index + 1 < len(words):
                after = words[index + 1].group()
                self._before[lower, after.lower()][written] += 1
                if after[:1].isupper():
                    self._before[lower, _NAME][written] += 1


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _titled(lower: str) -> str:
    return "Mc" + lower[2:].title() if lower.startswith("mc") else lower.capitalize()
