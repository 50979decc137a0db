import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.documents.legend import LegendReader
from normalizers.record import Legend, Role
from normalizers.tables.columns import ColumnRoles
from normalizers.vocabulary.words import shipped

read, role_of = shipped().of(LegendReader).read, shipped().of(ColumnRoles).role_of

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "legend.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_sentence_is_understood_and_nothing_more(case):
    assert read([case["text"]]) == Legend(
        yes=frozenset(case.get("yes", ())),
        no=frozenset(case.get("no", ())),
        pending=frozenset(case.get("pending", ())),
        empty_means_no=case.get("empty_means_no", False),
        year=case.get("year"),
        definitions=tuple(case.get("definitions", {}).items()),
    )


def test_legend_is_collected_from_all_paragraphs_and_the_title():
    legend = read(["x betyder ja.", "Et tomt felt betyder nej."], "Log, alle datoer er i 2018")
    assert (legend.yes, legend.empty_means_no, legend.year) == (frozenset({"x"}), True, 2018)


def test_explained_column_takes_the_role_of_its_explanation():
    legend = read(["Datoen er den dag, hændelsen blev opdaget.", "Ført er den dag, sagen blev skrevet i loggen."])
    assert role_of("Dato", legend=legend) is Role.DISCOVERED
    assert role_of("Ført", legend=legend) is Role.REGISTERED


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_prose_is_answered(paragraphs):
    assert isinstance(read(paragraphs), Legend)
