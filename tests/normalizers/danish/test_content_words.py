from __future__ import annotations

import re

import pytest

from normalizers.danish.content_words import content_words, items, left_over, without_small_words_behind


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Navn og", "Navn"),
        ("ansøgninger om", "ansøgninger"),
        ("fotos af de", "fotos"),
        ("cpr-nr.", "cpr-nr."),
        ("og på", "og på"),
    ],
)
def test_small_words_behind_a_word_are_no_part_of_it(text: str, kept: str) -> None:
    start, end = without_small_words_behind(f"To {text} mere", 3, 3 + len(text))
    assert f"To {text} mere"[start:end] == kept


def test_content_words_are_neither_small_nor_short() -> None:
    text = "Navn og adr. på de 12 naboer"
    assert [text[s:e] for s, e in content_words(text)] == ["Navn", "adr.", "naboer"]


def test_word_touched_by_an_explanation_is_not_left_over() -> None:
    text = "Skumret adresse"
    assert [text[s:e] for s, e in left_over(text, [(8, 15)])] == ["Skumret"]
    assert left_over(text, [(0, 15)]) == ()


def test_items_end_at_signs_and_joining_words_not_inside_abbreviations() -> None:
    text = "Navn, cpr.nr. og adresse (privat)"
    found = [text[s:e].strip() for s, e in items(text, re.compile(r"\bog\b"))]
    assert [f for f in found if f] == ["Navn", "cpr.nr", "adresse", "privat"]
