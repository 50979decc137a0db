"""Rows that point to another row of their log by its number: "Som nr. 4" in a cell, "Samme fejl som nr. 4" in a story.

Such a cell holds the words of that row's cell; such a story lets the row inherit what it leaves open itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Basis, Note
from normalizers.findings import Findings, Quote, Rule, RuleGroup, Value, quote
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import longest_first
from normalizers.vocabulary.words import Vocabulary

# What a row may inherit, field by field or all together: a category without its neighbours would say too much.
CAUSE: tuple[tuple[str, ...], ...] = (("fault", "fault_basis"), ("third_party",), ("mechanism",), ("dimensions",))
DATA = ("almindelige", "fortrolige", "følsomme", "strafbare", "categories_basis", "data_types")
# What these say of the row pointed to is not true of a row that only infers it from there.
BASES = ("fault_basis", "categories_basis")
STORIES = (Role.DESCRIPTION, Role.CAUSE, Role.REMARKS)
# Letters between "samme" and the number.
FAR = 60
NUMBER = r"(?P<number>[^\W\d_]{0,4}[-/]?\d+(?:[-/.]\d+)*)"
ONLY_DIGITS = re.compile(r"0*(\d+)")


class ReferenceRule(Rule):
    """How a row takes over values of another (evidence.rule)."""

    ROW = "references.row", "The value of the row that the story says is the same, where this row leaves it open."


class ReferencesVocabulary(BaseModel):
    """The file references.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    lead: tuple[str, ...]
    numbered: tuple[str, ...]
    same: tuple[str, ...]
    like: tuple[str, ...]


class Pointers:
    """How a row points to another, made of vocabulary/references.toml; the group "number" is that row's.

    cell: a cell that only points. story: a sentence that says the same happened as in a row, or only sends there.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("references", ReferencesVocabulary)
        lead, what = longest_first(said.lead), longest_first(said.numbered)
        numbered = rf"(?:{what}\.?\s*)?"
        self.cell = re.compile(rf"{lead}\.?\s*{numbered}{NUMBER}\.?", re.IGNORECASE)
        between = rf"(?:[^\n.]|\.(?!\s)){{0,{FAR}}}?"
        same = rf"{longest_first(said.same)}{between}{longest_first(said.like)}\s+{numbered}"
        sent = rf"(?:^|(?<=[.!?]\s)){lead}\.?\s*{what}\.?\s*"
        self.story = re.compile(rf"(?:{same}|{sent}){NUMBER}(?![\d/-]|\.\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that was read: its cells, references in them filled, and what was found in it."""

    record: Record
    findings: Findings


def named(record: Record, findings: Findings) -> dict[str, ReadRow]:
    """The row under its own number; nothing where it has none."""
    number = findings.get("source_number")
    return {_plain(str(number)): ReadRow(record, findings)} if number else {}


def filled(record: Record, known: Mapping[str, ReadRow]) -> Record:
    """The record with the words of the rows pointed to in place of cells that only point."""
    pointers = record.vocabulary.of(Pointers)
    return replace(record, fields=tuple(_filled(f, known, pointers) for f in record.fields)) if known else record


def inherited(findings: Findings, record: Record, known: Mapping[str, ReadRow]) -> Findings:
    """What was found, with what the row leaves open taken from the row that its story says is the same."""
    pointed = _pointed(record, known)
    if pointed is None:
        return findings
    told, words = pointed
    fields = [group for group in CAUSE if all(findings.get(f) is None for f in group)]
    if all(findings.get(f) is None for f in DATA):
        fields.append(DATA)
    taken = tuple(_of(told, field, words) for group in fields for field in group if told.get(field) is not None)
    if not taken:
        return findings
    return replace(findings, values=(*findings.values, *taken), notes=(*findings.notes, Note.INHERITED_FROM_ROW))


def _of(told: Findings, field: str, words: Quote) -> Value:
    value = Basis.INFERRED.value if field in BASES else told.get(field)
    return Value(field, value, Basis.INFERRED, ReferenceRule.ROW, words)


def _filled(field: Field, known: Mapping[str, ReadRow], pointers: Pointers) -> Field:
    match = pointers.cell.fullmatch(field.text.strip())
    told = known.get(_plain(match["number"])) if match and field.role is not Role.SOURCE_NUMBER else None
    words = told.record.text(field.role) if told and field.role else None
    return replace(field, text=words) if words else field


def _pointed(record: Record, known: Mapping[str, ReadRow]) -> tuple[Findings, Quote] | None:
    """What was found in the row a story points to, and the words that point."""
    for field in record.with_role(*STORIES):
        for match in record.vocabulary.of(Pointers).story.finditer(field.text):
            told = known.get(_plain(match["number"]))
            if told:
                return told.findings, quote(field, match.start(), match.end("number"))
    return None


def _plain(number: str) -> str:
    """A row's number without full stop and leading zeros."""
    bare = number.strip(" .:)")
    digits = ONLY_DIGITS.fullmatch(bare)
    return digits[1] if digits else bare.casefold()


RULE_GROUP = RuleGroup(
    title="Rows that point to another row",
    columns=("fault", "third_party", "mechanism", "dimensions", "data_types"),
    rules=ReferenceRule,
    sources='The document\'s own words ("Samme fejl som nr. 4", "Som nr. 4").',
    limits=(
        "Only rows further up in the same log are found, by their printed number. Dates, persons and follow-up are "
        "never inherited."
    ),
    vocabulary=("references.toml", "ditto.toml"),
    cases="",
)
