"""Names of the trained Danish pipelines, in the order in which they are preferred. Loads no libraries."""

from __future__ import annotations

import hashlib
import os
from importlib import metadata
from pathlib import Path

# The user's choice: a package's name or a folder. It overrules all others.
VARIABLE = "BRUDREGISTER_DANISH"
PUBLISHED = ("da_core_news_lg", "da_core_news_md", "da_core_news_sm")
# Ships with the project, see models/README.md.
BUNDLED = "da_brudregister_sm"
# What stands in the place of a pipeline's name where none could be loaded: spaCy's rules for Danish.
BLANK = "da_blank"


def configured() -> str | None:
    """The pipeline that the environment names."""
    return os.environ.get(VARIABLE) or None


def configured_key() -> str:
    """Tells one configured pipeline from another: package and version, or the content of the folder's meta.json."""
    name = configured()
    if name is None:
        return "none"
    description = Path(name) / "meta.json"
    if description.is_file():
        return hashlib.sha256(description.read_bytes()).hexdigest()
    return f"{name} {_version(name)}"


def installed() -> dict[str, str]:
    """Package -> version of the pipelines that are installed, whether they load or not; the preferred ones first."""
    versions = ((name, _version(name)) for name in (*PUBLISHED, BUNDLED))
    return {name: version for name, version in versions if version}


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
