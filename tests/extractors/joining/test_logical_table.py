"""Tables that go on over pages: headers, cut rows, merged cells, and what keeps tables apart."""

import pytest

from extractors.document.problems import Doubt
from extractors.document.tables import LogicalTable
from tests.extractors.documents import LEFT, UP, Ruled, Sheet, table_of, tables_of, texts

HEADER = ["Nr", "Hændelse", "Antal"]
WIDTHS = [40, 160, 60]
FIRST = [["1", "Fejl i et system", "2"], ["2", "Mappe åben for alle", "30"]]
SECOND = [["3", "Brev sendt til forkert borger", "1"], ["4", "Liste lagt på bordet", "4"]]
THIRD = [["5", "Mail sendt til alle", "9"], ["6", "Sag åben for alle", "7"]]


def layouts(table: LogicalTable) -> list[str]:
    return [row.layout.value for row in table.ledger]


def test_a_header_on_the_first_page_only_names_the_columns_of_all_pages() -> None:
    table = table_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled(SECOND, WIDTHS).draw, Ruled(THIRD, WIDTHS).draw)
    assert table.columns == tuple(HEADER)
    assert texts(table) == FIRST + SECOND + THIRD
    assert [row.pages for row in table.rows] == [(1,), (1,), (2,), (2,), (3,), (3,)]


def test_a_header_repeated_on_each_page_is_no_row() -> None:
    table = table_of(*(Ruled([HEADER, *rows], WIDTHS).draw for rows in (FIRST, SECOND, THIRD)))
    assert texts(table) == FIRST + SECOND + THIRD
    assert layouts(table).count("repeated_header") == 2


def test_a_repeated_header_of_unknown_words_is_no_row() -> None:
    header = ["Løbe", "Forløb af sagen", "Omfang"]
    table = table_of(*(Ruled([header, *rows], WIDTHS).draw for rows in (FIRST, SECOND)))
    assert table.columns == tuple(header)
    assert texts(table) == FIRST + SECOND


def test_a_repeated_header_broken_into_other_lines_is_no_row() -> None:
    table = table_of(
        Ruled([["Nr", "Hændelse", "Antal borgere"], *FIRST], WIDTHS).draw,
        Ruled([["Nr", "Hændelse", "Antal\nborgere"], *SECOND], WIDTHS).draw,
    )
    assert texts(table) == FIRST + SECOND


def test_a_header_of_two_levels_repeated_gives_paths_once() -> None:
    header = [["Nr", "Hændelse", "Underretning", LEFT], [UP, UP, "Borger", "Datatilsynet"]]
    first, second = [["1", "fejl", "ja", "nej"]], [["2", "brev", "nej", "ja"]]
    table = table_of(*(Ruled([*header, *rows], [40, 160, 60, 80]).draw for rows in (first, second)))
    assert table.columns == ("Nr", "Hændelse", "Underretning / Borger", "Underretning / Datatilsynet")
    assert texts(table) == first + second


def test_a_header_of_three_levels_is_read_from_the_top() -> None:
    header = [
        ["Nr", "Underretning", LEFT, LEFT],
        [UP, "Borger", LEFT, "Datatilsynet"],
        [UP, "Dato", "Antal", "Dato"],
    ]
    table = table_of(Ruled([*header, ["1", "a", "b", "c"], ["2", "d", "e", "f"]], [40, 80, 80, 80]).draw)
    assert table.columns == (
        "Nr",
        "Underretning / Borger / Dato",
        "Underretning / Borger / Antal",
        "Underretning / Datatilsynet / Dato",
    )
    assert len(table.rows) == 2


def test_a_table_without_any_header_keeps_all_its_rows() -> None:
    table = table_of(Ruled(FIRST, WIDTHS).draw, Ruled(SECOND, WIDTHS).draw)
    assert texts(table) == FIRST + SECOND


