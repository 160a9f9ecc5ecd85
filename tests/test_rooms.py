"""The plan of the house: one way through the rooms, one door a room, nothing too large."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parent.parent / "src" / "firsthand"

ORDER = [
    "record", "problems", "settings", "vocabulary",
    "intake", "reports", "sentences", "places", "times", "statements", "claims", "names",
    "families", "incidents", "standings",
    "samples", "ledger", "pipeline", "exports", "brief", "scale", "web", "cli",
]

# The forms of words are part of the ground, and no room of their own.
SIDE_DOORS = {"vocabulary.forms"}
# Names that say nothing: a function that fits no room has not been understood yet.
FORBIDDEN = {
    "base", "common", "core", "helper", "helpers", "manager", "misc", "processor", "util", "utils",
}
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 250, 40, 5

# What may be larger, and why. An exception that is no longer needed fails the test.
ACCEPTED: dict[str, str] = {
    "record.py is long": "one page of types, most of it what they mean; it computes nothing",
}


class Complaint(NamedTuple):
    where: str  # "claims/drafts.py" or "claims/drafts.py:function"
    what: str


def complaints(house: Path) -> Iterator[Complaint]:
    """Name everything that breaks the plan."""
    for file in sorted(house.rglob("*.py")):
        where = file.relative_to(house)
        tree = ast.parse(file.read_text("utf-8"))
        room = where.parts[0].removesuffix(".py")
        if {part.removesuffix(".py") for part in where.parts} & FORBIDDEN:
            yield Complaint(str(where), "has a name that says nothing")
        if len(where.parts) == 1 and room == "__init__":
            continue  # the front door of the house opens on every room
        if room not in ORDER:
            yield Complaint(str(where), "is in no room of the plan")
            continue
        if where.name == "__init__.py":
            yield from _door(str(where), tree)
        yield from _imports(house, where, room, tree)


def sizes(house: Path) -> Iterator[Complaint]:
    """Name modules, functions and signatures that are larger than the plan allows."""
    for file in sorted(house.rglob("*.py")):
        where, text = str(file.relative_to(house)), file.read_text("utf-8")
        if len(text.splitlines()) > LONGEST_MODULE:
            yield Complaint(where, "is long")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                if _lines(node) > LONGEST_FUNCTION:
                    yield Complaint(f"{where}:{node.name}", "is long")
                if _parameters(node) > MOST_PARAMETERS:
                    yield Complaint(f"{where}:{node.name}", "takes many parameters")


def _door(where: str, tree: ast.Module) -> Iterator[Complaint]:
    if ">>>" not in (ast.get_docstring(tree) or ""):
        yield Complaint(where, "shows no example of before and after")
    if where != "vocabulary/__init__.py" and not _exported(tree):
        yield Complaint(where, "does not say in __all__ what it gives")


def _imports(house: Path, where: Path, room: str, tree: ast.Module) -> Iterator[Complaint]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield Complaint(f"{where}:{node.lineno}", "imports relatively")
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield from _judged(house, f"{where}:{node.lineno}", room,
                                   f"{node.module}.{alias.name}")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield from _judged(house, f"{where}:{node.lineno}", room, alias.name)


def _judged(house: Path, where: str, room: str, name: str) -> Iterator[Complaint]:
    root, _, rest = name.partition(".")
    other, _, inside = rest.partition(".")
    if root != "firsthand" or other == room:
        return
    if other not in ORDER:
        yield Complaint(where, f"imports {name}, which is in no room")
    elif ORDER.index(other) > ORDER.index(room):
        yield Complaint(where, f"{room} looks ahead into {other}")
    elif (house / other).is_dir() and ".".join([other, *inside.split(".")[:1]]) not in SIDE_DOORS:
        door = ast.parse((house / other / "__init__.py").read_text("utf-8"))
        given = _exported(door) or {n.name for n in door.body
                                    if isinstance(n, ast.FunctionDef | ast.ClassDef)}
        if inside not in given:
            yield Complaint(where, f"{room} climbs past the door of {other} to {inside or other}")


def _exported(tree: ast.Module) -> set[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            return set(ast.literal_eval(node.value))
    return set()


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from its def; the docstring explains and is not counted."""
    first = node.body[0]
    told = ast.get_docstring(node, clean=False)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if told is not None else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's parameters; a command's are the words of its command line."""
    if any("command" in ast.unparse(made) for made in node.decorator_list):
        return 0
    args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(arg.arg not in ("self", "cls") for arg in args)


def test_no_room_looks_ahead_or_climbs_past_a_door():
    assert [" ".join(complaint) for complaint in complaints(HOUSE)] == []


def test_nothing_is_larger_than_the_plan_allows():
    found = {" ".join(complaint) for complaint in sizes(HOUSE)}

    assert found - ACCEPTED.keys() == set(), "too large"
    assert ACCEPTED.keys() - found == set(), "accepted, and no longer needed"


# ── the test is tested on a house made for it ──

DOOR = '"""Does it.\n\n>>> 1\n1\n"""\n\n__all__ = ["find"]\n\n\ndef find():\n    """Find."""\n'


@pytest.fixture
def house(tmp_path):
    for name in ("claims", "statements", "vocabulary"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(DOOR, "utf-8")
    (tmp_path / "statements" / "cues.py").write_text("", "utf-8")
    (tmp_path / "vocabulary" / "forms.py").write_text("", "utf-8")
    (tmp_path / "record.py").write_text('"""Types."""\n', "utf-8")
    return tmp_path


@pytest.mark.parametrize(("file", "code", "expected"), [
    ("claims/good.py", "from firsthand.statements import find", None),
    ("claims/good.py", "from firsthand.claims.other import inner", None),
    ("claims/good.py", "from firsthand.vocabulary.forms import verb_forms", None),
    ("claims/good.py", "from firsthand.record import Claim\nimport firsthand.record", None),
    ("statements/a.py", "from firsthand.claims import find", "statements looks ahead into claims"),
    ("record.py", "import firsthand.problems", "record looks ahead into problems"),
    ("statements/a.py", "def f():\n    from firsthand.web import serve",
     "statements looks ahead into web"),
    ("claims/a.py", "from firsthand.statements.cues import Cue",
     "claims climbs past the door of statements to cues.Cue"),
    ("claims/a.py", "from firsthand.statements import cues",
     "claims climbs past the door of statements to cues"),
    ("claims/a.py", "import firsthand.statements.cues",
     "claims climbs past the door of statements to cues"),
    ("claims/a.py", "from . import drafts", "imports relatively"),
    ("claims/a.py", "from ..record import Claim", "imports relatively"),
    ("claims/a.py", "from firsthand.tools import x",
     "imports firsthand.tools.x, which is in no room"),
    ("claims/utils.py", "", "has a name that says nothing"),
    ("tools/a.py", "", "is in no room of the plan"),
    ("names/__init__.py", '"""Names."""\n__all__ = ["a"]',
     "shows no example of before and after"),
    ("names/__init__.py", '"""Names.\n\n>>> 1\n1\n"""',
     "does not say in __all__ what it gives"),
])
def test_the_plan_is_enforced(house, file, code, expected):
    """Only the file under test is complained of, and of the one thing that is wrong with it."""
    (house / file).parent.mkdir(exist_ok=True)
    (house / file).write_text(code + "\n", "utf-8")

    found = [complaint.what for complaint in complaints(house)]

    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(("code", "expected"), [
    ("x = 1\n" * 250, None),
    ("x = 1\n" * 251, "is long"),
    ("def f():\n" + "    x = 1\n" * 39, None),
    ("def f():\n" + "    x = 1\n" * 40, "is long"),
    ('def f():\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * 39, None),
    ("def f(self, a, b, c, *, d, e): pass", None),
    ("def f(a, b, c, d, *, e, f): pass", "takes many parameters"),
    ("@main.command()\ndef f(a, b, c, d, e, f): pass", None),
])
def test_sizes_are_measured(house, code, expected):
    (house / "claims" / "a.py").write_text(code, "utf-8")

    found = [complaint.what for complaint in sizes(house)]

    assert found == ([] if expected is None else [expected])
