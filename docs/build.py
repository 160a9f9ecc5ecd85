"""Writes the generated pages: ``python docs/build.py``; with ``--check`` only says what is stale.

Whole pages are made from what runs: the codebook from the record and the vocabulary, the
references from ``--help`` and the settings, the schema from the types. In pages written by hand,
what stands between ``<!-- built: NAME -->`` and ``<!-- end -->`` is put in from the golden cases.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
import msgspec
import yaml

from firsthand import record
from firsthand.cli import firsthand as command_line
from firsthand.exports import schema
from firsthand.settings import described
from firsthand.vocabulary import Vocabulary, load_vocabulary

DOCS = Path(__file__).parent
CASES = DOCS.parent / "tests" / "cases"
_WIDTH = 92  # columns of the help texts
_BUILT = re.compile(r"<!-- built: (?P<name>\S+) -->\n.*?<!-- end -->", flags=re.S)


def pages() -> dict[Path, str]:
    """Give the content of every generated page by its path."""
    made = {
        DOCS / "codebook.md": codebook(),
        DOCS / "reference" / "cli.md": reference_of_commands(),
        DOCS / "reference" / "settings.md": reference_of_settings(),
        DOCS / "schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    }
    for path in sorted(DOCS.rglob("*.md")):
        if path not in made:
            made[path] = _BUILT.sub(_put_in, path.read_text("utf-8"))
    return made


def _put_in(built: re.Match[str]) -> str:
    name = built["name"]
    content = known_wrong() if name == "known-wrong" else case(name)
    return f"<!-- built: {name} -->\n{content}\n<!-- end -->"


def case(name: str) -> str:
    """Give a golden case as it is shown in the method: its report, its tables, its reason."""
    text = (CASES / f"{name}.md").read_text("utf-8")
    title, _, body = text.partition("\n")
    return f"**{title.removeprefix('# ')}** (`tests/cases/{name}.md`)\n\n{body.strip()}"


def known_wrong() -> str:
    """List the golden cases that are known to be read wrongly, with the reason."""
    found = []
    for path in sorted(CASES.rglob("*.md")):
        text = path.read_text("utf-8")
        _, wrong, why = text.partition("Known wrong:")
        if wrong:
            name = path.relative_to(CASES).with_suffix("")
            title = text.partition("\n")[0].removeprefix("# ")
            found.append(f"- **{title}** (`{name}`): {' '.join(why.split())}")
    return "\n".join(found) or "No golden case is known to be read wrongly."


# ── the codebook ──


def codebook() -> str:
    """Write the codebook: types, fields, closed lists, acts, vague words, scopes."""
    told = yaml.safe_load((DOCS / "codebook.yaml").read_text("utf-8"))
    words = load_vocabulary("en")
    parts = [
        "# Codebook\n",
        "Every type, field and value of the record, what it means and where it stops. Generated "
        "from the program's own types and vocabularies by `make docs`.\n",
        "## Every line of the record is one of these types\n",
        "`firsthand export --as jsonl` writes one object a line, with `type` first. Types without "
        "a name in that column stand inside others.\n",
        *(_type(kind, told) for kind in types()),
        "## Values come from closed lists\n",
        *(_values(name, told["values"][name]) for name in closed_lists()),
        *_vocabulary_tables(words),
        "## A scope says who of the harmed are counted\n",
        "Parts are joined with `+` in this order: `civilian+child`.\n",
        _table(["scope", "counts"], [[f"`{k}`", v] for k, v in told["scopes"].items()]),
    ]
    return "\n".join(parts)


def types() -> Iterator[type[msgspec.Struct]]:
    """Yield the types of the record in the order of its module."""
    handed_on = (record.Reading, record.Weighing)  # between rooms, and in no record
    for name, value in vars(record).items():
        if (
            isinstance(value, type) and issubclass(value, msgspec.Struct)
            and not name.startswith("_") and value not in handed_on
        ):
            yield value


def closed_lists() -> dict[str, tuple[str, ...]]:
    """Give every closed list of values by its name."""
    return {
        name: get_args(value) for name, value in vars(record).items()
        if get_origin(value) is Literal
    }


def _type(kind: type[msgspec.Struct], told: dict[str, Any]) -> str:
    tag = kind.__struct_config__.tag
    rows = [
        [f"`{name}`", f"`{_written(field.type)}`", meaning(kind.__name__, name, told)]
        for field in msgspec.structs.fields(kind)
        if (name := field.encode_name)
    ]
    heading = f"### {kind.__name__}" + (f" (`\"type\": \"{tag}\"`)" if tag else "")
    says = re.sub(r"``", "`", " ".join((kind.__doc__ or "").split()))
    return f"{heading}\n\n{says}\n\n{_table(['field', 'type', 'meaning'], rows)}"


def meaning(kind: str, field: str, told: dict[str, Any]) -> str:
    """Give a field's sentence: its own, else that of a type it extends, else the inherited one."""
    bases = [base.__name__ for base in getattr(record, kind).__mro__]
    for name in bases:
        if field in told["fields"].get(name, {}):
            return str(told["fields"][name][field])
    return str(told["inherited"][field])


