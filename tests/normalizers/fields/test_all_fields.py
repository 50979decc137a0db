from __future__ import annotations

from dataclasses import replace

from normalizers.cells import ditto
from normalizers.codes import Party
from normalizers.fields.all_fields import FIELDS, read_fields
from normalizers.findings import CauseColumn
from tests.normalizers.rows import OwnWords, row


def test_no_two_fields_fill_one_column() -> None:
    columns = [column.name for field in FIELDS for column in field.columns]
    assert len(columns) == len(set(columns))


def test_columns_of_the_parties_are_those_of_a_field() -> None:
    columns = {column.name for field in FIELDS for column in field.columns}
    assert {name for party in Party for name in party.columns} <= columns


def test_cause_is_handed_on_to_the_fields_that_follow() -> None:
    record = row({"cause": "Systemfejl (f.eks. hos leverandøren)", "description": "Listen lå frit."})
    found = read_fields(record)
    assert [cell.text.split() for cell in found.cause.cells] == [["Systemfejl", "."]]
    assert (found.get("fault"), found.get("mechanism"), found.get("third_party")) == ("system", "system_fault", None)


def test_cause_said_to_be_unknown_is_handed_on() -> None:
    assert read_fields(row({"cause": "Ukendt"})).cause.unknown
    assert read_fields(row({"description": "Ukendt årsag."})).cause == CauseColumn()


def test_each_value_is_of_a_column_that_a_field_declares() -> None:
    cells = {"description": "Brev med cpr-nummer sendt til forkert borger 3. maj 2021.", "cause": "Menneskelig fejl"}
    columns = {column.name for field in FIELDS for column in field.columns}
    assert {value.field for value in read_fields(row(cells)).values} <= columns


def test_field_is_read_with_the_words_that_the_row_brings() -> None:
    record = row({"location": "derude"})
    own = OwnWords(location={"places": {"external": ["derude"]}})
    assert read_fields(record).get("location") is None
    assert read_fields(replace(record, vocabulary=own)).get("location") == "external"


def test_known_names_are_those_that_the_row_brings() -> None:
    record = row({"description": "Listen lå i Skuffen 3000."})
    own = OwnWords(systems={"system": {"Skuffen": ["Skuffen 3000"]}, "supplier": {}})
    assert read_fields(record).get("systems") is None
    assert read_fields(replace(record, vocabulary=own)).get("systems") == ("Skuffen",)


def test_repetition_is_known_by_the_words_that_the_row_brings() -> None:
    above, below = row({"cause": "Tastefejl"}), row({"cause": "og igen"})
    own = replace(below, vocabulary=OwnWords(ditto={"marks": ["og igen"]}))
    assert ditto.filled(below, above).fields == below.fields
    assert ditto.filled(own, above).fields == above.fields
