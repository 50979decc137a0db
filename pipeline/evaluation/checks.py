"""What is checked before a register is scored, so that mistakes are explained."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.evaluation.calibration import JudgedRow, judged_rows
from pipeline.evaluation.evaluate import Scores, evaluate


class ScoreError(Exception):
    """Nothing can be scored: says why, and what to do."""


def rows_judged(processed: Path, gold: Path) -> tuple[JudgedRow, ...]:
    """The incidents of a register that have a gold row, each right or not. Raises ScoreError."""
    score(processed, gold, None)
    return tuple(judged_rows(processed, gold))


def score(processed: Path, gold: Path, raw: Path | None) -> Scores:
    """The figures of a register against a folder of gold files. Raises ScoreError."""
    if not (processed / "documents.parquet").is_file():
        raise ScoreError(f"{processed} holds no register; make one with brudregister ingest")
    if raw and not raw.is_dir():
        raise ScoreError(f"{raw}: there is no such folder")
    files = sorted(gold.glob("*.json"))
    if not files:
        raise ScoreError(f"{gold}: no gold files (*.json) there; examples/README.md says what they look like")
    for file in files:
        _check(file)
    try:
        scores = evaluate(processed, gold, raw)
    except KeyError as error:
        raise ScoreError(f"a file of {gold} lacks {error}; examples/README.md says what belongs into one") from error
    if not scores.documents:
        raise ScoreError(f"no document of {processed} has a gold file in {gold}: NAME__ANYTHING.pdf needs NAME.json")
    return scores


def _check(file: Path) -> None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ScoreError(f"{file} cannot be read as JSON: {error}") from error
    if not isinstance(content, dict):
        raise ScoreError(f"{file} is no gold file; examples/README.md says what belongs into one")
