"""Score a register (the Parquet tables of one ingest) against gold documents (examples/README.md).

A source file `<doc_id>__<anything>` is scored against GOLD/<doc_id>.json. With --raw, every such file of the raw folder
counts, also one that has no document row, and regions are checked against the PDF's own text.
Figures, each between 0 and 1:
  rows       incident rows found and in the printed order: F1
  stray      incidents that match no gold row, as a share of all incidents (lower is better)
  cells      printed cells equal, white space collapsed (strict: a word torn by a line break is wrong)
  cells~     the same, all white space and hyphens ignored (layout alone)
  exact      rows with every cell equal (strict)
  columns    header paths of the cells: F1, white space and hyphens ignored
  FIELD      normalised values: F1, so a value missed or invented both count and NULL for NULL earns nothing
  fields     all normalised values together; judged: those that need judgement (categories, cause, follow-up, people)
  evidence   normalised values (a false may rest on absence) that have an evidence row whose quote stands in the text
             of the row
  regions    overlap of the text inside a row's regions with the row's text (needs --raw and a text layer)
  kind, municipality   of the documents (a municipality nobody can tell must stay NULL)
  origin, published    of the documents whose gold states them
  caught     incidents with a wrong cell or value that carry a review code, of all that are wrong
  alarms     incidents without a fault that carry a review code, of all that are right (lower is better)
  counts     F1 over (unit, period, count) of the aggregates, printed totals included; measures: their codes
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.evaluation.documents import DocumentScore, Found
from pipeline.evaluation.matching import Record
from pipeline.evaluation.tally import FIGURES, SHOWN, Tally

GOLD = Path(__file__).parents[2] / "examples" / "gold"


class Register:
    """The tables of a processed folder, by document."""

    def __init__(self, processed: Path) -> None:
        self.documents = {Path(d["source_file"]).name: d for d in table(processed, "documents")}
        self.incidents = grouped(table(processed, "incidents"))
        self.aggregates = grouped(table(processed, "aggregates"))
        self.evidence = defaultdict(list)
        for row in table(processed, "evidence"):
            self.evidence[row["incident_id"].rsplit("-", 1)[0]].append(row)

    def found(self, name: str) -> Found:
        """What is held of the source file of this name; a document ABSENT where there is no row for it."""
        document = self.documents.get(name, {"status": "ABSENT", "document_id": None})
        key = document["document_id"]
        incidents = sorted(self.incidents.get(key, []), key=lambda row: int(row["sequence"]))
        return Found(document, incidents, self.aggregates.get(key, []), self.evidence.get(key, []))


def table(processed: Path, name: str) -> list[Record]:
    """The rows of one table; none where the file is missing."""
    path = processed / f"{name}.parquet"
    rows: list[Record] = pq.read_table(path).to_pylist() if path.exists() else []
    return rows


def golds(folder: Path) -> dict[str, Record]:
    """doc_id -> what the document holds, of all gold files of a folder."""
    return {path.stem: json.loads(path.read_text(encoding="utf8")) for path in folder.glob("*.json")}


def grouped(rows: list[Record]) -> dict[str | None, list[Record]]:
    """Rows by document."""
    groups: defaultdict[str | None, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row["document_id"]].append(row)
    return groups


@dataclass
class Scores:
    """The result: all points together, the tally of each source file, its status, and how many have no row."""

    total: Tally = field(default_factory=Tally)
    documents: dict[str, Tally] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    absent: int = 0


def evaluate(processed: Path, gold: Path = GOLD, raw: Path | None = None) -> Scores:
    """Score a processed folder against a folder of gold files; see the module's text."""
    register = Register(processed)
    known = golds(gold)
    files = {path.name: path for path in raw.rglob("*") if path.is_file()} if raw else {}
    scores = Scores()
    for name in sorted(set(register.documents) | set(files)):
        doc = known.get(name.split("__", maxsplit=1)[0])
        if not doc or "__" not in name:
            continue
        found = register.found(name)
        scores.absent += name not in register.documents
        scores.status[name] = found.document.get("status") or "?"
        scores.documents[name] = DocumentScore(doc, found, files.get(name)).score()
        scores.total.include(scores.documents[name])
    return scores


def report(scores: Scores, *, per_document: bool, misses: int) -> Iterator[str]:
    """The lines printed: each document where asked for, then the figures of all."""
    for name, tally in scores.documents.items() if per_document else ():
        figures = tally.figures
        shown = " ".join(f"{key} {figures[key]:.3f}" for key in SHOWN if key in figures)
        yield f"{name:52s} {scores.status[name]:8s} {shown}"
        for miss in tally.misses[:misses]:
            yield f"      {miss[:220]}"
    absent = f", {scores.absent} of them without a document row" if scores.absent else ""
    yield f"{len(scores.documents)} documents scored{absent}"
    for name in FIGURES:
        good, total = scores.total.points[name]
        if total:
            yield f"{name:20s} {good / total:.4f}   of {total}"


def as_json(scores: Scores) -> str:
    """The figures for other programs."""
    total = scores.total.figures | {"documents": len(scores.documents), "absent": scores.absent}
    documents = {name: tally.figures for name, tally in scores.documents.items()}
    return json.dumps({"total": total, "documents": documents}, ensure_ascii=False, indent=1)
