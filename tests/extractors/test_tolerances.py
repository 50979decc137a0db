"""Every measure of the layout says its unit.

The rule: a module-level name bound to a number ends in its unit or in what it counts, and so does every field of a
class of tolerances; what a finder measures stands in one frozen class per finder, a value alone may stand by itself.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import extractors

LENGTHS = {"pt", "pt2", "em", "px", "dpi", "heights", "pitches"}
RATIOS = {"share", "times", "degrees", "grey", "confidence", "weight", "code", "seconds"}
COUNTS = {"bytes", "letters", "words", "texts", "labels", "keys", "cells", "fields", "pairs", "links"}
COUNTS |= {"lines", "rows", "columns", "edges", "borders", "rules", "pages", "levels", "objects", "sides"}
UNITS = LENGTHS | RATIOS | COUNTS

MODULES = sorted(Path(extractors.__file__).parent.rglob("*.py"))


def is_number(node: ast.expr | None) -> bool:
    """A number, a sum or quotient of numbers, or a row of them."""
    if isinstance(node, ast.Tuple):
        return (
            bool(node.elts) and all(map(is_number, node.elts)) and not any(isinstance(e, ast.Tuple) for e in node.elts)
        )
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return is_number(node.left) and is_number(node.right)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def numbers_in(body: list[ast.stmt]) -> Iterator[str]:
    """The names that statements bind to numbers."""
    for statement in body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and is_number(statement.value):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))


def tolerances_in(module: Path) -> list[ast.ClassDef]:
    tree = ast.parse(module.read_text())
    return [c for c in tree.body if isinstance(c, ast.ClassDef) and c.name.endswith(("Tolerances", "Measures"))]


def unit_of(name: str) -> str:
    return name.lower().rsplit("_", 1)[-1]


def test_measure_without_its_unit_is_taken_for_another() -> None:
    bare = [f"{m.stem}.{name}" for m in MODULES for name in numbers_in(ast.parse(m.read_text()).body)]
    fields = [f"{m.stem}.{name}" for m in MODULES for c in tolerances_in(m) for name in numbers_in(c.body)]
    assert fields
    assert [name for name in bare + fields if unit_of(name.split(".")[1]) not in UNITS] == []


def test_one_constant_with_two_values_in_two_modules() -> None:
    names = Counter(name for m in MODULES for name in numbers_in(ast.parse(m.read_text()).body))
    assert [name for name, modules in names.items() if modules > 1] == []


def test_tolerance_changed_in_passing_changes_every_document_after() -> None:
    for tolerances in (c for m in MODULES for c in tolerances_in(m)):
        assert [ast.unparse(d) for d in tolerances.decorator_list] == ["dataclass(frozen=True, slots=True)"]
