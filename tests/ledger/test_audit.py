"""The audit finds whatever was done to a record behind its back, and names the row."""

import random
import sqlite3

import apsw
import book_factories as make
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.ledger import RecordUnusable, check, open_ledger
from firsthand.ledger.tables import TABLES
from firsthand.standings import weigh


def open_up(path):
    """Open a record as a forger would: triggers and foreign keys out of the way."""
    db = apsw.Connection(str(path))
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    return db


def rows_named(path):
    return {(found.table, found.number) for found in check(path)}


def changed(value):
    """Give another value of the same kind, as near as can be."""
    if value is None:
        return "x"
    if isinstance(value, bytes):
        return bytes([value[0]]) + bytes([value[1] ^ 1]) + value[2:]
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
    return value + 1


def test_a_record_as_kept_is_sound(kept):
    assert check(kept) == ()


COLUMNS = [(name, column) for name, table in TABLES.items() for column in table.titles]
COLUMNS += [("log", c) for c in ("kind", "number", "id", "sha256", "previous", "chain")]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_any_cell_changed_is_found_and_its_row_named(kept, name, column):
    db = open_up(kept)
    (kind,) = [row[2] for row in db.execute(f'PRAGMA table_info("{name}")') if row[1] == column]
    number = "seq" if name == "log" else "number"
    last, value = db.execute(f'SELECT max({number}), "{column}" FROM "{name}"').get
    new = (0 if kind != "TEXT" else "x") if value is None else changed(value)
    try:
        db.execute(f'UPDATE "{name}" SET "{column}" = ? WHERE {number} = ?', (new, last))
    except apsw.ConstraintError:
        pytest.fail(f"{name}.{column} cannot be forged like this: choose another value")
    db.close()

    assert (name, last) in rows_named(kept)


@pytest.mark.parametrize("name", [*TABLES, "log"])
def test_a_row_erased_is_missed(kept, name):
    db = open_up(kept)
    number = "seq" if name == "log" else "number"
    db.execute(f'DELETE FROM "{name}" WHERE {number} = 1')
    db.close()

    assert (name, 2 if name == "log" else 1) in rows_named(kept)


def test_a_row_slipped_in_is_found(kept):
    db = open_up(kept)
    db.execute("INSERT INTO judgement VALUES (9, 'j', 'a', 'b', 'same', 'Somebody', '', '', '{}')")
    db.close()

    assert ("judgement", 9) in rows_named(kept)


def test_missing_triggers_are_found(kept):
    open_up(kept).close()

    found = [finding for finding in check(kept) if finding.rule == "plan"]

    assert len(found) == 2 * (len(TABLES) + 1)
    assert '"claim_refuses_delete" of the plan is missing.' in {each.sentence for each in found}


def test_a_record_cut_back_no_longer_has_the_hash_that_was_noted(kept):
    with open_ledger(kept, readonly=True) as ledger:
        noted = ledger.head()
    assert check(kept, head=noted) == ()
    db = open_up(kept)
    last, kind, number = db.execute("SELECT max(seq), kind, number FROM log").get
    db.execute(f'DELETE FROM log WHERE seq = {last}; DELETE FROM "{kind}" WHERE number = {number}')
    db.close()

    assert "log" in {finding.rule for finding in check(kept, head=noted)}


@pytest.mark.parametrize("seed", range(6))
def test_damage_to_the_file_is_found_or_does_no_harm(kept, seed):
    """A byte flipped anywhere is found, refused at opening, or changes nothing that is kept."""
    def content():
        db = sqlite3.connect(f"file:{kept}?immutable=1", uri=True)
        rows = [db.execute(f'SELECT * FROM "{name}"').fetchall() for name in [*TABLES, "log"]]
        db.close()
        return rows

    before, whole = content(), kept.read_bytes()
    chance = random.Random(seed)
    for _ in range(12):
        spot = chance.randrange(len(whole))
        kept.write_bytes(whole[:spot] + bytes([whole[spot] ^ 0x10]) + whole[spot + 1:])
        try:
            findings = check(kept)
        except RecordUnusable:
            continue

        assert findings or content() == before, f"byte {spot}"


def forge(reading, **changes):
    """Give the reading with its claim changed."""
    return msgspec.structs.replace(
        reading, claims=(msgspec.structs.replace(reading.claims[0], **changes),)
    )


def keep(path, readings, weighing=None):
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        for reading in readings:
            data = reading.report.text.encode()
            ledger.keep(make.a_capture(data, reading.report.id), data, [reading])
        if weighing is not None:
            ledger.finish_run("run-1", weighing)


def evidence(start):
    text = make.a_reading().report.text
    return {"evidence": make.Passage(start=start, end=start + 4, exact=text[3:7])}


COUNT = make.a_reading().claims[0].count


@pytest.mark.parametrize(("changes", "rule"), [
    (evidence(3), None),
    (evidence(4), "quote"),
    (evidence(-72), "quote"),  # would be right, counted from the end
    (evidence(9_000), "quote"),
    ({"count": msgspec.structs.replace(COUNT, as_written="12")}, "quote"),
    ({"statement": "statement-none"}, "reach"),
    ({"within": "claim-none"}, "reach"),
    ({"repeats": "claim-none"}, "reach"),
    ({"report": "report-none"}, "reach"),
])
def test_words_that_do_not_stand_there_and_names_of_nothing_are_found(path, changes, rule):
    reading = forge(make.a_reading(), **changes)
    keep(path, [reading])

    found = [(each.table, each.id, each.rule) for each in check(path)]

    assert found == ([("claim", reading.claims[0].id, rule)] if rule else [])


