"""What somebody says that he himself will do, or has done, or that others must do.

>>> from firsthand.vocabulary import load_vocabulary
>>> vocabulary = load_vocabulary("en")
>>> intents, it = Intents(vocabulary["intents"], vocabulary["forms"]), {"it", "its", "they"}
>>> intents.said("it would release the captives", it), intents.said("they will never agree", it)
('pledge', 'refuse')
>>> intents.said("the army must withdraw", it), intents.said("its jets had struck the bridge", it)
('insist', 'claim-responsibility')
>>> intents.doing("to strike back", refused=False)
'threaten'
"""

from __future__ import annotations

import re
from collections.abc import Collection

from firsthand.vocabulary.forms import verb_forms

_WORD = re.compile(r"[\w’'-]+")
# What is ended stands within so many words of the ending.
_NEAR = 7
_CAPITALISED = r"(?:the )?[^\W\d_a-z][\w.’-]*(?: [^\W\d_a-z][\w.’-]*){0,4}"
_ADVERBS = r"(?: (?:also|now|soon|still|only|first|again|\w+ly))*"
_WAS = "(?:was|were|is|are|had been|has been|have been)"
# "on Wednesday it would", "despite their losses, they would"
_OPENING = r"[“\"]?(?:that )?(?:(?:on|in|by|at) \w+ )?(?:(?!if|unless)[^,;“\"]{3,80}, )?(?:that )?"
Rows = dict[str, list[str]]


class Intents:
    """The doings of intents.yaml, and the ways of saying that one will do them."""

    def __init__(
        self, rows: Rows, irregular: dict[str, list[str]], told: dict[str, str] | None = None
    ) -> None:
        """Index the doings by all their forms; ``told`` are verbs that name an act."""
        self._told = told or {}
        self._telling = re.compile(
            rf"{_OPENING}(?P<who>\w+)(?: (?:has|have|had))?{_ADVERBS} (\w+)\b")
        self._kinds = {
            form: kind for kind in ("ending", "starting", "cooperative", "hostile", "tolerated")
            for lemma in rows[kind] for form in _forms(lemma, irregular)}
        self._refusing = {f for lemma in rows["refusing"] for f in _forms(lemma, irregular)}
        self._good, self._bad = set(rows["good"]), set(rows["bad"])
        self._before = {f for lemma in rows["before_doing"] for f in _forms(lemma, irregular)}
        self.willing, self.unwilling = frozenset(rows["willing"]), frozenset(rows["unwilling"])
        self._will, self._must = _will_pattern(rows), _must_pattern(rows)
        self._done = _done_patterns(rows, irregular)
        self._blamed = re.compile(
            rf"(?:that\s)?(?P<whom>[^,;:.]{{3,90}}) {_WAS}{_ADVERBS} "
            rf"(?:{_any(rows['behind_it'])})\b")

    def said(self, content: str, own: Collection[str]) -> str | None:
        """Tell what is done by saying this; ``own`` is what the speaker calls himself."""
        will = self._will.match(content)
        if will is not None and _is_own(will, own):
            refused = bool(will["wont"] or will["not"] or will["no"] or will["unwilling"])
            return self.doing(will["doing"], refused=refused)
        done = next(filter(None, (pattern.match(content) for pattern in self._done)), None)
        if done is not None and done["who"].lower() in own:
            return "deny-responsibility" if done["not"] else "claim-responsibility"
        told = self._telling.match(content)
        if told is not None and told["who"].lower() in own and told[2] in self._told:
            return self._told[told[2]]
        if self._blamed.match(content):
            return "accuse"
        must = self._must.match(content)
        if must is not None and (must["must"] or self.doing(must["doing"], refused=False)):
            return "insist"
        return None

    def blamed_in(self, content: str) -> tuple[int, int] | None:
        """Find who is said to have done it: "that Iron Column fighters were responsible"."""
        found = self._blamed.match(content)
        return found.span("whom") if found is not None else None

    def doing(self, words: str, *, refused: bool) -> str | None:
        """Tell what it is to will a doing, or to refuse it: pledge, threaten or refuse."""
        near = _WORD.findall(words.lower())[:_NEAR]
        near = near[1:] if near[:1] == ["to"] else near
        if near[:1] in (["not"], ["never"]):
            near, refused = near[1:], not refused
        if len(near) > 1 and near[0] in self._before and near[1].endswith("ing"):
            near = near[1:]
        if not near:
            return None
        kind = self._kinds.get(" ".join(near[:2])) or self._kinds.get(near[0])
        if kind == "tolerated":
            return "threaten" if refused else None
        kind = self._turned(near, kind) if kind in {"ending", "starting"} else kind
        if refused:
            does = kind is not None or near[0] in self._refusing
            return "pledge" if kind == "hostile" else "refuse" if does else None
        return {"cooperative": "pledge", "hostile": "threaten"}.get(kind or "")

    def _turned(self, near: list[str], turn: str) -> str | None:
        """Tell ending a siege from ending aid, and beginning talks from beginning a war."""
        thing = next((word for word in near[1:] if word in self._good | self._bad), None)
        if thing is None:
            return None
        return "cooperative" if (thing in self._good) == (turn == "starting") else "hostile"


