import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document.problems import Severity
from normalizers.cells.checkboxes import ticked
from normalizers.codes import Review
from normalizers.fields.categories import normalise
from normalizers.findings import Findings
from normalizers.incidents import row
from normalizers.mentions.data_types import DataTypes
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.words import shipped

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "categories.toml").read_text(encoding="utf-8"))["cases"]
TYPES = shipped().of(DataTypes).types
LETTERS = {"A": "almindelige", "F": "fortrolige", "S": "følsomme", "C": "strafbare"}
TICKS = {
    "almindelige": Role.ALMINDELIGE,
    "fortrolige": Role.FORTROLIGE,
    "følsomme": Role.FOELSOMME,
    "strafbare": Role.STRAFBARE,
}


def record(case: dict[str, Any]) -> Record:
    fields = [
        Field("Hvad skete der?", case.get("description", ""), Role.DESCRIPTION),
        Field("Oplysninger", case.get("data", ""), Role.PERSONAL_DATA),
        *(Field(name, text, TICKS[name]) for name, text in case.get("ticks", {}).items()),
    ]
    legend = Legend(
        yes=frozenset(case.get("legend_yes", ())),
        empty_means_no=case.get("legend_empty_means_no", False),
        definitions=tuple(case.get("definitions", {}).items()),
    )
    return ticked(Record(tuple(fields), legend))


def letters(findings: Findings, expected: str) -> str:
    """The classes found, written as in the cases; strafbare left open is not told where a tick column lacks."""
    told = "".join(k for k, name in LETTERS.items() if findings.get(name) is True)
    unsaid = [k.lower() for k, name in LETTERS.items() if findings.get(name) is None]
    if len(unsaid) == len(LETTERS):
        return "none"
    return told + "".join(k for k in unsaid if k != "c" or "c" in expected)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case_of_categories(case: dict[str, Any]) -> None:
    found = normalise(record(case))
    assert letters(found, case["classes"]) == case["classes"]
    if "basis" in case:
        assert found.get("categories_basis") == case["basis"]
    types = found.get("data_types") or ()
    assert isinstance(types, tuple)
    assert set(case.get("types", ())) <= set(types)
    codes = {p.code for p in found.problems if p.severity is Severity.WARNING or p.code == case.get("problem")}
    assert codes == ({case["problem"]} if case.get("problem") else set())
    assert set(case.get("notes", ())) <= {str(n) for n in found.notes}


def test_case_names_are_told_apart() -> None:
    names = [c["name"] for c in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("text", ["Gækkebreve", "Sagsakter"])
def test_what_cannot_be_told_asks_for_review(text: str) -> None:
    assert Review.CATEGORIES_UNCLEAR in normalise(record({"data": text})).review


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Navn og adresse", {"name": "Navn", "address": "adresse"}),
        ("adresser på naboer samt navne", {"name": "navne", "address": "adresser"}),
        ("Diagnose; cpr-nr., telefon", {"phone": "telefon", "cpr_number": "cpr-nr", "health": "Diagnose"}),
    ],
)
def test_kind_of_data_quotes_the_words_of_another_kind_or_words_between(text: str, quotes: dict[str, str]) -> None:
    value = normalise(record({"data": text})).value("data_types")
    assert value is not None
    assert {item: words.text for item, words in value.parts if words} == quotes
    assert all(words and text[words.start : words.end] == words.text for _, words in value.parts)


@settings(deadline=None)
@given(st.lists(st.sampled_from([p.rstrip("*") for t in TYPES for p in (*t.patterns, *t.in_lists)])))
def test_every_true_value_quotes_the_cell(words: list[str]) -> None:
    row = record({"data": ", ".join(words)})
    texts = {f.column: f.text for f in row.fields}
    for value in normalise(row).values:
        if value.quote:
            assert texts[value.quote.column][value.quote.start : value.quote.end] == value.quote.text
        else:
            assert value.value is False or value.field == "categories_basis"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    normalise(record({"data": text, "description": text, "ticks": {"almindelige": text}}))


PLAIN = [(t.code, p) for t in TYPES for p in (*t.patterns, *t.in_lists) if "*" not in p]


@pytest.mark.parametrize(("code", "pattern"), PLAIN, ids=[f"{c}: {p}" for c, p in PLAIN])
def test_vocabulary_pattern_finds_its_own_type(code: str, pattern: str) -> None:
    """Guards against a pattern that another type or a lookalike hides."""
    types = normalise(record({"data": f"Navn, {pattern}"})).get("data_types")
    assert isinstance(types, tuple)
    assert code in types


def test_ticked_kinds_of_data_are_lost_to_their_classes():
    columns = ("Navn", "CPR-nr.", "Familieforhold", "Helbred")
    roles = (Role.DATA_TYPE, Role.FORTROLIGE, Role.DATA_TYPE, Role.FOELSOMME)
    fields = tuple(Field(c, t, r) for c, t, r in zip(columns, ("x", "x", "", ""), roles, strict=True))
    found = row.normalise(Record(fields))
    assert found.get("data_types") == ("name", "cpr_number")
    assert [found.get(c) for c in ("almindelige", "fortrolige", "følsomme")] == [True, True, False]
    named = found.value("data_types")
    assert named
    assert [(q.column, q.text) for q in named.items] == [("Navn", "x"), ("CPR-nr.", "x")]


@pytest.mark.parametrize(
    ("text", "classes"),
    [("Alm. og fort.", "AF"), ("alm. + føls.", "AS"), ("Niveau 2", "F"), ("NIVEAU 2.", "F"), ("Fort.", "F")],
)
def test_abbreviations_that_the_document_explains_are_lost_beside_small_words(text, classes):
    said = (
        ("Alm.", "almindelige"),
        ("fort.", "fortrolige"),
        ("føls.", "særlige kategorier"),
        ("Niveau 2", "fortrolige"),
    )
    found = normalise(Record((Field("Kat.", text, Role.PERSONAL_DATA),), Legend(definitions=said)))
    assert {name for letter, name in LETTERS.items() if letter in classes} == {
        name for name in LETTERS.values() if found.get(name)
    }
