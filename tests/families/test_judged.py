"""A judgement is used again only for tellings that stand as they stood when it was made."""

import msgspec

from firsthand.families.alignment import weigh_words
from firsthand.families.comparing import find_kin
from firsthand.families.judged import Judged
from firsthand.families.meaning import Encoder
from firsthand.families.nearness import Candidates, Pair
from firsthand.families.reading import Reader
from firsthand.settings import Families
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import a_report

TOLD = ("Shells struck the fish market of Kesra at noon on Tuesday. Doctors at the harbour clinic"
        " counted 12 bodies, three of them children. Divers searched the ferry basin until dusk.")
REWORDED = ("The fish market of Kesra was struck by shells on Tuesday. At the harbour clinic"
            " doctors counted 12 bodies, children among them. Divers searched the basin.")


def both(one, other):
    """Read two texts, and lay them side by side."""
    reader = Reader(load_vocabulary("en"))
    tellings = [reader.read(a_report(text, f"Paper {n}")) for n, text in enumerate((one, other))]
    return sorted(weigh_words(tellings, (0, 1)), key=lambda telling: telling.report.id)


def judged(tellings):
    """Judge them, and give what is then known."""
    known = Judged(Families())
    candidates = Candidates((Pair(1, 0, True),), (0, 1))
    assert list(find_kin(tellings, candidates, Families(), Encoder(), known))
    return known


def heavier(telling):
    """Give a telling in a neighbourhood where its words weigh more."""
    return msgspec.structs.replace(telling, sentences=tuple(
        msgspec.structs.replace(sentence, features={
            word: 2 * weight for word, weight in sentence.features.items()})
        for sentence in telling.sentences
    ))


def test_a_reprint_stays_one_whatever_its_words_weigh():
    one, other = both(TOLD, TOLD)
    kin = judged([one, other]).look_up(heavier(one), heavier(other))
    assert kin is not None
    assert kin.kind == "reprint"


def test_a_reprint_is_judged_anew_without_a_sentence():
    one, other = both(TOLD, TOLD)
    assert judged([one, other]).look_up(one.without([1]), other.without([1])) is None


def test_a_rewrite_is_judged_anew_where_words_weigh_otherwise():
    one, other = both(TOLD, REWORDED)
    known = judged([one, other])
    assert known.look_up(one, other) is not None
    assert known.look_up(heavier(one), other) is None
