"""Signs that prose tells of a breach that has happened."""

from __future__ import annotations

import pytest

from normalizers.documents.breach_signs import BreachSigns
from normalizers.vocabulary.words import shipped

SIGNS = shipped().of(BreachSigns)
MISHAP = "Den 3. maj 2021 blev en liste med navn og cpr-nummer sendt til en forkert borger."
ACTS = "Vi har anmeldt bruddet til Datatilsynet. De berørte er orienteret. Vi beklager meget."


def test_text_that_tells_what_happened_and_what_was_done_is_no_breach() -> None:
    found = SIGNS.evidence([MISHAP, ACTS], None)
    assert (found.mishap, found.day, found.data) == (True, True, True)
    assert "reported" in found.signs
    assert found.tells


@pytest.mark.parametrize(
    "paragraphs",
    [
        [MISHAP],
        [ACTS],
        ["Hvis en liste med cpr-numre sendes til en forkert borger, skal du ringe. Bruddet skal anmeldes."],
        [],
    ],
    ids=["nothing was done", "nothing happened", "rules", "no text"],
)
def test_text_without_enough_signs_is_a_breach(paragraphs: list[str]) -> None:
    assert not SIGNS.evidence(paragraphs, None).tells


def test_rule_counts_as_a_sentence_that_tells() -> None:
    found = SIGNS.evidence([MISHAP, "Du skal altid ringe til din leder."], None)
    assert (found.facts, found.rules) == (1, 1)
