"""The command brudregister."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from normalizers.danish.packages import DOUBTS, configured
from pipeline.access.lookup import Found, NotFoundError, find_incident, raw_file
from pipeline.access.query import QueryError, as_csv, as_json, ask, print_table
from pipeline.access.show import view
from pipeline.access.suggest import suggested_lines, suggested_of, suggestions, write_suggested
from pipeline.doctor import can_ingest, examine
from pipeline.evaluation.calibration import bins, shares, write
from pipeline.evaluation.checks import ScoreError, rows_judged, score
from pipeline.evaluation.evaluate import as_json as figures_as_json
from pipeline.evaluation.evaluate import report
from pipeline.ingest import ingest as read_all
from pipeline.reference.dictionary import data_dictionary
from pipeline.reference.rulebook import normalisation
from pipeline.register.confidence import TABLE as SHARES
from pipeline.register.confidence import shipped_shares
from pipeline.register.results import DocumentResult
from pipeline.register.store import Store, StoreError
from pipeline.register.views import RegisterError
from pipeline.settings import Engine, Settings
from pipeline.sources.archives import unpacked
from pipeline.sources.entry_text import SuggestedEntry
from pipeline.sources.find import PROJECT, RAW, find_input
from pipeline.sources.source import Source
from pipeline.sources.sources_toml import SourcesError
from pipeline.summary import Summary, summarise
from pipeline.workers import DOCUMENT_SECONDS, Limits

SOME_FAILED = 1
USAGE = 2
# Lines of suggestions that a screen shows with the summary; the file has them all.
LINES_SHOWN = 24
PROCESSED = Path("data/processed")
DICTIONARY = PROJECT / "docs" / "data-dictionary.md"
RULEBOOK = "normalisation.md"

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
out = Console()
err = Console(stderr=True)


def main() -> None:
    """The entry point of the command."""
    # Being ended politely must end the child processes too, as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"brudregister {metadata.version('brudregister')}")
        raise typer.Exit


@app.callback()
def brudregister(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Reads Danish municipalities' published logs of personal-data breaches into one register."""


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 - every option of the command is an argument
    path: Annotated[Path, typer.Argument(help="A folder of documents, or one document.")] = RAW,
    folder: Annotated[Path, typer.Option("--out", help="The folder the register is written to.")] = PROCESSED,
    engine: Annotated[Engine, typer.Option(help="Which extractor reads the tables.")] = Engine.AUTO,
    ocr: Annotated[bool, typer.Option(help="Recognise the text of scanned pages.")] = True,
    jobs: Annotated[int | None, typer.Option(min=1, help="Documents read at a time. [default: one a core]")] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds one document may take.")] = DOCUMENT_SECONDS,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
) -> None:
    """Read documents and write the register.

    Ends with 0 when every document was read, 1 when some were not, 2 when nothing could be done.
    """
    try:
        found = find_input(path)
        store = Store(folder)
        _check_danish()
        if found.message:
            err.print(found.message, markup=False, soft_wrap=True)
        with TemporaryDirectory() as folder_of_archives:
            sources = unpacked(found.sources, Path(folder_of_archives))
            limits = Limits(min(jobs or len(os.sched_getaffinity(0)), len(sources)), timeout)
            results = _read(sources, Settings(engine, ocr), limits, quiet=as_json)
        summary = summarise(results, store.write(results))
        _warn_of_danish(results)
        entries = _suggestions(results)
        suggested = write_suggested(store.folder, entries)
    except (SourcesError, StoreError, OSError) as error:
        _stop(error)
    if as_json:
        told = {"suggested": [asdict(e) for e in entries], "suggested_file": str(suggested) if suggested else None}
        typer.echo(json.dumps(summary.as_json() | told, ensure_ascii=False))
    else:
        _show(summary, store.folder)
        if suggested:
            _show_suggestions(entries, suggested)
    if summary.failed:
        raise typer.Exit(SOME_FAILED)


def _check_danish() -> None:
    """Loads the Danish pipeline that the user names, before any document is read; ends the command if it cannot."""
    if configured() is None:
        return
    from normalizers.danish.analysis import PipelineError, choice  # noqa: PLC0415 - spaCy takes a second to load

    try:
        choice()
    except PipelineError as error:
        _stop(error)


