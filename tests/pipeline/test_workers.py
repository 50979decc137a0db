from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.register.results import DocumentResult
from pipeline.settings import Settings
from pipeline.sources.source import Source
from pipeline.workers import Limits
from tests.pipeline import fakes


def read(sources: tuple[Source, ...], jobs: int = 2, seconds: float = 60) -> dict[str, DocumentResult]:
    results = ingest(sources, Settings(), Limits(jobs, seconds), process=fakes.process)
    assert [r.document["source_file"] for r in results] == [s.source_file for s in sources]
    return {str(r.document["source_file"]): r for r in results}


def outcome(result: DocumentResult) -> tuple[object, ...]:
    return result.document["status"], *(p["code"] for p in result.problems)


def test_killed_worker_loses_only_its_document(tmp_path: Path) -> None:
    results = read(fakes.sources(tmp_path, a="one", b="die", c="two", d="three", e="die again"))
    assert [outcome(r) for r in results.values()] == [
        ("ok",), ("failed", "worker_died"), ("ok",), ("ok",), ("failed", "worker_died"),
    ]  # fmt: skip


def test_hanging_document_is_ended_with_its_programs_and_others_go_on(tmp_path: Path) -> None:
    results = read(fakes.sources(tmp_path, a="hang", b="one"), jobs=1, seconds=8)
    assert [outcome(r) for r in results.values()] == [("failed", "timed_out"), ("ok",)]
    command = Path("/proc", (tmp_path / "pid").read_text(encoding="utf-8"), "cmdline")
    assert not command.exists() or command.read_bytes() == b""


def test_document_that_needs_too_much_memory_is_told(tmp_path: Path) -> None:
    assert outcome(read(fakes.sources(tmp_path, a="swell"))["a"]) == ("failed", "out_of_memory")


def test_exception_is_told_without_a_traceback(tmp_path: Path) -> None:
    result = read(fakes.sources(tmp_path, a="raise"))["a"]
    assert outcome(result) == ("failed", "internal_error")
    assert result.problems[0]["message"] == "The document was not read: ValueError: the fault's own words."
    assert result.document["problems"] == 1


@pytest.mark.parametrize("jobs", [1, 3])
def test_order_of_results_does_not_depend_on_the_number_of_workers(tmp_path: Path, jobs: int) -> None:
    texts = {name: f"text {name}" for name in "gabfce"}
    assert list(read(fakes.sources(tmp_path, **texts), jobs=jobs)) == list(texts)
