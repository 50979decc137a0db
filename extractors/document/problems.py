"""What went wrong on the way, and what the layout leaves open; the messages belong to where they are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from extractors.document.geometry import Region


class Explained(StrEnum):
    """A closed list of codes, each with its meaning in plain words: CODE = "code", "what it means"."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        """A member: its value is the code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member


class Severity(StrEnum):
    """How much a problem matters: error (something is missing), warning (look at it), info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Stage(StrEnum):
    """Where on its way a document was when the problem showed."""

    READ = "read"
    EXTRACT = "extract"
    STITCH = "stitch"
    COLUMNS = "columns"
    NORMALISE = "normalise"
    STORE = "store"


class Doubt(StrEnum):
    """What the layout leaves open about a row or table (explained in pipeline/codes.toml)."""

    ENGINES_DISAGREE = "engines_disagree"
    WORD_TORN = "word_torn"
    ROW_JOINED = "row_joined"
    COLUMNS_UNCERTAIN = "columns_uncertain"
    WORD_DOUBTFUL = "word_doubtful"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or needs a look; one row of problems.parquet."""

    stage: Stage
    severity: Severity
    code: str
    message: str
    value: str | None = None
    page: int | None = None
    region: Region | None = None