def _warn_of_danish(results: tuple[DocumentResult, ...]) -> None:
    for problem in (p for r in results for p in r.problems if p["code"] in DOUBTS):
        err.print(f"warning: {problem['message']}", markup=False, soft_wrap=True, style="bold red")


def _read(sources: tuple[Source, ...], settings: Settings, limits: Limits, quiet: bool) -> tuple[DocumentResult, ...]:
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err, disable=quiet) as progress:
        task = progress.add_task("", total=len(sources))

        def done(source: Source) -> None:
            progress.update(task, advance=1, description=escape(source.source_file))

        return read_all(sources, settings, limits, done)


def _show(summary: Summary, folder: Path) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("documents", _counts(summary.documents, (*summary.status, ("duplicates", summary.duplicates))))
    table.add_row("kinds", _counts(None, summary.kinds))
    table.add_row("incidents", _counts(summary.incidents, (("to review", summary.to_review),)))
    table.add_row("counts", str(summary.aggregates))
    table.add_row("problems", _counts(None, summary.problems))
    out.print(table)
    for name, why in summary.failed:
        out.print(f"not read: {name}: {why}", markup=False, soft_wrap=True)
    for name, why in summary.unread:
        out.print(f"look at: {name}: {why}", markup=False, soft_wrap=True)
    out.print(f"The register is in {folder}", markup=False, soft_wrap=True)


def _suggestions(results: tuple[DocumentResult, ...]) -> tuple[SuggestedEntry, ...]:
    documents = [result.document for result in results]
    return suggestions(
        documents, [row for r in results for row in r.incidents], [row for r in results for row in r.problems]
    )


def _show_suggestions(entries: tuple[SuggestedEntry, ...], file: Path) -> None:
    """What would settle the rest, as far as it fits on a screen."""
    lines = suggested_lines(entries)
    typer.echo(f"\nNot understood; this in sources.toml settles it (all of it, with the choices, in {file}):\n")
    typer.echo("\n".join(lines[:LINES_SHOWN]))
    if len(lines) > LINES_SHOWN:
        typer.echo(f"... and {len(lines) - LINES_SHOWN} more lines")


def _counts(total: int | None, parts: tuple[tuple[str, int], ...]) -> str:
    """Total, then the parts that are not zero: 3 (2 ok, 1 failed)."""
    words = ", ".join(f"{number} {name}" for name, number in parts if number)
    if total is None:
        return words or "none"
    return f"{total} ({words})" if words else str(total)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One question in SQL; - reads it from standard input.")],
    folder: Annotated[Path, typer.Option("--register", help="The folder the register is in.")] = PROCESSED,
    csv: Annotated[bool, typer.Option("--csv", help="Print the answer as CSV.")] = False,
    as_list: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON list.")] = False,
) -> None:
    """Ask the register a question in SQL; it reads the register alone and changes nothing.

    Views: incidents, counts, documents, evidence, review, rows and problems (docs/querying.md).
    """
    if csv and as_list:
        raise typer.BadParameter("--csv and --json exclude each other")
    try:
        answer = ask(sys.stdin.read() if sql == "-" else sql, folder)
        if as_list:
            typer.echo(as_json(answer))
        elif csv:
            typer.echo(as_csv(answer), nl=False)
        else:
            print_table(answer, out)
    except (QueryError, RegisterError) as error:
        _stop(error)


@app.command()
def sources(
    document: Annotated[
        str | None, typer.Argument(help="A document's name or its beginning; if not named, all.")
    ] = None,
    register: Annotated[Path, typer.Option(help="The folder of the register.")] = PROCESSED,
) -> None:
    """Print the lines of sources.toml that would settle what was not understood of a document."""
    try:
        entries = suggested_of(register, document)
    except NotFoundError as error:
        _stop(error)
    typer.echo("\n".join(suggested_lines(entries)) if entries else "Nothing is left to settle.")


