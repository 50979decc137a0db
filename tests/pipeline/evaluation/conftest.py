import pytest

from pipeline.evaluation.documents import Found
from tests.pipeline.evaluation.by_hand import perfect


@pytest.fixture
def found() -> Found:
    return perfect()
