from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from extractors.ocr.tesseract import NoRecognitionError, recognition
from pipeline.cli import app
from pipeline.sources.find import EXAMPLES

# How long an example takes depends on what else the machine does; pytest has a time limit of its own.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def reads_scans() -> bool:
    """Whether this machine can recognise Danish text in pictures."""
    try:
        recognition()
    except NoRecognitionError:
        return False
    return True


@pytest.fixture(scope="session")
def examples_register(tmp_path_factory: pytest.TempPathFactory, reads_scans: bool) -> Path:
    """The register of the invented examples, made once; tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("register") / "processed"
    result = CliRunner().invoke(app, ["ingest", str(EXAMPLES), "--out", str(folder), "--jobs", "1"])
    assert result.exit_code == (0 if reads_scans else 1), result.output
    return folder
