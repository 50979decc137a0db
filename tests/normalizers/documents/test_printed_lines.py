from normalizers.documents.printed_lines import printed_lines
from tests.normalizers.documents.tables import prose, table


def test_rows_and_paragraphs_are_torn_from_their_order_on_the_page() -> None:
    tables = [table([["Nr.", "Dato"], ["1", ""]], page=2, first=3), table([["", ""], ["", "2020"]], page=1, first=4)]
    lines = printed_lines(tables, (*prose("under", page=2, first=9), *prose("over", "  ", page=2, first=1)))
    assert [(line.page, line.text, line.table, line.body) for line in lines] == [
        (1, "2020", 1, True),
        (2, "over", None, True),
        (2, "Nr. Dato", 0, False),
        (2, "1", 0, True),
        (2, "under", None, True),
    ]
