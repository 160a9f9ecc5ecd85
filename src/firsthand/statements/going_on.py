"""Quotations that fill a sentence: whose they are is told by the sentences around them."""

from __future__ import annotations

import msgspec

from firsthand.record import Passage, Statement, make_id
from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import child_of, subject_of


def continued(statement: Statement, more: Passage) -> Statement:
    """Let a sentence that is only quotation go on with a statement of the same field."""
    if statement.cue.field != more.field or any(
        p.start <= more.start < p.end for p in statement.content
    ):
        return statement
    return msgspec.structs.replace(statement, content=(*statement.content, more))


def went_on(last: Statement, quoted: Passage) -> Statement | None:
    """Give a quotation that nobody introduces to who spoke last."""
    if last.cue.field != quoted.field:
        return None
    at = f"{quoted.start}:{quoted.end}"
    return msgspec.structs.replace(
        last, id=make_id("statement", last.report, quoted.field, at, "goes-on"), act="assert",
        mode="direct", content=(quoted,), target=None, rule="cue:goes-on",
    )


def introducing_cue(doc: Parse, words: Lexicon) -> Cue | None:
    """Find who is announced by a sentence that ends in a colon: "The mayor had one answer:"."""
    if doc[-1].text != ":":
        return None
    root = next((t for t in doc if t.dep == "ROOT" and t.tag[0] == "V"), None)
    verb = _saying(doc, words) or root
    speaker = subject_of(verb) if verb is not None else None
    if verb is None or speaker is None or child_of(verb, "neg") is not None:
        return None
    return Cue(verb, "assert", "beside", speaker, None, None, verb_group(verb))


def _saying(doc: Parse, words: Lexicon) -> Token | None:
    """Find the last verb of saying: "asked about the raid, he told reporters:"."""
    return next((t for t in reversed(doc.tokens)
                 if t.tag[0] == "V" and t.dep not in {"amod", "acl"} and any(
                     use.pattern == "clause" for use in words.verbs.get(t.lower, ()))), None)
