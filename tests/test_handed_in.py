"""No module keeps words of its own: they come from the top of the way of a document, or with the row."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import normalizers

FOLDER = Path(normalizers.__file__).parent
# Where a module may ask for the shipped words, and why nobody can hand them in there.
ASK_THEMSELVES = {
    "vocabulary/words.py": "makes them",
    "record.py": "a row made for a test or a small tool, without a document",
    "danish/analysis.py": "spaCy's pipeline, one a process",
    "spacy_components.py": "spaCy makes components by name",
}
# What is kept once a process without being asked for by a key.
KEPT = {
    "vocabulary/words.py": {"shipped"},
    "vocabulary/frames.py": {"concepts"},
    "danish/analysis.py": {"_found", "pipeline"},
    "spacy_components.py": {"full"},
}
CACHES = {"cache", "lru_cache"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(FOLDER.rglob("*.py")):
        yield path.relative_to(FOLDER).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


MODULES = dict(modules())


def is_cache(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (named.id if isinstance(named, ast.Name) else getattr(named, "attr", "")) in CACHES


def kept_once(tree: ast.Module) -> set[str]:
    """The cached functions that take nothing, so that they hold one thing for the whole process."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {
        f.name for f in functions if any(map(is_cache, f.decorator_list)) and not (f.args.args or f.args.kwonlyargs)
    }


def names_shipped(tree: ast.Module) -> bool:
    """Whether the function is imported, called or handed on anywhere in a module."""
    names = (getattr(node, "id", getattr(node, "name", getattr(node, "attr", ""))) for node in ast.walk(tree))
    return "shipped" in names


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_takes_the_shipped_words_in_place_of_those_it_is_handed(name: str) -> None:
    assert not names_shipped(MODULES[name]) or name in ASK_THEMSELVES


@pytest.mark.parametrize("name", sorted(MODULES))
def test_words_are_kept_for_the_whole_process(name: str) -> None:
    assert kept_once(MODULES[name]) == KEPT.get(name, set())


def test_exception_that_no_module_needs_any_more_stays_listed() -> None:
    assert all(names_shipped(MODULES[name]) for name in ASK_THEMSELVES)
