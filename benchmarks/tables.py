"""Seconds a page and peak memory of this project and of the libraries that read tables from PDFs, side by side.

Every tool runs in a process of its own over the same files: once to warm up, then as often as asked for; of these
runs the median counts. Seconds are processor time, so that other work on the machine weighs little.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Annotated

import pypdfium2
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.long_log import write_log
from benchmarks.memory import peak, peak_of_command
from benchmarks.tools import TOOLS

OURS = "brudregister"
LONGEST_REASON = 60
app = typer.Typer(add_completion=False)
out = Console()


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds for all files together, and the peak memory (MB) of the process."""

    seconds: float
    memory: float


@app.command()
def compare(
    folder: Annotated[Path, typer.Argument(help="A folder with PDFs.")],
    repeats: Annotated[int, typer.Option(min=1, help="Runs that are timed.")] = 3,
    pages: Annotated[int, typer.Option(min=0, help="Also an invented log of so many pages.")] = 0,
) -> None:
    """Print the table."""
    files = sorted(folder.rglob("*.pdf"))
    count = sum(len(pypdfium2.PdfDocument(file)) for file in files)
    if not count:
        raise typer.BadParameter(f"{folder} holds no PDF")
    found = {tool: _in_own_process(tool, files, repeats) for tool in TOOLS}
    out.print(_table(found, count, f"{len(files)} files, {count} pages"))
    if pages:
        out.print(_long_logs(pages))


@app.command()
def measure(tool: str, repeats: int, files: list[Path]) -> None:
    """Print one tool's figures as JSON."""
    read = TOOLS[tool]()
    seconds = []
    for run in range(repeats + 1):
        begin = time.process_time()
        for file in files:
            read(file)
        if run or not repeats:
            seconds.append(time.process_time() - begin)
    typer.echo(json.dumps(asdict(Measured(median(seconds), peak()))))


def _in_own_process(tool: str, files: list[Path], repeats: int) -> Measured | str:
    """The tool's figures, or in words why there are none; without repeats its first run is timed."""
    command = [sys.executable, "-m", __spec__.name, "measure", tool, str(repeats), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
        return f"failed: {reason[-1][:LONGEST_REASON]}"
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _table(found: dict[str, Measured | str], pages: int, title: str) -> Table:
    table = Table("tool", "seconds a page", f"times {OURS}", "peak MB", title=title)
    ours = found[OURS]
    for tool, figures in found.items():
        if isinstance(figures, str):
            table.add_row(tool, figures)
            continue
        ratio = f"{figures.seconds / ours.seconds:.1f}" if isinstance(ours, Measured) else ""
        table.add_row(tool, f"{figures.seconds / pages:.4f}", ratio, f"{figures.memory:.0f}")
    return table


def _long_logs(pages: int) -> Table:
    """The project's own figures for a log with rules and one without: the tables alone, and the whole ingest."""
    table = Table("log", "step", "seconds", "peak MB", "largest process MB", title=f"a log of {pages} pages")
    for ruled in (True, False):
        with tempfile.TemporaryDirectory() as name:
            log, register = Path(name) / "log.pdf", Path(name) / "register"
            write_log(log, pages, ruled=ruled)
            words = "with rules" if ruled else "without rules"
            alone = _in_own_process(OURS, [log], 0)
            row = [alone] if isinstance(alone, str) else [f"{alone.seconds:.1f}", f"{alone.memory:.0f}"]
            table.add_row(words, "tables", *row)
            ingest = [str(Path(sys.executable).with_name("brudregister")), "ingest", str(log), "--out", str(register)]
            try:
                seconds, together, largest = peak_of_command(ingest)
                table.add_row(words, "ingest", f"{seconds:.1f}", f"{together:.0f}", f"{largest:.0f}")
            except subprocess.CalledProcessError as error:
                table.add_row(words, "ingest", f"failed: {error}")
    return table


if __name__ == "__main__":
    app()
