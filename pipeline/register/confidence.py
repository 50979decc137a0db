"""How much a row can be relied on: how many rows with the same worst sign were right on documents read by hand.

Signs are what the register itself says of a row: its review codes, that its page is a picture, that a notice tells it.
confidence.csv holds how many rows read by hand had each sign as their worst one, and how many of them were wholly
right; `brudregister calibrate` makes it anew (pipeline.evaluation.calibration).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from normalizers.codes import Kind
from pipeline.register.results import DocumentResult
from pipeline.register.table import Row

TABLE = Path(__file__).with_name("confidence.csv")
HEADER = ("sign", "rows", "right")
NO_SIGN = "none"
SCANNED = "scanned"
NOTICE = "notice"
OTHER_CODE = "other_code"
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many rows whose worst sign this is, so many were wholly right."""

    rows: int
    right: int

    @property
    def value(self) -> float:
        """The share that was right, 0 to 1; few rows pull it towards one half (Laplace's rule of succession)."""
        return (self.right + 1) / (self.rows + 2)


def signs_of(incident: Row, document: Row) -> frozenset[str]:
    """What the register says of a row that bears on how right it is; NO_SIGN where it says nothing."""
    review = incident["review"]
    codes = {str(code) for code in review} if isinstance(review, (list, tuple)) else set()
    told = {SCANNED} if document.get("ocr") else set()
    if document.get("kind") == Kind.NOTICE.value:
        told.add(NOTICE)
    return frozenset(codes | told) or frozenset({NO_SIGN})


def confidence(signs: Iterable[str], shares: Mapping[str, Share]) -> float:
    """The share of the worst of these signs; a code that no row read by hand had counts as the rest of the codes do."""
    known = (shares.get(sign) or shares.get(OTHER_CODE) or Share(0, 0) for sign in signs)
    return round(min(share.value for share in known), DECIMALS)


@cache
def shipped_shares(path: Path = TABLE) -> Mapping[str, Share]:
    """The table that ships with the project, sign -> share."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {line["sign"]: Share(int(line["rows"]), int(line["right"])) for line in csv.DictReader(lines)}


def with_confidence(result: DocumentResult) -> DocumentResult:
    """The document's incidents with their confidence."""
    shares = shipped_shares()
    rated = ({**row, "confidence": confidence(signs_of(row, result.document), shares)} for row in result.incidents)
    return replace(result, incidents=tuple(rated))
