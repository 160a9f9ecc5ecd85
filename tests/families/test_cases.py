"""The golden cases, one test a file."""

import pytest

from firsthand.families import find_families
from firsthand.vocabulary import load_vocabulary
from tests.families.cases import FOLDER, read_case

CASES = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_has_the_families_it_expects(path):
    case = read_case(path)
    names = {report.id: name for name, report in case.reports.items()}
    families = find_families(list(case.reports.values()), load_vocabulary("en"))
    found = {name: {"family": set(), "derivation": "", "parents": "", "unsure": set()}
             for name in names.values()}
    for family in families:
        ids = frozenset(member.report for member in family.members)
        for member in family.members if len(ids) > 1 else ():
            row = found[names[member.report]]
            row["family"].add(ids)
            row["derivation"] = member.derivation
            row["parents"] = ", ".join(sorted(names[parent] for parent in member.parents))
        for link in family.links:
            if link.kind == "unsure":
                found[names[link.a]]["unsure"].add(names[link.b])
                found[names[link.b]]["unsure"].add(names[link.a])
    expected = {}
    for name, row in case.rows.items():
        letters = row["family"].split()
        expected[name] = {
            "family": {
                frozenset(case.reports[other].id for other, its in case.rows.items()
                          if letter in its["family"].split())
                for letter in letters
            },
            "derivation": row["derivation"], "parents": row["parents"],
            "unsure": set(row["unsure"].split()),
        }
    assert found == expected


def test_there_are_cases():
    assert len(CASES) >= 15
