"""What a register did not understand of its documents, as the lines of sources.toml that would settle it.

The first choice of each line settles it without making anything up: a person puts a better one in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from extractors.document.problems import Severity
from normalizers.codes import NormaliseCode
from normalizers.fields.word_meanings import NO, PENDING, SILENT, YES, WordMeanings
from normalizers.record import ROLE_WORDS, Role, header_key
from normalizers.tables.likely_roles import LikelyRoles
from normalizers.vocabulary.words import shipped
from pipeline.access.lookup import NotFoundError, file_names, rows_of
from pipeline.sources.entry_text import Choice, SuggestedEntry

Record = Mapping[str, Any]
SUGGESTED = "sources-suggested.toml"
ARCHIVE = ".zip"
# Longer texts are told by no word: so many words.
LONGEST = 4
# Which columns of incidents show that a column of the document holds the role.
TOLD_BY = {
    **{role: f"{role}_from" for role in (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED, Role.DECIDED)},
    Role.NOTIFIED_AUTHORITY: "notified_authority_text",
    Role.NOTIFIED_SUBJECTS: "notified_subjects_text",
    Role.CAUSE: "cause_text",
    Role.PERSONAL_DATA: "personal_data_text",
    Role.LOCATION: "location",
    Role.AFFECTED: "affected_text",
}
COLUMNS = frozenset({NormaliseCode.COLUMN_UNKNOWN, NormaliseCode.COLUMN_BY_CONTENT, NormaliseCode.COLUMN_DUPLICATE})
ANSWERS = (YES, NO, PENDING)
# What the words of a column with known answers may mean: the column of incidents that is open, or answers.
WORDS: Mapping[str, str | None] = {
    NormaliseCode.NOTIFIED_UNKNOWN: None,
    NormaliseCode.CATEGORY_MARK_UNKNOWN: None,
    NormaliseCode.THIRD_PARTY_UNKNOWN: None,
    NormaliseCode.STATUS_UNKNOWN: "status",
    NormaliseCode.RISK_UNKNOWN: "risk",
    NormaliseCode.LOCATION_UNKNOWN: "location",
    NormaliseCode.CAUSE_UNKNOWN: "fault",
    NormaliseCode.DATA_TYPE_UNKNOWN: "data_types",
}


def suggestions(
    documents: Sequence[Record], incidents: Sequence[Record], problems: Sequence[Record]
) -> tuple[SuggestedEntry, ...]:
    """An entry for each path with something open; rows as the register's tables have them.

    They stand in the documents' order, those of which the municipality alone is open last. The documents of an archive
    share its entry. The invented examples are left alone.
    """
    found: dict[str, SuggestedEntry] = {}
    for document in documents:
        if document.get("duplicate_of") or document["fictional"]:
            continue
        key = document["document_id"]
        own = [p for p in problems if p["document_id"] == key and p["severity"] == Severity.WARNING]
        entry = _entry(document, [i for i in incidents if i["document_id"] == key], own)
        if entry.municipality or entry.columns or entry.words:
            found[entry.path] = _joined(found[entry.path], entry) if entry.path in found else entry
    return tuple(sorted(found.values(), key=lambda entry: not (entry.columns or entry.words)))


def suggested_of(register: Path, name: str | None) -> tuple[SuggestedEntry, ...]:
    """The entries for a register, or for its documents of this name or beginning. Raises NotFoundError."""
    documents = rows_of(register, "documents")
    if name is not None:
        exact = [d for d in documents if name in file_names(d["source_file"])]
        documents = exact or [d for d in documents if any(n.startswith(name) for n in file_names(d["source_file"]))]
        if not documents:
            raise NotFoundError(f"{register} has no document {name}; brudregister query lists them: FROM documents")
    return suggestions(documents, rows_of(register, "incidents"), rows_of(register, "problems"))


def suggested_file(entries: Sequence[SuggestedEntry]) -> str:
    """The entries as a file, which explains itself and can be pasted whole."""
    values = shipped().of(WordMeanings).choices
    head = (
        "What was not understood, as lines for the sources.toml of the folder that was read. As they stand they make",
        "nothing up; look at the page, put a better choice behind the =, paste them and ingest again.",
        "",
        "A column may hold",
        *(f"  {role}: {words}" for role, words in ROLE_WORDS.items()),
        "A word may mean yes, no, pending or nothing, as it answers its column, or",
        *(f"  {field} {', '.join(allowed)}" for field, allowed in values.items()),
    )
    return "\n".join([*(f"# {line}".rstrip() for line in head), "", *suggested_lines(entries), ""])


def write_suggested(folder: Path, entries: Sequence[SuggestedEntry]) -> Path | None:
    """Writes the file beside the register, or removes that of an earlier register where nothing is open."""
    path = folder / SUGGESTED
    path.unlink(missing_ok=True)
    if not entries:
        return None
    path.write_text(suggested_file(entries), encoding="utf-8")
    return path


def suggested_lines(entries: Sequence[SuggestedEntry]) -> list[str]:
    """The entries as lines of TOML, an empty line between them."""
    lines = [line for entry in entries for line in ("", *entry.lines())]
    return lines[1:]


def _entry(document: Record, incidents: Sequence[Record], problems: Sequence[Record]) -> SuggestedEntry:
    return SuggestedEntry(
        _path(document["source_file"]),
        _municipality(document, problems) if document["incidents"] or document["aggregates"] else None,
        tuple(_columns(incidents, problems)),
        tuple(_words(incidents, problems)),
    )


def _path(source_file: str) -> str:
    """What sources.toml calls the file: of one in an archive the archive."""
    parts = PurePosixPath(source_file).parts
    archive = next((i for i, part in enumerate(parts[:-1]) if part.lower().endswith(ARCHIVE)), None)
    return source_file if archive is None else "/".join(parts[: archive + 1])


def _municipality(document: Record, problems: Sequence[Record]) -> Choice | None:
    for problem in problems:
        if problem["code"] == NormaliseCode.MUNICIPALITY_CONTRADICTED:
            named = problem["value"] or ""
            return Choice("municipality", document["municipality"], remark=f"the document names {named}")
        if problem["code"] == NormaliseCode.MUNICIPALITY_UNKNOWN:
            return Choice("municipality", "", remark="its name, without the word Kommune")
    return None


def _columns(incidents: Sequence[Record], problems: Sequence[Record]) -> Iterator[Choice]:
    """The columns of which nothing is read, with the choices their cells leave."""
    told = frozenset(role for role, name in TOLD_BY.items() if any(i.get(name) is not None for i in incidents))
    open_ = {header_key(p["value"]): p for p in reversed(problems) if p["code"] in COLUMNS}
    for problem in sorted(open_.values(), key=problems.index):
        header = problem["value"]
        cells = [c["text"] for i in incidents for c in i["cells"] if c["column"] == header and c["text"].strip()]
        first, *others = _choices(problem["code"], cells, told)
        yield Choice(header, first, tuple(others), tuple(dict.fromkeys(cells)))


def _choices(code: str, cells: Sequence[str], told: Collection[Role]) -> tuple[Role, ...]:
    """What a column may hold; where another one fits better, it only adds to what is told elsewhere."""
    if code == NormaliseCode.COLUMN_DUPLICATE:
        return Role.IGNORED, Role.REMARKS, Role.DESCRIPTION, Role.SOURCE_NUMBER
    return shipped().of(LikelyRoles).of(cells, told)


def _words(incidents: Sequence[Record], problems: Sequence[Record]) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """The short texts in columns with known answers that were not read, by the column they stand in."""
    cells = {i["incident_id"]: i["cells"] for i in incidents}
    found: dict[tuple[str, str], Choice] = {}
    for problem in problems:
        words = " ".join((problem["value"] or "").split())
        column = _column_of(words, cells.get(problem["incident_id"], ()))
        if problem["code"] in WORDS and column is not None and len(words.split()) <= LONGEST:
            choice = Choice(words, SILENT, _meanings(WORDS[problem["code"]]))
            found.setdefault((column, words.casefold()), choice)
    ordered = sorted(found.items(), key=lambda item: item[0][0])
    for column, choices in groupby(ordered, key=lambda item: item[0][0]):
        yield column, tuple(choice for _, choice in choices)


def _column_of(words: str, cells: Sequence[Record]) -> str | None:
    """The header of the cell that holds a text, best nothing else; None where none does."""
    texts = [(" ".join(cell["text"].split()), cell["column"]) for cell in cells]
    whole = [column for text, column in texts if words and text == words]
    return next(iter(whole or [column for text, column in texts if words and words in text]), None)


def _meanings(field: str | None) -> tuple[str, ...]:
    """What a word may mean for a column of incidents, each as it may be written."""
    if field is None:
        return ANSWERS
    if field == "data_types":
        return ("almindelige", "fortrolige", "følsomme", "strafbare", "a kind of data (health, address, …)")
    return tuple(f"{field} {value}" for value in shipped().of(WordMeanings).choices[field])


def _joined(one: SuggestedEntry, other: SuggestedEntry) -> SuggestedEntry:
    """Two entries for one path as one; what the first says of a header or word goes before."""
    columns = {header_key(c.name): c for c in (*other.columns, *one.columns)}
    words: dict[str, dict[str, Choice]] = {}
    for header, choices in (*one.words, *other.words):
        for choice in choices:
            words.setdefault(header, {}).setdefault(choice.name.casefold(), choice)
    return SuggestedEntry(
        one.path,
        one.municipality or other.municipality,
        tuple(columns.values()),
        tuple((header, tuple(choices.values())) for header, choices in words.items()),
    )
