"""Files that are no readable PDF are told for what they are; readable ones are read."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from extractors.extract import extract
from extractors.formats.errors import UnreadableError
from extractors.formats.media_types import DOCX, HTML, PDF, TEXT, UNKNOWN, XLSX
from extractors.read import read
from tests.extractors.documents import LANGUAGE, Ruled, Sheet, pdf, texts

ROWS = [["Nr", "Hændelse", "Antal"], ["1", "Brev sendt", "2"], ["2", "Mappe åben", "3"]]
PAGE = Ruled(ROWS, [40, 160, 60]).draw


def office(member: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, "<x/>")
    return data.getvalue()


def error_of(path: Path, data: bytes) -> UnreadableError:
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "code", "kind"),
    [
        ("tom.pdf", b"", "file_empty", None),
        ("log.docx", office("word/document.xml"), "file_damaged", DOCX),
        ("log.pdf", office("word/document.xml"), "file_damaged", DOCX),
        ("log.xlsx", office("xl/workbook.xml"), "file_damaged", XLSX),
        ("log.zip", office("other.txt"), "media_type_unsupported", UNKNOWN),
        ("log.zip", b"PK\x03\x04 broken", "media_type_unsupported", UNKNOWN),
        ("log.pdf", b"\xff\xd8\xff\xe0 picture \x00", "media_type_unsupported", UNKNOWN),
        ("log.pdf", b"%PDF-1.7\n", "pdf_damaged", PDF),
        ("log.pdf", b"%PDF-1.7\n" + b"\x00" * 3000, "pdf_damaged", PDF),
    ],
)
def test_what_cannot_be_read_is_told_for_what_it_is(
    tmp_path: Path, name: str, data: bytes, code: str, kind: str | None
) -> None:
    error = error_of(tmp_path / name, data)
    assert error.problem.code == code
    assert kind is None or error.media_type == kind
    assert name in error.problem.message


def test_a_user_password_locks_the_file(tmp_path: Path) -> None:
    locked = pdf(PAGE, password=StandardEncryption("hemmelig", "ejer"))
    assert error_of(tmp_path / "log.pdf", locked).problem.code == "pdf_locked"


def test_an_owner_password_alone_does_not_lock_reading(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(pdf(PAGE, password=StandardEncryption("", "ejer", canPrint=0, canCopy=0)))
    (table,) = extract(read(path), "auto", LANGUAGE).tables
    assert texts(table) == ROWS[1:]


def test_a_missing_file_is_an_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "log.pdf")
    assert caught.value.problem.code == "file_unreadable"


def test_a_folder_named_like_a_pdf_is_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "log.pdf").mkdir()
    with pytest.raises(UnreadableError):
        read(tmp_path / "log.pdf")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_truncated_file_is_unreadable_or_read_with_its_text(tmp_path: Path, share: float) -> None:
    full = pdf(*[PAGE] * 5)
    path = tmp_path / "log.pdf"
    path.write_bytes(full[: int(len(full) * share)])
    try:
        document = read(path)
    except UnreadableError as error:
        codes, whole_pages = [error.problem.code], False
    else:
        codes, whole_pages = [p.code for p in document.problems], all(page.words for page in document.pages)
    assert whole_pages or set(codes) <= {"pdf_damaged", "page_unreadable"}
    assert whole_pages or codes


def test_bytes_before_the_pdf_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"\r\n\r\n" + pdf(PAGE))
    assert len(read(path).pages) == 1


def test_what_a_file_says_of_itself_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(pdf(PAGE, title="Sager i året"))
    document = read(path)
    assert (document.name, document.title, document.media_type) == ("log.pdf", "Sager i året", PDF)
    assert document.producer is not None
    assert document.document_id == document.sha256[:16]


def test_a_page_that_is_a_picture_is_a_problem(tmp_path: Path) -> None:
    def scan(sheet: Sheet) -> None:
        sheet.canvas.drawInlineImage(_picture(), 0, 0, 595, 842)

    path = tmp_path / "log.pdf"
    path.write_bytes(pdf(PAGE, scan))
    assert [(p.code, p.page) for p in read(path, ocr=False).problems] == [("page_without_text", 2)]


def test_a_logo_beside_text_makes_no_scan(tmp_path: Path) -> None:
    def logo(sheet: Sheet) -> None:
        PAGE(sheet)
        sheet.canvas.drawInlineImage(_picture(), 400, 780, 60, 30)

    path = tmp_path / "log.pdf"
    path.write_bytes(pdf(logo))
    assert read(path).problems == ()


def _picture() -> Image.Image:
    return Image.new("RGB", (4, 4), (200, 10, 10))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", HTML),
        (b"\n  <HTML><head></head><p>404</p>", HTML),
        ("Hændelser i året".encode(), TEXT),
    ],
)
def test_a_file_is_read_as_what_it_is_whatever_its_name(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(data)
    document = read(path)
    assert (document.media_type, document.problems) == (kind, ())
    assert document.pages[0].words


def test_document_without_a_word_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "tom.pdf"
    path.write_bytes(pdf(lambda sheet: None))
    document = read(path)
    assert [p.code for p in document.problems] == ["document_without_words"]
