"""The sample as plain rows, read without any of the project's own readers."""

from __future__ import annotations

import email
import email.policy
import json
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from firsthand import record

SAMPLES = Path(record.__file__).parent / "samples"
COAST = SAMPLES / "coast"


class _Article(HTMLParser):
    """The heading, the site and the paragraphs of a page's article."""

    def __init__(self):
        super().__init__()
        self.open, self.parts, self.title, self.meta = [], [], "", {}

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta" and "content" in given:
            self.meta[given.get("property") or given.get("name")] = given["content"]
        elif tag in ("article", "p", "h1", "time", "div"):
            self.open.append(tag)
        if tag == "p" and "article" in self.open and given.get("class") not in ("byline", "info"):
            self.parts.append("")

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if "article" in self.open and self.open[-1] == "p" and self.parts:
            self.parts[-1] += data
        elif self.open and self.open[-1] == "h1":
            self.title += data


def _page(path):
    article = _Article()
    article.feed(path.read_text("utf-8"))
    return {
        "id": path.stem, "title": article.title, "text": "\n\n".join(article.parts),
        "publisher": article.meta["og:site_name"], "url": article.meta["og:url"],
        "published": article.meta["article:published_time"],
    }


def _letter(path):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return {
        "id": path.stem, "title": message["Subject"], "text": message.get_content().strip(),
        "published": message["Date"],
    }


@cache
def _reports():
    lines = (COAST / "reports.jsonl").read_text("utf-8").split("\n")
    found = [json.loads(line) for line in lines if line]
    found += [_page(path) for path in sorted(COAST.glob("*.html"))]
    found += [_letter(path) for path in sorted(COAST.glob("*.eml"))]
    found += [
        {"id": path.stem, "title": "", "text": path.read_text("utf-8")}
        for path in sorted(COAST.glob("*.txt"))
    ]
    assert Counter(row["id"] for row in found).most_common(1)[0][1] == 1, "an id is given twice"
    return {row["id"]: row for row in found}


@cache
def _expected():
    return yaml.safe_load((SAMPLES / "expected.yaml").read_text("utf-8"))


@pytest.fixture
def samples():
    return SAMPLES


@pytest.fixture
def reports():
    return _reports()


@pytest.fixture
def expected():
    return _expected()


@pytest.fixture
def expectation(expected):
    rows = {row["id"]: row for row in expected["reports"]}

    def find(given_id):
        row = rows[given_id]
        return find(row["same_as"]) if "same_as" in row else row

    return find


@pytest.fixture
def words_of(reports):
    return lambda given_id: f"{reports[given_id]['title']}\n{reports[given_id]['text']}"


def pytest_generate_tests(metafunc):
    if "given_id" in metafunc.fixturenames:
        metafunc.parametrize("given_id", sorted(_reports()))
    if "member" in metafunc.fixturenames:
        found = [member for family in _expected()["families"] for member in family["members"]]
        metafunc.parametrize("member", found, ids=[member["id"] for member in found])
