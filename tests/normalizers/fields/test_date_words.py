"""The words that tell what happened on a date."""

from __future__ import annotations

import pytest

from normalizers.fields.date_words import RoleWords
from normalizers.fields.dates import normalise
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.words import shipped

WORDS = shipped().of(RoleWords)


@pytest.mark.parametrize(
    ("text", "days"), [("to dage senere", 2), ("én dag efter", 1), ("10 dage senere", 10), ("en uge efter", 7)]
)
def test_days_later_are_counted_in_digits_and_in_words(text: str, days: int) -> None:
    match = WORDS.later.search(text)
    assert match
    assert WORDS.days_later(match) == days


@pytest.mark.parametrize("no", ["Ikke anmeldt", "Aldrig anmeldt", "Undlod at anmelde", "Ingen anmeldelse"])
def test_denial_beside_a_date_leaves_the_report_open(no: str) -> None:
    record = Record((Field("Anmeldt", f"{no}, jf. møde 3/5 2021", Role.REPORTED),))
    assert normalise(record).get("reported_from") is None
