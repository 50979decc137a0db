"""Tables that count incidents, with the parts that the layout cut off."""

from __future__ import annotations

from normalizers.counts import CountContext
from normalizers.documents.count_tables import counting_tables, is_number
from normalizers.vocabulary.words import shipped
from tests.normalizers.documents.tables import table

COUNTS = table([["Afdeling", "Anmeldte brud"], ["Skole", "14"], ["Vej", "3"], ["I alt", "17"]])
FOOT = table([["", ""], ["Havn", "4"]])
OTHER = table([["Afdeling", "Medarbejdere"], ["Skole", "140"], ["Vej", "30"]])


def test_part_without_a_header_is_no_table_of_counts() -> None:
    assert list(counting_tables([COUNTS, FOOT], (), CountContext(shipped(), "Brud"))) == [0, 1]
    assert counting_tables([COUNTS, FOOT], (), CountContext(shipped(), "Brud"))[1].columns == COUNTS.columns


def test_log_or_table_of_something_else_is_read_for_counts() -> None:
    assert list(counting_tables([OTHER, COUNTS], (), CountContext(shipped(), "Ansatte"))) == [1]
    assert list(counting_tables([COUNTS], (0,), CountContext(shipped(), "Brud"))) == []


def test_table_with_the_same_sum_counts_something_else() -> None:
    kinds = table([["Emne", "Stk."], ["Tabte breve", "12"], ["Glemte mapper", "5"], ["Samlet", "17"]])
    assert list(counting_tables([COUNTS, kinds], (), CountContext(shipped()))) == [0, 1]


def test_cell_of_words_is_a_count() -> None:
    assert [is_number(t) for t in ("14", "–", "40 %", "Skole", "4 af de 17 brud")] == [True, True, True, False, False]


def test_count_with_its_share_is_no_count() -> None:
    assert is_number("42 (49 %)")
    assert is_number("1.042 (9,5 pct.)")
    assert not is_number("42 (se note 4)")


REMARKS = [
    ["Type", "Antal hændelser", "Heraf brud", "Bemærkning"],
    ["Fejlsendt post", "18", "17", "Oftest to breve i samme kuvert"],
    ["Fejlsendt mail", "22", "20", "Autofuldførelse"],
]


def test_remarks_behind_counts_hide_them() -> None:
    assert list(counting_tables([table(REMARKS)], (), CountContext(shipped(), "Brud"))) == [0]


def test_column_of_numbers_beside_days_counts() -> None:
    dated = table([["Dato", *REMARKS[0]], *(["3/4-2021", *row] for row in REMARKS[1:])])
    assert counting_tables([dated], (), CountContext(shipped(), "Brud")) == {}
