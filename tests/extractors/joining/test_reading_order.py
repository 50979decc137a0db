"""The order of words around and in columns of prose."""

from extractors.document.geometry import Region, Word
from extractors.joining.reading_order import in_reading_order
from extractors.tables.prose_columns import ProseColumns


def word(text: str, x: float, top: float, *, upright: bool = True) -> Word:
    return Word(text, Region(1, x, top, x + 20, top + 10), 9.0, upright=upright)


COLUMNS = ProseColumns((Region(1, 40, 100, 200, 300), Region(1, 220, 100, 380, 300)))


def test_words_over_beside_and_under_columns_are_mixed_with_them() -> None:
    words = [
        word("title", 40, 50),
        word("left", 40, 120),
        word("right", 230, 110),
        word("foot", 40, 400),
        word("turned", 10, 120, upright=False),
    ]
    parts = in_reading_order(reversed(words), [COLUMNS])
    assert [{w.text for w in part.words} for part in parts] == [{"title"}, {"left"}, {"right"}, {"foot", "turned"}]
    assert [part.goes_on for part in parts] == [False, False, True, False]


def test_page_without_columns_is_parted() -> None:
    (part,) = in_reading_order([word("a", 1, 1), word("b", 1, 20)], [])
    assert [w.text for w in part.words] == ["a", "b"]
