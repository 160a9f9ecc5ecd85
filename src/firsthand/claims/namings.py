"""Names given to persons told of before: "The victim was identified as Ilmo Tarn, 41"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.claims.around import Line
from firsthand.claims.lexicon import Lexica
from firsthand.claims.mentions import Mention, mention_of
from firsthand.claims.pointing import Pointed
from firsthand.sentences import Token


def find_namings(line: Line, words: Lexica) -> Iterator[Pointed]:
    """Yield who is given a name in a sentence, and which."""
    for verb in line.doc:
        if verb.lower not in words.persons.naming or verb.tag[:1] != "V":
            continue
        name = next((m for m in _named(verb, words) if m.kind == "name"), None)
        whom = next((m for m in _whom(verb, words) if m.kind in {"known", "new"}), None)
        if name is not None and whom is not None:
            told = whom._replace(
                kind="known", name=name.name, age=whom.age if name.age is None else name.age)
            yield Pointed(told, None, (line.field, line.start), verb.i)


def _named(verb: Token, words: Lexica) -> Iterator[Mention]:
    inner = [c for c in verb.children if c.dep in {"oprd", "attr", "dobj"}]
    inner += [n for c in verb.children if c.lower == "as" for n in c.children]
    for token in inner:
        mention = mention_of(token, words)
        if mention is not None:
            yield mention


def _whom(verb: Token, words: Lexica) -> Iterator[Mention]:
    tokens = [c for c in verb.children if c.dep in {"nsubjpass", "dobj"}]
    if verb.dep in {"acl", "relcl"}:
        tokens.append(verb.head)
    for token in tokens:
        mention = mention_of(token, words)
        if mention is not None:
            yield mention
