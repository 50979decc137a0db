"""Counts in tables and prose; the cases stand in tests/cases/counts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document.geometry import Region
from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.counts import CountContext, CountFindings, continued_counts, from_prose, from_table
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import find_periods, is_period, period_of
from normalizers.vocabulary.words import shipped

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "counts.toml").read_text(encoding="utf-8"))["case"]
MEMO_CASES = [pytest.param(case, id=case["name"]) for case in CASES]


def table_of(columns: list[str], rows: list[list[str]], above: str = "") -> LogicalTable:
    region = Region(1, 0, 0, 100, 10)
    logical = tuple(
        LogicalRow(tuple(LogicalCell(c, t) for c, t in zip(columns, row, strict=True)), (), (region,)) for row in rows
    )
    return LogicalTable(tuple(columns), logical, (), "test", above=above)


def read(case: dict[str, Any]) -> CountFindings:
    context = CountContext(case.get("title"), tuple(case.get("notes", ())), case.get("year"), case.get("period"))
    if "paragraphs" in case:
        return from_prose(case["paragraphs"], context)
    return from_table(table_of(case["columns"], case["rows"], case.get("above", "")), None, context)


@pytest.mark.parametrize("case", MEMO_CASES)
def test_counts_missed_or_invented(case: dict[str, Any]) -> None:
    found = [[c.unit or "", c.period or "", c.measure_code, c.count] for c in read(case).counts]
    assert found == case["counts"]


@pytest.mark.parametrize("case", [c for c in MEMO_CASES if "totals" in c.values[0]])
def test_printed_total_not_marked(case: dict[str, Any]) -> None:
    assert [c.count for c in read(case).counts if c.total] == case["totals"]


@pytest.mark.parametrize("case", MEMO_CASES)
def test_total_that_is_not_its_parts_goes_unseen(case: dict[str, Any]) -> None:
    assert sorted({p.code for p in read(case).problems}) == case.get("problems", [])


@pytest.mark.parametrize("case", [c for c in MEMO_CASES if "paragraphs" in c.values[0]])
def test_quote_that_is_not_in_the_text(case: dict[str, Any]) -> None:
    for count in read(case).counts:
        assert count.paragraph is not None
        assert count.quote in "\n\n".join(case["paragraphs"][count.paragraph :])


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2019", "2019"),
        ("maj 2018", "2018-05"),
        ("maj-18", "2018-05"),
        ("Q3 2021", "2021-Q3"),
        ("2021, 2. kvartal", "2021-Q2"),
        ("25.05.2018 - 31.12.2018", "2018-05-25..2018-12-31"),
        ("1. januar - 31. marts 2020", "2020-Q1"),
        ("2019-2021", "2019-01-01..2021-12-31"),
        ("2021 (1/1-30/9)", "2021-01-01..2021-09-30"),
        ("2021 (jan.-maj)", "2021-01-01..2021-05-31"),
        ("2021 til og med april", "2021-01-01..2021-04-30"),
        ("2021 (7 mdr.)", "2021-01-01..2021-07-31"),
        ("2021 (foreløbig)", "2021"),
        ("1.-3. kvartal 2021", "2021-01-01..2021-09-30"),
        ("Q2-Q3 2021", "2021-04-01..2021-09-30"),
        ("de første fire måneder af 2021", "2021-01-01..2021-04-30"),
        ("2021 (Brud)", None),
        ("Oktober", None),
        ("Oktober 2021 i alt", None),
    ],
)
def test_period_label_misread(label: str, period: str | None) -> None:
    assert period_of(label, None) == period


def test_month_without_a_year_takes_the_year_of_the_table() -> None:
    assert period_of("Okt.", 2020) == "2020-10"
    assert is_period("Okt.")


def test_row_in_one_cell_of_a_table_of_counts_is_cut() -> None:
    rows = [["Afdeling Jan Feb Sum", "", "", ""], ["Havnen", "2", "3", "5"], ["Park og Vej 1 – 1", "", "", ""]]
    found = found_in(table_of([""] * 4, rows, "Brud i 2022"))
    assert found[3:] == [
        ("Park og Vej", "2022-01", 1),
        ("Park og Vej", "2022-02", 0),
        ("Park og Vej", "2022-01-01..2022-02-28", 1),
    ]


@pytest.mark.parametrize("text", ["Sagsnr. 2018-026", "forordning 2016/679", "pr. 3. oktober 2018", "2.018,50 kr."])
def test_number_or_date_taken_for_a_period(text: str) -> None:
    assert [p.period for p in find_periods(text) if p.period] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ikke anmeldt til Datatilsynet", "not_notified"),
        ("Brud, der ikke er anmeldt", "not_notified"),
        ("Ikke persondatabrud", "not_breaches"),
        ("Ikke anmeldte brud", "not_notified"),
        ("Anmeldt internt", "reported"),
        ("Ikke meldt til tilsynet", "not_notified"),
        ("Datatilsynet underrettet", "notified"),
        ("Registrerede brud", "breaches"),
        ("Indberettede brud", "reported"),
        ("Indberetninger vurderet som brud", "breaches"),
        ("Udvalget er orienteret om bruddene", "breaches"),
        ("De berørte er orienteret", "subjects_informed"),
        ("Frokostordning", None),
    ],
)
def test_measure_code_of_words(text: str, code: str | None) -> None:
    found = shipped().of(CountTerms).measure(text)
    assert (found.code if found else None) == code


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=6))
def test_correct_total_is_never_reported_as_a_mismatch(parts: list[int]) -> None:
    rows = [[f"Afdeling {i}", str(n)] for i, n in enumerate(parts, 1)]
    table = table_of(["Afdeling", "Antal brud"], [*rows, ["I alt", str(sum(parts))]])
    findings = from_table(table, None, CountContext())
    assert [c.count for c in findings.counts] == [*parts, sum(parts)]
    assert findings.problems == ()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for count in from_prose([text], CountContext()).counts:
        assert count.quote in text


def found_in(*tables: LogicalTable) -> list[tuple[str | None, str | None, int]]:
    return [
        (c.unit, c.period, c.count)
        for t in continued_counts(shipped(), tables)
        for c in from_table(t, None, CountContext()).counts
    ]


def test_part_of_a_cut_table_has_the_header_of_the_part_before_it() -> None:
    first = table_of([""] * 3, [["Afdeling", "1. kvt.", "2. kvt."], ["Park og Vej", "3", "5"]], "Brud i 2020")
    second = table_of([""] * 3, [["Skole", "1", "–"], ["I alt", "4", "5"]])
    assert found_in(first, second)[2:] == [
        ("Skole", "2020-Q1", 1),
        ("Skole", "2020-Q2", 0),
        (None, "2020-Q1", 4),
        (None, "2020-Q2", 5),
    ]


def test_two_numbers_in_one_cell_of_a_cut_table_stand_in_two_columns() -> None:
    header = ["Afdeling", "1. kvartal", "2. kvartal", "I alt"]
    cut = table_of([""] * 3, [["I alt", "4 5", "9"]])
    found = found_in(table_of(header, [["Skole", "4", "5", "9"]], "Brud i 2020"), cut)
    assert found[3:] == [(None, "2020-Q1", 4), (None, "2020-Q2", 5), (None, "2020-01-01..2020-06-30", 9)]


def test_header_at_the_foot_of_a_part_belongs_to_the_next() -> None:
    first = table_of(["Afdeling", "2020"], [["Skole", "4"], ["Status", "1. halvår"]], "Anmeldte brud i 2020")
    found = found_in(first, table_of(["", ""], [["Afsluttet", "7"]]))
    assert found[1:] == [(None, "2020-01-01..2020-06-30", 7)]


def test_table_with_a_caption_of_its_own_has_no_other_header() -> None:
    tables = [table_of(["Afdeling", "2019"], [["Skole", "4"]]), table_of(["", ""], [["Brud", "7"]], "I 2021")]
    assert continued_counts(shipped(), tables) == tuple(tables)
