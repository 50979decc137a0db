"""Words become lines in reading order, whatever order a file prints them in."""

from __future__ import annotations

from extractors.document.geometry import Region, Word
from extractors.document.lines import cut_at_gaps, lines_of, squeezed


def word(text: str, x0: float, top: float, *, height: float = 10.0, upright: bool = True) -> Word:
    return Word(text, Region(1, x0, top, x0 + 20, top + height), size=height, upright=upright)


def read(*words: Word) -> list[list[str]]:
    return [[w.text for w in line] for line in lines_of(words)]


def test_order_of_printing_taken_for_order_of_reading() -> None:
    assert read(word("tre", 10, 30), word("to", 40, 10), word("et", 10, 10)) == [["et", "to"], ["tre"]]


def test_raised_sign_taken_for_a_line_of_its_own() -> None:
    assert read(word("sager", 10, 20), word("2", 31, 20, height=6)) == [["sager", "2"]]


def test_next_line_drawn_into_this_one() -> None:
    assert read(word("over", 10, 20), word("under", 10, 26)) == [["over"], ["under"]]


def test_turned_word_put_among_the_words_beside_it() -> None:
    assert read(word("op", 40, 10, upright=False), word("et", 10, 10), word("to", 70, 10)) == [["et", "to"], ["op"]]


def test_gap_as_wide_as_the_limit_parts_two_texts() -> None:
    line = (word("a", 0, 0), word("b", 25, 0), word("c", 49, 0))
    assert [[w.text for w in part] for part in cut_at_gaps(line, lambda _: 5.0)] == [["a"], ["b", "c"]]


def test_header_broken_into_other_lines_taken_for_another() -> None:
    assert squeezed(["Antal", "bor-\ngere (ca.)"]) == squeezed(["Antal borgere", "ca"]) == "antalborgereca"
