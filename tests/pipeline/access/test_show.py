from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pyarrow.parquet as pq
from rich.console import Console

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from pipeline.access.lookup import WORDS, Found, find_incident
from pipeline.access.show import view
from pipeline.register.results import DocumentResult
from pipeline.register.rows import problem_row
from pipeline.register.store import Store
from pipeline.register_rows import incidents
from tests.pipeline import fakes
from tests.pipeline.access.shown import register_of, show


def flat(text: str) -> str:
    return " ".join(text.split())


def rendered(found: Found, width: int = 100) -> str:
    stream = StringIO()
    Console(file=stream, width=width, force_terminal=True, color_system="standard").print(view(found))
    return stream.getvalue()


def test_whole_row_is_shown_with_the_words_behind_each_value(examples_register: Path) -> None:
    result = show(examples_register, "e3-cut-rows:P-04")
    words = flat(result.stdout)
    found = find_incident(examples_register, "e3-cut-rows:P-04")
    assert result.exit_code == 0
    assert "file e3-cut-rows__cut.pdf place no. P-04, row 4 of the document, page 1, 2" in words
    for column, text in found.texts:
        assert column.split()[0] in words
        assert text.split()[0] in words
    for row in found.evidence:
        assert row["rule"] in words


def test_list_is_shown_with_the_words_of_each_item(examples_register: Path) -> None:
    found = find_incident(examples_register, "e3-cut-rows:P-02")
    types = [e for e in found.evidence if e["field"] == "data_types"]
    assert [(e["value"], e["quote"]) for e in types] == [("name", "Navn"), ("address", "adresse")]
    assert "data_types name, address Navn, adresse" in flat(show(examples_register, "e3-cut-rows:P-02").stdout)


def test_every_value_of_every_example_can_be_shown(examples_register: Path) -> None:
    for incident_id in pq.read_table(examples_register / "incidents.parquet")["incident_id"].to_pylist():
        found = find_incident(examples_register, incident_id)
        quotes = {e["quote"] for e in found.evidence if e["quote"] and e["field"] not in WORDS}
        texts = [text for _, text in found.texts]
        shown = {texts[index][start:end] for index in range(len(texts)) for start, end in found.quotes(index)}
        assert shown == quotes
        assert incident_id in rendered(found)


def test_quotes_are_marked_inside_the_cells(examples_register: Path) -> None:
    text = rendered(find_incident(examples_register, "e7:23-012"))
    cells = text[: text.index("What was read of it")]
    assert "\x1b[30;43mca. 25\x1b[0m" in cells


def test_brackets_in_a_cell_are_words_not_styles(tmp_path: Path) -> None:
    cells = [{"column": "Hvad [/b]", "text": "Sendt til [bold]alle[/bold]"}]
    result = show(register_of(tmp_path, {"a.pdf": ["1"]}, cells=cells), "1")
    assert "Sendt til [bold]alle[/bold]" in flat(result.stdout)
    assert "Hvad [/b]" in result.stdout


def test_codes_are_explained_in_plain_words(tmp_path: Path) -> None:
    register = register_of(tmp_path, {"a.pdf": ["1"]}, review=["fault_unknown"], notes=["possibly"])
    words = flat(show(register, "1").stdout)
    assert "fault_unknown: The cause is given in words that fit no entry of the vocabulary." in words
    assert "possibly: The row speaks of a possibility" in words


def test_problem_is_shown_with_its_value_and_what_to_do(tmp_path: Path) -> None:
    problem = Problem(
        Stage.NORMALISE, Severity.WARNING, NormaliseCode.CAUSE_UNKNOWN, "The cause is not known.", "Gremlins"
    )
    row = fakes.incident("00abcdef00000000")
    document = {"document_id": "00abcdef00000000", "source_file": "a.pdf", "status": "ok", "fictional": False}
    told = (problem_row("00abcdef00000000", problem, str(row["incident_id"])),)
    result = DocumentResult(document=document, incidents=(row,), problems=told).completed("1-test")
    Store(tmp_path / "register").write([result])
    words = flat(show(tmp_path / "register", "a").stdout)
    assert "warning: The cause is not known. “Gremlins” The cause is given in words" in words


def test_value_that_is_null_is_told_as_not_said(tmp_path: Path) -> None:
    words = flat(show(register_of(tmp_path, {"a.pdf": ["1"]}, fault="human"), "1").stdout)
    unsaid = words[words.index("Not said") :].replace(",", "").split()
    assert "third_party" in unsaid
    assert "fault" not in unsaid


def test_all_columns_of_whole_texts_are_known() -> None:
    assert set(WORDS) == {*incidents.WORDS, "other_text"}


def test_register_of_a_version_with_fewer_columns_can_be_shown(examples_register: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(examples_register, older)
    incidents = older / "incidents.parquet"
    pq.write_table(pq.read_table(incidents).drop_columns(["late_72h"]), incidents)
    assert show(older, "e3-cut-rows:P-04").exit_code == 0
