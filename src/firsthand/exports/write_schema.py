"""Writes the published JSON Schema: ``python -m firsthand.exports.write_schema PATH``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from firsthand.exports.schema import schema


def written() -> str:
    """Give the published file's content."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(), "utf-8")
