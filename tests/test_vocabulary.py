"""What may stand in a vocabulary: ordinary language, and no phrase of a report we have seen."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from firsthand import record
from firsthand.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent / "src" / "firsthand"
FILES = sorted((ROOT / "vocabulary").glob("*/*.yaml"))
SAMPLES = ROOT / "samples" / "coast"
RUN = 3  # words in a row

# Public bodies are called what they call themselves: these names are facts of the world and no
# report's wording. That no invented body is among them is tested apart.
NAMES_OF_BODIES = "claimants.yaml"

# Runs of words that reports share with a vocabulary because everybody says them.
ORDINARY = {
    # counting
    "as many as", "in the region of", "tens of thousands", "a good many", "a little over",
    "among the dead", "of the dead", "of the victims", "in the past 24 hours", "bound to rise",
    # dying and fleeing
    "could have been killed", "thought to have", "would have been killed", "lost their lives",
    "drive from their homes", "force from their homes", "chase from their homes",
    "dislodge from their homes", "ran from their homes", "laid down their lives",
    "not been heard from", "not yet been found", "not yet been located",
    "not yet been accounted for", "in the past day", "over the past day",
    # not knowing, not saying, denying
    "could not yet say", "did not know", "i do not know", "we do not know", "had no information",
    "had no figures", "no figures yet", "no immediate comment", "did not say", "no evidence of",
    "no evidence that",
    "there was no massacre", "had nothing to do with",
    "has nothing to do with", "have nothing to do with", "could not say how many",
    "could not yet verify", "it did not happen", "it is false",
    # hearsay, and declining, as every agency puts them
    "are reported to have", "is reported to have", "was reported to have", "were reported to have",
    "are said to", "declined to comment",
    # promising justice
    "must be brought to justice", "will be brought to justice", "would be brought to justice",
    "would be punished",
    # the notice that agencies print below their texts
    "may not be published, broadcast, rewritten",
    # neutral descriptions of ours, which no report is searched for
    "forces of the authorities", "parts of the day",
}


def entries(value: Any) -> Iterator[str]:
    """Yield every string of a vocabulary, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from entries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from entries(inner)
    elif isinstance(value, str):
        yield value


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’.-]*\w", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def seen_in(reports: str) -> list[str]:
    """Name the entries, apart from ordinary language, that hold words of the reports in a row."""
    seen = runs(reports)
    return sorted(
        f"{path.name}: {entry}"
        for path in FILES if path.name != NAMES_OF_BODIES
        for entry in set(entries(yaml.safe_load(path.read_text("utf-8"))))
        if runs(entry) & seen and entry.casefold() not in ORDINARY
    )


def sample_text() -> str:
    lines = (SAMPLES / "reports.jsonl").read_text("utf-8").split("\n")
    told = [json.loads(line) for line in lines if line]
    texts = [f"{line.get('title', '')}\n{line['text']}" for line in told]
    pages = [path.read_text("utf-8") for path in SAMPLES.glob("coast-*")]
    return "\n".join([*texts, *(re.sub(r"<[^>]*>", " ", page) for page in pages)])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_parses_and_says_what_it_is_for(path):
    text = path.read_text("utf-8")

    assert text.startswith("# "), "a vocabulary opens with a comment that says what it holds"
    assert isinstance(yaml.safe_load(text), dict | list)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_key_stands_twice_in_a_mapping(path):
    """YAML keeps the last of two keys without a word, and the first one's words are lost."""
    twice = []

    def look(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
            for _, value in node.value:
                look(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                look(value)

    look(yaml.compose(path.read_text("utf-8"), yaml.SafeLoader))

    assert twice == []


def test_no_phrase_of_a_sample_stands_in_a_vocabulary():
    assert seen_in(sample_text()) == []


def test_ordinary_language_is_listed_only_where_it_is_needed():
    """An allowance that no vocabulary and sample share any more is taken back."""
    seen = runs(sample_text())
    kept = {entry.casefold() for path in FILES
            for entry in entries(yaml.safe_load(path.read_text("utf-8")))}

    assert sorted(p for p in ORDINARY if p not in kept or not runs(p) & seen) == []


def test_a_phrase_of_a_report_would_be_found():
    assert seen_in("He lost his life at the ford.") == ["harms.yaml: lost his life"]


def test_no_invented_agency_stands_in_a_vocabulary():
    extension = yaml.safe_load((SAMPLES.parent / "extension.yaml").read_text("utf-8"))
    invented = {name.casefold() for agency, others in extension["credits"]["agencies"].items()
                for name in (agency, *others)}
    kept = {entry.casefold() for path in FILES
            for entry in entries(yaml.safe_load(path.read_text("utf-8")))}

    assert invented
    assert invented & kept == set()


@pytest.mark.skipif("FIRSTHAND_SEED" not in os.environ, reason="FIRSTHAND_SEED names no report")
def test_no_phrase_of_the_seed_stands_in_a_vocabulary():
    assert seen_in(Path(os.environ["FIRSTHAND_SEED"]).read_text("utf-8")) == []


def test_the_acts_have_codes_and_nothing_else_has():
    assert set(load_vocabulary("en")["acts"]) == set(get_args(record.Act))


def test_every_act_named_by_a_cue_is_an_act_or_a_kind_of_one():
    words = load_vocabulary("en")
    cues = words["cues"]
    named = {*cues["verbs"], *cues["carried"], *cues["nouns"], *cues["denials"], *cues["states"],
             *cues["content_acts"], *(row["act"] for row in cues["performed"])}
    named |= {act for kind in ("verbs", "spoken", "adjectives", "nouns", "carried")
              for act in words["stances"][kind]}

    # these stand for several acts, between which the words that follow decide
    open_acts = {"deny", "reject", "agree", "intend", "warn"}
    assert named - open_acts <= {*get_args(record.Act), *words["kinds"]}


def test_every_kind_is_shown_as_an_act_of_the_list():
    words = load_vocabulary("en")

    assert {kind["act"] for kind in words["kinds"].values()} <= set(get_args(record.Act))
    assert set(words["kinds"]) & set(words["acts"]) == set()
    assert all(kind["plover"] and kind["cameo"] for kind in words["kinds"].values())


def test_every_harm_that_is_named_is_a_harm():
    harms = load_vocabulary("en")["harms"]
    named = {key for key, value in harms.items() if isinstance(value, dict) and "passive" in value}

    assert named == set(get_args(record.Harm))
    assert set(harms["toll_harms"].values()) <= named


@pytest.mark.parametrize(("line", "complaint"), [
    (",SY,,35,36,", "a place without a name"),
    ("Vessnagora,SY,,35,,", "needs both latitude and longitude"),
    ("Vessnagora,SY,,here,36,", "latitude here is not between -90 and 90"),
    ("Vessnagora,SY,,35,36,9", "precision 9 is not between 1 and 7"),
])
def test_a_table_of_places_says_what_is_wrong_with_a_row(line, complaint, tmp_path):
    table = tmp_path / "places.csv"
    table.write_text(f"name,country,admin1,latitude,longitude,precision\n{line}\n", "utf-8")

    with pytest.raises(ValueError, match=complaint):
        load_vocabulary("en", (table,))


def test_a_table_of_places_is_added_to_the_places(tmp_path):
    table = tmp_path / "places.csv"
    table.write_text("name,aliases,latitude,longitude\nVessnagora,Vesna|Wessna,35.6,36\n", "utf-8")

    assert load_vocabulary("en", (table,))["places"]["added"] == [
        {"name": "Vessnagora", "aliases": ["Vesna", "Wessna"], "latitude": 35.6, "longitude": 36.0}]
