"""The trained Danish pipelines in the order in which they are preferred, and whether the right one read a register.

Loads no libraries; who loads them is analysis.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode

# The user's choice: a package's name or a folder. It overrules all others.
VARIABLE = "BRUDREGISTER_DANISH"
PUBLISHED = ("da_core_news_lg", "da_core_news_md", "da_core_news_sm")
# Ships with the project, see models/README.md.
BUNDLED = "da_brudregister_sm"
# What stands in the place of a pipeline's name where none could be loaded: spaCy's rules for Danish.
BLANK = "da_blank"
# The codes of danish_doubt.
DOUBTS = (NormaliseCode.DANISH_UNTRAINED, NormaliseCode.DANISH_FALLBACK)


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


def danish_doubt(used: Iterable[object]) -> Problem | None:
    """What to tell once for a whole register; used: documents.danish_pipeline of its documents."""
    names = {str(name).rpartition("-")[0] for name in used if name is not None}
    if BLANK in names:
        message = "No trained Danish pipeline could be loaded; spaCy's rules were used instead. Run: make setup"
        return Problem(Stage.NORMALISE, Severity.WARNING, code=NormaliseCode.DANISH_UNTRAINED, message=message)
    preferred = next(iter(installed()), None)
    if configured() is None and preferred and names and preferred not in names:
        message = f"{preferred} is installed but does not load; {min(names)} was used. Run: brudregister doctor"
        return Problem(Stage.NORMALISE, Severity.WARNING, code=NormaliseCode.DANISH_FALLBACK, message=message)
    return None
