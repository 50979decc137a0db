"""The command that shows an incident, and small registers to show one of."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.register.results import DocumentResult
from pipeline.register.store import Store
from tests.pipeline import fakes


def show(register: Path, wanted: str, *options: str) -> Result:
    result = CliRunner().invoke(app, ["show", wanted, "--register", str(register), *options])
    assert "Traceback" not in result.output
    return result


def register_of(folder: Path, numbers: dict[str, list[str | None]], **changes: object) -> Path:
    """A register of a document a name, with an incident for each number printed in its rows."""
    results = []
    for order, (name, printed) in enumerate(numbers.items()):
        document_id = f"{order:02}abcdef00000000"
        rows = tuple(
            {**fakes.incident(document_id, place), "source_number": number, **changes}
            for place, number in enumerate(printed, 1)
        )
        document = {"document_id": document_id, "source_file": name, "status": "ok", "fictional": False}
        results.append(DocumentResult(document=document, incidents=rows).completed("1-test"))
    Store(folder / "register").write(results)
    return folder / "register"
