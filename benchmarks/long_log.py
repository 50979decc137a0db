"""An invented log of any number of pages, to see how time and memory grow with a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

FONT, BOLD, SIZE, PITCH = "Helvetica", "Helvetica-Bold", 8.0, 10.0
MARGIN, PADDING = 30.0, 3.0
WIDTH, HEIGHT = landscape(A4)
COLUMNS = (
    ("Nr.", 35.0),
    ("Dato", 60.0),
    ("Afdeling", 95.0),
    ("Hændelse", 235.0),
    ("Personoplysninger", 140.0),
    ("Årsag", 85.0),
    ("Anmeldt til Datatilsynet", 70.0),
    ("Antal berørte", 60.0),
)
UNITS = (
    "Jobcenter Nord",
    "Børnehaven Solsikken",
    "Hjemmeplejen",
    "Byg og Miljø",
    "Løn og Personale",
    "Ydelseskontoret",
)
EVENTS = (
    "Brev om {thing} er sendt til en forkert borger.",
    "En medarbejder har vedhæftet {thing} til en mail til flere modtagere.",
    "Der har været adgang til {thing} for hele afdelingen i en periode.",
    "En usb-nøgle med {thing} er blevet væk under transport.",
    "Ved en systemfejl blev {thing} vist på selvbetjeningen.",
)
THINGS = (
    "en afgørelse",
    "en liste over børn",
    "et referat",
    "en lønseddel",
    "en helbredsattest",
    "et sagsresumé",
    "et CV",
)
MEASURES = (
    "Modtageren har bekræftet, at brevet er makuleret.",
    "Adgangen er lukket, og loggen er gennemgået.",
    "Afdelingen har indskærpet retningslinjerne for alle medarbejdere, og sagen er drøftet på et møde.",
)
DATA = (
    "Navn og adresse",
    "CPR-nummer",
    "Navn, telefonnummer og helbredsoplysninger",
    "Navn, økonomi",
    "E-mail og stilling",
)
CAUSES = ("Menneskelig fejl", "Systemfejl", "Manglende procedure", "Tyveri")

Lines = Sequence[Sequence[str]]


def write_log(path: Path, pages: int, *, ruled: bool) -> None:
    """A log of so many pages, its header on the first; rows are cut by page breaks. ruled: every cell has borders."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont(BOLD, 14)
    canvas.drawString(MARGIN, HEIGHT - MARGIN, "Log over brud på persondatasikkerheden 2019-2024, Tjørnevang Kommune")
    top = MARGIN + 20.0
    rows = _rows()
    rest: Lines = ()
    while canvas.getPageNumber() <= pages:
        lines = rest or next(rows)
        height = max(map(len, lines))
        room = int((HEIGHT - MARGIN - top - 2 * PADDING) // PITCH)
        fits = min(height, room) if room > 0 else 0
        if fits:
            font = BOLD if lines[0][:1] == ["Nr."] else FONT
            top = _draw(canvas, [cell[:fits] for cell in lines], top, font, ruled=ruled)
        rest = [cell[fits:] for cell in lines] if fits < height else ()
        if rest:
            canvas.showPage()
            top = MARGIN
    canvas.save()


def _rows() -> Iterator[Lines]:
    yield [_wrapped(name, width, BOLD) for name, width in COLUMNS]
    for number in count(1):
        texts = _texts(number)
        yield [_wrapped(text, width, FONT) for text, (_, width) in zip(texts, COLUMNS, strict=True)]


def _texts(number: int) -> tuple[str, ...]:
    """One row; the lists are gone through with different steps, so that few rows are alike."""
    event = EVENTS[number % len(EVENTS)].format(thing=THINGS[number // 2 % len(THINGS)])
    unit, affected = UNITS[number // 3 % len(UNITS)], number * 37 % 411 + 1
    return (
        str(number),
        f"{number % 28 + 1:02}-{number // 28 % 12 + 1:02}-{2019 + number // 336 % 6}",
        unit,
        f"{event} {unit} opdagede det {number % 9 + 1} dage senere. {MEASURES[number // 5 % len(MEASURES)]}",
        DATA[number // 4 % len(DATA)],
        CAUSES[number // 7 % len(CAUSES)],
        "Ja" if number % 3 else "Nej",
        str(affected),
    )


def _wrapped(text: str, width: float, font: str) -> list[str]:
    return [str(line) for line in simpleSplit(text, font, SIZE, width - 2 * PADDING)]


def _draw(canvas: Canvas, lines: Lines, top: float, font: str, *, ruled: bool) -> float:
    """Draws one row, or as much of it as fits; answers its bottom."""
    bottom = top + max(map(len, lines)) * PITCH + 2 * PADDING
    edges = list(accumulate((width for _, width in COLUMNS), initial=MARGIN))
    canvas.setFont(font, SIZE)
    for cell, (left, right) in zip(lines, pairwise(edges), strict=True):
        for index, line in enumerate(cell):
            canvas.drawString(left + PADDING, HEIGHT - top - PADDING - index * PITCH - SIZE, line)
        if ruled:
            canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)
    return bottom
