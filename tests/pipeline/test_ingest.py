from __future__ import annotations

from pathlib import Path

import pytest

from normalizers.danish import packages
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


def test_row_that_does_not_fit_the_schema_never_reaches_the_store(tmp_path: Path) -> None:
    result = read(fakes.sources(tmp_path, a="misfit"))["a"]
    assert outcome(result) == ("failed", "internal_error")
    assert "incidents.fault: 'gremlins'" in str(result.problems[0]["message"])


def test_second_file_with_the_same_bytes_has_a_documents_row_and_nothing_else(tmp_path: Path) -> None:
    results = read(fakes.sources(tmp_path, a="same", b="same", c="other"))
    assert results["b"].document["duplicate_of"] == "a"
    assert results["b"].document["document_id"] == results["a"].document["document_id"]
    assert not any(rows for name, rows in results["b"].tables.items() if name != "documents")
    assert [r.document["incidents"] for r in results.values()] == [1, 0, 1]


def test_file_that_vanished_is_a_failed_document(tmp_path: Path) -> None:
    found = fakes.sources(tmp_path, a="one", b="two")
    found[0].path.unlink()
    results = read(found)
    assert [outcome(r) for r in results.values()] == [("failed", "file_unreadable"), ("ok",)]


def test_every_source_is_reported_as_done_once(tmp_path: Path) -> None:
    seen: list[str] = []
    found = fakes.sources(tmp_path, a="one", b="one", c="die")
    ingest(found, Settings(), Limits(1, 60), lambda s: seen.append(s.source_file), process=fakes.process)
    assert sorted(seen) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("used", "code"),
    [
        ("da_blank-3.8.18", "danish_untrained"),
        ("da_brudregister_sm-0.1.0", "danish_fallback"),
        ("da_core_news_lg-3.8.0", None),
    ],
)
def test_doubt_in_the_danish_pipeline_stands_once_in_a_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, used: str, code: str | None
) -> None:
    monkeypatch.setattr(packages, "_version", {"da_core_news_lg": "3.8.0", "da_brudregister_sm": "0.1.0"}.get)
    texts = {"a": "raise", "b": f"read with {used}", "c": f"also read with {used}"}
    results = read(fakes.sources(tmp_path, **texts))
    assert outcome(results["b"]) == (("ok", code) if code else ("ok",))
    assert results["b"].document["problems"] == len(results["b"].problems)
    assert outcome(results["c"]) == ("ok",)


def test_configured_pipeline_is_no_fallback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_version", {"da_core_news_lg": "3.8.0"}.get)
    monkeypatch.setenv(packages.VARIABLE, "own")
    assert outcome(read(fakes.sources(tmp_path, a="read with da_own-1.0.0"))["a"]) == ("ok",)
