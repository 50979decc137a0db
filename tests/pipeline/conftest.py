from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.sources import EXAMPLES


@pytest.fixture(scope="session")
def examples_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the invented examples, made once; tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("register") / "processed"
    result = CliRunner().invoke(app, ["ingest", str(EXAMPLES), "--out", str(folder), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return folder
