from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.mentions.legal_classes import ClassLabels, Label
from normalizers.vocabulary.words import Vocabulary
from tests.normalizers.rows import cases

LABELS = Vocabulary().of(ClassLabels)


def said(label: Label) -> str:
    return "denied" if not label.stated else "possible" if label.possible else "stated"


@pytest.mark.parametrize("case", cases("legal_classes"), ids=lambda c: c["guards"])
def test_classes_named_and_what_they_cover(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[x.category, text[slice(*x.covers)].strip(" :.,()"), said(x)] for x in LABELS.find(text)]
    assert found == case["labels"]


@given(
    st.lists(st.sampled_from(["følsomme", "almindelige", "oplysninger", "(", ")", ":", "navn", ",", ".", "og", "nej"]))
)
def test_labels_stand_in_order_and_cover_words_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = LABELS.find(text)
    assert list(found) == sorted(found, key=lambda x: x.start)
    assert all(0 <= x.covers[0] <= x.covers[1] <= len(text) for x in found)
