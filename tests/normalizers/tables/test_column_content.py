"""Columns told from their cells."""

import tomllib
from pathlib import Path

import pytest

from normalizers.record import Legend, Role
from normalizers.tables.column_content import ColumnContent, consecutive
from normalizers.tables.columns import ColumnRoles
from normalizers.vocabulary.words import shipped

recognise, role_of = shipped().of(ColumnRoles).recognise, shipped().of(ColumnRoles).role_of
CONTENT = shipped().of(ColumnContent)
CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "columns.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("cells", [("1", "2", "3"), ("H20-01", "H20-02"), ("1.", "2.", "4.", "5.")])
def test_counting_cells(cells):
    assert consecutive(cells)


@pytest.mark.parametrize("cells", [(), ("1",), ("7", "3", "9"), ("x", "x"), ("1", "to")])
def test_cells_that_do_not_count(cells):
    assert not consecutive(cells)


@pytest.mark.parametrize("case", CASES["content"], ids=lambda c: c["name"])
def test_column_with_an_unknown_header_is_told_from_its_cells(case):
    headers = [header for header, _ in case["columns"]]
    columns = recognise(headers, case["rows"])
    assert [role or "" for role in columns.roles] == [role for _, role in case["columns"]]
    unknown = [(h, "column_by_content" if role else "column_unknown") for h, role in case["columns"] if not role_of(h)]
    assert [(p.value, p.code) for p in columns.problems] == unknown


def test_cells_never_overrule_the_words_of_a_header():
    rows = [("Brev tabt", "Systemfejl", "3/4-2021"), ("Mappe glemt", "Hacking", "4/5-2021")]
    columns = recognise(["Beskrivelse", "Bemærkninger", "Frist"], rows)
    assert columns.roles == (Role.DESCRIPTION, Role.REMARKS, Role.IGNORED)
    assert columns.problems == ()


def test_second_column_of_numbers_is_told_by_the_codes_the_document_explains():
    legend = Legend(definitions=(("1", "glemsomhed hos en medarbejder"), ("2", "systemnedbrud")))
    rows = [("A1", "Brev til forkert nabo", "1"), ("A2", "Netværket var nede", "2"), ("A3", "Kuvert byttet", "1")]
    assert recognise(["ID", "Hvad skete der?", "Kode"], rows, legend).roles[2] is Role.CAUSE


def test_table_known_for_nothing_is_told_from_its_cells():
    below = [["3/4-2021", "4/5-2021"], ["Brev tabt af en medarbejder i bussen", "Mappe glemt hos en anden borger"]]
    assert CONTENT.roles_by_cells((None, None), (0, 1), below) == {}
    assert CONTENT.roles_by_cells((None, None, Role.SYSTEM), (0, 1), [*below, ["x", "y"]]) == {}


def test_two_columns_of_dates_are_told_apart_by_their_cells():
    roles = (None, None, Role.SOURCE_NUMBER, Role.DESCRIPTION)
    days = ["3/4-2021", "4/5-2021"]
    found = CONTENT.roles_by_cells(roles, (0, 1), [days, days, ["1", "2"], ["Brev tabt", "Mappe glemt"]])
    assert Role.OCCURRED not in found.values()


def test_classes_of_data_are_taken_for_a_cause():
    assert CONTENT.holds_classes_of_data(["Almindelige", "Alm., følsomme", ""], None)
    assert not CONTENT.holds_classes_of_data(["Menneskelig fejl", ""], None)
    assert CONTENT.holds_causes(["Menneskelig fejl", ""], None)


CODED = Legend(
    definitions=(
        ("Grøn", "hverken anmeldt eller borger orienteret"),
        ("Rød", "anmeldt til Datatilsynet og borgeren orienteret"),
        ("1", "lav risiko"),
        ("2", "høj risiko"),
        ("Kode A", "menneskelig fejl"),
        ("A", "menneskelig fejl"),
        ("B", "systemfejl"),
    )
)


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        ("Farve", ("Grøn", "RØD"), Role.FOLLOW_UP),
        ("Ring", ("1", "2"), Role.RISK),
        ("Ring", ("B", "A"), Role.CAUSE),
        ("Kode", ("A", "B"), Role.CAUSE),
    ],
)
def test_column_of_codes_that_the_document_explains_is_lost(header, cells, role):
    rows = [(str(i), "Brev tabt", f"{i}/4-2021", cell) for i, cell in enumerate(cells, start=1)]
    assert recognise(["Nr.", "Beskrivelse", "Dato", header], rows, CODED).roles[3] is role
