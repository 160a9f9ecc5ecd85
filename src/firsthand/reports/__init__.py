"""Captures become reports: who published what, when, in which language, on whose credit.

A text with a headline, a byline and a dateline, before, and its report, after:

>>> from datetime import UTC, datetime
>>> from firsthand.intake import ReadOptions, open_captures
>>> from firsthand.settings import Intake
>>> from firsthand.vocabulary import load_vocabulary
>>> import pathlib, tempfile
>>> path = pathlib.Path(tempfile.mkdtemp()) / "market.txt"
>>> _ = path.write_text('''Shells hit the fish market in Kesra
... By Jane Doe
... KESRA, March 9 (Meridian Wire) — Twelve people were killed, the mayor said.
... ''', encoding="utf-8")
>>> captured = next(open_captures(path, Intake(), ReadOptions(published="2025-03-10")))
>>> report, problems = read_report(captured, load_vocabulary("en"))
>>> report.headline, report.by, report.located, report.published
('Shells hit the fish market in Kesra', 'Jane Doe', 'KESRA', '2025-03-10')
>>> [(credit.agency, credit.kind) for credit in report.credit], report.missing
([('Meridian Wire', 'agency')], ('publisher',))
"""

from __future__ import annotations

import hashlib

import msgspec

from firsthand.intake import Captured, Told
from firsthand.problems import problem
from firsthand.record import Credit, Passage, Problem, Report, make_id
from firsthand.reports.alignment import align
from firsthand.reports.credits import find_credits, tidied
from firsthand.reports.language import contradicted, language_of
from firsthand.reports.masthead import Masthead, headline_words, read_masthead
from firsthand.reports.pages import Page, read_page
from firsthand.reports.patterns import MastheadWords, masthead_words
from firsthand.vocabulary import Vocabulary

__all__ = ["read_report"]


def read_report(
    captured: Captured, vocabulary: Vocabulary
) -> tuple[Report, tuple[Problem, ...]] | Problem:
    """Read one capture as a report; a Problem where there are no words to read.

    What came with the capture stands first, then what the page or the text says of itself, then
    the caller's options. ``missing`` names what none of them gave: headline, by, published,
    publisher, located, and original where parts of an HTML report were not found in the page.
    """
    about, told = captured.capture.target_uri, captured.told
    words = masthead_words(vocabulary)
    page = _page(told, about)
    if isinstance(page, Problem) and told.text is None:
        return page
    read = page if isinstance(page, Page) else Page(text="")
    problems = (page,) if isinstance(page, Problem) else read.problems
    text = told.text if told.text is not None else read.text
    if not text.strip():
        return problem("nothing-to-read", about)
    report = _report(captured, text, read, words)
    if told.html is None:
        return report, problems
    original, whole = align(text, told.html)
    missing = report.missing if whole else (*report.missing, "original")
    return msgspec.structs.replace(report, original=original, missing=missing), problems


def _page(told: Told, about: str) -> Page | Problem | None:
    return None if told.html is None else read_page(told.html, about)


def _report(captured: Captured, text: str, page: Page, words: MastheadWords) -> Report:
    told = captured.told
    masthead = read_masthead(text, words)
    credit = tidied({*masthead.credit, *find_credits(text, words)})
    headline, headline_at = _headline(told, page, masthead, text)
    publisher = told.publisher or page.publisher or _publisher(credit)
    publisher = publisher or told.otherwise.publisher
    published = told.published or page.published or masthead.published
    published = published or told.otherwise.published
    url = told.url or page.url
    by = page.by or masthead.by
    given = {
        "headline": headline, "by": by, "published": published, "publisher": publisher,
        "located": masthead.located,
    }
    return Report(
        id=make_id("report", text, publisher or "", url or "", told.given_id or ""),
        capture=captured.capture.id,
        given_id=told.given_id,
        publisher=publisher,
        url=url,
        headline=headline,
        headline_at=headline_at,
        by=by,
        credit=credit,
        located=masthead.located,
        published=published,
        language=_language(told, page, text, words),
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        missing=tuple(name for name, value in given.items() if value is None),
    )


def _headline(
    told: Told, page: Page, masthead: Masthead, text: str
) -> tuple[str | None, Passage | None]:
    """Give the headline, and where it stands in the text if it was not given apart."""
    if told.headline is not None and told.headline.strip():
        return told.headline, None
    if page.headline is not None:
        repeated = text.startswith(page.headline)
        at = Passage(start=0, end=len(page.headline), exact=page.headline) if repeated else None
        return page.headline, at
    at = masthead.headline_at
    return (headline_words(at) if at else None), at


def _publisher(credit: tuple[Credit, ...]) -> str | None:
    """Give the publisher that the credits name, where they name one and no more."""
    named = {line.agency for line in credit if line.kind == "publisher"}
    return named.pop() if len(named) == 1 else None


def _language(told: Told, page: Page, text: str, words: MastheadWords) -> str:
    declared = told.language or page.language
    if told.language is None and declared and contradicted(text, declared, words):
        declared = None
    return language_of(text, declared, words)