def test_a_row_cut_by_a_page_break_is_one_row() -> None:
    table = table_of(
        Ruled([HEADER, *FIRST, ["3", "Brev sendt til forkert", "1"]], WIDTHS, open_bottom=True).draw,
        Ruled([["", "borger, som åbnede det", ""], *THIRD], WIDTHS, open_top=True).draw,
    )
    assert texts(table) == [*FIRST, ["3", "Brev sendt til forkert borger, som åbnede det", "1"], *THIRD]
    assert table.rows[2].pages == (1, 2)
    assert "continuation" in layouts(table)
    assert table.rows[2].doubts == ()


def test_a_row_cut_with_closed_borders_is_one_row() -> None:
    table = table_of(
        Ruled([HEADER, *FIRST, ["3", "Brev sendt til forkert", "1"]], WIDTHS).draw,
        Ruled([["", "borger, som åbnede det", ""], *THIRD], WIDTHS).draw,
    )
    assert texts(table)[2] == ["3", "Brev sendt til forkert borger, som åbnede det", "1"]


def test_a_row_cut_under_a_repeated_header_is_one_row() -> None:
    table = table_of(
        Ruled([HEADER, *FIRST, ["3", "Brev sendt til forkert", "1"]], WIDTHS).draw,
        Ruled([HEADER, ["", "borger, som åbnede det", ""], *THIRD], WIDTHS).draw,
    )
    assert texts(table)[2] == ["3", "Brev sendt til forkert borger, som åbnede det", "1"]
    assert len(table.rows) == 5


def test_a_row_whose_number_and_day_are_cut_by_a_page_break_is_one_row() -> None:
    rows = [[f"21/0{n}\n4{n}", f"0{n}.04.20\n21", "Brev sendt forkert"] for n in range(1, 6)]
    table = table_of(
        Ruled([["Nr", "Dato", "Hændelse"], *rows, ["21/06", "07.04.20", "Mappe glemt på"]], [34, 46, 160]).draw,
        Ruled([["46", "21", "et bord"], ["21/0747", "08.04.2021", "Liste tabt"]], [34, 46, 160]).draw,
    )
    assert texts(table)[5:] == [
        ["21/0646", "07.04.2021", "Mappe glemt på et bord"],
        ["21/0747", "08.04.2021", "Liste tabt"],
    ]


def test_a_row_cut_over_three_pages_is_one_row() -> None:
    table = table_of(
        Ruled([HEADER, *FIRST, ["3", "Brev sendt til", "1"]], WIDTHS, open_bottom=True).draw,
        Ruled([["", "forkert borger, som", ""]], WIDTHS, open_top=True, open_bottom=True).draw,
        Ruled([["", "åbnede det", ""], *THIRD], WIDTHS, open_top=True).draw,
    )
    assert texts(table) == [*FIRST, ["3", "Brev sendt til forkert borger, som åbnede det", "1"], *THIRD]
    assert table.rows[2].pages == (1, 2, 3)


def test_a_key_torn_by_the_page_break_is_put_together() -> None:
    rows = [["2019-101", "Fejl i et system", "2", "ja"], ["2019-102", "Mappe åben for alle", "30", "nej"]]
    table = table_of(
        Ruled(
            [["Nr", "Hændelse", "Antal", "Borger"], *rows, ["2019-", "Brev sendt til", "1", "ja"]], [50, 160, 60, 60]
        ).draw,
        Ruled([["103", "forkert borger", "", ""], ["2019-104", "Mail", "9", "ja"]], [50, 160, 60, 60]).draw,
    )
    assert texts(table) == [
        *rows,
        ["2019-103", "Brev sendt til forkert borger", "1", "ja"],
        ["2019-104", "Mail", "9", "ja"],
    ]


