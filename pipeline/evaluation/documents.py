"""One document of a register beside its gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.evaluation.counts import score_counts
from pipeline.evaluation.matching import (
    OPEN,
    Record,
    as_value,
    collapse,
    dice,
    gold_columns,
    gold_rows,
    header,
    match,
    printed,
    squeeze,
)
from pipeline.evaluation.page_text import PageText
from pipeline.evaluation.tally import FIELDS, JUDGED, WITHOUT_EVIDENCE, Tally


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
        stated = (key for key in ("origin", "published") if key in self.doc)
        for key in ("kind", "municipality", *stated):
            have, want = as_value(self.found.document.get(key)), self.doc.get(key)
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
        for incident, right in self.judged():
            self.tally.add("alarms" if right else "caught", int(bool(incident.get("review"))))

    def judged(self) -> Iterator[tuple[Record, bool]]:
        """Each incident that has a gold row, and whether all of it is right; asked once the values are scored."""
        for i, j in self.by_gold.items():
            torn = bool(self.rows) and printed(self.rows[i]) != printed(self.found.rows[j])
            yield self.found.incidents[j], not torn and i not in self.wrong
