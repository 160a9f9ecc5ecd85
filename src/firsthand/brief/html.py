"""The brief as one HTML file: no script, nothing loaded, nothing of a report taken as markup."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup

from firsthand.brief.branches import grow
from firsthand.brief.chart import lay_out
from firsthand.brief.page import Brief
from firsthand.brief.wording import visible


def as_html(brief: Brief) -> str:
    """Write a brief as one self-contained page that works without script or network.

    All words are escaped by the template engine; characters that hide or reorder others are
    shown by their number; an address becomes a link only where it is http or https.
    """
    page = jinja2.Environment(
        loader=jinja2.PackageLoader("firsthand.brief"), autoescape=True, finalize=_shown,
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )
    page.globals.update(lay_out=lay_out, grow=grow)
    page.filters["safe_address"] = safe_address
    return page.get_template("page.html.j2").render(brief=brief)


def safe_address(address: str) -> str:
    """Give an address back where it leads to the web; nothing else is made a link."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def _shown(value: Any) -> Any:
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)