def _is_own(found: re.Match[str], own: Collection[str]) -> bool:
    name = found["name"]
    return found["who"].lower() in own if name is None else name.removeprefix("the ") in own


def _will_pattern(rows: Rows) -> re.Pattern[str]:
    ours = rf"(?P<who>[A-Za-z]+)(?: (?:\w+ ){{0,2}}?(?i:{_any(rows['own'])}))?"
    wills = rf" (?:{_any(rows['wills'])})|[’']ll| (?P<wont>{_any(rows['wonts'])})"
    state = (rf" (?:is|are|was|were|am|remains?) (?P<no>not )?(?:\w+ )?"
             rf"(?:{_any(rows['willing'])}|(?P<unwilling>{_any(rows['unwilling'])})) to")
    nots = rf"(?: (?P<not>{_any(rows['nots'])}))?"
    return re.compile(
        rf"{_OPENING}(?:{ours}|(?P<name>{_CAPITALISED})){_ADVERBS}(?:{wills}|{state}){nots}"
        rf"{_ADVERBS} (?P<doing>.+)", re.DOTALL)


def _done_patterns(rows: Rows, irregular: dict[str, list[str]]) -> tuple[re.Pattern[str], ...]:
    """Make the patterns of "our forces struck", "it carried out" and "they were behind"."""
    def forms(key: str) -> str:
        return _any(list({f for lemma in rows[key] for f in _forms(lemma, irregular)}))

    opening, nots = rf"{_OPENING}(?P<who>\w+)", rf"(?: (?P<not>{_any(rows['nots'])}))?"
    had = rf"(?: (?:has|have|had|did))?{nots}{_ADVERBS} "
    ours = rf"(?:(?<=[Ww]e)| (?:\w+ ){{0,2}}?(?:{_any(rows['ours'])}))"
    return (
        re.compile(rf"{opening}{ours}{had}(?:{forms('done_by_ours')})\b"),
        re.compile(rf"{opening}{had}(?:{forms('done_by_it')})\b"),
        re.compile(rf"{opening} {_WAS}{nots}{_ADVERBS} (?:{_any(rows['behind_it'])})\b"),
    )


def _must_pattern(rows: Rows) -> re.Pattern[str]:
    return re.compile(
        rf"[^,;:]{{2,90}}? (?:(?P<must>{_any(rows['musts'])})(?! have\b)|{_any(rows['shoulds'])})"
        rf"(?: not)? (?P<doing>.+)", re.DOTALL)


def _forms(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    verb, _, particle = lemma.partition(" ")
    return {f"{form} {particle}".strip() for form in verb_forms(verb, irregular)}


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
