"""A log or a memo of which nothing was read says so; a document about something else never does."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from extractors.document.problems import Problem
from extractors.document.tables import LogicalTable, Paragraph
from normalizers.documents.understanding import understand
from normalizers.documents.unread_logs import UnreadLogs
from normalizers.vocabulary.words import shipped
from tests.normalizers.documents.tables import prose, table

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "kinds.toml").read_text(encoding="utf-8"))["case"]
FOREIGN = [case for case in CASES if case["kind"] == "other"]

# What the reader made of logs that it did not understand: (title, tables, paragraphs, words of the problem).
HEADER = ["Nr.", "Dato", "Hændelse", "Anmeldt til Datatilsynet"]
ROWS = [
    ["1", "3/4-2021", "Brev med cpr-nummer lagt i en forkert kuvert", "Ja"],
    ["2", "4/5-2021", "Mail med oplysninger om et barn sendt til en forkert skole", "Nej"],
    ["3", "5/6-2021", "Mappe med journaler glemt i en bus", "Nej"],
]
LINES = [" ".join(row) for row in ROWS]
LOST = [
    (
        "headers of two columns in one cell",
        "Databrud 2021, Mosebæk Kommune",
        [
            [
                ["Nr. Dato", "Hændelse Årsag", "Anmeldt til Datatilsynet"],
                ["1 3/4-2021", "", "Ja"],
                ["2 4/5-2021", "", "Nej"],
            ]
        ],
        (),
        "Nr. Dato | Hændelse Årsag",
    ),
    ("header misspelt beyond knowing", "Databrud", [[["Lb", "Dtao", "Hndls", "Mldt"], *ROWS]], (), ROWS[0][2]),
    (
        "a header without a title over rows of few words",
        "Bilag 4",
        [
            [
                ["Nr.", "Dato", "Hændelse", "Antal berørte"],
                ["1", "3/4-2021", "Brev", "1"],
                ["2", "4/5-2021", "Post", "9"],
            ]
        ],
        (),
        "Nr. | Dato | Hændelse | Antal berørte",
    ),
    ("no header", "Bilag 2", [[["", "", "", ""], *ROWS]], (), ROWS[0][2]),
    ("rows as prose under a header", "Databrud", [], (" ".join(HEADER), *LINES), "Nr. Dato Hændelse"),
    ("each cell a paragraph", "Databrud", [], (*HEADER, *(c for row in ROWS for c in row)), "Nr. | Dato | Hændelse"),
    ("days before prose", "Hændelser", [], (*(f"{r[1]}: {r[2]}." for r in ROWS), "Om databrud."), ROWS[0][2]),
    ("table as a picture", "Fortegnelse over brud på persondatasikkerheden", [], (), "Fortegnelse over brud"),
    (
        "counts in words that are no numbers",
        "Databrud 2021",
        [[["Skole", "mange"], ["Vej", "få"]]],
        (),
        "Databrud 2021",
    ),
    ("counts told as a range", "Notat om databrud", [], ("Der var mellem 30 og 40 brud.",), "mellem 30 og 40 brud"),
    ("title over a picture", "Oversigt over brud på persondatasikkerheden", [], (), "Oversigt over brud"),
    (
        "a letter cut into cells",
        "Mosebæk Kommune",
        [
            [
                ["Den 3. april 2021 sendte kommunen", "ved en fejl et brev"],
                ["med cpr-numre til en forkert forening.", "En borger opdagede det."],
                ["Datatilsynet har fået besked.", "Kommunen beklager."],
            ]
        ],
        (),
        "ved en fejl et brev",
    ),
]
FOREIGN_TEXTS = [
    ("Håndbog", (" ".join(HEADER), *LINES)),
    (
        "Sådan gør vi",
        ("Loggen skal indeholde dato, hændelse, årsag, anmeldelse til Datatilsynet", *(r[1] for r in ROWS)),
    ),
    ("Sådan gør vi ved databrud", ("Loggen skal indeholde:", *HEADER, "Opdateret 3/4-2021, 4/5-2021 og 5/6-2021.")),
    ("Referat af møde om databrud", ("Punkt 1 den 3. april 2021.", "Punkt 2: 12 sager om databrud.")),
    ("Oversigt over databrud 2021", ("Der har ikke været nogen brud.",)),
    ("Skema til brud på persondatasikkerheden 2021", ("Dato:", "Beskrivelse af hændelsen:", "Antal berørte:")),
    ("Beretning", ("Der var kurser om databrud den 3. april 2021, 4. maj 2021 og 5. juni 2021.", "Ingen fejl.")),
    ("Brud på persondatasikkerheden 2021", ("Du skal ringe straks.", "Husk at melde bruddet.", "Alle skal hjælpe.")),
]
FOREIGN_TABLES = [
    [["Version", "Dato", "Ændring"], *([f"1.{n}", f"{n}/4-2021", "Afsnit om databrud tilføjet"] for n in range(4))],
    [
        ["Dato", "Møde", "Sted"],
        *([f"{n}/4-2021", "Kursus i databrud og personoplysninger", "Hal 1"] for n in range(1, 5)),
    ],
    [
        ["System", "Rolle", "Adgang"],
        ["Lønsystemet", "Læser", "Navn og cpr-nummer"],
        ["Arkivet", "Skriver", "Journaler"],
    ],
    [["Nr.", "Vare", "Pris"], ["1", "Pas", "893 kr."], ["2", "Kørekort", "280 kr."], ["3", "Tabt nøgle", "100 kr."]],
    [
        ["Nr.", "Dato", "Fejl"],
        ["1", "3/4-2021", "Forkert skilt"],
        ["2", "4/4-2021", "Fejl på lygte"],
        ["3", "5/4-2021", "Hul"],
    ],
    [HEADER, ["", "", "Ingen hændelser", ""]],
]


def seen(
    title: str | None, tables: Sequence[LogicalTable], paragraphs: Sequence[Paragraph], read: Collection[int] = ()
) -> Problem | None:
    sense = understand(shipped(), tables, [p.text for p in paragraphs], title, "fil.pdf")
    return shipped().of(UnreadLogs).problem(sense, paragraphs, read)


@pytest.mark.parametrize(("title", "tables", "paragraphs", "words"), [c[1:] for c in LOST], ids=[c[0] for c in LOST])
def test_log_of_which_nothing_was_read_is_passed_over(
    title: str, tables: list[list[list[str]]], paragraphs: tuple[str, ...], words: str
) -> None:
    found = seen(title, [table(t, first=5) for t in tables], prose(title, *paragraphs))
    assert found is not None
    assert (found.code, found.severity, found.page) == ("log_unread", "error", 1)
    assert found.value is not None
    assert words in found.value


@pytest.mark.parametrize("case", FOREIGN, ids=lambda case: case["name"])
def test_document_about_something_else_is_taken_for_an_unread_log(case) -> None:  # type: ignore[no-untyped-def]
    tables = [table(t, first=20 * (n + 1)) for n, t in enumerate(case.get("tables", ()))]
    assert seen(case.get("title"), tables, prose(*case.get("paragraphs", ()))) is None


@pytest.mark.parametrize(("title", "paragraphs"), FOREIGN_TEXTS, ids=[title for title, _ in FOREIGN_TEXTS])
def test_prose_about_something_else_is_taken_for_an_unread_log(title: str, paragraphs: tuple[str, ...]) -> None:
    assert seen(title, [], prose(title, *paragraphs)) is None


@pytest.mark.parametrize("lines", FOREIGN_TABLES, ids=lambda lines: " ".join(lines[0]))
def test_table_about_something_else_is_taken_for_an_unread_log(lines: list[list[str]]) -> None:
    assert seen("Bilag 1", [table(lines)], ()) is None
    assert seen("Bilag 1", [table(lines)], prose("Politik for databrud følger.", first=30)) is None


def test_page_that_gave_no_row_of_a_log_is_passed_over() -> None:
    tables = [table([HEADER, *ROWS], page=1), table([["Lb", "Dtao", "Hndls", "Mldt"], *ROWS], page=2)]
    found = seen("Databrud", tables, prose("Kontakt rådhuset.", page=3), read=(1,))
    assert found is not None
    assert (found.page, found.message.partition(" (")[0]) == (
        2,
        "Page 2 looks like a log, a count or a letter about breaches",
    )
    assert seen("Databrud", tables, prose("Kontakt rådhuset.", page=3), read=(1, 2)) is None


def test_pages_that_gave_nothing_are_named_one_by_one() -> None:
    tables = [table([["Lb", "Dtao", "Hndls", "Mldt"], *ROWS], page=n) for n in (1, 2, 4)]
    found = seen("Databrud", tables, ())
    assert found is not None
    assert found.message.startswith("Pages 1, 2, 4 look like")


def test_prose_around_the_counts_of_a_memo_is_taken_for_a_lost_log() -> None:
    counts = table([["Forvaltning", "2020", "2021"], ["Skole", "4", "7"], ["Vej", "1", "2"]])
    days = prose(*(f"{row[1]}: {row[2]}." for row in ROWS), page=2)
    assert seen("Databrud", [counts], days, read=(1,)) is None
    assert seen("Databrud", [table([HEADER, *ROWS])], days, read=(1,)) is not None


def test_second_page_of_a_letter_is_taken_for_a_lost_log() -> None:
    letter = prose(
        "Kære bruger. Den 3. april 2020 blev en liste med dine oplysninger sendt til en forkert forening.",
        "Vi beklager fejlen. Bruddet er anmeldt til Datatilsynet, og du kan klage til Datatilsynet.",
    )
    rows = [table([["Lb", "Dtao", "Hndls", "Mldt"], *ROWS], page=2)]
    assert seen("Orientering om brud på persondatasikkerheden", rows, letter, read=(1,)) is None
