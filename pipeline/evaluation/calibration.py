"""How often rows with each sign were right on documents read by hand: the table behind incidents.confidence."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.documents import DocumentScore
from pipeline.evaluation.evaluate import Register, golds
from pipeline.register.confidence import HEADER, NO_SIGN, OTHER_CODE, Share, confidence, signs_of

# Fewer rows than these say nothing of a sign of their own; they are counted with the other codes.
ROWS_MIN = 3
# Rows are told apart by tenths of confidence where the table is tried on rows kept apart.
BINS = 10


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """The signs of one incident, and whether every value and cell of it is as gold says."""

    signs: frozenset[str]
    right: bool


def judged_rows(processed: Path, gold: Path) -> Iterator[JudgedRow]:
    """The incidents of a register that have a gold row."""
    register, known = Register(processed), golds(gold)
    for name, document in register.documents.items():
        doc = known.get(name.split("__", maxsplit=1)[0])
        if not doc or "__" not in name:
            continue
        score = DocumentScore(doc, register.found(name), None)
        score.score()
        for incident, right in score.judged():
            yield JudgedRow(signs_of(incident, document), right)


def shares(rows: Iterable[JudgedRow]) -> Mapping[str, Share]:
    """Sign -> how many of the rows whose worst sign it is were right; the worst sign of a row is right least often."""
    rows = tuple(rows)
    by_sign = _counted((sign, row.right) for row in rows for sign in row.signs)
    rare = {sign for sign, share in by_sign.items() if share.rows < ROWS_MIN and sign != NO_SIGN}
    common = {sign: share for sign, share in by_sign.items() if sign not in rare}
    rest = _counted((OTHER_CODE, row.right) for row in rows if row.signs & rare)
    ranks = {**common, **rest}

    def worst(row: JudgedRow) -> str:
        named = {OTHER_CODE if sign in rare else sign for sign in row.signs}
        return min(named, key=lambda sign: (ranks[sign].value, sign))

    return dict(sorted(_counted((worst(row), row.right) for row in rows).items()))


def bins(rows: Iterable[JudgedRow], table: Mapping[str, Share]) -> Mapping[str, Share]:
    """Confidence, down to its tenth -> how many rows were given it, and how many of them were right."""
    rated = ((f"from {int(confidence(row.signs, table) * BINS) / BINS}", row.right) for row in rows)
    return dict(sorted(_counted(rated).items()))


def write(table: Mapping[str, Share], path: Path) -> None:
    """Writes the table as CSV. Raises OSError."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(HEADER)
        out.writerows((sign, share.rows, share.right) for sign, share in table.items())


def _counted(judged: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    number: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, is_right in judged:
        number[name] += 1
        right[name] += is_right
    return {name: Share(number[name], right[name]) for name in number}
