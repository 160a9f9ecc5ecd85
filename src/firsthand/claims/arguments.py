"""Who stands where around a word of harm: whom it is done to, who suffers it, who does it."""

from __future__ import annotations

from firsthand.sentences import Token

_NOUNISH = {"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "DT", "PRP", "JJR", "RBR"}
_SAID_OF = {"acomp", "attr", "oprd", "xcomp", "acl", "advcl", "ccomp", "dep", "conj", "ROOT"}
_BARE_NUMBER = {"npadvmod", "dep", "oprd", "attr"}
_NEXT_VERB = 3
_BEHIND = 5  # words behind a verb in which a hedged number may stand
_HEDGING = {"all", "upwards", "upward", "of", "up", "to", "more", "than", "over", "at", "least",
            "as", "many", "in", "excess", "well", "close", "around", "about", "nearly", "fewer"}
_FEARED = {"feared", "presumed", "believed", "thought", "reported"}


def undergoers(verb: Token) -> tuple[Token, ...]:
    """Give who a verb like *kill* is done to, in the active, the passive or a headline."""
    kids = list(verb.children)
    passive = any(c.dep in {"auxpass", "nsubjpass"} for c in kids)
    counted = any(c.dep == "nummod" for noun in objects_of(verb) for c in noun.children)
    if passive or (verb.dep in {"acl", "relcl"} and verb.tag == "VBN" and not counted):
        return subjects_of(verb)
    objects = objects_of(verb) or _shared_objects(verb) or _object_of_participle(verb)
    if objects:
        return objects
    if verb.tag in {"VBN", "VBD"} and verb.dep != "amod":
        if any(c.lower in {"were", "was", "been", "be", "being", "is", "are"} for c in kids):
            return subjects_of(verb)
        if not any(c.dep == "aux" and c.lower in {"has", "have", "had"} for c in kids):
            return subjects_of(verb)
    return ()


def subjects_of(verb: Token) -> tuple[Token, ...]:
    """Give the subjects of a verb, its own or those it shares with the verb it hangs on."""
    subjects: list[Token] = []
    for child in verb.children:
        if child.dep in {"nsubjpass", "nsubj"}:
            if child.tag in {"WDT", "WP"} or child.lower == "that":
                return _told_in_clause(verb)
            subjects += [h for h in with_conjuncts(child) if h not in subjects]
    return tuple(subjects) or _subjects_shared(verb)


def _told_in_clause(verb: Token) -> tuple[Token, ...]:
    """Give whom "who" means: of "Ada Tarn, 19, and Ilmo Tarn, 52, who were shot" both."""
    if verb.dep not in {"relcl", "acl"}:
        return ()
    noun = _counted(verb.head)
    one = any(c.dep[:3] == "aux" and c.lower in {"was", "is", "has"} for c in verb.children)
    while noun.dep == "conj" and noun.tag == noun.head.tag == "NNP" and not one:
        noun = noun.head
    return with_conjuncts(noun)


def _subjects_shared(verb: Token) -> tuple[Token, ...]:
    if verb.dep in {"acl", "relcl"}:
        return with_conjuncts(_counted(verb.head))
    if verb.dep == "conj" and verb.head.tag[0] == "V":
        return subjects_of(verb.head)
    if verb.dep in {"acomp", "attr", "oprd"} and verb.head.tag[0] == "V":
        return subjects_of(verb.head)  # "two judges were slain"
    if verb.tag == "VBN" and verb.head.i == verb.i - 1 and verb.head.lower in _FEARED:
        return subjects_of(verb.head)  # "scores are feared drowned"
    if verb.dep in {"xcomp", "ccomp"} and verb.head.tag[0] == "V":
        subject = next((c for c in verb.head.children if c.dep in {"nsubjpass", "nsubj"}), None)
        passive = any(c.dep == "auxpass" for c in verb.head.children)
        if subject is not None and (passive or verb.dep == "xcomp"):
            return with_conjuncts(subject)
    return _left_noun(verb)


def lost_by(verb: Token) -> tuple[Token, ...]:
    """Give what a verb of loss takes: its object, or the subject of its passive."""
    if any(c.dep == "auxpass" for c in verb.children):
        return subjects_of(verb)
    return objects_of(verb)


def _counted(noun: Token) -> Token:
    """Climb from what stands beside a verb to what is counted: "238 members of the guard"."""
    for _ in range(3):
        if noun.dep == "appos":
            noun = noun.head
        elif noun.dep == "pobj" and noun.head.lower == "of" and any(
            c.dep == "nummod" for c in noun.head.head.children
        ):
            noun = noun.head.head
        else:
            break
    return noun


def _left_noun(verb: Token) -> tuple[Token, ...]:
    """Take the noun right before a participle that the parser left alone ("12 killed")."""
    index = verb.i - 1
    while index >= 0 and verb.doc[index].dep in {"aux", "auxpass", "advmod", "neg"}:
        index -= 1
    if index >= 0 and verb.doc[index].tag in {"NNS", "CD", "NN", "NNPS"}:
        return (verb.doc[index],)
    return ()


def objects_of(verb: Token) -> tuple[Token, ...]:
    """Give the objects of a verb, a bare number among them ("killed 12")."""
    for child in verb.children:
        if child.dep in {"dobj", "obj"} and child.tag in _NOUNISH:
            return with_conjuncts(child)
    for child in verb.children:
        if child.dep == "dative" and child.tag == "PRP":
            return (child,)  # "arrested him a short time later"
    for child in verb.children:
        if child.i > verb.i and child.tag == "CD" and child.dep in _BARE_NUMBER:
            return (child,)
    return _number_behind(verb)


def _number_behind(verb: Token) -> tuple[Token, ...]:
    """Give the number of "killed upwards of 90" and "killing all 34 aboard"."""
    if verb.tag == "VBN" and any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children):
        return ()
    for token in verb.doc[verb.i + 1:verb.i + _BEHIND]:
        if token.tag == "CD":
            stands_alone = token.dep == "pobj" or token.head.lower in {"aboard", "on", "board"}
            return (token,) if stands_alone else ()
        if token.lower not in _HEDGING:
            break
    return ()


