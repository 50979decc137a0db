"""What the pipeline says of itself: README.md and the package's metadata, with measured figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FIGURES = {
    "pos_acc": "UPOS",
    "morph_acc": "morph",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "lemma_acc": "lemma",
    "sents_f": "sentences F",
    "ents_f": "entities F",
}
KINDS = ("PER", "LOC", "ORG", "MISC")
PLACE = "<!-- figures -->"


def text(figures: Mapping[str, Any], splitting: Sequence[tuple[str, float, float]], train: str) -> str:
    """README.md: card.md with the tables of figures.

    figures: as `spacy benchmark accuracy` gives them; splitting: see models/splitting.py; train: the training file.
    """
    compared = tomllib.loads((HERE / "compared.toml").read_text(encoding="utf-8"))
    rows = [("this pipeline", figures, f"trained on {train}"), *((r["name"], r, r["note"]) for r in compared["rows"])]
    lines = [
        f"| | {' | '.join(FIGURES.values())} | |",
        f"|{'---|' * (len(FIGURES) + 2)}",
        *(f"| {name} | {' | '.join(_percent(row[f]) for f in FIGURES)} | {note} |" for name, row, note in rows),
        "",
        f"Entities of this pipeline by kind (F): {', '.join(_kinds(figures))}.",
        "",
        "Where sentences end (F), told by spaCy's rules and by the trained pipes; cells: `tests/cases/sentences.toml`.",
        "",
        "| splitter | newspaper | cells of logs |",
        "|---|---|---|",
        *(f"| {name} | {_percent(newspaper)} | {_percent(cells)} |" for name, newspaper, cells in splitting),
    ]
    return (HERE / "card.md").read_text(encoding="utf-8").replace(PLACE, "\n".join(lines))


def _kinds(figures: Mapping[str, Any]) -> list[str]:
    by_kind = figures["ents_per_type"] or {}
    return [f"{kind} {_percent(by_kind[kind]['f'])}" for kind in KINDS if kind in by_kind]


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share * 100:.1f}"


def meta(name: str, version: str) -> dict[str, Any]:
    """The package's metadata; sources and licence as card.toml has them."""
    told = tomllib.loads((HERE / "card.toml").read_text(encoding="utf-8"))
    return {"name": name, "version": version, **told}
