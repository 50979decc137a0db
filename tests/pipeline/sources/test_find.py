from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.sources import find
from pipeline.sources.find import find_input, find_sources
from pipeline.sources.sources_toml import SourcesError
from tests.pipeline.sources.folders import NAME, put


def test_files_are_found_in_a_fixed_order_without_the_folder_s_own(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a/z.PDF", "a/.hidden", ".gitkeep", ".git/config", "README.md", "~$a.docx", "Å.pdf")
    put(tmp_path, toml="")
    assert [s.source_file for s in find_sources(tmp_path)] == ["a/z.PDF", "b.pdf", "Å.pdf"]


def test_one_file_is_read_with_what_the_sources_file_beside_it_says(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "b.pdf", toml='[[source]]\npath = "a.pdf"\nmunicipality = "NAME Kommune"')
    (source,) = find_sources(tmp_path / "a.pdf")
    assert (source.source_file, source.municipality) == ("a.pdf", NAME)


def test_narrower_entry_adds_to_the_wider_one(tmp_path: Path) -> None:
    toml = """
        [[source]]
        path = "a/b.pdf"
        title = "Log"
        period = "2018-05-25..2018-10-01"
        [[source]]
        path = "a"
        municipality = "NAME"
        title = "Folder"
        url = "https://example.org/"
    """
    log, other, outside = find_sources(put(tmp_path, "a/b.pdf", "a/c.pdf", "ab.pdf", toml=toml))
    assert (log.municipality, log.title, log.url) == (NAME, "Log", "https://example.org/")
    assert log.period == (date(2018, 5, 25), date(2018, 10, 1))
    assert (other.municipality, other.title, other.period) == (NAME, "Folder", None)
    assert (outside.municipality, outside.title) == (None, None)


def test_empty_raw_folder_falls_back_to_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "data" / "raw", ".gitkeep")
    put(tmp_path / "examples", "log.pdf")
    monkeypatch.setattr(find, "EXAMPLES", tmp_path / "examples")
    found = find_input(Path("data/raw"))
    assert [(s.source_file, s.fictional) for s in found.sources] == [("log.pdf", True)]
    assert "data/raw is empty" in str(found.message)


def test_other_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="no documents there; put PDF files into it"):
        find_input(tmp_path)


def test_file_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe6.pdf")).write_bytes(b"x")
    assert find_sources(tmp_path)[0].source_file == r"\xe6.pdf"
