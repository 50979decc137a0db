from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.cells.checkboxes import Boxes
from normalizers.incidents.row import normalise
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.words import shipped
from tests.normalizers.rows import assert_quotes_stand_in_their_cells, cases

chosen = shipped().of(Boxes).chosen
CASES = cases("boxes")


@pytest.mark.parametrize("case", CASES, ids=[c["cell"] for c in CASES])
def test_only_words_of_ticked_boxes_are_read(case: dict[str, Any]) -> None:
    assert " ".join(chosen(case["cell"]).split()) == case["says"]


@given(st.text(alphabet="ab [](x)☒☐●○_.", max_size=30))
def test_kept_letters_keep_their_places(text: str) -> None:
    said = chosen(text)
    assert len(said) == len(text)
    assert all(a in (b, " ", ";") for a, b in zip(said, text, strict=True))


def test_unticked_answers_are_neither_values_nor_problems() -> None:
    record = Record(
        (
            Field("Anmeldt?", "[ ] Ja, den ____ [ ] Nej", Role.NOTIFIED_AUTHORITY),
            Field("Årsag", "[ ] Menneskelig fejl [ ] Teknisk fejl", Role.CAUSE),
        )
    )
    found = normalise(record)
    assert (found.values, found.problems, found.review) == ((), (), ())


def test_quote_of_a_ticked_answer_is_as_printed() -> None:
    record = Record(
        (
            Field("Underrettet?", "[x] Ja, pr. brev [ ] Nej", Role.NOTIFIED_SUBJECTS),
            Field("Årsag", "☒ Menneskelig fejl ☐ Angreb ☒ Systemfejl", Role.CAUSE),
        )
    )
    found = normalise(record)
    assert (found.get("notified_subjects"), found.get("fault")) == (True, "both")
    assert_quotes_stand_in_their_cells(record, found)


def test_brackets_left_empty_in_a_story_hide_nothing_of_it() -> None:
    record = Record((Field("Hændelse", "Brevet til [ ] indeholdt cpr-nummer på en elev", Role.DESCRIPTION),))
    assert normalise(record).get("fortrolige") is True


@pytest.mark.parametrize("text", ["☒ Ja ☒ Nej", "[x] Ja [x] Nej", "Ja ☑ Nej ☑", "(x) Ja / (x) Nej"])
def test_yes_and_no_both_ticked_are_an_answer(text: str) -> None:
    boxes = shipped().of(Boxes)
    assert boxes.contradicts(text)
    assert not boxes.chosen(text).strip()


@pytest.mark.parametrize("text", ["☒ Ja ☐ Nej", "☒ Navn ☒ Adresse", "☒", ""])
def test_several_ticks_that_agree_are_a_contradiction(text: str) -> None:
    assert not shipped().of(Boxes).contradicts(text)
