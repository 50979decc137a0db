"""Lines of a table of counts: headers among the rows, headings and cells the layout put together."""

from __future__ import annotations

import pytest

from normalizers.counts.numbers import CountNumbers
from normalizers.counts.table_layout import CountLine, blocks, is_percentage, is_section
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.vocabulary.words import shipped
from tests.normalizers.counts.memos import table_of

NUMBERS = shipped().of(CountNumbers)
PHRASES = shipped().of(PeriodPhrases)


def test_row_of_counts_is_lost_as_a_header() -> None:
    ((header, lines),) = blocks(NUMBERS, PHRASES, table_of(["Skole", "4"], [["Vej", "3"]]))
    assert header == ("", "")
    assert [line.texts for line in lines] == [("Skole", "4"), ("Vej", "3")]


def test_second_table_stands_under_the_header_of_the_first() -> None:
    found = list(
        blocks(NUMBERS, PHRASES, table_of(["Afdeling", "2019"], [["Skole", "4"], ["Type", "2020"], ["Tyveri", "3"]]))
    )
    assert [(header, len(lines)) for header, lines in found] == [(("Afdeling", "2019"), 1), (("Type", "2020"), 1)]


@pytest.mark.parametrize(
    ("texts", "section"), [(("Skoler", ""), True), (("Skole", "4"), False), (("", "4"), False), (("", "Skoler"), False)]
)
def test_heading_among_the_rows_is_taken_for_a_row(texts: tuple[str, ...], section: bool) -> None:
    assert is_section(NUMBERS, CountLine(texts, None)) is section


def test_share_is_taken_for_a_count() -> None:
    assert is_percentage("12,5 pct.")
    assert not is_percentage("12")