def test_a_date_cut_in_its_cell_by_the_page_break_is_one_date() -> None:
    rows = [["12. januar 2019", "Fejl i et system", "2", "ja"], ["14. januar 2019", "Mappe åben", "30", "nej"]]
    table = table_of(
        Ruled(
            [["Dato", "Hændelse", "Antal", "Borger"], *rows, ["2. februar", "Brev sendt til", "1", "ja"]],
            [80, 160, 60, 60],
        ).draw,
        Ruled([["2019", "forkert borger", "", ""], ["3. marts 2019", "Mail", "9", "ja"]], [80, 160, 60, 60]).draw,
    )
    assert texts(table)[2] == ["2. februar 2019", "Brev sendt til forkert borger", "1", "ja"]
    assert len(table.rows) == 4


def test_a_row_with_an_empty_number_on_the_next_page_is_not_swallowed() -> None:
    rows = [["", "Fejl i et system", "2"], ["2", "Mappe åben for alle", "30"], ["", "Sag", "4"]]
    following = [["", "Brev sendt til forkert borger", "1"], ["6", "Mail sendt til alle", "9"]]
    table = table_of(Ruled([HEADER, *rows], WIDTHS).draw, Ruled([HEADER, *following], WIDTHS).draw)
    assert texts(table) == rows + following


def test_a_row_with_an_empty_number_within_a_page_is_a_row() -> None:
    rows = [["1", "Fejl", "2"], ["", "Brev sendt til forkert borger", "1"], ["3", "Mail", "9"]]
    assert texts(table_of(Ruled([HEADER, *rows], WIDTHS).draw)) == rows


def test_a_full_row_without_its_number_on_the_next_page_is_kept_or_doubted() -> None:
    following = [["", "Mail sendt til alle", "9"], ["4", "Sag", "2"]]
    table = table_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled([HEADER, *following], WIDTHS).draw)
    kept = texts(table) == FIRST + following
    assert kept or Doubt.ROW_JOINED in table.rows[1].doubts


def test_text_merged_over_rows_is_repeated_in_each_row() -> None:
    rows = [
        ["2019", "Fejl i et system", "2"],
        [UP, "Mappe åben for alle", "30"],
        ["2020", "Sag", "4"],
        [UP, "Mail", "5"],
    ]
    assert [row[0] for row in texts(table_of(Ruled([HEADER, *rows], WIDTHS).draw))] == ["2019", "2019", "2020", "2020"]


def test_text_merged_over_rows_reaches_over_a_page_break() -> None:
    table = table_of(
        Ruled([HEADER, ["2019", "Fejl", "2"], [UP, "Mappe", "30"]], WIDTHS, open_bottom=True).draw,
        Ruled([["", "Sag", "4"], [UP, "Mail", "5"], ["2020", "Brev", "6"]], WIDTHS, open_top=True).draw,
    )
    assert [row[1] for row in texts(table)] == ["Fejl", "Mappe", "Sag", "Mail", "Brev"]


def test_a_section_row_within_a_table_is_spanning_and_no_header() -> None:
    section = ["Skoler og dagtilbud", LEFT, LEFT]
    table = table_of(Ruled([HEADER, *FIRST, section, *SECOND], WIDTHS).draw)
    assert [row.spanning for row in table.rows] == [False, False, True, False, False]
    assert table.rows[2].texts[0] == "Skoler og dagtilbud"


def test_a_section_row_first_on_the_next_page_continues_no_row() -> None:
    section = ["Skoler og dagtilbud", LEFT, LEFT]
    table = table_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled([section, *SECOND], WIDTHS).draw)
    assert [row.spanning for row in table.rows] == [False, False, True, False, False]


def test_a_title_row_over_the_header_is_no_column_name_of_a_row() -> None:
    title = ["Sager i kommunen", LEFT, LEFT]
    table = table_of(Ruled([title, HEADER, *FIRST], WIDTHS).draw)
    assert [name.split(" / ")[-1] for name in table.columns] == HEADER
    assert texts(table) == FIRST


