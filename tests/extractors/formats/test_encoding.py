"""Danish letters come out of every encoding that Danish programs write."""

from __future__ import annotations

import pytest

from extractors.formats.encoding import text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_danish_letters_read_in_another_encoding(encoding: str) -> None:
    assert text_of("Hændelse på skolen\r\nÅrsag\rSlut".encode(encoding)) == "Hændelse på skolen\nÅrsag\nSlut"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"Hej\x00", b"PK\x03\x04\x14"])
def test_bytes_of_another_kind_pass_for_text(data: bytes) -> None:
    assert text_of(data) is None
