"""Danish pipelines for tests: untrained ones, written as folders and as installed packages."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy

from normalizers.danish import analysis
from normalizers.spacy_components import full

Install = Callable[..., Path]
INIT = """
from pathlib import Path
from spacy.util import load_model_from_init_py

def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""
THIS_SPACY = f">={spacy.about.__version__},<4.0.0"
OLD_SPACY = ">=2.0.0,<2.1.0"


def write_model(folder: Path, name: str, version: str, made_for: str = THIS_SPACY) -> Path:
    """A pipeline with one pipe, which does nothing."""
    nlp = spacy.blank("da", meta={"name": name.removeprefix("da_"), "version": version})
    nlp.add_pipe("entity_ruler")
    folder.mkdir(parents=True)
    nlp.to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps({**meta, "spacy_version": made_for}), encoding="utf-8")
    return folder


def forget() -> None:
    """Lets the choice be made anew."""
    for cached in (analysis._found, analysis.pipeline, full, analysis.analyse):
        cached.cache_clear()


def installer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """A function that makes a pipeline look installed; those that really are cannot be seen."""
    seen: dict[str, str] = {}
    monkeypatch.delenv("BRUDREGISTER_DANISH", raising=False)
    monkeypatch.setattr("normalizers.danish.packages._version", seen.get)
    monkeypatch.syspath_prepend(folder)

    def install(name: str, version: str = "3.8.0", made_for: str = THIS_SPACY) -> Path:
        package = folder / name
        model = write_model(package / f"{name}-{version}", name, version, made_for)
        (package / "__init__.py").write_text(INIT, encoding="utf-8")
        (package / "meta.json").write_bytes((model / "meta.json").read_bytes())
        information = folder / f"{name}-{version}.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n", encoding="utf-8")
        sys.modules.pop(name, None)
        importlib.invalidate_caches()
        seen[name] = version
        return model

    forget()
    yield install
    forget()
    for name in seen:
        sys.modules.pop(name, None)
