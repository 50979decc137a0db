"""How fast the words of incidents are read: all rules of a row, and the tokens of the two Danish pipelines.

One process on one core; seconds are processor time. The documents are read and their tables found before the clock
starts, and the first incidents are read to load the vocabularies and pipelines; they are not counted. No scan is read.
"""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from spacy.language import Language

from extractors.formats.errors import UnreadableError
from normalizers.danish import analysis
from normalizers.incidents.row import normalise
from normalizers.record import Record
from normalizers.spacy_components import full
from pipeline.process import read_and_understand
from pipeline.settings import Settings
from pipeline.sources.source import Source

BATCH = 256
TO_START = 10
FUNCTIONS_SHOWN = 25
out = Console()


def main(
    folder: Annotated[Path, typer.Argument(help="A folder with documents; their logs are taken.")],
    profile: Annotated[bool, typer.Option(help="Print where the rules spend their time instead.")] = False,
) -> None:
    """Print incidents per second and tokens per second."""
    records = [record for path in sorted(folder.rglob("*.pdf")) for record in _records(path)]
    if not records:
        raise typer.BadParameter(f"{folder} holds no log that can be read without text recognition")
    started = min(TO_START, len(records) // 2)
    _seconds_of_rules(records[:started])
    records = records[started:]
    full()("Fejl.")
    if profile:
        return _profile(records)
    texts = sorted({field.text for record in records for field in record.fields if field.text.strip()})
    table = Table("what", "count", "seconds", "per second", title=f"{len(records)} incidents, {len(texts)} texts")
    for words in ("incidents, texts not seen before", "incidents, texts seen before"):
        seconds = _seconds_of_rules(records)
        table.add_row(words, str(len(records)), f"{seconds:.2f}", f"{len(records) / seconds:.0f}")
    for name, nlp in (("danish.analysis.pipeline()", analysis.pipeline()), ("spacy_components.full()", full())):
        tokens, seconds = _tokens(nlp, texts)
        table.add_row(f"tokens, {name}", str(tokens), f"{seconds:.2f}", f"{tokens / seconds:.0f}")
    return out.print(table)


def _records(path: Path) -> Iterator[Record]:
    try:
        reading = read_and_understand(Source(path, path.name), Settings(ocr=False))
    except UnreadableError:
        return
    for index in reading.sense.kind.logs:
        yield from reading.sense.records(reading.sense.tables[index])


def _seconds_of_rules(records: list[Record]) -> float:
    begin = time.process_time()
    for record in records:
        normalise(record)
    return time.process_time() - begin


def _tokens(nlp: Language, texts: list[str]) -> tuple[int, float]:
    """How many tokens the texts hold, each text once, and the seconds they took in batches."""
    begin = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    return count, time.process_time() - begin


def _profile(records: list[Record]) -> None:
    profiler = cProfile.Profile()
    profiler.runcall(_seconds_of_rules, records)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(FUNCTIONS_SHOWN)


if __name__ == "__main__":
    typer.run(main)
