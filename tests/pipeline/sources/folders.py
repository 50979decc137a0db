"""Folders of documents that hold nothing, with a sources.toml beside them."""

from __future__ import annotations

from pathlib import Path

from normalizers.documents.municipality import Municipalities
from normalizers.vocabulary.words import shipped

NAME = shipped().of(Municipalities).all[0].name


def put(folder: Path, *names: str, toml: str = "") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    if toml:
        (folder / "sources.toml").write_text(toml.replace("NAME", NAME), encoding="utf-8")
    return folder
