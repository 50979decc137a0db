"""Score a register (the Parquet tables of one ingest) against gold documents (examples/README.md).

usage: python -m pipeline.evaluate PROCESSED [GOLD] [--raw FOLDER] [--per-document] [--misses N] [--json FILE]

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
  caught     incidents with a wrong cell or value that carry a review code, of all that are wrong
  alarms     incidents without a fault that carry a review code, of all that are right (lower is better)
  counts     F1 over (unit, period, count) of the aggregates, printed totals included; measures: their codes
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pypdfium2

JUDGED = (
    "almindelige", "fortrolige", "følsomme", "fault", "third_party", "notified_authority", "notified_subjects",
    "affected_min", "affected_max",
)  # fmt: skip
FIELDS = (
    "source_number", "occurred_from", "occurred_to", "occurred_precision", "discovered_from", "registered_from",
    "reported_from", "decided_from", *JUDGED, "location",
)  # fmt: skip
FIGURES = (
    "rows", "stray", "cells", "cells~", "exact", "columns", *FIELDS, "fields", "judged", "evidence", "regions",
    "kind", "municipality", "caught", "alarms", "counts", "measures",
)  # fmt: skip
SHOWN = ("rows", "cells", "cells~", "exact", "fields", "counts")
# Fields without evidence of their own: they follow from another field's quote, or are the cell itself.
WITHOUT_EVIDENCE = ("_to", "_precision", "number")
OPEN = "?"
SECTION = "§SECTION§"
SUBTOTAL = "I alt"
ALIKE = 0.5
MISSES_SHOWN = 8
TEXT_LAYER = 20
GOLD = Path(__file__).parent.parent / "examples" / "gold"

Record = dict[str, Any]
Pairs = list[tuple[int, int]]


def collapse(text: str | None) -> str:
    """The text with single spaces, none after a hyphen."""
    return re.sub(r"-\s+", "-", re.sub(r"\s+", " ", text or "").strip())


def squeeze(text: str | None) -> str:
    """The text's letters and digits as layout cannot change them: no white space, no hyphens, lower case."""
    return re.sub(r"[\s\u00ad-]+", "", text or "").lower()


def header(text: str | None) -> str:
    """A header path, squeezed, its levels joined."""
    return squeeze(text).replace("/", "")


@dataclass
class Tally:
    """Points earned of points possible for each figure, and what was missed."""

    points: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, good: float, total: float = 1) -> None:
        """Earn good of total points for a figure."""
        self.points[name][0] += good
        self.points[name][1] += total

    def include(self, other: Tally) -> None:
        """Add the points of another document."""
        for name, (good, total) in other.points.items():
            self.add(name, good, total)

    @property
    def figures(self) -> dict[str, float]:
        """The share earned of each figure that has points at all."""
        return {name: good / total for name, (good, total) in self.points.items() if total}


@dataclass(frozen=True)
class Found:
    """What the register holds of one document: its row, and its incidents (printed order), counts and evidence."""

    document: Record
    incidents: list[Record]
    aggregates: list[Record]
    evidence: list[Record]

    @property
    def rows(self) -> list[list[str]]:
        """The printed cells of each incident."""
        return [[c["text"] or "" for c in (incident["cells"] or [])] for incident in self.incidents]


def gold_rows(doc: Record) -> list[list[str]]:
    """Gold incident rows as printed: section rows and subtotals are no incidents; merged cells count in each row."""
    if doc.get("layout") == "forms":
        return [[value for _, value in form] for form in doc["forms"]]
    rows = [list(row) for row in doc.get("rows", [])]
    for first, column, span in doc.get("vertical_merge") or []:
        for i in range(1, span):
            rows[first + i][column] = rows[first][column]
    return [row for row in rows if row[0] != SECTION and not any(cell.startswith(SUBTOTAL) for cell in row)]


def gold_columns(doc: Record) -> list[str]:
    """Header path of each column: the levels' texts from top to bottom, squeezed together."""
    paths: list[list[str]] = []
    for level in doc.get("header_spans") or [[[text, 1] for text in row] for row in doc["header_rows"]]:
        texts = [text for text, span in level for _ in range(span)]
        paths = [[*path, text] for path, text in zip(paths, texts, strict=False)] if paths else [[t] for t in texts]
    return ["".join(header(text) for text in path) for path in paths]


def match(gold: list[list[str]], found: list[list[str]]) -> Pairs:
    """Pairs (gold index, found index) of the same row, best first; a row is matched once."""
    pairs: Pairs = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for ratio, _, i, j in sorted(likeness(gold, found), reverse=True):
        if ratio > ALIKE and i not in used_gold and j not in used_found:
            pairs.append((i, j))
            used_gold.add(i)
            used_found.add(j)
    return sorted(pairs)


def likeness(gold: list[list[str]], found: list[list[str]]) -> Iterator[tuple[float, int, int, int]]:
    """(ratio, nearness of place, gold index, found index) of each pair of rows that may be the same."""
    keys = [squeeze("".join(row)) for row in found]
    for i, row in enumerate(gold):
        wanted = squeeze("".join(row))
        for j, key in enumerate(keys):
            matcher = SequenceMatcher(None, wanted, key, autojunk=False)
            if matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE:
                yield matcher.ratio(), -abs(i - j), i, j