def _object_of_participle(verb: Token) -> tuple[Token, ...]:
    """Give whom "executed the two soldiers taken on Monday" names, read as a clause of its own."""
    clause = next((c for c in verb.children if c.dep == "ccomp" and c.tag in {"VBD", "VBN"}), None)
    if clause is None or any(c.dep in {"mark", "aux", "auxpass"} for c in clause.children):
        return ()
    return tuple(c for c in clause.children if c.dep == "nsubj" and (
        c.left_edge.i == verb.i + 1 and c.tag in _NOUNISH))


def _shared_objects(verb: Token) -> tuple[Token, ...]:
    """Give the object that "killed" shares in "killed and wounded 500 people"."""
    following = next((c for c in verb.children if c.dep == "conj" and c.tag == verb.tag), None)
    if following is None or not 0 < following.i - verb.i <= _NEXT_VERB:
        return ()
    own = any(c.dep in {"nsubj", "nsubjpass", "auxpass"} for c in following.children)
    return () if own else objects_of(following)


def with_conjuncts(head: Token) -> tuple[Token, ...]:
    """Give a noun and those that "and" joins to it."""
    heads = [head]
    for token in heads:
        heads += [c for c in token.children if c.dep == "conj" and c.tag in _NOUNISH]
        heads += [c for c in token.children if _goes_on(c, token)]
        of = next((c for c in token.children if c.lower == "of"), None)
        inner = next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None
        if inner is not None:
            # "121 members of the guard and 26 civilians": the second count is no part of the first
            heads += [c for c in inner.children if c.dep == "conj" and any(
                n.dep == "nummod" for n in c.children)]
    return tuple(heads)


