"""Describes how each field's value is decided: docs/normalisation.md."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalizers.findings import RuleGroup
from normalizers.mentions.data_types import DataTypesVocabulary
from normalizers.vocabulary.words import shipped
from pipeline.reference.rules import RULE_GROUPS

CASES = Path(__file__).parents[2] / "tests" / "cases"
SHOWN = 3
INTRODUCTION = Path(__file__).parent / "rulebook.md"


@dataclass(frozen=True, slots=True)
class Example:
    """Words of a cell, and what is read from them."""

    column: str
    words: str
    read: str


def normalisation() -> str:
    """The text of docs/normalisation.md. Raises OSError without tests/cases, where its examples come from."""
    sections = ["\n".join(_section(group)) for group in RULE_GROUPS]
    return "\n".join([INTRODUCTION.read_text(encoding="utf-8"), *sections, "\n".join(_data_types())])


def _section(group: RuleGroup) -> Iterator[str]:
    yield f"## {group.title}\n"
    yield f"Columns: {', '.join(f'`{f}`' for f in group.columns)}."
    words = ", ".join(f"`normalizers/vocabulary/{v}`" for v in group.vocabulary)
    yield f"Words: {words or 'none of its own'}.\n"
    yield f"**Rests on.** {group.sources}\n"
    yield f"**Limits.** {group.limits}\n"
    yield "| rule | value |"
    yield "|---|---|"
    yield from (f"| `{rule}` | {rule.meaning} |" for rule in group.rules)
    yield ""
    examples = _chosen(group) if group.cases else []
    if examples:
        yield f"Examples, from `tests/cases/{group.cases}`:\n"
        yield "| column | printed | read |"
        yield "|---|---|---|"
        yield from (f"| {_cell(e.column)} | {_cell(e.words)} | {_cell(e.read)} |" for e in examples)
        yield ""


def _chosen(group: RuleGroup) -> list[Example]:
    """The first examples that tell something of the group's fields, each of another column or other values."""
    path = CASES / group.cases
    found = _from_csv(path) if path.suffix == ".csv" else _from_toml(path, group)
    chosen: dict[tuple[str, tuple[str, ...]], Example] = {}
    for example in found:
        names = tuple(said.partition("=")[0] for said in example.read.split(", "))
        if set(names) & set(group.columns):
            chosen.setdefault((example.column, names), example)
    return list(chosen.values())[:SHOWN]


def _from_csv(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = "; beside it ".join(filter(None, (row["text"], row["context"])))
            yield Example(row["column"], words, row["expected"].replace(" | ", ", "))


def _from_toml(path: Path, group: RuleGroup) -> Iterator[Example]:
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["cases"]
    for case in cases:
        cells = {role: words for role, words in case["cells"].items() if words}
        said = ", ".join(f"{field}={_shown(case[field])}" for field in group.columns if field in case)
        yield Example(", ".join(cells), " / ".join(cells.values()), said)


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cell(text: str) -> str:
    """A text that cannot end its cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", "<br>")


def _data_types() -> Iterator[str]:
    words = shipped().file("data_types", DataTypesVocabulary)
    yield "## The kinds of data\n"
    yield "From `normalizers/vocabulary/data_types.toml`, in the order in which `data_types` lists them.\n"
    yield "| code | Danish | English | class | by circumstances | at times | source |"
    yield "|---|---|---|---|---|---|---|"
    for kind in words.types:
        classes, open_classes = ", ".join(kind.classes), ", ".join(kind.by_circumstances)
        named = f"| `{kind.code}` | {kind.label_da} | {kind.label_en} | {classes} | {open_classes}"
        yield f"{named} | {', '.join(kind.at_times)} | {kind.source} |"
    yield "\nSources:\n"
    yield from (f"- {name}: {source}" for name, source in words.sources.items())
    yield ""
