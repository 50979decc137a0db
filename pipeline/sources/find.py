"""Finds the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.sources.source import Source
from pipeline.sources.sources_toml import Entry, SourcesError, glossary_of, parse_period, read_entries

PROJECT = Path(__file__).resolve().parents[2]
RAW = Path("data/raw")
EXAMPLES = PROJECT / "examples" / "documents"
SOURCES_FILE = "sources.toml"
NOT_DOCUMENTS = frozenset({SOURCES_FILE, "README.md", "Thumbs.db", "desktop.ini"})
NOT_DOCUMENTS_PREFIXES = (".", "~$")


@dataclass(frozen=True, slots=True)
class Input:
    """The files to read, sorted by source_file. message: what the user should know of the choice."""

    sources: tuple[Source, ...]
    message: str | None = None


def find_input(path: Path) -> Input:
    """The documents below path (a folder or one file); the examples where data/raw is empty.

    Raises SourcesError.
    """
    sources = find_sources(path)
    if sources:
        return Input(sources)
    if path != RAW:
        raise SourcesError(f"{path}: no documents there; put PDF files into it or name another folder")
    examples = find_sources(EXAMPLES)
    if not examples:
        raise SourcesError(f"{path}: no documents there, and no examples in {EXAMPLES}; put PDF files into {path}")
    return Input(examples, f"{path} is empty: reading the invented examples in {EXAMPLES} instead")


def find_sources(path: Path) -> tuple[Source, ...]:
    """The documents below path, sorted by their path, each with what sources.toml says of it. Raises SourcesError."""
    if not path.exists():
        raise SourcesError(f"{path}: there is no such file or folder")
    folder = path if path.is_dir() else path.parent
    entries = read_entries(folder / SOURCES_FILE)
    files = sorted(_files(path), key=lambda f: f.relative_to(folder).as_posix()) if path.is_dir() else [path]
    fictional = path.resolve().is_relative_to(EXAMPLES)
    return tuple(_source(file, folder, entries, fictional) for file in files)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = [f for f in folders if not f.startswith(NOT_DOCUMENTS_PREFIXES)]
        for name in names:
            path = Path(root) / name
            if is_document(name) and path.is_file():
                yield path


def is_document(name: str) -> bool:
    """Whether a file or folder of this name may hold a document: it is no helper of a program or of this project."""
    return name not in NOT_DOCUMENTS and not name.startswith(NOT_DOCUMENTS_PREFIXES)


def _unreadable(error: OSError) -> None:
    raise SourcesError(f"{error.filename}: {error.strerror}; give this user the right to read it") from error


def _source(file: Path, folder: Path, entries: Sequence[Entry], fictional: bool) -> Source:
    """The file with all that its own entries and those of its folders say; the narrower entry wins."""
    relative = file.relative_to(folder)
    own = [entry for entry in entries if relative.parts[: len(entry.parts)] == entry.parts]
    said = Entry(path=relative.as_posix())
    for entry in own:
        said = said.model_copy(update=entry.model_dump(exclude={"path", "columns", "words"}, exclude_none=True))
    return Source(
        path=file,
        source_file=_printable(relative),
        municipality=said.municipality,
        title=said.title,
        url=said.url,
        period=parse_period(said.period) if said.period else None,
        glossary=glossary_of(own, relative.parts),
        fictional=fictional,
    )


def _printable(path: Path) -> str:
    r"""The path with / between folders; bytes that are not UTF-8 are written as \xNN."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
