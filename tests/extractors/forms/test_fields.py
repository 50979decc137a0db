"""How labels and values are arranged is told from the whole table."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Region, Word
from extractors.document.tables import Cell, Row, Table
from extractors.forms.fields import arrangement_of, beside, boxed, under
from tests.extractors.documents import LANGUAGE


def cell(text: str, row: int, column: int) -> Cell:
    left, top = 100.0 * column, 40.0 * row
    lines = [
        tuple(Word(w, Region(1, left + 10 * k, y, left + 10 * k + 8, y + 10)) for k, w in enumerate(line.split()))
        for line, y in zip(text.split("\n"), (top, top + 12), strict=False)
    ]
    return Cell(tuple(lines), Region(1, left, top, left + 100, top + 40))


def table(*rows: tuple[str, ...]) -> Table:
    made = tuple(
        Row(1, 1, n, tuple(cell(t, n, k) for k, t in enumerate(texts)), Region(1, 0, 40 * n, 400, 40 * n + 40))
        for n, texts in enumerate(rows)
    )
    edges = tuple(100.0 * k for k in range(len(rows[0]) + 1))
    return Table(1, 1, made, Region(1, 0, 0, 400, 40 * len(rows)), edges, "grid")


LABELS = [label for label, _ in LANGUAGE.labels][:4]


def test_form_of_values_beside_their_labels_read_as_rows() -> None:
    found = table(*((label, "et brev blev sendt") for label in LABELS))
    assert arrangement_of(found, LANGUAGE) is beside
    assert [b.pairs[0][0].text for b in beside(found, LANGUAGE)] == LABELS


def test_form_of_values_under_their_labels_read_as_rows() -> None:
    found = table((LABELS[0], LABELS[2]), ("i maj", "et brev"), (LABELS[3], LABELS[1]), ("en fejl", "klokken ti"))
    assert arrangement_of(found, LANGUAGE) is under
    assert [(a.text, b and b.text) for a, b in under(found, LANGUAGE)[0].pairs] == [
        (LABELS[0], "i maj"),
        (LABELS[2], "et brev"),
    ]


def test_box_with_label_and_value_gives_the_value_its_label() -> None:
    found = table(*((f"{label}\net brev blev sendt",) for label in LABELS))
    assert arrangement_of(found, LANGUAGE) is boxed
    (label, value) = boxed(found, LANGUAGE)[0].pairs[0]
    assert value is not None
    assert (label.text, value.text) == (LABELS[0], "et brev blev sendt")
    assert label.region.bottom == value.region.top


@pytest.mark.parametrize("rows", [[("1", "brev sendt"), ("2", "mappe åben"), ("3", "fejl i system")]])
def test_log_of_two_columns_read_as_a_form(rows: list[tuple[str, str]]) -> None:
    assert arrangement_of(table(("Nr", "Hændelse"), *rows), LANGUAGE) is None


def test_counts_beside_names_known_as_labels_are_a_form() -> None:
    rows = zip(LABELS, ("38", "1.204", "7", "0"), strict=True)
    assert arrangement_of(table(*rows), LANGUAGE) is None
