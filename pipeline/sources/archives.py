"""Zip archives of documents: unpacked beside the register for the time they are read, within limits."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from normalizers.record import Glossary
from pipeline.sources.find import is_document
from pipeline.sources.source import Source

# More files, or more bytes unpacked, than an answer to a request for access holds: the archive is refused whole.
MOST_FILES = 500
MOST_BYTES = 500 * 1024 * 1024
SIGNATURE = b"PK\x03\x04"
# The files of Office formats are zip archives too; these stand in every one of them.
OF_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
CHUNK = 1024 * 1024


class _RefusedError(Exception):
    """The archive is damaged, locked or too large; it stays one file, which the reader refuses with what to do."""


def unpacked(sources: Iterable[Source], folder: Path) -> tuple[Source, ...]:
    """The sources with each zip archive replaced by the documents in it, written into folder.

    They are called ARCHIVE/NAME and have what sources.toml says of the archive. An archive that cannot be unpacked
    stays as it is; one within another is not opened.
    """
    found: list[Source] = []
    for number, source in enumerate(sources):
        found += _members(source, folder / str(number)) or [source]
    return tuple(found)


def _members(source: Source, folder: Path) -> Sequence[Source]:
    if not _is_archive(source.path):
        return ()
    try:
        with zipfile.ZipFile(source.path) as archive:
            infos = _wanted(archive)
            folder.mkdir()
            left = MOST_BYTES
            members = []
            for number, info in enumerate(infos):
                # Its own name could lead out of the folder; the ending is a hint to nobody, the content decides.
                path = folder / str(number)
                left -= _write(archive, info, path, left)
                members.append(_member(source, path, info.filename))
            return members
    except (_RefusedError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return ()


def _member(archive: Source, path: Path, name: str) -> Source:
    """A document of an archive; not each of them need have the columns that are explained for all."""
    said = archive.glossary
    columns = tuple(replace(column, expected=False) for column in said.columns)
    words = tuple(replace(word, expected=False) for word in said.words)
    return replace(archive, path=path, source_file=f"{archive.source_file}/{name}", glossary=Glossary(columns, words))


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if file.read(len(SIGNATURE)) != SIGNATURE:
                return False
        with zipfile.ZipFile(path) as archive:
            return OF_OFFICE.isdisjoint(archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _wanted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The documents of an archive by name. Raises _RefusedError."""
    infos = sorted((i for i in archive.infolist() if _is_wanted(i)), key=lambda i: i.filename)
    if len(infos) > MOST_FILES or sum(i.file_size for i in infos) > MOST_BYTES:
        raise _RefusedError
    return infos


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    return not info.is_dir() and "__MACOSX" not in parts and all(is_document(part) for part in parts)


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, most: int) -> int:
    """Writes one file of an archive; the bytes written, which its header may lie about."""
    written = 0
    with archive.open(info) as packed, path.open("wb") as file:
        while chunk := packed.read(CHUNK):
            written += len(chunk)
            if written > most:
                raise _RefusedError
            file.write(chunk)
    return written
