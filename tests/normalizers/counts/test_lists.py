"""Lists of counts in prose: where they begin, and their items."""

from __future__ import annotations

import pytest

from normalizers.counts.lists import ListFinder, is_heading, without_item
from normalizers.vocabulary.words import shipped

FINDER = shipped().of(ListFinder)


@pytest.mark.parametrize(
    ("paragraphs", "items"),
    [
        (["Brud:", "Skole: 4", "Vej: 3"], [("Skole", "4"), ("Vej", "3")]),
        (["Brud:", "- 4 tabte breve", "- 3 tabte mapper"], [("tabte breve", "4"), ("tabte mapper", "3")]),
        (["Brud:", "Tabt udstyr 4", "Forkert modtager 3"], [("Tabt udstyr", "4"), ("Forkert modtager", "3")]),
        (["Skole ........ 4 Vej ........ 3"], [("Skole", "4"), ("Vej", "3")]),
        (["Brud:\nSkole – fire\nVej – tre"], [("Skole", "fire"), ("Vej", "tre")]),
        (["Skole (4)", "Vej (3)"], [("Skole", "4"), ("Vej", "3")]),
        (["Brud:", "4 gange tabt brev", "3 x tabt mappe"], [("tabt brev", "4"), ("tabt mappe", "3")]),
    ],
    ids=["colon", "number first", "bare", "dots in one line", "words after a dash", "brackets", "times"],
)
def test_items_of_a_list_are_missed(paragraphs: list[str], items: list[tuple[str, str]]) -> None:
    assert [(i.label, i.number) for found in FINDER.lists_in(paragraphs) for i in found.items] == items


@pytest.mark.parametrize(
    "paragraphs",
    [["Skole: 4"], ["Tabt udstyr 4", "Forkert modtager 3"], ["Der var 4 brud.", "Der var 3 hændelser."]],
    ids=["one item", "bare words without a colon before them", "sentences"],
)
def test_prose_is_taken_for_a_list(paragraphs: list[str]) -> None:
    assert list(FINDER.lists_in(paragraphs)) == []


def test_item_that_counts_something_else_goes_with_those_that_count_incidents() -> None:
    (found,) = FINDER.lists_in(["Tal:", "Anmeldte brud: 4", "Ansatte: 300"])
    assert [i.label for i in FINDER.items_counted(found)] == ["Anmeldte brud"]


def test_place_of_an_item_closes_up_when_it_is_read() -> None:
    assert without_item("Skole: 4 og mere", "Skole: 4") == "         og mere"
    assert without_item("Skole: 4", "Skole: 4") is None


def test_sentence_is_taken_for_a_heading() -> None:
    assert is_heading("Brud i 2. kvartal 2021")
    assert not is_heading("Der var fire brud.")
