"""Commands are asked as a person would ask them: words in, words and an exit code out."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import firsthand

POST = "HOMS, March 10 - The Kesra Monitor said on Monday that 17 people were killed in Homs.\n"
MAIL = (
    "Shops stayed shut in Homs. "
    "The Kesra Monitor said on Monday that 17 people were killed in Homs.\n"
)
PAGE = (
    "<html><head><title>Two hurt at the mill</title></head><body><article><h1>Two hurt at the mill"
    "</h1><p>Two workers were injured at a mill in Aleppo on 9 March 2025, the mayor said.</p>"
    "</article></body></html>"
)


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Ask one command line in an empty folder: ``ask("read a.txt")``."""
    monkeypatch.chdir(tmp_path)

    def asked(line, stdin=None):
        return CliRunner().invoke(firsthand, shlex.split(line), input=stdin)

    return asked


def lay_out(folder):
    """Lay out reports as people have them: good files among an empty and a binary one."""
    (folder / "späte Berichte").mkdir(parents=True)
    (folder / "post.txt").write_text(POST, "utf-8")
    (folder / "späte Berichte" / "почта.txt").write_text(MAIL, "utf-8")
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")


@pytest.fixture
def inbox(tmp_path):
    """Give such a folder, as ``reports`` in the current folder."""
    lay_out(tmp_path / "reports")
    return tmp_path / "reports"


@pytest.fixture(scope="session")
def read_once(tmp_path_factory):
    """Read that folder into a record, once for all tests."""
    folder = tmp_path_factory.mktemp("read")
    lay_out(folder / "reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        line = ["read", "reports", "--published", "2025-03-10"]
        return CliRunner().invoke(firsthand, line), folder / "firsthand.db"


@pytest.fixture
def read(read_once, inbox, tmp_path):
    """Give what reading that folder said; its record is firsthand.db, its files are there."""
    said, record = read_once
    shutil.copyfile(record, tmp_path / "firsthand.db")
    return said


def content(path: Path) -> list[str]:
    """Give what an export holds but for the rows that keep when and where it was read."""
    lines = path.read_text("utf-8").split("\n")
    return sorted(
        line for line in lines if line and json.loads(line)["type"] not in ("run", "capture")
    )
