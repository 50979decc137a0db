"""Rows that point to another row by its number: what they take over, and what they never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.cells import row_references
from normalizers.codes import Note
from normalizers.incidents import row as incident_row
from normalizers.record import Field, Record, Role


def row(number: str, story: str, cause: str = "", data: str = "") -> Record:
    return Record(
        (
            Field("Nr.", number, Role.SOURCE_NUMBER),
            Field("Hændelse", story, Role.DESCRIPTION),
            Field("Årsag", cause, Role.CAUSE),
            Field("Data", data, Role.PERSONAL_DATA),
        )
    )


FOURTH = row("4", "To breve byttede plads.", "Menneskelig fejl", "Navn og cpr-nummer")
KNOWN = row_references.named(FOURTH, incident_row.normalise(FOURTH))


@pytest.mark.parametrize("text", ["Som nr. 4", "som i nr. 4.", "Se nr. 4", "Jf. sag 4", "Samme som nr. 04", "som 4"])
def test_cell_that_only_points_takes_the_words_of_that_row(text: str) -> None:
    assert row_references.filled(row("7", "x", text), KNOWN).text(Role.CAUSE) == "Menneskelig fejl"


@pytest.mark.parametrize("text", ["Som nr. 5", "4", "Se 4 breve", "Som nr. 4, men med tyveri", ""])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert row_references.filled(row("7", "x", text), KNOWN) == row("7", "x", text)


@pytest.mark.parametrize(
    "story",
    [
        "Samme fejl som nr. 4, nu i en anden afdeling.",
        "Det samme som i nr. 4.",
        "Et brev. Tilsvarende hændelse som i sag 4.",
        "Se nr. 4. Samme medarbejder.",
    ],
)
def test_story_of_the_same_inherits_what_the_row_leaves_open(story: str) -> None:
    record = row("7", story)
    found = row_references.inherited(incident_row.normalise(record), record, KNOWN)
    assert (found.get("fault"), found.get("third_party"), found.get("fortrolige")) == ("human", False, True)
    assert found.get("fault_basis") == "inferred"
    assert Note.INHERITED_FROM_ROW in found.notes
    quotes = {v.quote.text for v in found.values if v.quote and v.rule == "references.row"}
    assert all(text in story for text in quotes)
    assert quotes


def test_row_that_tells_its_own_cause_and_data_inherits_nothing_of_them() -> None:
    record = row("7", "Samme afdeling som i nr. 4.", "Systemfejl", "Navn")
    found = row_references.inherited(incident_row.normalise(record), record, KNOWN)
    assert (found.get("fault"), found.get("fortrolige")) == ("system", False)


@pytest.mark.parametrize("story", ["Samme dag blev fire breve fundet.", "Samme fejl som nr. 9.", "Sket 4. maj."])
def test_words_that_point_to_no_row_inherit_nothing(story: str) -> None:
    record = row("7", story)
    found = incident_row.normalise(record)
    assert row_references.inherited(found, record, KNOWN) == found


@given(st.text(max_size=40))
def test_any_text_is_survived_and_never_changes_the_number(text: str) -> None:
    record = row(text, text, text)
    assert row_references.filled(record, KNOWN).text(Role.SOURCE_NUMBER) == record.text(Role.SOURCE_NUMBER)
    row_references.inherited(incident_row.normalise(record), record, KNOWN)
