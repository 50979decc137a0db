"""Labels within prose and the cells they make."""

from __future__ import annotations

import pytest

from normalizers.documents.labelled_prose import LabelledProse
from normalizers.record import Role
from normalizers.vocabulary.words import shipped

PROSE = shipped().of(LabelledProse)
CELLS = [("Dato", "3. maj 2021"), ("Hvad skete der", "En mappe blev glemt"), ("Anmeldt", "Nej.")]


@pytest.mark.parametrize(
    "texts",
    [
        ["Dato: 3. maj 2021 Hvad skete der: En mappe blev glemt Anmeldt: Nej."],
        ["Dato: 3. maj 2021 Hvad skete", "der: En mappe blev glemt", "Anmeldt: Nej."],
    ],
)
def test_labels_within_a_line_or_cut_by_its_end_part_the_cells(texts: list[str]) -> None:
    assert [(f.column, f.text) for f in PROSE.fields(texts)] == CELLS


def test_words_before_the_first_label_are_lost() -> None:
    first, *_ = PROSE.fields(["En mappe blev glemt. Dato: 3. maj 2021"])
    assert (first.column, first.role) == ("", Role.DESCRIPTION)
    assert "mappe" in first.text


def test_colon_behind_words_that_are_no_label_parts_a_sentence() -> None:
    assert [label for label, _ in PROSE.labelled("Det gik sådan til: en mappe blev glemt.")] == [""]
