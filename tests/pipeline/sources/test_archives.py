"""Zip archives: their documents are read, and what cannot be unpacked stays one file that is refused."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from normalizers.record import ColumnMeaning, Glossary, Role
from pipeline import load
from pipeline.cli import app
from pipeline.sources import archives
from pipeline.sources.archives import unpacked
from pipeline.sources.find import EXAMPLES
from pipeline.sources.source import Source


def packed(path: Path, files: dict[str, bytes]) -> Source:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return Source(path, path.name, municipality="Engby")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "unpacked"
    made.mkdir()
    return made


def test_documents_of_an_archive_have_its_name_and_what_is_said_of_it(tmp_path: Path, folder: Path) -> None:
    source = packed(tmp_path / "svar.zip", {"b/log.txt": b"to", "a.txt": b"en", "b/": b"", "__MACOSX/a.txt": b"x"})
    found = unpacked([source], folder)
    assert [(s.source_file, s.path.read_bytes()) for s in found] == [
        ("svar.zip/a.txt", b"en"),
        ("svar.zip/b/log.txt", b"to"),
    ]
    assert {s.municipality for s in found} == {"Engby"}


def test_columns_explained_for_an_archive_need_not_stand_in_each_of_its_documents(tmp_path: Path, folder: Path) -> None:
    said = Glossary((ColumnMeaning("Dato", Role.OCCURRED, expected=True),))
    source = replace(packed(tmp_path / "svar.zip", {"a.txt": b"en"}), glossary=said)
    (found,) = unpacked([source], folder)
    assert found.glossary == Glossary((ColumnMeaning("Dato", Role.OCCURRED),))


def test_name_that_leads_out_of_the_folder_writes_nothing_there(tmp_path: Path, folder: Path) -> None:
    found = unpacked([packed(tmp_path / "svar.zip", {"x/../../../ude.txt": b"en", "/rod.txt": b"to"})], folder)
    assert all(s.path.is_relative_to(folder) for s in found)
    assert not (tmp_path / "ude.txt").exists()


def test_word_file_is_no_archive(tmp_path: Path, folder: Path) -> None:
    source = packed(tmp_path / "log.docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert unpacked([source], folder) == (source,)


def test_archive_of_too_many_files_stays_one_file(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    source = packed(tmp_path / "svar.zip", {f"{n}.txt": b"en" for n in range(3)})
    assert unpacked([source], folder) == (source,)


def test_archive_larger_than_it_says_stays_one_file(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 1000)
    source = packed(tmp_path / "svar.zip", {"a.txt": b"0" * 5000})
    data = source.path.read_bytes()
    source.path.write_bytes(data.replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little")))
    assert unpacked([source], folder) == (source,)


@pytest.mark.parametrize("cut", [30, 60])
def test_broken_archive_stays_one_file(tmp_path: Path, folder: Path, cut: int) -> None:
    source = packed(tmp_path / "svar.zip", {"a.txt": b"en hel del tekst"})
    source.path.write_bytes(source.path.read_bytes()[:cut])
    assert unpacked([source], folder) == (source,)


def test_ingest_reads_the_documents_of_an_archive_and_refuses_one_within_it(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    example = sorted(EXAMPLES.glob("e1*.pdf"))[0]
    inner = packed(tmp_path / "inner.zip", {"a.txt": b"en"}).path.read_bytes()
    packed(raw / "svar.zip", {"log.pdf": example.read_bytes(), "mere.zip": inner})
    result = CliRunner().invoke(app, ["ingest", str(raw), "--out", str(tmp_path / "register"), "--jobs", "1"])
    assert result.exit_code == 1, result.output
    documents = load("documents", tmp_path / "register").set_index("source_file")
    assert documents["status"].to_dict() == {"svar.zip/log.pdf": "ok", "svar.zip/mere.zip": "failed"}
    assert documents.loc["svar.zip/log.pdf", "incidents"] > 0
