from __future__ import annotations

import pytest

from normalizers.danish.content_words import without_small_words_behind


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
