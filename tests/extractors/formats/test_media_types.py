"""What a file is, told from its bytes."""

from __future__ import annotations

import pytest

from extractors.formats.media_types import media_type


@pytest.mark.parametrize("data", [b"", b"%PDF", b"<", b"\xef\xbb\xbfHej", b"\x00\x01"])
def test_every_run_of_bytes_has_a_media_type(data: bytes) -> None:
    assert "/" in media_type(data)
