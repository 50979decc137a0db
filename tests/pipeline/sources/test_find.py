from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from normalizers.documents.municipality import municipalities
from pipeline.sources import find
from pipeline.sources.find import find_input, find_sources
from pipeline.sources.sources_toml import SourcesError, parse_period

NAME = municipalities()[0].name


def put(folder: Path, *names: str, toml: str = "") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    if toml:
        (folder / "sources.toml").write_text(toml.replace("NAME", NAME), encoding="utf-8")
    return folder


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


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('municipality = "Nordby"', "source 1 municipality: 'Nordby' is no Danish municipality; see "),
        ('path = "missing.pdf"', "source 1: .* has no file or folder 'missing.pdf'; correct or remove the entry"),
        ('colour = "red"', "source 1 colour: unknown key; an entry .* has the keys path, municipality, title"),
        ('url = "www.example.org"', "source 1 url: 'www.example.org' is no web address"),
        ('period = "i fjor"', "source 1 period: 'i fjor' is no period; write 2018"),
        ('period = "2019..2018"', "ends before it begins"),
        ("title = 7", "source 1 title: Input should be a valid string"),
        ("title = ", "not readable as TOML"),
        ('[[sources]]\npath = "a.pdf"', "sources: unknown key"),
        ('[[source]]\npath = "a.pdf"', "source 2: the path 'a.pdf' stands twice"),
    ],
)
def test_mistake_in_the_sources_file_is_explained(tmp_path: Path, entry: str, message: str) -> None:
    path = "" if entry.startswith("path") else 'path = "a.pdf"\n'
    put(tmp_path, "a.pdf", toml=f"[[source]]\n{path}{entry}\n")
    with pytest.raises(SourcesError, match=message) as caught:
        find_sources(tmp_path)
    assert str(tmp_path / "sources.toml") in str(caught.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    put(tmp_path, toml='[[source]]\npath = "x"\n[[source]]\npath = "z"')
    with pytest.raises(SourcesError) as caught:
        find_sources(tmp_path)
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2018-05-25..2019", date(2018, 5, 25), date(2019, 12, 31)),
    ],
)
def test_period_runs_from_its_first_to_its_last_day(text: str, first: date, last: date) -> None:
    assert parse_period(text) == (first, last)


@pytest.mark.parametrize("text", ["", "18", "2018-13", "2018-02-30", "2018-Q5", "2018..", "..2018", "2018...2019"])
def test_text_that_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(text)


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
