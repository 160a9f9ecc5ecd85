"""The sample is well formed: what it says of itself is in its own words and adds up."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest
import yaml

from firsthand import record


def as_list(value):
    return value if isinstance(value, list) else [value]


def test_there_are_enough_reports_and_they_are_short(reports):
    lengths = {key: len(row["text"].split()) for key, row in reports.items()}

    assert 46 <= len(lengths) <= 52
    assert {key: n for key, n in lengths.items() if not 80 <= n <= 260} == {}


def test_ids_are_in_order_and_times_are_not(samples):
    text = (samples / "coast" / "reports.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in text.split("\n") if line]
    given = [line["id"] for line in lines]
    days = [line["published"] for line in lines if line["published"].startswith("2025")]

    assert given == sorted(given)
    assert days != sorted(days)


def test_every_address_leads_nowhere(samples):
    everything = "".join(
        path.read_text("utf-8") for path in samples.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    hosts = {urlsplit(found).hostname for found in re.findall(r"https?://[^\s\"'<>)]+", everything)}
    mailboxes = set(re.findall(r"[\w.-]+@([\w.-]+\w)", everything))

    assert {h for h in hosts if not h.endswith(".example")} <= {"schema.org"}
    assert {box for box in mailboxes if not box.endswith(".example")} == set()


def test_every_report_is_expected_once(samples, reports, expected):
    ids = [row["id"] for row in expected["reports"]]

    assert sorted(ids) == sorted(reports)
    known = set(ids)
    named = set(re.findall(r"coast-\d\d", (samples / "expected.yaml").read_text("utf-8")))
    assert named == known


def test_every_phrase_stands_in_its_report(given_id, expectation, words_of):
    text, row = words_of(given_id), expectation(given_id)
    phrases = [claim["count"] for claim in row["claims"]]
    phrases += [note["words"] for note in row.get("not_tolls", ())]
    phrases += row.get("background", [])
    for said in row["statements"]:
        phrases += [said["source"], said["about"], said.get("via", "")]

    assert [phrase for phrase in phrases if phrase not in text] == []


def test_every_claim_is_sound(given_id, expected, expectation):
    row = expectation(given_id)
    counts = {claim["count"] for claim in row["claims"]}
    for claim in row["claims"]:
        assert claim.get("harm", "killed") in get_args(record.Harm)
        assert set(as_list(claim.get("polarity", "asserted"))) <= set(get_args(record.Polarity))
        assert claim.get("span", "unclear") in get_args(record.Span)
        assert {by for by in as_list(claim["by"]) if by} <= set(expected["claimants"])
        assert claim.get("within") is None or claim["within"] in counts - {claim["count"]}
        if claim["is"] != "vague":
            bounds = [bound for bound in claim["is"][1:] if bound is not None]
            assert bounds == sorted(bounds)
            assert bounds
    for said in row["statements"]:
        assert {said["act"], *said.get("accept", ())} <= set(get_args(record.Act))


def test_members_of_a_family_are_what_they_are_called(member, reports):
    parent, child = reports[member["parent"]]["text"], reports[member["id"]]["text"]
    shared = [part for part in parent.split("\n\n") if part in child]

    assert set(as_list(member["derivation"])) <= set(get_args(record.Derivation))
    if member["derivation"] == "reprint":
        assert parent in child
    elif member["derivation"] == "excerpt":
        assert 2 <= len(shared) < len(parent.split("\n\n"))
    else:
        assert len(shared) < len(parent.split("\n\n")) - 1


def test_a_compilation_holds_words_of_every_parent(reports, expected):
    for row in expected["compilations"]:
        text = reports[row["id"]]["text"]
        for parent in row["parents"]:
            sentences = re.split(r"(?<=[.!?]) |\n\n", reports[parent]["text"])
            assert sum(sentence in text for sentence in sentences if len(sentence) > 60) >= 2


def _told(row, number, claimant, scope, harm="killed"):
    return any(
        claim["is"] != "vague" and claim["is"][0] == number
        and claim.get("harm", "killed") == harm
        and set(as_list(scope)) & set(as_list(claim["scope"]))
        and (claimant in as_list(claim["by"]) or None in as_list(claim["by"]))
        for claim in row["claims"]
    )


def test_every_step_of_a_series_is_told_by_the_reports_it_names(expected, expectation):
    missing = [
        (series["claimant"], series["scope"], step["number"], given_id)
        for series in expected["series"] for step in series["steps"] for given_id in step["ids"]
        if not _told(expectation(given_id), step["number"], series["claimant"], series["scope"])
    ]

    assert missing == []


def test_the_arithmetic_holds(expected):
    for check in expected["checks_that_hold"]:
        left, right = check.split(" = ")
        terms = re.findall(r"[+-]?\d+", left.replace(" ", ""))
        assert sum(map(int, terms)) == int(right), check


def test_headline_figures_are_told_and_their_copies_are_copies(expected, expectation):
    for figure in expected["headline_figures"]:
        told = set(figure["reports"])
        claimants = [*figure["origins"], *figure.get("unresolved", ())]
        for given_id in told - {"coast-28"}:  # the translation's claims may stay unread
            row = expectation(given_id)
            assert any(
                _told(row, figure["figure"], who, figure["scope"],
                      figure.get("harm", "killed"))
                or (who == "OHCHR" and _told(row, 111, who, "total"))
                for who in claimants
            ), (figure, given_id)
        assert set(figure["copies"]) < told


def test_what_is_never_a_toll_stands_in_no_series(expected, words_of):
    steps = {
        (given_id, step["number"])
        for series in expected["series"] for step in series["steps"] for given_id in step["ids"]
    }
    for row in expected["never_a_toll"]:
        assert row["words"] in words_of(row["id"])
        digits = re.search(r"\d[\d,]*", row["words"])
        if digits:
            assert (row["id"], int(digits[0].replace(",", ""))) not in steps


def test_drift_quotes_both_sides(expected, words_of):
    for pair in [*expected["drift"], *expected["no_drift"]]:
        assert pair["before"] in words_of(pair["parent"])
        assert pair["after"] in words_of(pair["child"])
        assert pair.get("kind", "hedge") in get_args(record.DriftKind)
    for pair in expected["changed_position"]:
        assert pair["before"] in words_of(pair["first"])
        assert pair["after"] in words_of(pair["second"])


def test_follow_ups_names_credits_and_headlines_quote_their_reports(
    expected, reports, words_of
):
    for row in expected["follow_ups"]:
        assert row["words"] in words_of(row["id"])
        assert {row["status"], *row.get("accept", ())} <= set(get_args(record.FollowUpStatus))
    for key, field in (("names", "called"), ("credits", "words")):
        for row in expected[key]:
            assert row[field] in words_of(row["id"]), row
    for row in expected["headline_differs"]:
        assert row["headline"] in reports[row["id"]]["title"]
        assert row["body"] in reports[row["id"]]["text"]


def test_every_report_has_its_place(reports, expected):
    placed = Counter(expected["no_incident"])
    for incident in expected["incidents"]:
        placed.update(incident["reports"])

    assert placed == Counter(list(reports))


def test_the_footer_that_five_reports_share_is_no_kinship(reports, expected):
    footer = reports["coast-29"]["text"].rsplit("\n\n", 1)[1]

    bearers = {key for key, row in reports.items() if row["text"].endswith(footer)}

    assert bearers == set(expected["not_families"][0]["ids"])


def test_the_agencies_are_invented_and_credited(samples, expected):
    given = yaml.safe_load((samples / "extension.yaml").read_text("utf-8"))
    agencies = given["credits"]["agencies"]

    assert all(spellings[-1].endswith(".example") for spellings in agencies.values())
    assert {row["agency"] for row in expected["credits"] if "agency" in row} == set(agencies)


def _runs(text, length):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.mark.skipif(
    "FIRSTHAND_REFERENCE" not in os.environ, reason="no folder of reference texts is given"
)
def test_no_ten_words_in_a_row_come_from_a_reference_text(reports, words_of):
    folder = Path(os.environ["FIRSTHAND_REFERENCE"])
    texts = [path for path in folder.rglob("*") if path.suffix in {".txt", ".jsonl", ".md"}]
    taken = {key: _runs(words_of(key), 10) for key in reports}

    assert texts, "the folder holds no text"
    for path in texts:
        there = _runs(path.read_text("utf-8", "replace"), 10)
        assert {key for key, ours in taken.items() if ours & there} == set()
