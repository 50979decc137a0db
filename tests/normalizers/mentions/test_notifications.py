from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.codes import Party
from normalizers.mentions.notifications import Notifications, Reading
from normalizers.vocabulary.words import Vocabulary
from tests.normalizers.rows import cases

NOTIFICATIONS = Vocabulary().of(Notifications)


@pytest.mark.parametrize("case", cases("notifications"), ids=lambda c: c["guards"])
def test_statements(case: dict[str, Any]) -> None:
    reading = Reading(Party(case["asks"]), answer=True) if "asks" in case else Reading()
    found = [[s.party.value, s.answer.value] for s in NOTIFICATIONS.statements(case["text"], reading)]
    assert [s for i, s in enumerate(found) if s not in found[:i]] == case["says"]


@pytest.mark.parametrize("text", ["kl. 14", "klar"])
def test_abbreviation_in_capitals_is_no_other_word(text: str) -> None:
    assert NOTIFICATIONS.parties_in(text) == []


def test_weak_words_are_trusted_only_where_the_reading_says_so() -> None:
    text = "Borgeren er kontaktet"
    assert NOTIFICATIONS.verbs_in(text, Reading())
    assert not NOTIFICATIONS.verbs_in(text, Reading(weak=False))


@given(st.text(max_size=60), st.sampled_from([None, *Party]))
def test_statements_stand_in_the_text(text: str, party: Party | None) -> None:
    for said in NOTIFICATIONS.statements(text, Reading(party, answer=party is not None)):
        assert 0 <= said.start <= said.end <= len(text)
