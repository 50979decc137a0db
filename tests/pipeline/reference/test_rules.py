"""Every rule that evidence can name is explained, and every one explained exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from normalizers.codes import Answer
from normalizers.fields import affected
from pipeline import load
from pipeline.reference.rulebook import normalisation
from pipeline.reference.rules import explanation, load_rules
from pipeline.register.schema import TABLES
from pipeline.sources.find import PROJECT

EXPLAINED = {name for group in load_rules().values() for name in group.rules}
FIRST_WORDS = {name.partition(".")[0] for name in EXPLAINED} | {p.stem for p in (PROJECT / "normalizers").rglob("*.py")}
RULE = re.compile(rf"(?:{'|'.join(sorted(FIRST_WORDS))})\.[a-z_]*\*?[a-z_.]*\*?")


def words(node: ast.AST) -> str | None:
    """A string of the code, with * where something is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "*" for v in node.values)
    return None


def in_code() -> Iterator[str]:
    for path in sorted((PROJECT / "normalizers").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            told = words(node)
            if told and RULE.fullmatch(told):
                yield told


def test_every_rule_of_the_code_is_explained() -> None:
    written = {name for name in in_code() if "*" not in name and not name.endswith(".")}
    assert {name for name in written if explanation(name) is None} == set()


def test_every_rule_made_of_parts_is_explained() -> None:
    made = [f"people.{role}" for role, _ in affected.PROSE]
    made += [f"follow_up.{source}_{a}" for source in ("column", "reason", "prose") for a in Answer]
    made += [f"third_party.{place}" for place in ("own_machine", "inside")]
    made += [f"follow_up.{name}_stated" for name in ("risk", "status")]
    assert {name for name in made if explanation(name) is None} == set()


@pytest.mark.parametrize("name", sorted(EXPLAINED))
def test_every_explained_rule_is_in_the_code(name: str) -> None:
    assert any(fnmatchcase(name, told) for told in in_code())


def test_every_rule_in_the_register_of_the_examples_is_explained(examples_register: Path) -> None:
    rules = set(load("evidence", examples_register)["rule"])
    assert rules
    assert {rule for rule in rules if explanation(rule) is None} == set()


def test_groups_name_columns_and_files_that_exist() -> None:
    for group in load_rules().values():
        assert set(group.fields) <= set(TABLES["incidents"].names)
        assert all((PROJECT / "normalizers" / "vocabulary" / name).is_file() for name in group.vocabulary)
        assert not group.examples or f"`tests/cases/{group.examples}`:\n" in normalisation(), "no example of the fields"


def test_description_of_the_rules_is_up_to_date() -> None:
    written = (PROJECT / "docs" / "normalisation.md").read_text(encoding="utf-8")
    assert written == normalisation(), "run: make dictionary"
