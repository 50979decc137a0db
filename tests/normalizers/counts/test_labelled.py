"""Items that a department opens, of which the sentences behind it are."""

from __future__ import annotations

import pytest

from normalizers.counts.labelled import LabelledItems
from normalizers.vocabulary.words import shipped


def items(*paragraphs: str) -> list[tuple[str | None, str]]:
    read = LabelledItems(shipped(), paragraphs)
    return [(item.unit, item.text) for paragraph in paragraphs for item in read.items(paragraph)]


def test_department_before_a_colon_is_lost() -> None:
    assert items("Skole og fritid: 9 brud, heraf 1 anmeldt", "Øvrige områder: 2 brud") == [
        ("Skole og fritid", "9 brud, heraf 1 anmeldt"),
        ("Øvrige områder", "2 brud"),
    ]


def test_bullets_that_the_layout_left_in_one_line_have_one_department() -> None:
    assert items("• Børn: 4 brud. 1 anmeldt. • Pleje – to brud") == [
        ("Børn", "4 brud. 1 anmeldt."),
        ("Pleje", "to brud"),
    ]


def test_departments_of_unknown_names_are_lost_under_words_that_say_what_they_are() -> None:
    assert items("Fordelt på områder:", "Havnen: 3 brud", "Vejene: 2 brud")[1:] == [
        ("Havnen", "3 brud"),
        ("Vejene", "2 brud"),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Skole: 9 brud",),
        ("Fejlsendt brev: 9 sager", "Tabt nøgle: 2 sager"),
        ("Anmeldte brud: 9", "Brud i alt: 12"),
        ("2021: 9 brud", "2022: 12 brud"),
        ("I alt: 9 brud", "Samlet: 12 brud"),
        ("Skole: se bilag", "Pleje: se bilag"),
    ],
    ids=["one line", "kinds", "measures", "years", "totals", "no number"],
)
def test_other_labels_are_taken_for_departments(paragraphs: tuple[str, ...]) -> None:
    assert all(unit is None for unit, _ in items(*paragraphs))
