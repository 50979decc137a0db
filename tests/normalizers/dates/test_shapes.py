"""What is no date by its shape, and where a shape is looked for. Which dates are read: cases of test_grammar."""

from __future__ import annotations

import pytest

from normalizers.dates.shapes import Shapes, Unit
from normalizers.dates.spans import NOWHERE, Place
from normalizers.vocabulary.words import shipped

SHAPES = shipped().of(Shapes)


@pytest.mark.parametrize(
    "text",
    ["010203-1234", "12 34 56 78", "AB-12/2020", "§ 33", "1.250,50", "navn@kommune.dk", "https://kommune.dk/3-5"],
)
def test_number_of_a_person_phone_case_law_or_amount_is_never_a_date(text: str) -> None:
    assert SHAPES.never.search(text)


@pytest.mark.parametrize("text", ["3/5 2020", "maj-2020", "Q1-2020", "3. maj"])
def test_date_is_not_taken_for_such_a_number(text: str) -> None:
    assert not SHAPES.never.search(text)


@pytest.mark.parametrize(
    ("place", "more"), [(NOWHERE, 0), (Place(column=True), 2), (Place(lone_days=True), 1), (Place(True, True), 4)]
)
def test_shapes_of_days_alone_and_in_digits_only_are_for_their_places(place: Place, more: int) -> None:
    everywhere = len(list(SHAPES.of("070319", NOWHERE)))
    assert len(list(SHAPES.of("070319", place))) == everywhere + more


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2020-05-03", Unit.DAY),
        ("ultimo maj", Unit.THIRD),
        ("uge 12", Unit.WEEK),
        ("maj", Unit.MONTH),
        ("2. kvartal", Unit.QUARTER),
        ("foråret 2020", Unit.SEASON),
        ("første halvår", Unit.HALF),
        ("2020", Unit.YEAR),
        ("påsken", Unit.FEAST),
    ],
)
def test_first_shape_that_fits_all_of_a_text_is_of_its_unit(text: str, unit: Unit) -> None:
    assert next(u for u, shape in SHAPES.of(text, NOWHERE) if shape.fullmatch(text)) is unit
