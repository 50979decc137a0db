"""Write down how well each document is read: python -m tests.documents.measure

A figure that has fallen stops the command; mend what made it fall.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.evaluation.evaluate import Scores, evaluate

FOLDER = Path(__file__).parent
FIGURES = FOLDER / "figures.csv"
MEASURED = ("kind", "origin", "published", "rows", "exact", "columns", "fields", "counts")
DECIMALS = 4
Figures = dict[tuple[str, str], float]


def read(out: Path) -> Scores:
    """The scores of all documents, read into a register in the folder out."""
    CliRunner().invoke(app, ["ingest", str(FOLDER), "--out", str(out)])
    return evaluate(out, FOLDER / "gold", FOLDER)


def figures(scores: Scores) -> Figures:
    """(drawing, figure) -> share, rounded as it is written down."""
    return {
        (name, figure): round(tally.figures[figure], DECIMALS)
        for name, tally in sorted(scores.documents.items())
        for figure in MEASURED
        if figure in tally.figures
    }


def written() -> Figures:
    """The figures as they were written down last; none where there is no such file."""
    if not FIGURES.exists():
        return {}
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        return {(line["document"], line["figure"]): float(line["value"]) for line in csv.DictReader(lines)}


def main() -> None:
    """Write figures.csv anew; refuse to lower a figure."""
    with tempfile.TemporaryDirectory() as folder:
        now = figures(read(Path(folder) / "register"))
    if fallen := [(key, value) for key, value in written().items() if now.get(key, 0.0) < value]:
        listed = "\n".join(f"{name} {figure}: {value} -> {now.get((name, figure))}" for (name, figure), value in fallen)
        sys.exit(f"{len(fallen)} figures have fallen, nothing is written:\n{listed}")
    with FIGURES.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("document", "figure", "value"))
        table.writerows((*key, f"{value:.{DECIMALS}f}") for key, value in now.items())


if __name__ == "__main__":
    main()