@app.command()
def dictionary(
    path: Annotated[
        Path, typer.Argument(help="The data dictionary; normalisation.md is written beside it.")
    ] = DICTIONARY,
) -> None:
    """Write the description of all tables, columns and codes, and that of the rules by which values are read."""
    rules = path.with_name(RULEBOOK)
    try:
        path.write_text(data_dictionary(), encoding="utf-8")
        rules.write_text(normalisation(), encoding="utf-8")
    except OSError as error:
        _stop(error)
    typer.echo(f"{path} and {rules} are written")


@app.command()
def show(
    incident: Annotated[str, typer.Argument(help="An incident_id or its beginning, or FILE:NUMBER.")],
    register: Annotated[Path, typer.Option(help="The folder of the register.")] = PROCESSED,
    raw: Annotated[Path | None, typer.Option(help="The folder that was read; if not named, data/raw.")] = None,
    picture: Annotated[Path | None, typer.Option(help="Cut the row out of its pages into this PNG file.")] = None,
) -> None:
    """Show one incident: its cells, its values with the words they rest on, and what to check.

    FILE is a document's name or its beginning. NUMBER is the number printed in the row, else the row's place.
    """
    try:
        found = find_incident(register, incident)
        out.print(view(found))
        if picture:
            _draw(found, raw_file(found, raw), picture)
    except NotFoundError as error:
        _stop(error)


def _draw(found: Found, source: Path, target: Path) -> None:
    from pipeline.access.picture import PictureError, draw  # noqa: PLC0415 - the readers take a second to load

    try:
        with err.status(f"reading {escape(str(source))}"):
            words = draw(source, found, target)
    except PictureError as error:
        _stop(error)
    err.print(words, markup=False, soft_wrap=True)


@app.command()
def doctor(
    folder: Annotated[Path, typer.Option("--out", help="The folder the register is to be written to.")] = PROCESSED,
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as one JSON object.")] = False,
) -> None:
    """Check whether this machine can read documents. Ends with 0 when ingest can run, else with 1."""
    checks = examine(folder)
    if as_json:
        told = {"can_ingest": can_ingest(checks), "checks": [asdict(c) for c in checks]}
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        for check in checks:
            to_do = f": {check.to_do}" if check.to_do else ""
            typer.echo(f"{check.level:8} {check.name:24} {check.found}{to_do}")
    if not can_ingest(checks):
        raise typer.Exit(SOME_FAILED)


@app.command()
def evaluate(  # noqa: PLR0913, PLR0917 - every option of the command is an argument
    processed: Annotated[Path, typer.Argument(help="The folder of the register.")],
    gold: Annotated[Path, typer.Argument(help="The folder of gold files, in the examples' format.")],
    raw: Annotated[Path | None, typer.Option(help="The folder that was read: every file counts, and regions.")] = None,
    per_document: Annotated[bool, typer.Option(help="Also the main figures of each document.")] = False,
    misses: Annotated[int, typer.Option(min=0, help="Also this many misses of each document.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score a register against documents that were read by hand."""
    try:
        scores = score(processed, gold, raw)
    except ScoreError as error:
        _stop(error)
    if as_json:
        typer.echo(figures_as_json(scores))
        return
    for line in report(scores, per_document=per_document or misses > 0, misses=misses):
        typer.echo(line)


@app.command()
def calibrate(
    processed: Annotated[list[Path], typer.Option("--register", help="The folder of a register; may be repeated.")],
    gold: Annotated[list[Path], typer.Option(help="The gold files of each register, in the same order.")],
    table: Annotated[Path, typer.Option("--out", help="The table that incidents.confidence is told by.")] = SHARES,
    apart: Annotated[bool, typer.Option("--apart", help="Write nothing; try the table on these rows.")] = False,
) -> None:
    """Count how often rows with each sign were right on documents read by hand, and write the table of confidence."""
    if len(processed) != len(gold):
        raise typer.BadParameter("name one --gold for each --register")
    try:
        rows = [row for p, g in zip(processed, gold, strict=True) for row in rows_judged(p, g)]
        counted = bins(rows, shipped_shares(table)) if apart else shares(rows)
        if not apart:
            write(counted, table)
    except (OSError, ScoreError) as error:
        _stop(error)
    for name, share in counted.items():
        typer.echo(f"{name:24} {share.right} of {share.rows} right, {share.value:.2f}")


def _stop(error: Exception) -> NoReturn:
    err.print(str(error), markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(USAGE)
