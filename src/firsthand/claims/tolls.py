"""Figures told as figures: "the death toll rose to 17", "put the number of dead at 745"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.claims.amounts import Amount
from firsthand.claims.lexicon import HarmWords
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_BE = {"be", "is", "are", "was", "were", "been"}


class Toll(NamedTuple):
    """A figure, the noun that stands for it and the harm it counts."""

    noun: Token
    amount: Amount
    harm: Harm
    counted: Token | None
    changed: bool


def find_tolls(
    doc: Parse, amounts: Sequence[Amount], words: HarmWords, usual: Harm | None
) -> Iterator[Toll]:
    """Yield the figures that stand beside a word for a toll.

    ``usual`` is the harm the report counts elsewhere; it decides for a bare "figure".
    """
    for token in doc:
        if not (token.lower in words.toll_nouns or _is_counted_harm(token, words)) or (
            token.tag[:2] not in {"NN", "JJ"}
        ):
            continue
        if token.lower == "dead" and not _is_figure(token, words):
            continue
        if token.head.lower in words.not_harmed:
            continue  # "a total of 1,102 detainees were freed"
        harm = _harm_of(token, words)
        if harm is None and token.lower in words.unsaid_tolls:
            continue
        amount = _amount_after(token, amounts, words)
        if amount is not None and amount.low is None and amount.number is None:
            continue
        if amount is not None and amount.high == 0 and doc[amount.first].lower == "no":
            continue  # "gave no figure" is not zero
        if amount is not None and (harm or usual):
            yield Toll(token, amount, harm or usual or "killed", _counted(token),
                       _is_changed(token, amount, words))


def _is_figure(dead: Token, words: HarmWords) -> bool:
    """Tell "put the dead at 1,334" and "the dead number 1,334" from other uses of the word."""
    if dead.dep == "nsubj":
        return dead.head.lower in words.dead_verbs
    return dead.dep == "dobj" and dead.head.lower in words.toll_verbs


def _is_counted_harm(noun: Token, words: HarmWords) -> bool:
    """Tell "fatalities stand at 63" and "deaths rose to 19" from other uses of the word."""
    return noun.lower in words.toll_harms and noun.tag == "NNS" and noun.dep == "nsubj" and (
        noun.head.lower in words.toll_verbs and noun.head.lower not in _BE
        and not any(c.dep == "nummod" for c in noun.children))


def _is_changed(noun: Token, amount: Amount, words: HarmWords) -> bool:
    """Tell "the toll rose to 17" and "raising the toll to 17"."""
    between = noun.doc[noun.i + 1:amount.first]
    return noun.head.lower in words.changing_verbs or any(
        t.lower in words.changing_verbs for t in between)


def _harm_of(noun: Token, words: HarmWords) -> Harm | None:
    """Read what a toll is of: "death toll", "number of injured", "toll of dead"."""
    doc = noun.doc
    if _is_counted_harm(noun, words):
        return words.toll_harms[noun.lower]
    near = [*doc[max(0, noun.i - 5):noun.i], *doc[noun.i + 1:noun.i + 5]]
    for token in near:
        if token.lower in words.toll_harms:
            return words.toll_harms[token.lower]
        if token.i > noun.i and token.tag[0] == "V" and token.lower in words.toll_verbs:
            break
    return "killed" if noun.lower in words.death_tolls else None


def _counted(noun: Token) -> Token | None:
    """Give who is counted: "the number of civilians killed", "its list of dead civilians"."""
    of = next((c for c in noun.children if c.lower in {"of", "for", "among"}), None)
    return next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None


def _amount_after(noun: Token, amounts: Sequence[Amount], words: HarmWords) -> Amount | None:
    """Find the figure the noun leads to; of "from 10 to 12" it is the second."""
    doc = noun.doc
    if noun.head.lower in words.toll_verbs and noun.dep == "dobj":
        ahead = [a for a in amounts if noun.head.i < a.first < noun.i]
        if ahead and doc[ahead[-1].first - 1].lower == "to":
            return ahead[-1]  # "raised to 19 the number of dead"
    after = [a for a in amounts if a.first > noun.i and not _is_aside(noun, a, amounts)]
    for amount in after:
        between = doc[noun.i + 1:amount.first]
        governs = any(t.lower in words.toll_verbs and noun in t.children for t in between)
        if any(t.text in {";", "."} for t in between) or len(between) > (40 if governs else 14):
            return None
        verb = next((t for t in between if t.lower in words.toll_verbs), None)
        link = any(t.lower in words.toll_links for t in between) or not len(between)
        before = doc[amount.first - 1].lower if amount.first else ""
        if before in {"from", "not"} and any(b.first > amount.last for b in after):
            continue
        if verb is None and amount.wording == "at most" and doc[amount.first].lower == "up":
            n = amount.number  # "toll up to 23" in a headline: it has risen
            return amount._replace(first=amount.last, low=n, best=n, high=n, wording="exact")
        if verb is not None or link or noun.head.lower in words.toll_verbs:
            return amount
    return None


def _is_aside(noun: Token, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Tell the 50 of "the toll, which stood at 50 on Monday, has climbed to 72"."""
    verb = noun.head
    if noun.dep[:5] != "nsubj" or verb.i < amount.last or all(a.first < verb.i for a in amounts):
        return False
    beside = next((c for c in noun.children if c.dep == "relcl"), None)
    return beside is not None and beside.left_edge.i <= amount.first <= beside.right_edge.i
