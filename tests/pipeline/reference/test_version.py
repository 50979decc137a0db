from __future__ import annotations

import pytest

from normalizers.danish import packages
from pipeline.reference import version as module
from pipeline.reference.version import register_version, vocabularies


@pytest.fixture(autouse=True)
def anew() -> None:
    register_version.cache_clear()


def version() -> str:
    register_version.cache_clear()
    return register_version()


def test_version_tells_registers_of_different_danish_pipelines_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [version()]
    monkeypatch.setattr(packages, "_version", {"da_core_news_sm": "3.8.0"}.get)
    versions.append(version())
    monkeypatch.setattr(packages, "_version", {"da_core_news_sm": "3.8.1"}.get)
    versions.append(version())
    monkeypatch.setenv(packages.VARIABLE, "da_core_news_sm")
    versions.append(version())
    assert len(set(versions)) == len(versions)


def test_version_is_the_same_twice() -> None:
    assert version() == version()


def test_a_changed_word_of_a_vocabulary_changes_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version()
    words = vocabularies()
    monkeypatch.setattr(module, "vocabularies", lambda: words | {"cause.toml": {"words": {"human": ["slip"]}}})
    assert version() != before
