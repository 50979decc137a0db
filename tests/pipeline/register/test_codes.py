from __future__ import annotations

import re

import pytest

from extractors.document.problems import Explained
from pipeline.register.codes import NOTES, PROBLEMS, REVIEW
from pipeline.sources.find import PROJECT

LISTS = {"problems": PROBLEMS, "review": REVIEW, "notes": NOTES}
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for package in ("extractors", "normalizers", "pipeline")
    for path in sorted((PROJECT / package).rglob("*.py"))
)


@pytest.mark.parametrize("name", LISTS)
def test_no_code_has_two_meanings_in_one_list(name: str) -> None:
    values = [code.value for code in LISTS[name]]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("code", [*PROBLEMS, *REVIEW, *NOTES], ids=lambda c: f"{type(c).__name__}.{c.name}")
def test_every_code_is_given_by_some_line_and_says_what_to_do(code: Explained) -> None:
    assert re.search(rf"\b{type(code).__name__}\.{code.name}\b", SOURCES), "nothing gives this code; remove it"
    assert code.meaning.endswith("."), "the meaning is a sentence"
