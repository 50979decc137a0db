"""One document on its way: what was read of it and how it was understood, before any row is written."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document.pages import Document
from extractors.document.problems import Problem
from extractors.document.tables import Extraction
from normalizers.documents.municipality import Municipalities
from normalizers.documents.understanding import Understanding
from pipeline.sources.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read, extracted and understood."""

    source: Source
    document: Document
    extraction: Extraction
    sense: Understanding

    @property
    def document_id(self) -> str:
        """The document's id."""
        return self.document.document_id

    @property
    def paragraphs(self) -> list[str]:
        """The prose outside tables."""
        return [p.text for p in self.extraction.paragraphs]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be told of the document; whose it is is no question where sources.toml says it."""
        author = self.sense.municipality.problem if self.source.municipality else None
        return tuple(p for p in self.sense.problems if p is not author)

    @property
    def author(self) -> dict[str, object]:
        """The municipality's columns: sources.toml overrules what the document says."""
        told = self.sense.municipality
        stated = self.source.municipality
        named = self.sense.vocabulary.of(Municipalities).by_name(stated) if stated else None
        if named:
            return {"municipality": named.name, "municipality_code": named.code, "region": named.region}
        return {"municipality": told.name, "municipality_code": told.code, "region": told.region}

    @property
    def most_persons(self) -> int:
        """How many persons a breach of this municipality can concern."""
        code = self.author["municipality_code"]
        return self.sense.vocabulary.of(Municipalities).most_persons(str(code) if code else None)