def test_a_passage_of_the_headline_is_held_to_the_headline(path):
    reading = make.a_reading()
    report = msgspec.structs.replace(reading.report, headline="Market shelled in Orvale")
    told = make.Passage(start=0, end=6, exact="Market", field="headline")
    keep(path, [msgspec.structs.replace(forge(reading, evidence=told), report=report)])

    assert check(path) == ()


def test_a_text_that_is_not_its_hash_and_a_capture_never_kept_are_found(path):
    reading = make.a_reading()
    report = msgspec.structs.replace(reading.report, text_sha256="0" * 64, capture="1" * 64)
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        ledger.keep_reading(msgspec.structs.replace(reading, report=report))

    assert {(each.table, each.rule) for each in check(path)} == {
        ("report", "hash"), ("report", "reach")
    }


def conclusions(**changes):
    """Give the sound conclusions with one standing changed."""
    weighing = make.a_weighing(make.three_readings())
    standing = msgspec.structs.replace(weighing.standings[0], **changes)
    return msgspec.structs.replace(weighing, standings=(standing,))


SOUND = make.a_weighing(make.three_readings()).standings[0]


@pytest.mark.parametrize(("changes", "says"), [
    ({"low": 13}, "13 to 17, and its origins do not"),
    ({"low": 17, "high": 14}, "17 to 14, and its origins do not"),
    ({"low": 12, "high": 14}, "12 to 14, and a single origin says both"),
    ({"high": 14}, "14 to 14, but A hospital director says 17"),
    ({"high": None}, "14 to None: one end"),
    ({"best": 15}, "best is 15, but nobody signed that"),
    ({"claims": SOUND.claims[:2]}, "Its reports are not"),
    ({"reports": SOUND.reports[:2]}, "Its reports are not"),
    ({"claims": SOUND.claims * 2}, "some of its claims twice"),
    ({"families": SOUND.families[:1]}, "in none of its families"),
    ({"families": (*SOUND.families, "family-x")}, "has none of its reports"),
    ({"origins": SOUND.origins[:1]}, "not those that its claims go back to"),
    ({"origins": (*SOUND.origins, "origin-x")}, "names origin origin-x"),
    ({"claims": (*SOUND.claims, "claim-x")}, "names claim claim-x"),
    ({"incident": "incident-x"}, "names incident incident-x"),
    ({"first": "claim-x"}, "names claim claim-x"),
])
def test_a_standing_whose_sums_do_not_hold_is_named(path, changes, says):
    keep(path, make.three_readings(), conclusions(**changes))

    found = check(path)

    assert {(each.table, each.id) for each in found} == {("standing", SOUND.id)}
    assert says in " ".join(each.sentence for each in found)


def test_a_best_that_a_person_signed_stands(path):
    judgement = msgspec.structs.replace(make.a_judgement(), left=SOUND.id, verdict="best 15")
    keep(path, make.three_readings(), conclusions(best=15))
    with open_ledger(path) as ledger:
        ledger.keep_judgement(judgement)

    assert check(path) == ()


def test_an_origin_without_a_figure_sets_no_end(path):
    readings = make.three_readings()
    vague = make.Count(as_written="people", number=None, low=None, best=None, high=None,
                       wording="none", **make.at(readings[2].report.text, "people"))
    keep(path, [*readings[:2], forge(readings[2], count=vague)], conclusions(low=14, high=14))

    assert check(path) == ()


def test_shared_words_and_drift_are_held_to_their_own_reports(path):
    weighing = make.a_weighing(make.three_readings())
    family, drift = weighing.families[0], weighing.drifts[0]
    link = family.links[0]
    wrong = msgspec.structs.replace(link.shared[0].b, start=0, end=18)
    weighing = msgspec.structs.replace(
        weighing,
        families=(msgspec.structs.replace(family, links=(
            msgspec.structs.replace(link, shared=(make.Shared(a=link.shared[0].a, b=wrong),)),)),),
        drifts=(msgspec.structs.replace(drift, after=wrong),),
    )
    keep(path, make.three_readings(), weighing)

    assert [(each.table, each.rule) for each in check(path)] == [
        ("drift", "quote"), ("family", "quote")
    ]


def test_a_judgement_nobody_signed_is_found(kept):
    db = open_up(kept)
    db.execute("UPDATE judgement SET json = json_set(json, '$.by', ' ')")
    db.close()

    assert "signature" in {each.rule for each in check(kept)}


TELLING = st.builds(
    make.a_reading, said_by=st.sampled_from(["The mayor", "A doctor", "The Orvale Monitor"]),
    killed=st.integers(1, 40), publisher=st.sampled_from(["The Gazette", "The Post", "The Star"]),
    published=st.sampled_from(["2025-03-10", "2025-03-11T08:00:00Z", "2025-03-12"]),
)


@given(readings=st.lists(TELLING, min_size=2, max_size=7, unique_by=lambda each: each.report.id))
@settings(max_examples=20, deadline=None)
def test_what_the_standings_conclude_is_sound(tmp_path_factory, readings):
    path = tmp_path_factory.mktemp("book") / "my.db"
    drawn = make.a_weighing(readings)
    weighing = weigh(readings, drawn.families, drawn.incidents)
    keep(path, readings, weighing)

    assert weighing.standings
    assert check(path) == ()
