"""Pages whose fonts do not tell their letters are recognised from their pictures; healthy pages never are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from extractors.document.pages import Page
from extractors.extract import extract
from extractors.ocr.garbled_text import is_garbled
from extractors.read import read
from tests.extractors.documents import LANGUAGE, Sheet, opened, pdf, texts

ROWS = [
    ["Nr", "Hændelse", "Antal"],
    *([str(n), "Borgeren har fået brev sendt til forkert modtager", "2"] for n in (1, 2, 3, 4, 5)),
]
EDGES = (40, 80, 380, 440)


def remapped(monkeypatch: pytest.MonkeyPatch, code_of: Callable[[int], int]) -> bytes:
    """A table in a font that names each letter as another one."""
    table_of = ttfonts.makeToUnicodeCMap
    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", lambda font, codes: table_of(font, [code_of(c) for c in codes]))
    pdfmetrics.registerFont(TTFont("Remapped", "Vera.ttf"))

    def draw(sheet: Sheet) -> None:
        for i, row in enumerate(ROWS):
            for x, text in zip(EDGES, row, strict=False):
                sheet.text(x + 4, 66 + 18 * i, text, font="Remapped")
        for i in range(len(ROWS) + 1):
            sheet.line((EDGES[0], 60 + 18 * i), (EDGES[-1], 60 + 18 * i))
        for x in EDGES:
            sheet.line((x, 60), (x, 60 + 18 * len(ROWS)))

    return pdf(draw)


@pytest.mark.parametrize(
    "code_of", [lambda c: 0xE000 + c, lambda c: c + 2 if c > 64 else c], ids=["private", "shifted"]
)
def test_page_whose_font_does_not_tell_its_letters_is_recognised_from_its_picture(
    code_of: Callable[[int], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads_scans: bool
) -> None:
    if not reads_scans:
        pytest.skip("pages are not recognised without tesseract and its Danish data: make system")
    path = tmp_path / "log.pdf"
    path.write_bytes(remapped(monkeypatch, code_of))
    document = read(path, language=LANGUAGE)
    assert [(p.code, p.page, p.severity.value) for p in document.problems] == [("text_garbled", 1, "warning")]
    assert [texts(table) for table in extract(document, "auto", LANGUAGE).tables] == [ROWS[1:]]


def test_page_that_cannot_be_recognised_keeps_its_text_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(remapped(monkeypatch, lambda c: c + 2))
    document = read(path, ocr=False, language=LANGUAGE)
    assert [(p.code, p.severity.value) for p in document.problems] == [("text_garbled", "error")]
    assert document.pages[0].words


def page_of(lines: list[str]) -> Page:
    def draw(sheet: Sheet) -> None:
        for i, line in enumerate(lines):
            sheet.text(40, 60 + 12 * i, line)

    return opened(pdf(draw)).pages[0]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["12-34 567 890 2019 14,5 3/4"] * 20, id="numbers"),
        pytest.param(["The letter was sent to another citizen by mistake last week"] * 10, id="english"),
        pytest.param(["Der Brief wurde gestern an den falschen Empfänger geschickt"] * 10, id="german"),
        pytest.param(["KMD-OPUS XQ12 SBSYS ZK7 FK-GDPR BBR MFT GKX"] * 20, id="codes"),
        pytest.param(["Borgeren har fået brev sendt til forkert modtager"] * 10, id="danish"),
        pytest.param(["x", "y"], id="nearly-empty"),
    ],
)
def test_healthy_page_is_never_taken_for_garbled(lines: list[str]) -> None:
    assert not is_garbled(page_of(lines), LANGUAGE)


def test_blank_page_is_no_problem_beside_a_written_one(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(pdf(lambda sheet: sheet.text(40, 60, "Brev sendt"), lambda sheet: None))
    assert read(path, language=LANGUAGE).problems == ()
