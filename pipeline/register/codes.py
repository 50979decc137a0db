"""All codes of the register with their meaning, as the packages declare them, and those of the ingest itself."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.document.problems import Doubt, Explained, ExtractCode, ProblemCode
from normalizers.codes import NormaliseCode, Note, Review


class IngestCode(ProblemCode):
    """What can go wrong with a document as a whole while many are read, and as it is written down (problems.code)."""

    INTERNAL_ERROR = (
        "internal_error",
        "A fault in the program, not in the document; report it with the message and the file, if it may be shared.",
    )
    OUT_OF_MEMORY = (
        "out_of_memory",
        "The document needs more memory than one document may have; split it and read the parts.",
    )
    TIMED_OUT = (
        "timed_out",
        "Reading took longer than one document may take; try again with a higher --timeout, or split the document.",
    )
    TOTAL_OUT_OF_RANGE = (
        "total_out_of_range",
        "A number is greater than any that the register can hold, mostly because the digits of several were taken for "
        "one: the value is NULL, a count has no row. Read the words in value on the page.",
    )
    WORKER_DIED = (
        "worker_died",
        "The program reading the document crashed or was killed; the file may be damaged. Print it to a new PDF "
        "and try that.",
    )


PROBLEMS: tuple[ProblemCode, ...] = (*ExtractCode, *NormaliseCode, *IngestCode)
REVIEW: tuple[Explained, ...] = (*Review, *Doubt)
NOTES: tuple[Explained, ...] = tuple(Note)


def meanings(codes: Iterable[Explained]) -> dict[str, str]:
    """Code -> what it means and what to do about it, in plain words."""
    return {code.value: code.meaning for code in codes}
