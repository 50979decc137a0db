from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.access.lookup import NotFoundError, find_incident
from pipeline.register.results import DocumentResult
from pipeline.register.store import Store
from tests.pipeline import fakes
from tests.pipeline.access.shown import register_of, show


@pytest.mark.parametrize(
    "wanted",
    ["e7-forms__forms.pdf:23-012", "e7-forms__forms:23-012", "e7:23-012", "e7:2", "23-012", "23-012."],
)
def test_incident_is_found_by_what_is_printed(examples_register: Path, wanted: str) -> None:
    found = find_incident(examples_register, wanted)
    assert (found.document["source_file"], found.incident["sequence"]) == ("e7-forms__forms.pdf", 2)
    short = found.incident["incident_id"][:-1]
    assert found == find_incident(examples_register, found.incident["incident_id"].upper())
    with pytest.raises(NotFoundError, match="fits 7 incidents"):
        find_incident(examples_register, short)


def test_document_with_one_incident_needs_no_number(examples_register: Path) -> None:
    assert find_incident(examples_register, "e5-notice").document["kind"] == "notice"


def test_printed_number_comes_before_the_place_in_the_document(tmp_path: Path) -> None:
    register = register_of(tmp_path, {"log.pdf": ["2", "1", None]})
    assert find_incident(register, "log:1").incident["sequence"] == 2
    assert find_incident(register, "log:3").incident["sequence"] == 3


def test_whole_file_name_comes_before_names_that_begin_so(tmp_path: Path) -> None:
    register = register_of(tmp_path, {"2023/log.pdf": ["1"], "2023/log-2.pdf": ["1"]})
    assert find_incident(register, "log:1").document["source_file"] == "2023/log.pdf"
    assert find_incident(register, "2023/log-2.pdf:1").document["source_file"] == "2023/log-2.pdf"


def test_number_printed_twice_lists_both_rows(tmp_path: Path) -> None:
    result = show(register_of(tmp_path, {"a.pdf": ["7"], "b.pdf": ["8", "7"]}), "7")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert lines[0] == "7 fits 2 incidents; name one of"
    assert [line.split()[1] for line in lines[1:]] == ["a.pdf", "b.pdf"]
    assert "Et brev blev lagt i en forkert kuvert." in lines[1]


def test_long_list_of_candidates_is_cut(tmp_path: Path) -> None:
    result = show(register_of(tmp_path, {"a.pdf": ["1"] * 30}), "a.pdf")
    assert result.stderr.splitlines()[-1] == "and 10 more"


def test_copy_of_a_document_leads_to_its_incidents(tmp_path: Path) -> None:
    same = {"document_id": "00abcdef00000000", "status": "ok", "fictional": False}
    first = DocumentResult({**same, "source_file": "a.pdf"}, incidents=(fakes.incident("00abcdef00000000"),))
    copy = DocumentResult({**same, "source_file": "copy.pdf", "duplicate_of": "a.pdf"})
    Store(tmp_path / "register").write([first.completed("1-test"), copy.completed("1-test")])
    assert find_incident(tmp_path / "register", "copy.pdf").document["source_file"] == "a.pdf"


@pytest.mark.parametrize("wanted", ["nothing", "e7:99", "e9", "", ":", "e7:", "0000000000000000-0001"])
def test_what_names_no_single_incident_is_explained(examples_register: Path, wanted: str) -> None:
    result = show(examples_register, wanted)
    assert result.exit_code == 2
    assert "name an incident_id or its beginning, or FILE:NUMBER" in result.stderr or "name one of" in result.stderr


def test_folder_without_a_register_is_explained(tmp_path: Path) -> None:
    result = show(tmp_path, "1")
    assert (result.exit_code, "make one with brudregister ingest" in result.stderr) == (2, True)


def test_damaged_register_is_explained(tmp_path: Path) -> None:
    register = register_of(tmp_path, {"a.pdf": ["1"]})
    (register / "incidents.parquet").write_bytes(b"no Parquet")
    result = show(register, "1")
    assert (result.exit_code, "cannot be read; make the register again" in result.stderr) == (2, True)