def test_running_headers_and_footers_keep_no_table_apart() -> None:
    def page(rows: list[list[str]], number: int) -> object:
        def draw(sheet: Sheet) -> None:
            sheet.text(40, 20, "Kommunens sager om brev og mail")
            Ruled(rows, WIDTHS).draw(sheet)
            sheet.text(500, 800, f"Side {number} af 2")

        return draw

    table = table_of(page([HEADER, *FIRST], 1), page(SECOND, 2))  # type: ignore[arg-type]
    assert texts(table) == FIRST + SECOND


def test_prose_between_tables_keeps_them_apart() -> None:
    def second(sheet: Sheet) -> None:
        sheet.text(40, 30, "I det følgende år havde kommunen disse sager")
        Ruled([HEADER, *SECOND], WIDTHS).draw(sheet)

    assert [texts(t) for t in tables_of(Ruled([HEADER, *FIRST], WIDTHS).draw, second)] == [FIRST, SECOND]


def test_another_table_on_the_next_page_is_not_joined() -> None:
    other = [["Type", "Antal", "Kommentar"], ["Brev", "4", "lukket"]]
    tables = tables_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled(other, WIDTHS).draw)
    assert [texts(t) for t in tables] == [FIRST, other[1:]]


def test_a_table_of_other_columns_on_the_next_page_is_not_joined() -> None:
    other = [["Brev", "4"], ["Mail", "5"]]
    tables = tables_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled(other, [130, 130]).draw)
    assert [len(t.rows) for t in tables] == [2, 2]


def test_a_page_without_tables_keeps_tables_apart() -> None:
    tables = tables_of(
        Ruled([HEADER, *FIRST], WIDTHS).draw,
        lambda s: s.text(40, 60, "Kommunen har ikke haft sager i juli"),
        Ruled([HEADER, *SECOND], WIDTHS).draw,
    )
    assert [texts(t) for t in tables] == [FIRST, SECOND]


def test_a_page_shifted_a_little_is_still_the_same_table() -> None:
    table = table_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled(SECOND, WIDTHS, x=42.5).draw)
    assert texts(table) == FIRST + SECOND


@pytest.mark.parametrize("bold", [0, 1])
def test_a_table_of_one_page_with_one_row_keeps_the_row(bold: int) -> None:
    table = table_of(Ruled([HEADER, FIRST[0]], WIDTHS, bold_rows=bold).draw)
    assert (table.columns, texts(table)) == (tuple(HEADER), FIRST[:1])


def test_a_header_alone_at_the_foot_of_a_page_names_the_rows_of_the_next() -> None:
    table = table_of(Ruled([HEADER], WIDTHS, top=780).draw, Ruled(FIRST, WIDTHS).draw)
    assert (table.columns, texts(table)) == (tuple(HEADER), FIRST)


def test_an_empty_row_at_the_page_break_ends_no_row() -> None:
    table = table_of(Ruled([HEADER, *FIRST], WIDTHS).draw, Ruled([["", "", ""], *SECOND], WIDTHS).draw)
    assert texts(table) == FIRST + SECOND


def test_the_caption_over_a_table_is_kept_with_it() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "Sager i 2019")
        Ruled([HEADER, *FIRST], WIDTHS).draw(sheet)

    assert table_of(page).above == "Sager i 2019"


@pytest.mark.parametrize("bold", [0, 1, 2])
def test_sentence_over_all_columns_is_a_header_level(bold: int) -> None:
    sentence = "Listen er trukket fra systemet den 14. januar 2022."
    table = table_of(Ruled([[sentence, LEFT, LEFT], HEADER, *FIRST], WIDTHS, bold_rows=bold).draw)
    assert (table.columns, texts(table), table.above) == (tuple(HEADER), FIRST, sentence)


def test_text_over_all_columns_that_is_the_only_header_names_them() -> None:
    table = table_of(Ruled([["Antal", LEFT, LEFT], *FIRST], WIDTHS, bold_rows=1).draw)
    assert "Antal" in (table.above, *table.columns, *(t for row in texts(table) for t in row))
