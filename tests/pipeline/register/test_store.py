from __future__ import annotations

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.register.results import DocumentResult
from pipeline.register.rows import source_row
from pipeline.register.schema import TABLES
from pipeline.register.store import Store, StoreError
from pipeline.sources.source import Source
from tests.pipeline import fakes


def result(name: str) -> DocumentResult:
    sha256 = name.encode().hex().ljust(64, "0")
    document = {**source_row(Source(Path(name), name), sha256), "status": "ok"}
    return DocumentResult(document=document, incidents=(fakes.incident(sha256[:16]),)).completed("test")


def documents(folder: Path) -> list[object]:
    return list(pq.read_table(folder / "documents.parquet")["source_file"].to_pylist())


def test_every_table_is_written_with_its_descriptions(tmp_path: Path) -> None:
    files = Store(tmp_path / "out").write([result("a")])
    assert all(f.is_file() for f in files)
    for name, table in TABLES.items():
        written = pq.read_schema(tmp_path / "out" / f"{name}.parquet")
        assert written.metadata[b"description"].decode() == table.description
        assert written.names == list(table.names)
        for column in table.columns:
            assert written.field(column.name).type == column.type
            assert written.field(column.name).metadata[b"description"].decode() == column.description


def test_table_without_rows_keeps_its_columns(tmp_path: Path) -> None:
    Store(tmp_path / "out").write([])
    assert pq.read_table(tmp_path / "out" / "incidents.parquet").num_rows == 0


def test_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    written = [Store(tmp_path / name).write([result("a"), result("b")]) for name in ("one", "two")]
    assert [f.read_bytes() for f in written[0]] == [f.read_bytes() for f in written[1]]


@pytest.mark.parametrize("step", ["_write_table", "_keep_foreign_files", "_swap"])
def test_crash_in_the_middle_of_writing_leaves_the_old_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    Store(tmp_path / "out").write([result("old")])

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, step, crash)
    with pytest.raises(KeyboardInterrupt):
        Store(tmp_path / "out").write([result("new")])
    assert documents(tmp_path / "out") == ["old"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_crash_between_the_two_renames_is_mended_by_the_next_run(tmp_path: Path) -> None:
    Store(tmp_path / "out").write([result("old")])
    (tmp_path / "out").rename(tmp_path / ".out.old")
    (tmp_path / ".out.new").mkdir()
    Store(tmp_path / "out")
    assert documents(tmp_path / "out") == ["old"]


def test_full_disk_is_told_and_leaves_the_old_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path / "out").write([result("old")])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises(StoreError, match="No space left on device"):
        Store(tmp_path / "out").write([result("new")])
    assert documents(tmp_path / "out") == ["old"]


def test_files_of_others_in_the_folder_are_left_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "mine").mkdir(parents=True)
    (out / ".gitkeep").touch()
    (out / "mine" / "notes.txt").write_text("keep me", encoding="utf-8")
    (out / "link").symlink_to("mine/notes.txt")
    inode = (out / "mine" / "notes.txt").stat().st_ino
    Store(out).write([result("a")])
    assert (out / ".gitkeep").exists()
    assert (out / "link").read_text(encoding="utf-8") == "keep me"
    assert (out / "mine" / "notes.txt").stat().st_ino == inode


def test_target_that_is_a_file_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file"):
        Store(tmp_path / "out")


def test_mount_point_is_refused_before_anything_is_read() -> None:
    with pytest.raises(StoreError, match="mount point"):
        Store(Path("/"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_right_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "out")