def unit(count: Record) -> str:
    """The unit a count belongs to, squeezed; the whole municipality is the empty string."""
    name = squeeze(str(count.get("unit") or ""))
    return "" if name.startswith("ialt") or name.endswith("kommune") else name


def same_count(gold: Record, found: Record) -> bool:
    """Whether unit, number and period agree; where gold names no period any period fits."""
    if unit(gold) != unit(found) or gold["count"] != found["count"]:
        return False
    return not gold.get("period") or bool(gold["period"] == found.get("period"))


def same_measure(gold: Record, found: Record) -> bool:
    """Whether the measure's code is one that gold allows."""
    wanted = gold.get("measure_code")
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return wanted in (None, OPEN) or found.get("measure_code") in allowed


def score_counts(gold: list[Record], found: list[Record], tally: Tally) -> None:
    """The counts of a document; the same count printed twice (table and prose) is no error."""
    if not gold and not found:
        return
    left, pairs, missed = list(found), [], []
    for wanted in sorted(gold, key=lambda g: not g.get("period")):
        fits = [f for f in left if same_count(wanted, f)]
        got = next((f for f in fits if same_measure(wanted, f)), fits[0] if fits else None)
        if got is not None:
            left.remove(got)
            pairs.append(same_measure(wanted, got))
        elif not wanted.get("optional"):
            missed.append((wanted.get("unit"), wanted.get("period"), wanted["measure"], wanted["count"]))
    wrong = [
        (f.get("unit"), f.get("period"), f.get("measure"), f["count"])
        for f in left
        if not any(same_count(g, f) for g in gold)
    ]
    total = 2 * len(pairs) + len(wrong) + len(missed)
    tally.add("counts", 2 * len(pairs) / total if total else 1.0)
    if pairs:
        tally.add("measures", sum(pairs), len(pairs))
    tally.misses += [f"count only in gold {key}" for key in missed[:MISSES_SHOWN]]
    tally.misses += [f"count only in register {key}" for key in wrong[:MISSES_SHOWN]]


def as_value(value: Any) -> Any:
    """A value of the register as gold writes it: dates as ISO days."""
    return value.isoformat()[:10] if isinstance(value, date) else value


class PageText:
    """Text inside regions of a PDF, from PDFium; None where it cannot be told (no PDF, no text layer, rotated page)."""

    def __init__(self, path: Path | None) -> None:
        self.pdf: Any = None
        if path and path.suffix.lower() == ".pdf":
            try:
                self.pdf = pypdfium2.PdfDocument(path)
            except pypdfium2.PdfiumError:
                self.pdf = None

    def inside(self, regions: list[Record] | None) -> str | None:
        """The squeezed text of the regions, one after the other."""
        if not self.pdf:
            return None
        text = ""
        for region in regions or []:
            if not 1 <= region["page"] <= len(self.pdf):
                return ""
            page = self.pdf[region["page"] - 1]
            textpage = page.get_textpage()
            if page.get_rotation() or textpage.count_chars() < TEXT_LAYER:
                return None
            height = page.get_height()
            text += textpage.get_text_bounded(
                left=region["x0"], right=region["x1"], top=height - region["top"], bottom=height - region["bottom"]
            )
        return squeeze(text)


def dice(a: str, b: str) -> float:
    """How much two texts share, counted in characters."""
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b)) if a or b else 1.0


def printed(row: Iterable[str | None]) -> list[str]:
    """The cells of a row that hold something, collapsed."""
    return [collapse(cell) for cell in row if collapse(cell)]


