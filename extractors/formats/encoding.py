"""The text of a file, whatever its encoding: told from its bytes, as names and labels lie.

What the text holds is for the readers of text and web pages.
"""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In UTF-16 without a mark every other byte of a Danish text is nought, save this share.
NOUGHT_SHARE = 0.7
# What no text holds; tabs, line and page breaks it does.
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ufffe\uffff]")


def text_of(data: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 or the Danish Windows encoding, lines ended by line feeds.

    None where its bytes are no text.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(text) else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return (encoding,)
    half = len(data) // 2
    if half and data[1::2].count(0) >= NOUGHT_SHARE * half:
        return ("utf-16-le",)
    if half and data[::2].count(0) >= NOUGHT_SHARE * half:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")
