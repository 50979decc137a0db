"""What an update corrects in a letter."""

from __future__ import annotations

from datetime import date

from normalizers.codes import Basis, Review
from normalizers.findings import Findings, Value
from normalizers.incidents.letter_updates import blanked, brought_up_to_date, only_update, updates_in
from normalizers.incidents.letter_words import SEPARATOR, LetterWords
from normalizers.vocabulary.words import shipped

WORDS = shipped().of(LetterWords)
LETTER = ["Den 3. maj blev en mappe glemt. Det ramte 120 borgere.", "Opdatering: Det var 134 borgere, ikke 120."]


def found(**values: object) -> Findings:
    return Findings(tuple(Value(name, value, Basis.STATED, "rule") for name, value in values.items()))


def test_update_is_read_as_what_was_said_first() -> None:
    text = SEPARATOR.join(LETTER)
    places = updates_in(WORDS, LETTER)
    assert [text[start:end] for start, end in places] == [LETTER[1]]
    assert len(blanked(text, places)) == len(text)
    assert blanked(text, places).strip() == LETTER[0]


def test_number_that_an_update_says_is_wrong_is_read_again() -> None:
    text = SEPARATOR.join(LETTER)
    update = only_update(WORDS, text, updates_in(WORDS, LETTER))
    assert "134" in update
    assert "120" not in update


def test_value_that_an_update_replaces_stands_before_the_new_one() -> None:
    new = brought_up_to_date(found(affected_max=120, fault="human"), found(affected_max=134))
    assert [(v.field, v.value) for v in new.values] == [
        ("fault", "human"),
        ("affected_max", 134),
        ("affected_max", 120),
    ]
    assert new.review == (Review.UPDATED_IN_TEXT,)


def test_update_that_says_the_same_is_a_doubt() -> None:
    day = date(2021, 5, 3)
    assert brought_up_to_date(found(occurred_from=day), found(occurred_from=day)).review == ()
