"""One input file on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from normalizers.record import NO_GLOSSARY, Glossary


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, and what sources.toml says of it (it overrules what the document says of itself).

    source_file is the path relative to the folder that is read, with forward slashes.
    period: first and last day. glossary: what its columns and words mean. fictional: an example shipped with the
    project.
    """

    path: Path
    source_file: str
    municipality: str | None = None
    title: str | None = None
    url: str | None = None
    period: tuple[date, date] | None = None
    glossary: Glossary = NO_GLOSSARY
    fictional: bool = False
