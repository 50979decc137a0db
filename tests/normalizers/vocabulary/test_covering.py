from __future__ import annotations

import pytest

from normalizers.vocabulary.covering import covers, holds


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("fejl*", "fejlforsendelse*"),
        ("fejl*", "fejl"),
        ("*fejl", "systemfejl"),
        ("*fejl*", "systemfejlen"),
        ("tog * med hjem", "tog sager med hjem"),
        ("cpr nr", "cpr-nr"),
        ("a/s", "A/S"),
    ],
)
def test_wider_pattern_covers(wider: str, narrower: str) -> None:
    assert covers(wider, narrower)


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("fejl", "fejl*"),
        ("fejl*", "systemfejl"),
        ("fejl", "ved en fejl"),
        ("cpr-nr", "cpr nr"),
        ("EG", "eg"),
        ("*", "x"),
        ("tog * hjem", "tog sager med hjem"),
    ],
)
def test_pattern_that_fits_other_text_covers_not(wider: str, narrower: str) -> None:
    assert not covers(wider, narrower)


def test_word_within_a_longer_pattern_is_held() -> None:
    assert holds("fejl", "ved en fejl")
    assert not holds("fejl", "ved en fejltagelse")
