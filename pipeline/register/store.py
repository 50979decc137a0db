"""Writes the register: all of its files at once, or none of them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.register.datapackage import datapackage
from pipeline.register.exports import CSV, write_csv
from pipeline.register.results import DocumentResult
from pipeline.register.schema import INCIDENTS, TABLES
from pipeline.register.table import Row, Table, to_arrow
from pipeline.register.views import DATABASE, DATABASE_LOG, write_database

DATAPACKAGE = "datapackage.json"
XLSX = "incidents.xlsx"


class StoreError(Exception):
    """A folder the register cannot be written to: says which, and what to do about it."""


def owned_files() -> tuple[str, ...]:
    """Names of the files a register consists of; everything else in its folder is left as it is."""
    return (*(f"{name}.parquet" for name in TABLES), DATAPACKAGE, DATABASE, CSV, XLSX)


class Store:
    """The folder a register is written to. Make it before reading: it fails at once where nothing can be written.

    A register is built in a folder beside the target and takes its place by renaming, so that whoever reads it finds
    the old one or the new one, whole. One program may write to a folder at a time. Raises StoreError.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._new = self.folder.parent / f".{self.folder.name}.new"
        self._old = self.folder.parent / f".{self.folder.name}.old"
        try:
            self._prepare()
        except OSError as error:
            raise self._failure(error) from error

    def _prepare(self) -> None:
        if self.folder.is_mount():
            raise StoreError(f"{self.folder} is a mount point and cannot be exchanged; name one below it")
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreError(f"{self.folder} is a file; name a folder")
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        if self._old.exists() and not self.folder.exists():
            # The last run was ended between the two renames of _swap.
            self._old.rename(self.folder)
        for left_over in (self._old, self._new):
            shutil.rmtree(left_over, ignore_errors=True)
        self._new.mkdir()
        self._new.rmdir()

    def write(self, results: Iterable[DocumentResult]) -> tuple[Path, ...]:
        """Puts the documents' rows in the place of the old register; gives the files written. Raises StoreError."""
        from pipeline.register.workbook import write_xlsx  # noqa: PLC0415 - openpyxl takes half a second to load

        listed = list(results)
        try:
            self._new.mkdir()
            rows = {name: [row for result in listed for row in result.tables[name]] for name in TABLES}
            for table in TABLES.values():
                self._write_table(table, rows[table.name])
            text = json.dumps(datapackage(), ensure_ascii=False, indent=2) + "\n"
            (self._new / DATAPACKAGE).write_text(text, encoding="utf-8")
            write_database(self._new)
            write_csv(self._new / CSV, rows[INCIDENTS.name])
            write_xlsx(self._new / XLSX, rows[INCIDENTS.name])
            self._keep_foreign_files()
            self._swap()
        except OSError as error:
            raise self._failure(error) from error
        finally:
            shutil.rmtree(self._new, ignore_errors=True)
        return tuple(self.folder / name for name in owned_files())

    def _write_table(self, table: Table, rows: list[Row]) -> None:
        pq.write_table(to_arrow(table, rows), self._new / f"{table.name}.parquet", compression="zstd")

    def _keep_foreign_files(self) -> None:
        if not self.folder.exists():
            return
        shutil.copymode(self.folder, self._new)
        # DuckDB would replay a left over log into the new database.
        left_out = (*owned_files(), DATABASE_LOG)
        for path in sorted(self.folder.iterdir()):
            if path.name in left_out:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, self._new / path.name, symlinks=True, copy_function=os.link)
            else:
                os.link(path, self._new / path.name, follow_symlinks=False)

    def _swap(self) -> None:
        for name in owned_files():
            _sync(self._new / name)
        _sync(self._new)
        if self.folder.exists():
            self.folder.rename(self._old)
        self._new.rename(self.folder)
        _sync(self.folder.parent)
        shutil.rmtree(self._old, ignore_errors=True)

    def _failure(self, error: OSError) -> StoreError:
        words = f"{self.folder} cannot be written: {error.strerror or error}"
        return StoreError(f"{words}; name another folder or make room")


def _sync(path: Path) -> None:
    """Waits until the file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