class DocumentScore:
    """Scores one document; the tally holds the points, wrong the gold rows with a wrong value."""

    def __init__(self, doc: Record, found: Found, path: Path | None) -> None:
        self.doc, self.found = doc, found
        self.page_text = PageText(path)
        self.tally = Tally()
        self.rows: list[list[str]] = []
        self.by_gold: dict[int, int] = {}
        self.wrong: set[int] = set()

    def score(self) -> Tally:
        """All figures of the document."""
        self.score_document()
        if self.doc["kind"] == "log":
            self.score_rows()
        else:
            self.score_incidents()
        self.score_values()
        self.score_review()
        score_counts(self.doc.get("aggregates") or [], self.found.aggregates, self.tally)
        return self.tally

    def score_document(self) -> None:
        """What is said of the document itself."""
        for key in ("kind", "municipality"):
            have, want = self.found.document.get(key), self.doc.get(key)
            self.tally.add(key, int(have == want))
            if have != want:
                self.tally.misses.append(f"{key}: gold {want!r} register {have!r}")

    def score_incidents(self) -> None:
        """A document without a log: as many incidents as it tells of, in the order told."""
        gold, found = len(self.doc["gold"]), len(self.found.incidents)
        self.by_gold = {i: i for i in range(min(gold, found))}
        self.tally.add("rows", float(gold == found))
        self.tally.add("stray", max(0, found - gold), max(1, found))

    def score_rows(self) -> None:
        """A log: rows, cells and columns."""
        self.rows, found = gold_rows(self.doc), self.found.rows
        pairs = match(self.rows, found)
        in_order = sum(1 for a, b in pairwise(pairs) if a[1] < b[1]) + (1 if pairs else 0)
        precision, recall = in_order / max(1, len(found)), in_order / max(1, len(self.rows))
        self.tally.add("rows", 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
        self.tally.add("stray", len(found) - len(pairs), max(1, len(found)))
        self.by_gold = dict(pairs)
        for i, row in enumerate(self.rows):
            self.score_cells(i, printed(row), printed(found[self.by_gold[i]] if i in self.by_gold else []))
        if self.doc.get("layout") != "forms":
            self.score_columns(self.found.incidents[pairs[0][1]]["cells"] if pairs else [])

    def score_cells(self, i: int, want: list[str], have: list[str]) -> None:
        """The printed cells of one row."""
        squeezed = Counter(map(squeeze, want)) & Counter(map(squeeze, have))
        self.tally.add("cells", sum((Counter(want) & Counter(have)).values()), len(want))
        self.tally.add("cells~", sum(squeezed.values()), len(want))
        self.tally.add("exact", int(want == have))
        if want != have:
            only_gold, only_found = list(Counter(want) - Counter(have))[:2], list(Counter(have) - Counter(want))[:2]
            self.tally.misses.append(f"row {i + 1}: only in gold {only_gold} only in register {only_found}")

    def score_columns(self, cells: list[Record]) -> None:
        """The header paths, as the cells of the first row found carry them."""
        want = Counter(gold_columns(self.doc))
        have = Counter(header(cell["column"]) for cell in cells)
        shared = sum((want & have).values())
        self.tally.add("columns", 2 * shared / max(1, sum(want.values()) + sum(have.values())))

    def score_values(self) -> None:
        """The normalised values, their evidence and the rows' regions."""
        quotes = defaultdict(list)
        for row in self.found.evidence:
            quotes[row["incident_id"], row["field"]].append(collapse(row["quote"]))
        for i, gold in enumerate(self.doc["gold"]):
            got = self.found.incidents[self.by_gold[i]] if i in self.by_gold else {}
            texts = [collapse(cell["text"]) for cell in (got.get("cells") or [])]
            texts.append(collapse(self.found.document.get("text_outside_tables")))
            for name in FIELDS:
                want, have = gold.get(name), as_value(got.get(name))
                if want == OPEN:
                    continue
                self.score_value(i, name, want, have)
                if have not in (None, False) and got and not name.endswith(WITHOUT_EVIDENCE):
                    said = quotes[got.get("incident_id"), name]
                    self.tally.add("evidence", int(any(q and any(q in t for t in texts) for q in said)))
            self.score_regions(got)

    def score_value(self, i: int, name: str, want: Any, have: Any) -> None:
        """One normalised value of one row: nothing said on either side earns nothing."""
        if have is not None or want is not None:
            right, said = 2 * int(have == want), int(have is not None) + int(want is not None)
            for figure in (name, "fields", *(["judged"] if name in JUDGED else [])):
                self.tally.add(figure, right, said)
        if have != want:
            self.wrong.add(i)
            self.tally.misses.append(f"row {i + 1} {name}: gold {want!r} register {have!r}")

    def score_regions(self, got: Record) -> None:
        """Whether the row's regions hold its text and nothing else."""
        inside = self.page_text.inside(got.get("regions")) if got and self.rows else None
        if inside is not None:
            self.tally.add("regions", dice(inside, squeeze("".join(c["text"] or "" for c in got["cells"] or []))))

    def score_review(self) -> None:
        """Whether a row that is wrong says so, and a row that is right does not."""
        for i, j in self.by_gold.items():
            torn = bool(self.rows) and printed(self.rows[i]) != printed(self.found.rows[j])
            wrong = i in self.wrong or torn
            self.tally.add("caught" if wrong else "alarms", int(bool(self.found.incidents[j].get("review"))))


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
    golds = {path.stem: json.loads(path.read_text(encoding="utf8")) for path in gold.glob("*.json")}
    files = {path.name: path for path in raw.rglob("*") if path.is_file()} if raw else {}
    scores = Scores()
    for name in sorted(set(register.documents) | set(files)):
        doc = golds.get(name.split("__", maxsplit=1)[0])
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


def main(arguments: list[str] | None = None) -> int:
    """The command line; 1 where no document could be scored."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("processed", type=Path)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--raw", type=Path)
    parser.add_argument("--per-document", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args(arguments)
    scores = evaluate(args.processed, args.gold, args.raw)
    print("\n".join(report(scores, per_document=args.per_document, misses=args.misses)))
    if args.json:
        args.json.write_text(as_json(scores), encoding="utf8")
    return 0 if scores.documents else 1


if __name__ == "__main__":
    sys.exit(main())
