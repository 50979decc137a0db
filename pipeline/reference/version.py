"""The key that names the rules a register was made with: vocabularies, schema, rules, codes and libraries.

Where the code stands and what its comments say is no part of it, so that moving code keeps the key. A change of code
that changes values for the same documents raises the project's version (CHANGELOG.md, Data), which is part of it.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata, resources

from normalizers.danish.packages import configured_key, installed
from pipeline.reference.rules import RULES
from pipeline.register.codes import NOTES, PROBLEMS, REVIEW
from pipeline.register.schema import TABLES
from pipeline.register.table import SCHEMA_VERSION

# Libraries whose answers end up in the register, and the project itself.
LIBRARIES = (
    "brudregister", "camelot-py", "dateparser", "lxml", "opencv-python-headless", "openpyxl", "pdfminer.six",
    "pdfplumber", "pillow", "pypdfium2", "python-docx", "simplemma", "spacy",
)  # fmt: skip


@lru_cache(maxsize=1)
def register_version() -> str:
    """Schema version, a hyphen and 12 hex digits over all that a value may depend on."""
    digest = hashlib.sha256()
    for part in _parts():
        digest.update(part.encode())
        digest.update(b"\0")
    return f"{SCHEMA_VERSION}-{digest.hexdigest()[:12]}"


def _parts() -> Iterator[str]:
    """The vocabularies' words, the tables' columns, the names of rules and codes, the versions of libraries."""
    for name, words in vocabularies().items():
        yield f"{name} {json.dumps(words, ensure_ascii=False, default=str)}"
    for table in TABLES.values():
        yield from (f"{table.name} {c.name} {c.type} {c.required} {list(map(str, c.enum))}" for c in table.columns)
    yield f"rules {sorted(RULES)}"
    yield f"codes {sorted(map(str, (*PROBLEMS, *REVIEW, *NOTES)))}"
    for library in LIBRARIES:
        yield f"{library} {_installed(library)}"
    yield f"Danish {sorted(installed().items())}, configured {configured_key()}"


def vocabularies() -> dict[str, object]:
    """The vocabulary files as data, by name; the order within a file is kept, since the first entry may win."""
    folder = resources.files("normalizers") / "vocabulary"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name: tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def _installed(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"
