"""Every rule that evidence can name is declared, and every one declared is in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalizers.fields.all_fields import FIELDS
from normalizers.findings import Rule
from pipeline import load
from pipeline.reference.rulebook import normalisation
from pipeline.reference.rules import RULE_GROUPS, RULES, explanation
from pipeline.register.schema import INCIDENTS
from pipeline.sources.find import PROJECT

ALL = [rule for group in RULE_GROUPS for rule in group.rules]
MODULES = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "normalizers").rglob("*.py"))]


def test_no_name_has_two_rules() -> None:
    assert len(RULES) == len(ALL)


@pytest.mark.parametrize("rule", ALL)
def test_every_declared_rule_is_given_by_some_line(rule: Rule) -> None:
    """By its own name, or by a name that its class looks up: CLASS.named(f"people.{role}")."""
    named = re.escape(rule.value.rpartition(".")[0]) + r"\.\{|" + re.escape(rule.value.partition("_")[0])
    given = rf"\b{type(rule).__name__}\.(?:{rule.name}\b|named\(f?\"(?:{named}))"
    assert any(re.search(given, module) for module in MODULES), "nothing gives this rule; remove it"


def test_every_rule_in_the_register_of_the_examples_is_declared(examples_register: Path) -> None:
    rules = set(load("evidence", examples_register)["rule"])
    assert rules
    assert {rule for rule in rules if explanation(rule) is None} == set()


def test_groups_name_columns_and_files_that_exist() -> None:
    for group in RULE_GROUPS:
        assert set(group.columns) <= set(INCIDENTS.names)
        assert all((PROJECT / "normalizers" / "vocabulary" / name).is_file() for name in group.vocabulary)
        assert not group.cases or f"`tests/cases/{group.cases}`:\n" in normalisation(), "no example of the fields"


def test_every_column_of_a_field_is_declared_once() -> None:
    columns = [column.name for field in FIELDS for column in field.columns]
    assert len(set(columns)) == len(columns)
