"""What the text layer says of characters, and what must be told without it."""

from __future__ import annotations

import pytest

from tests.extractors.documents import EMBEDDED, embed_font, opened, pdf, words_of


def test_danish_letters_survive_in_standard_and_embedded_fonts() -> None:
    embed_font()
    printed = "Ærø blåbærgrød ÅØÆ é «nej» – 5§"
    assert words_of(lambda s: s.text(40, 40, printed)) == printed.split()
    assert words_of(lambda s: s.text(40, 40, printed, font=EMBEDDED)) == printed.split()


@pytest.mark.parametrize(("font", "bold"), [("Helvetica", False), ("Helvetica-Bold", True), (EMBEDDED, False)])
def test_bold_is_told_from_fonts_that_state_no_weight(font: str, bold: bool) -> None:
    embed_font()
    (word,) = opened(pdf(lambda s: s.text(40, 40, "alle", font=font))).pages[0].words
    assert word.bold is bold
