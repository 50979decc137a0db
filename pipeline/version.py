"""The key that names the rules a register was made with: same key, same files in, same register out."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from normalizers.danish_packages import configured_key, installed
from pipeline.schema import SCHEMA_VERSION

PACKAGES = ("extractors", "normalizers", "pipeline")
RULE_FILES = (".py", ".toml", ".csv")
# Libraries whose answers end up in the register.
LIBRARIES = (
    "camelot-py", "dateparser", "lxml", "opencv-python-headless", "openpyxl", "pdfminer.six", "pdfplumber", "pillow",
    "pypdfium2", "python-docx", "simplemma", "spacy",
)  # fmt: skip


@lru_cache(maxsize=1)
def register_version() -> str:
    """Schema version, a hyphen and 12 hex digits over all rules, vocabularies and library versions."""
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parent.parent
    for package in PACKAGES:
        for path in sorted(p for p in (root / package).rglob("*") if p.suffix in RULE_FILES):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {_installed(library)}".encode())
    digest.update(f"Danish {sorted(installed().items())}, configured {configured_key()}".encode())
    return f"{SCHEMA_VERSION}-{digest.hexdigest()[:12]}"


def _installed(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"
