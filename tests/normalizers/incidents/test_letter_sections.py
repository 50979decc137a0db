"""Sections of a letter and what their headings make of them."""

from __future__ import annotations

import pytest

from normalizers.incidents.letter_sections import sections_of, unknown_headings
from normalizers.incidents.letter_words import SEPARATOR, LetterWords
from normalizers.record import Role
from normalizers.vocabulary.words import shipped

WORDS = shipped().of(LetterWords)


def printed(paragraphs: list[str], title: str | None = None) -> list[tuple[str, Role, str]]:
    text = SEPARATOR.join(paragraphs)
    return [(s.heading, s.role, text[s.start : s.end].strip()) for s in sections_of(WORDS, paragraphs, title)]


def test_paragraphs_under_a_heading_stand_elsewhere() -> None:
    assert printed(["En mappe blev glemt.", "Hvilke oplysninger?", "Navne.", "Adresser."]) == [
        ("", Role.DESCRIPTION, "En mappe blev glemt."),
        ("Hvilke oplysninger?", Role.PERSONAL_DATA, "Navne.\n\nAdresser."),
    ]


def test_answer_on_the_line_of_its_question_is_part_of_the_heading() -> None:
    assert printed(["1. Hvad er der sket? En mappe blev glemt."]) == [
        ("1. Hvad er der sket?", Role.DESCRIPTION, "En mappe blev glemt.")
    ]


def test_title_of_the_letter_heads_a_section() -> None:
    assert [heading for heading, *_ in printed(["Hvad er der sket?", "En mappe."], "Hvad er der sket?")] == [""]


@pytest.mark.parametrize(
    ("question", "known"), [("Hvorfor blinker lampen?", False), ("Hvad er der sket?", True), ("Lampen blinker.", True)]
)
def test_question_that_heads_nothing_goes_unsaid(question: str, known: bool) -> None:
    assert (list(unknown_headings(WORDS, [question])) == []) is known


@pytest.mark.parametrize(
    ("line", "heads"),
    [("Borgeres oplysninger lå fremme i maj", False), ("Oplysninger lå fremme", False), ("Berørte oplysninger", True)],
)
def test_headline_over_a_letter_heads_a_section(line: str, heads: bool) -> None:
    assert (printed([line, "En mappe blev glemt."])[0][0] == line) is heads


def test_same_words_below_the_first_sentence_head_one() -> None:
    assert printed(["En mappe blev glemt.", "Oplysninger i mappen", "Navne."])[1][:2] == (
        "Oplysninger i mappen",
        Role.PERSONAL_DATA,
    )
