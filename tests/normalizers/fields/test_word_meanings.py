from __future__ import annotations

import pytest

from normalizers.fields.all_fields import FIELDS
from normalizers.fields.word_meanings import ANSWERS, WordMeanings
from normalizers.record import Meaning
from normalizers.vocabulary.words import shipped

MEANINGS = shipped().of(WordMeanings)


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("yes", None, "yes"),
        ("Nothing", None, "nothing"),
        ("no_breach", "status", "no_breach"),
        ("risk high", "risk", "high"),
        ("risk: high", "risk", "high"),
        ("risk = high", "risk", "high"),
        (" notified_subjects  voluntary ", "notified_subjects", "voluntary"),
        ("følsomme", "følsomme", "yes"),
        ("Følsomme no", "følsomme", "no"),
        ("health", "data_types", "health"),
        ("location internal", "location", "internal"),
        ("data_types location", "data_types", "location"),
    ],
)
def test_meaning_is_read_as_a_person_would_write_it(written: str, field: str | None, value: str) -> None:
    assert MEANINGS.read(written) == Meaning(field, value)


@pytest.mark.parametrize(
    "written", ["", "perhaps", "risk", "risk enormous", "partly", "høj risk", "notified_authority voluntary"]
)
def test_meaning_that_nobody_can_know_is_refused_with_the_choices(written: str) -> None:
    with pytest.raises(ValueError, match="is no meaning of a word") as caught:
        MEANINGS.read(written)
    told = str(caught.value)
    assert "yes, no, pending, nothing" in told
    assert "status: breach, near_miss, no_breach, disputed" in told


def test_every_choice_that_is_listed_can_be_written() -> None:
    columns = {column.name for field in FIELDS for column in field.columns}
    assert set(MEANINGS.choices) <= columns
    for field, values in MEANINGS.choices.items():
        assert [MEANINGS.read(f"{field} {value}") for value in values] == [Meaning(field, value) for value in values]
    assert [MEANINGS.read(answer).field for answer in ANSWERS] == [None] * len(ANSWERS)
