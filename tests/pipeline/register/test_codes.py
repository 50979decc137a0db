from __future__ import annotations

import ast
from collections.abc import Iterator

from extractors.document.problems import Doubt
from normalizers.codes import Note, Review
from pipeline.register.codes import load_codes
from pipeline.sources.find import PROJECT

MODULES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for package in ("extractors", "normalizers", "pipeline")
    for path in sorted((PROJECT / package).rglob("*.py"))
}
# Where the code stands among the arguments of the two classes that carry one.
CARRIERS = {"Problem": 2, "Failure": 0}


def calls(tree: ast.AST, names: dict[str, int]) -> Iterator[tuple[ast.Call, ast.expr]]:
    """The calls of these functions, and what they hand over as their code."""
    for node in ast.walk(tree):
        name = getattr(node, "func", None)
        name = getattr(name, "id", getattr(name, "attr", None))
        if isinstance(node, ast.Call) and name in names:
            given = [k.value for k in node.keywords if k.arg == "code"] or node.args[names[name] :]
            if given:
                yield node, given[0]


def helpers(tree: ast.AST) -> dict[str, int]:
    """Functions and classes of a module that hand their own argument `code` on to a Problem, and its place."""
    found = {}
    for owner in ast.walk(tree):
        if isinstance(owner, ast.Module | ast.ClassDef):
            for function in owner.body:
                if isinstance(function, ast.FunctionDef) and hands_on_a_code(function):
                    made = isinstance(owner, ast.ClassDef) and function.name == "__init__"
                    name = owner.name if made else function.name
                    found[name] = parameters(function).index("code")
    return found


def parameters(function: ast.FunctionDef) -> list[str]:
    return [a.arg for a in function.args.args if a.arg not in ("self", "cls")]


def hands_on_a_code(function: ast.FunctionDef) -> bool:
    handed = any(isinstance(given, ast.Name) and given.id == "code" for _, given in calls(function, CARRIERS))
    return handed and "code" in parameters(function)


def strings(expression: ast.expr) -> set[str]:
    return {n.value for n in ast.walk(expression) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_every_problem_code_is_explained_and_every_explained_one_is_used() -> None:
    shared = {n: place for tree in MODULES.values() for n, place in helpers(tree).items() if not n.startswith("_")}
    used = set()
    for tree in MODULES.values():
        for _, given in calls(tree, CARRIERS | shared | helpers(tree)):
            used |= strings(given)
    explained = set(load_codes().problems)
    assert not used - explained, "explain these in pipeline/codes.toml"
    assert not explained - used, "nothing uses these; remove them from pipeline/codes.toml"


def test_every_problem_is_made_with_a_code_that_this_test_can_find() -> None:
    hidden = [
        f"{path.relative_to(PROJECT)}:{call.lineno}"
        for path, tree in MODULES.items()
        for call, given in calls(tree, CARRIERS)
        if not strings(given) and not (isinstance(given, ast.Name) and helpers(tree)) and path.stem != "ingest"
    ]
    assert not hidden


def test_every_review_code_and_note_is_explained_and_no_other() -> None:
    assert set(load_codes().review) == {*Review, *Doubt}
    assert set(load_codes().notes) == set(Note)
