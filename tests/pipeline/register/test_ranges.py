"""A number that no column can hold costs itself and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.process import process
from pipeline.register.ranges import in_range
from pipeline.register.results import DocumentResult
from pipeline.register.schema import check_tables
from pipeline.settings import Engine, Settings
from pipeline.sources.source import Source
from tests.pipeline import fakes

ID = "0123456789abcdef"
COUNT = {
    "document_id": ID,
    "measure": "brud",
    "measure_code": "breaches",
    "page": 3,
    "region": fakes.REGION,
    "total": True,
    "quote": "I alt | 4431815104",
}


def read(folder: Path, text: str) -> DocumentResult:
    """The document that holds this text, checked as each is before it is stored."""
    path = folder / "text.csv"
    path.write_text(text, encoding="utf-8")
    result = process(Source(path, path.name), Settings(engine=Engine.AUTO, ocr=False)).completed("test")
    check_tables(result.tables)
    return result


def problem_of(result: DocumentResult) -> tuple[object, ...]:
    (problem,) = (p for p in result.problems if p["code"] == "total_out_of_range")
    return problem["severity"], problem["value"], problem["page"], problem["incident_id"]


def test_count_beyond_the_schema_costs_the_document() -> None:
    counts = ({**COUNT, "count": 2**31}, {**COUNT, "count": 2**31 - 1}, {**COUNT, "count": 0})
    result = in_range(DocumentResult({"document_id": ID, "status": "ok"}, aggregates=counts))
    assert [c["count"] for c in result.aggregates] == [2**31 - 1, 0]
    assert problem_of(result) == ("error", COUNT["quote"], 3, None)
    assert result.status == "partial"


def test_number_of_persons_beyond_the_schema_costs_the_row() -> None:
    row = {**fakes.incident(ID), "affected_min": 10**12, "affected_max": 12, "review": ["word_torn"]}
    evidence = tuple(
        {"incident_id": row["incident_id"], "field": name, "quote": quote}
        for name, quote in (("affected_min", "1000 000000000"), ("affected_max", "12"))
    )
    result = in_range(DocumentResult({"document_id": ID, "status": "ok"}, incidents=(row,), evidence=evidence))
    (kept,) = result.incidents
    assert (kept["affected_min"], kept["affected_max"]) == (None, 12)
    assert kept["review"] == ["word_torn", "impossible_value"]
    assert [e["field"] for e in result.evidence] == ["affected_max"]
    assert problem_of(result) == ("error", "1000 000000000", 1, row["incident_id"])


def test_document_whose_numbers_fit_is_changed() -> None:
    result = DocumentResult({"document_id": ID, "status": "ok"}, aggregates=({**COUNT, "count": 7},))
    assert in_range(result) is result


def test_memo_with_one_count_too_great_is_lost_whole(tmp_path: Path) -> None:
    result = read(tmp_path, "Databrud;2019;2020\nSkole;4;7\nVej;1;2\nI alt;4431815104;9\n")
    assert [c["count"] for c in result.aggregates] == [4, 7, 1, 2, 9]
    assert result.status == "partial"


@pytest.mark.parametrize("digits", ["7" * 5000, "777" + ".777" * 1700])
def test_number_longer_than_python_reads_costs_the_document(tmp_path: Path, digits: str) -> None:
    assert read(tmp_path, f"Databrud;2019;2020\nSkole;{digits};7\nVej;1;2\nI alt;3;{digits}\n").status != "failed"
    row = f"{digits};3/4-2021;Brev med cpr-nummer sendt til {digits} forkerte borgere;{digits}"
    log = read(tmp_path, f"Nr.;Dato;Hændelse;Antal berørte\n{row}\n2;4/4-2021;Tabt mappe;1\nI alt {digits};;;\n")
    assert len(log.incidents) == 2
    letter = "Kære borger. Vi underretter dig om et brud den 3. maj 2021. Dine oplysninger om cpr-nummer blev sendt til"
    assert read(tmp_path, f"{letter} {digits} personer. Vi beklager.\n\nBruddet er anmeldt til Datatilsynet.").incidents


# Digits as they are printed and as they are torn or run together, and what stands in counts besides.
DIGITS = st.from_regex(r"\A\d{1,30}\Z") | st.from_regex(r"\A\d{1,3}([. ]\d{3}){0,9}\Z")
AROUND = st.sampled_from(
    ["", " ", "ca. ", "over ", "maj ", " (40 %)", " stk.", "-", " personer", " mio.", "/", ".", "+"]
)
CELLS = st.builds(lambda *parts: "".join(parts), AROUND, DIGITS, AROUND, DIGITS | st.just(""), AROUND)
ANY_CELLS = CELLS | st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=";"), max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_CELLS, min_size=4, max_size=4))
def test_any_text_of_a_count_yields_a_register(tmp_path: Path, cells: list[str]) -> None:
    first, second, third, fourth = cells
    read(tmp_path, f"Databrud;2019;2020\nSkole;{first};7\nVej;1;{second}\nI alt;{third};{fourth}\n")
    read(tmp_path, f"Brud på persondatasikkerheden\n\nI 2020 var der {first} brud, hvoraf {second} blev anmeldt.\n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_CELLS, min_size=4, max_size=4))
def test_any_text_of_a_log_yields_a_register(tmp_path: Path, cells: list[str]) -> None:
    number, day, affected, told = cells
    header = "Nr.;Dato;Hændelse;Antal berørte;Anmeldt til Datatilsynet"
    read(tmp_path, f"{header}\n{number};{day};Brev sendt til {told};{affected};{day}\n2;3/4 20219;Tabt mappe;1;Nej\n")


@pytest.mark.parametrize(
    "day", ["3. maj 20219", "31/12/9999", "uge 53 9999", "1/1-0001", "99.99.9999", "december 9999"]
)
def test_day_of_no_calendar_costs_the_log(tmp_path: Path, day: str) -> None:
    header = "Nr.;Dato;Hændelse;Anmeldt til Datatilsynet;Opdaget"
    result = read(
        tmp_path, f"{header}\n1;{day};Brev lagt i en forkert kuvert;{day};{day}\n2;3/4-2021;Tabt mappe;Nej;\n"
    )
    assert len(result.incidents) == 2
