"""A page of HTML: its main text and what its head says, within bounds that hold for any page."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import msgspec
from lxml import etree, html  # type: ignore[import-untyped]

from firsthand.intake import read_date
from firsthand.problems import problem
from firsthand.record import Problem

_DEEPEST = 200  # levels; well-made pages have 20 to 60, and readers of pages recurse
_MOST_ELEMENTS = 30_000
_ARTICLE_TIME = (
    "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"
)
_DATES = {  # only what the page states: a search in its words finds dates of other things
    "extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d",
    # The default is today, and the same page must read the same tomorrow.
    "max_date": "2099-12-31",
}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a page; null where it does not say."""

    text: str
    headline: str | None = None
    by: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()


def read_page(page: str, about: str) -> Page | Problem:
    """Read a decoded page; one that is too deep or too large for its readers is a Problem.

    Nothing of the page is fetched or run. Its text is the extractor's: white space is evened out
    within paragraphs, and each paragraph is a line.
    """
    tree = _tree(page, about)
    if isinstance(tree, Problem):
        return tree
    # Imported where it is needed: reports that are text need not wait for it.
    from trafilatura import bare_extraction, html2txt

    try:
        found = cast(Any, bare_extraction(
            tree, include_comments=False, include_images=False, fast=True, with_metadata=True,
            date_extraction_params=_DATES,
        ))
        text = (found.text or "") if found is not None else ""
        everything = "" if text.strip() else html2txt(tree)
    except Exception as error:  # the extractor's own bugs on hostile pages are no bug of ours
        return problem("page-not-read", about, reason=type(error).__name__)
    if not text.strip() and not everything.strip():
        return problem("nothing-to-read", about)
    return Page(
        text=text if text.strip() else everything,
        headline=_said(found, "title") or _first(tree, "//title//text()"),
        by=_said(found, "author"),
        published=_published(tree) or _day(_said(found, "date")),
        url=_said(found, "url"),
        publisher=_said(found, "sitename"),
        language=_first(tree, "/html/@lang"),
        problems=() if text.strip() else (problem("no-main-text", about),),
    )


def _tree(page: str, about: str) -> html.HtmlElement | Problem:
    # NUL would end the page for the parser; an encoding declaration is spent once it is decoded.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.replace("\x00", "�"))
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):  # what lxml says of a page without elements
        return problem("nothing-to-read", about)
    except (ValueError, AssertionError) as error:
        return problem("page-not-read", about, reason=type(error).__name__)
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        count += event == "start"
    if deepest > _DEEPEST:
        return problem("page-too-nested", about, count=str(deepest), limit=str(_DEEPEST))
    if count > _MOST_ELEMENTS:
        return problem("page-too-large", about, count=str(count), limit=str(_MOST_ELEMENTS))
    return cast(html.HtmlElement, tree)


def _said(found: Any, name: str) -> str | None:
    value = getattr(found, name, None)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(tree: html.HtmlElement, path: str) -> str | None:
    for value in cast(list[Any], tree.xpath(path)):
        if words := " ".join(str(value).split()):
            return words
    return None


def _day(day: str | None) -> str | None:
    return read_date(day) if day else None


def _published(tree: html.HtmlElement) -> str | None:
    """Give the time of publication that the head states, in meta elements or as JSON-LD."""
    stated = [str(value) for value in cast(list[Any], tree.xpath(_ARTICLE_TIME))]
    for script in cast(list[Any], tree.xpath("//script[@type='application/ld+json']/text()")):
        stated.extend(_dates_in(str(script)))
    return next((date for given in stated if (date := read_date(given))), None)


def _dates_in(script: str) -> list[str]:
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            date = value.get("datePublished")
            found.extend([date] if isinstance(date, str) else [])
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found
