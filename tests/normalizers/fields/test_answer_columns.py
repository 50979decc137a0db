"""Columns that answer one question: the mark says what its header says, two marks say nothing."""

from __future__ import annotations

import pytest

from normalizers.codes import Review
from normalizers.findings import Findings
from normalizers.incidents.row import normalise
from normalizers.record import Field, Legend, Record, Role
from normalizers.tables.columns import ColumnRoles
from normalizers.vocabulary.words import shipped

PAIRS = [
    ("notified_authority", "Anmeldt", "Ikke anmeldt"),
    ("notified_authority", "Anmeldt til Datatilsynet", "Ej anmeldt til Datatilsynet"),
    ("notified_authority", "Datatilsynet", "Ingen anmeldelse"),
    ("notified_authority", "Anmeldt / Ja", "Anmeldt / Nej"),
    ("notified_subjects", "Underrettet", "Ikke underrettet"),
    ("notified_subjects", "Borgere underrettet / Ja", "Borgere underrettet / Nej"),
    ("følsomme", "Følsomme oplysninger / Ja", "Følsomme oplysninger / Nej"),
]
MARKS = [("x", ""), ("☒", "☐"), ("✘", ""), ("X", "-"), ("Ja", "Nej"), ("TRUE", "FALSE"), ("1", "0")]


def row(cells: dict[str, str], legend: Legend | None = None) -> Findings:
    roles = shipped().of(ColumnRoles).recognise(list(cells)).roles
    fields = (Field(column, text, role) for (column, text), role in zip(cells.items(), roles, strict=True))
    return normalise(Record(tuple(fields), legend or Legend()))


@pytest.mark.parametrize(("field", "yes", "no"), PAIRS)
@pytest.mark.parametrize(("marked", "left"), MARKS)
def test_mark_in_the_column_of_the_no_is_read_as_yes(field: str, yes: str, no: str, marked: str, left: str) -> None:
    assert row({yes: marked, no: left}).get(field) is True
    assert row({yes: left, no: marked}).get(field) is False
    assert row({no: marked, yes: left}).get(field) is False


@pytest.mark.parametrize(("field", "yes", "no"), PAIRS)
def test_two_marks_or_none_are_an_answer(field: str, yes: str, no: str) -> None:
    both, none = row({yes: "x", no: "x"}), row({yes: "☐", no: "☐"})
    assert both.get(field) is None
    assert Review.MARKS_CONTRADICT in both.review
    assert none.get(field) is None


def test_lone_column_of_the_no_is_read_as_the_question() -> None:
    assert row({"Ikke anmeldt": "x"}).get("notified_authority") is False
    assert row({"Ikke anmeldt": ""}).get("notified_authority") is None
    assert row({"Anmeldt": "x"}).get("notified_authority") is True


def test_answer_still_to_come_is_lost_beside_yes_and_no() -> None:
    found = row({"Anmeldt": "", "Ikke anmeldt": "", "Afventer": "x"})
    assert found.get("notified_authority") is None
    assert found.get("notified_authority_status") == "pending"


@pytest.mark.parametrize(("place", "level"), [(0, "low"), (1, "medium"), (2, "high")])
def test_level_is_lost_where_each_has_its_column(place: int, level: str) -> None:
    columns = ("Risiko / Lav", "Risiko / Middel", "Risiko / Høj")
    assert row({c: "x" if i == place else "" for i, c in enumerate(columns)}).get("risk") == level


def test_words_in_the_columns_are_lost_to_their_headers() -> None:
    found = row({"Anmeldt": "", "Ikke anmeldt": "Anmeldt 3. maj 2021"})
    assert found.get("notified_authority") is True


def test_quote_is_of_the_header_and_not_of_the_mark() -> None:
    found = row({"Anmeldt": "", "Ikke anmeldt": " x "}).value("notified_authority")
    assert found
    assert found.quote
    assert (found.quote.column, found.quote.text) == ("Ikke anmeldt", " x ")


def test_mark_explained_by_the_legend_loses_its_meaning() -> None:
    found = row({"Anmeldt": "", "Ikke anmeldt": "o"}, Legend(yes=frozenset({"o"})))
    assert found.get("notified_authority") is False


def test_columns_of_other_kinds_are_answers() -> None:
    fields = (Field("Anmeldt", "x", Role.NOTIFIED_AUTHORITY), Field("Afventer", "x", None))
    assert normalise(Record(fields)).get("notified_authority") is True


@pytest.mark.parametrize(
    "header",
    ["Anmeldes til Datatilsynet?", "Anmeldt / ikke anmeldt", "Anmeldt til Datatilsynet, og hvis ikke, hvorfor?"],
)
def test_column_that_asks_is_taken_for_an_answer(header: str) -> None:
    fields = (Field(header, "Ja", Role.NOTIFIED_AUTHORITY),)
    assert normalise(Record(fields)).get("notified_authority") is True


def test_supplier_marked_under_who_was_responsible_is_lost() -> None:
    columns = ("Ansvarlig / Os selv", "Ansvarlig / Systemhus", "Ansvarlig / Modtager")
    told = [tuple(Field(c, "x" if i == at else "", Role.CAUSE) for i, c in enumerate(columns)) for at in range(3)]
    ours, theirs, _ = (normalise(Record(fields)) for fields in told)
    assert ours.get("third_party") is False
    assert theirs.get("third_party") is True
    assert theirs.get("fault") is None


def test_mark_that_fills_a_column_of_causes_reads_as_its_header() -> None:
    assert normalise(Record((Field("Årsag", "x", Role.CAUSE), Field("Fejl", "", Role.CAUSE)))).get("fault") is None


def test_colour_that_tells_who_was_told_is_lost() -> None:
    said = (("Grøn", "hverken anmeldt eller borger orienteret"), ("Rød", "anmeldt og borgeren orienteret"))
    found = normalise(Record((Field("Farve", " RØD ", Role.FOLLOW_UP),), Legend(definitions=said)))
    told = found.value("notified_authority")
    assert told
    assert told.quote
    assert (told.value, found.get("notified_subjects"), told.quote.text) == (True, True, " RØD ")
    assert normalise(Record((Field("Farve", "Blå", Role.FOLLOW_UP),), Legend(definitions=said))).get("risk") is None


def test_two_who_were_responsible_are_taken_for_a_contradiction() -> None:
    columns = ("Ansvarlig / Os selv", "Ansvarlig / Systemhus")
    found = normalise(Record(tuple(Field(c, "x", Role.CAUSE) for c in columns)))
    assert found.get("third_party") is True
    assert Review.MARKS_CONTRADICT not in found.review