def _written(hint: Any) -> str:
    """Write a type as a reader of JSON knows it."""
    for name, values in vars(record).items():
        if get_origin(values) is Literal and values == hint:
            return name
    if get_origin(hint) is tuple:
        return f"list of {_written(get_args(hint)[0])}"
    if get_args(hint):
        inner = [_written(part) for part in get_args(hint) if part is not type(None)]
        return " or ".join([*inner, *(["null"] if type(None) in get_args(hint) else [])])
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return plain[hint] if hint in plain else str(hint.__name__)


def _values(name: str, told: dict[str, str]) -> str:
    return f"### {name}\n\n{_table(['value', 'means'], [[f'`{k}`', v] for k, v in told.items()])}"


def _vocabulary_tables(words: Vocabulary) -> Iterator[str]:
    yield "## Acts have codes in PLOVER and CAMEO\n"
    yield "A dash stands where PLOVER has no code for the act.\n"
    yield _table(["act", "PLOVER", "CAMEO"], [
        [f"`{act}`", codes["plover"] or "–", codes["cameo"]]
        for act, codes in words["acts"].items()
    ])
    yield (
        "Some kinds of acts are finer than the list. They are shown as an act of it and carry the "
        "codes of their kind.\n"
    )
    yield _table(["kind", "shown as", "PLOVER", "CAMEO"], [
        [kind, f"`{row['act']}`", row["plover"], row["cameo"]]
        for kind, row in words["kinds"].items()
    ])
    yield (
        "A figure inside an act belongs to whoever performs it: to condemn the killing of 30 "
        "people is to say that 30 were killed. It does not where responsibility or knowledge is "
        "denied or an answer declined, nor where a clause follows a comma (\"the raid, which "
        "killed nine\"): that is the reporter's. What is threatened, promised or called for has "
        "not happened.\n"
    )
    yield from _table_of_means(words["harms"]["means"])
    yield "## A vague word is a floor\n"
    yield (
        "What the record writes as `low`, and beside it the number that ACLED's convention gives. "
        "A dash bounds nothing. A plural without a number is at least "
        f"{words['counts']['bare_plural']}.\n"
    )
    yield _table(["word", "low", "ACLED"], [
        [word, str(row["low"] if row["low"] is not None else "–"), str(row.get("acled", "–"))]
        for word, row in words["counts"]["vague"].items()
    ])


def _table_of_means(means: dict[str, list[str]]) -> Iterator[str]:
    yield "## Means say how the harm was done\n"
    yield (
        "Of several that a sentence names, the first of this table is the claim's, so that the "
        "particular stands before the general; `+` parts words that may stand apart. The list is "
        "open: an extension file may add to `means` of `harms`.\n"
    )
    yield _table(["means", "some of its words"], [
        [f"`{name}`", ", ".join(word.removeprefix("=") for word in told[:3])]
        for name, told in means.items()
    ])


# ── the references ──


def reference_of_commands() -> str:
    """Write what ``--help`` says of every command."""
    parts = [
        "# Commands\n",
        "What every command says of itself when asked with `--help`, options, defaults and all, "
        "in the order of the road. Generated by `make docs`.\n",
    ]
    # With the command's own settings: without them the help would name "-h" or not by whether
    # the command had run in this process before.
    top = click.Context(command_line, info_name="firsthand", max_content_width=_WIDTH,
                        terminal_width=_WIDTH, **command_line.context_settings)
    parts.append(_help("firsthand", command_line, top))
    if isinstance(command_line, click.Group):
        for name in command_line.list_commands(top):
            command = command_line.get_command(top, name)
            if command is not None and not command.hidden:
                context = click.Context(command, info_name=name, parent=top,
                                        max_content_width=_WIDTH, terminal_width=_WIDTH)
                parts.append(_help(f"firsthand {name}", command, context))
    return "\n".join(parts)


def _help(name: str, command: click.Command, context: click.Context) -> str:
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return f"## {name}\n\n```text\n" + "\n".join(lines) + "\n```\n"


def reference_of_settings() -> str:
    """Write every setting with its default and its sentence."""
    rows = [[f"`{name}`", f"`{_toml(default)}`", says] for name, default, says in described()]
    return (
        "# Settings\n\n"
        "Every setting has one name, one default and one sentence, and stands in one file, "
        "`firsthand.toml` in the current folder. Generated by `make docs`.\n\n"
        "A name before the dot is a section: `intake.largest_mb` is `largest_mb` under "
        "`[intake]`. A name that no setting has is refused.\n\n"
        + _table(["setting", "default", "meaning"], rows)
    )


def _toml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def main(write: Callable[[Path, str], object] | None = None) -> int:
    """Write what is stale, or only name it; give how many pages were stale."""
    stale = [
        (path, text) for path, text in pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    for path, text in stale:
        print(path.relative_to(DOCS.parent))
        if write is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, text)
    return len(stale)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(1 if main() else 0)
    main(lambda path, text: path.write_text(text, "utf-8", newline="\n"))