def _goes_on(member: Token, before: Token) -> bool:
    """Tell the next of a list of kin, which the parser takes for the same person said anew.

    "His wife, two sons and a guest" are a list; in "three people, two sons and a guest" three are.
    """
    kids = member.children
    if member.dep != "appos" or not any(c.dep == "conj" for c in kids):
        return False
    return any(c.dep == "poss" for c in kids) or (
        any(c.dep == "nummod" for c in kids) and any(c.dep == "poss" for c in before.children))


def whose_state(token: Token) -> tuple[Token, ...]:
    """Give whom a state is said of: "12 dead", "left 30 people wounded", "300 are missing"."""
    told = token.doc[token.i + 1:token.i + 3]
    if len(told) == 2 and told[0].text == ":" and told[1].tag == "CD":
        return (told[1],)  # "KIA: 3"
    numbers = tuple(c for c in token.children if c.dep in {"nummod", "npadvmod"} and c.tag == "CD")
    if numbers:
        return (token,)  # "12 dead"
    auxiliary = [n for c in token.children if c.dep == "aux" for n in c.children]
    own = next((c for c in [*token.children, *auxiliary] if c.dep in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        return with_conjuncts(own)
    head = token.head
    if token.dep == "amod":
        return (head,)
    if token.dep in _SAID_OF:
        ahead = [c for c in reversed(head.children) if c.i < token.i]
        noun = next((c for c in ahead if c.dep == "dobj"), None) or next(
            (c for c in ahead if c.dep in {"nsubj", "nsubjpass"}), None)
        if token.dep == "acl" and head.tag in _NOUNISH:
            noun = head
        if noun is not None and token.dep != "conj":
            return with_conjuncts(noun)
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and (before.tag in {"CD", "NNS"} or (
        before.tag == "VBZ" and before.i and before.nbor(-1).tag == "CD")  # "30 inmates dead"
    ):
        return (before,)
    if token.dep in {"oprd", "acomp"} and head.dep == "conj":
        return subjects_of(head)  # "are trapped and feared dead"
    return ()


def counted_by(noun: Token) -> tuple[Token, ...]:
    """Give the noun that a noun of harm counts: itself ("12 deaths") or what follows "of"."""
    doc, i = noun.doc, noun.i
    own = any(c.dep == "nummod" for c in noun.children)  # "12 casualties: five dead"
    if i + 2 < len(doc) and doc[i + 1].text == ":" and doc[i + 2].tag == "CD" and not own:
        return (doc[i + 2],)  # "Deaths: 14"
    for child in noun.children:
        if child.dep == "prep" and child.lower == "of":
            harmed = next((c for c in child.children if c.dep == "pobj"), None)
            if harmed is not None and not any(c.dep == "nummod" for c in noun.children):
                return with_conjuncts(harmed)
    return (noun,)


def actor_of(verb: Token) -> Token | None:
    """Find who did what a verb says: behind "by", else the subject of the active."""
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            return next((c for c in child.children if c.dep == "pobj"), None)
    passive = any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children)
    return _doer(verb) if not passive and any(c.dep == "dobj" for c in verb.children) else None


def _doer(verb: Token) -> Token | None:
    """Find the subject of a verb, its own or the one it shares: "stormed the hotel and killed"."""
    for _ in range(_NEXT_VERB):
        own = next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"}), None)
        if own is not None or verb.dep != "conj" or verb.head.tag[:1] != "V":
            return own if own is not None and own.dep == "nsubj" else None
        verb = verb.head
    return None


def actor_of_noun(noun: Token) -> Token | None:
    """Find who did what a noun says: "the killing of 12 farmers by gunmen"."""
    for child in noun.children:
        if child.dep in {"prep", "agent"} and child.lower == "by":
            return next((c for c in child.children if c.dep == "pobj"), None)
    return None
