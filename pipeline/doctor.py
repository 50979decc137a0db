"""Checks whether this machine can read documents, and how well."""

from __future__ import annotations

import importlib
import platform
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from normalizers.danish.packages import VARIABLE
from pipeline.reference.version import register_version

# Distribution -> the module that must load; what readers may ask for when a result looks odd.
LIBRARIES = {
    "camelot-py": "camelot",
    "dateparser": "dateparser",
    "opencv-python-headless": "cv2",
    "pandas": "pandas",
    "pdfplumber": "pdfplumber",
    "pillow": "PIL",
    "pyarrow": "pyarrow",
    "pydantic": "pydantic",
    "pypdfium2": "pypdfium2",
    "simplemma": "simplemma",
    "spacy": "spacy",
}
SECONDS = 10


class Level(StrEnum):
    """ok; warning: ingest runs but does less; failure: ingest cannot run."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do where it is not ok."""

    name: str
    level: Level
    found: str
    to_do: str | None = None


def examine(processed: Path) -> tuple[Check, ...]:
    """All checks; processed is the folder the register is to be written to."""
    libraries = tuple(_libraries())
    checks = (
        Check("brudregister", Level.OK, metadata.version("brudregister")),
        Check("python", Level.OK, platform.python_version()),
        *libraries,
        _writable(processed),
        Check("register_version", Level.OK, register_version()),
    )
    # The other checks load the libraries.
    if any(c.level is Level.FAILURE for c in libraries):
        return checks
    return (*checks, _pipeline(), _recognition(), _municipalities())


def can_ingest(checks: Sequence[Check]) -> bool:
    """Whether nothing stands in the way of ingest."""
    return all(c.level is not Level.FAILURE for c in checks)


def _libraries() -> Iterator[Check]:
    for name, module in LIBRARIES.items():
        try:
            importlib.import_module(module)
            yield Check(name, Level.OK, metadata.version(name))
        except ImportError as error:
            yield Check(name, Level.FAILURE, f"does not load: {error}", "install the libraries: make setup")


def _writable(folder: Path) -> Check:
    """Tries to make a folder where the register is built: beside its own folder."""
    place = folder.resolve().parent
    while not place.exists():
        place = place.parent
    reason = None
    try:
        with tempfile.TemporaryDirectory(dir=place):
            pass
    except OSError as error:
        reason = f"{place} cannot be written: {error.strerror or error}"
    if folder.exists() and not folder.is_dir():
        reason = f"{folder} is a file"
    if folder.is_mount():
        reason = f"{folder} is a mount point and cannot be exchanged"
    if reason is None:
        return Check("register", Level.OK, f"{folder} can be written")
    return Check("register", Level.FAILURE, reason, "name another folder: brudregister ingest --out FOLDER")


def _pipeline() -> Check:
    from normalizers.danish.analysis import Origin, PipelineError, choice  # noqa: PLC0415 - loads spaCy, which may be missing

    words = {
        Origin.CONFIGURED: f"named in {VARIABLE}",
        Origin.PUBLISHED: "published by spaCy, installed here",
        Origin.BUNDLED: "ships with the project",
        Origin.RULES: "spaCy's rules for Danish without a trained model",
    }
    try:
        chosen = choice()
    except PipelineError as error:
        return Check("Danish", Level.FAILURE, str(error), f"or unset {VARIABLE}")
    found = "; ".join((f"{chosen.name}-{chosen.version}, {words[chosen.origin]}", *chosen.failures))
    if chosen.origin is Origin.RULES:
        return Check("Danish", Level.WARNING, found, "install the one that ships with the project: make setup")
    if chosen.failures:
        return Check("Danish", Level.WARNING, found, "install one made for this spaCy, or remove those that fail")
    return Check("Danish", Level.OK, found)


def _recognition() -> Check:
    from extractors.ocr.tesseract import NoRecognitionError, recognition  # noqa: PLC0415 - loads PDFium, maybe missing

    try:
        program = recognition()
    except NoRecognitionError as error:
        return Check("tesseract", Level.WARNING, f"a scanned page is not read: {error}", "install it: make system")
    version = _lines(program, "--version")[0].removeprefix("tesseract").strip()
    languages = ", ".join(sorted(_lines(program, "--list-langs")[1:]))
    return Check("tesseract", Level.OK, f"{version}, languages {languages}")


def _lines(*command: str) -> list[str]:
    """What the program prints; one empty line where it prints nothing."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    return done.stdout.splitlines() or [""]


def _municipalities() -> Check:
    from normalizers.documents.municipality import Municipalities  # noqa: PLC0415 - loads libraries which may be missing
    from normalizers.vocabulary.words import shipped  # noqa: PLC0415 - as above

    return Check("municipalities", Level.OK, f"{len(shipped().of(Municipalities).all)} known")
