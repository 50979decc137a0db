"""What reaches each entry of the vocabulary: a text of the tests or examples, a source of law, or only a promise.

A promise is an entry that no text reaches: it stands for wording that clerks may use and nobody has tried yet. The
promises are written down in tests/cases/vocabulary_promises.txt, one a line: file, section and entry, parted by tabs.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from normalizers.vocabulary.entries import files, listings, written
from normalizers.vocabulary.frames import spelled_out
from normalizers.vocabulary.patterns import expression

ROOT = Path(__file__).parents[3]
PROMISES = ROOT / "tests" / "cases" / "vocabulary_promises.txt"
BREAK = "\n¦\n"
# Sections whose every entry rests on a source that the file names: law and guidelines, the official list, or the names
# that a dictionary lists whole.
SOURCED = {"data_types": "types.", "municipalities": "municipality.", "calendar": "", "holidays": "holidays."}
# Endings that stand right behind a number ("3die"): no words of their own.
ENDINGS = {"dates": "grammar.day_endings"}
Key = tuple[str, str, str]


def entries() -> Iterator[Key]:
    """Every entry of every file: file, section, what is written there."""
    for name in files():
        for listing in listings(name, written(name)):
            for line in listing.patterns:
                yield name, listing.section, line


def promises() -> frozenset[Key]:
    """The entries written down as reached by nothing."""
    lines = PROMISES.read_text(encoding="utf-8").splitlines() if PROMISES.exists() else []
    return frozenset(_key(line) for line in lines if line and not line.startswith("#"))


def _key(line: str) -> Key:
    name, section, pattern = line.split("\t")
    return name, section, pattern


def by_what(key: Key) -> str | None:
    """What reaches an entry: "text", "source" or None."""
    name, section, line = key
    ending = "*" if ENDINGS.get(name) == section else ""
    if any(_stands_in_texts(f"{ending}{form}") for form in spelled_out(line)):
        return "text"
    return "source" if section.startswith(SOURCED.get(name, "\0")) else None


@cache
def unreached() -> frozenset[Key]:
    """The entries that nothing reaches."""
    return frozenset(key for key in entries() if by_what(key) is None)


@cache
def _stands_in_texts(pattern: str) -> bool:
    """Whether the pattern fits in a text; tried only where its longest letters stand."""
    text, lowered = _texts()
    literal = max(re.split(r"[*\s]+", pattern.lower()), key=len)
    flags = re.IGNORECASE if pattern == pattern.lower() else re.NOFLAG
    compiled = None
    at = lowered.find(literal)
    while at >= 0:
        start, end = lowered.rfind(BREAK, 0, at), lowered.find(BREAK, at)
        compiled = compiled or re.compile(expression(pattern), flags)
        if compiled.search(text, max(start, 0), end):
            return True
        at = lowered.find(literal, end)
    return False


@cache
def _texts() -> tuple[str, str]:
    """All texts of the tests and examples as one, and the same in small letters."""
    strings = dict.fromkeys(" ".join(s.split()) for s in _strings())
    text = BREAK.join(("", *strings, ""))
    lowered = text.lower()
    assert len(lowered) == len(text)
    return text, lowered


def _strings() -> Iterator[str]:
    cases = ROOT / "tests" / "cases"
    for path in sorted(cases.glob("*.toml")):
        yield from _leaves(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(cases.glob("*.csv")):
        yield from _leaves(list(csv.reader(path.read_text(encoding="utf-8").splitlines())))
    for path in sorted((ROOT / "examples" / "gold").glob("*.json")):
        yield from _leaves(json.loads(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if path.parent != Path(__file__).parent:
            yield from _literals(path)


def _leaves(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        parts: Iterable[Any] = (*tree, *tree.values()) if isinstance(tree, dict) else tree
        for part in parts:
            yield from _leaves(part)


def _literals(path: Path) -> Iterator[str]:
    """The strings in a test's code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
