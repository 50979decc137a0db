from __future__ import annotations

import pytest

from normalizers.record import ColumnMeaning, Glossary, Meaning, Role, WordMeaning
from normalizers.tables.explained_headers import missing

PRINTED = ("Nr.", "Tidspunkt / Opdaget", "Kendskabsdato", "")


@pytest.mark.parametrize("header", ["Nr", "TIDSPUNKT OPDAGET", "Kendskabs-\ndato", "Tidspunkt/Opdaget"])
def test_header_that_the_layout_broke_is_found(header: str) -> None:
    assert not missing(Glossary((ColumnMeaning(header, Role.DISCOVERED, expected=True),)), PRINTED)


def test_misspelt_header_is_told_with_the_nearest_ones() -> None:
    (problem,) = missing(Glossary((ColumnMeaning("kendskabsdag", Role.DISCOVERED, expected=True),)), PRINTED)
    assert (problem.code, problem.severity, problem.value) == ("column_not_found", "warning", "kendskabsdag")
    assert "the nearest of its headers are 'Kendskabsdato'" in problem.message


def test_header_of_explained_words_is_looked_for_too_and_told_once() -> None:
    words = tuple(WordMeaning("Status", word, (Meaning(None, "yes"),), expected=True) for word in "AB")
    assert [p.value for p in missing(Glossary((), words), PRINTED)] == ["Status"]


def test_header_explained_for_a_whole_folder_need_not_stand_in_each_document() -> None:
    assert not missing(Glossary((ColumnMeaning("Status", Role.STATUS),)), PRINTED)


def test_document_without_tables_says_so() -> None:
    (problem,) = missing(Glossary((ColumnMeaning("Status", Role.STATUS, expected=True),)), ())
    assert "it has no table with headers" in problem.message
