"""Whole documents: files with passwords, and logs of which a person knows what their columns and words mean."""

from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption

from pipeline.process import process
from pipeline.register.results import DocumentResult
from pipeline.settings import Engine, Settings
from pipeline.sources.find import find_sources
from pipeline.sources.source import Source
from tests.extractors.documents import Ruled, Sheet, pdf

ROWS = [
    ["Nr.", "Dato", "Beskrivelse af hændelsen", "Antal berørte"],
    ["1", "02.01.2023", "Et brev blev lagt i en forkert kuvert", "1"],
    ["2", "05.01.2023", "En mail blev sendt til en forkert modtager", "2"],
]


def result_of(path: Path, password: StandardEncryption) -> DocumentResult:
    path.write_bytes(pdf(Ruled(ROWS, [40, 80, 240, 80]).draw, password=password))
    return process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))


def test_file_locked_for_readers_fails_and_says_what_to_do(tmp_path: Path) -> None:
    result = result_of(tmp_path / "log.pdf", StandardEncryption("hemmelig", "ejer"))
    assert (result.document["status"], result.incidents) == ("failed", ())
    (problem,) = result.problems
    assert problem["code"] == "pdf_locked"
    assert "ask the municipality for an open file" in str(problem["message"])


def test_file_with_an_owners_lock_is_read_and_noted(tmp_path: Path) -> None:
    result = result_of(tmp_path / "log.pdf", StandardEncryption("", "ejer", canPrint=0, canCopy=0))
    assert (result.document["status"], len(result.incidents)) == ("ok", 2)
    assert ("pdf_restricted", "info") in [(p["code"], p["severity"]) for p in result.problems]


LETTER = [
    [
        "Hvad er der sket?",
        "Den 4. marts 2024 blev et regneark med oplysninger om 132 borgere sendt til en forkert modtager.",
    ],
    ["Hvilke oplysninger?", "Navn, adresse og cpr-nummer."],
    ["Hvad har vi gjort?", "Arket er slettet, og vi har anmeldt bruddet til Datatilsynet den 6. marts 2024."],
    ["Hvad kan du gøre?", "Du skal ikke gøre noget."],
]


def test_letter_drawn_as_a_table_is_a_notice_and_no_log(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "Underretning om brud på persondatasikkerheden", size=14)
        sheet.text(40, 70, "Vi skriver til dig, fordi der er sket et brud på sikkerheden for dine oplysninger.")
        bottom = Ruled(LETTER, [130, 360], top=90).draw(sheet)
        sheet.text(40, bottom + 20, "Vi beklager det skete.")

    path = tmp_path / "brev.pdf"
    path.write_bytes(pdf(page))
    result = process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))
    (incident,) = result.incidents
    assert (result.document["kind"], result.rows) == ("notice", ())
    assert (str(incident["occurred_from"]), str(incident["reported_from"])) == ("2024-03-04", "2024-03-06")
    assert incident["affected_max"] == 132


LOG = [
    ["Nr.", "Kendskab", "Hvad skete der?", "Skuffe", "Data"],
    ["1", "02.01.2023", "Et brev blev lagt i en forkert kuvert", "12 borgere", "Blanket 7, navn"],
    ["2", "05.01.2023", "En mail blev sendt til en forkert modtager", "3 borgere", "Blanket 7"],
]


def known(folder: Path, toml: str) -> DocumentResult:
    (folder / "log.pdf").write_bytes(pdf(Ruled(LOG, [40, 80, 240, 80, 90]).draw))
    (folder / "sources.toml").write_text(f'[[source]]\npath = "log.pdf"\n{toml}', encoding="utf-8")
    (source,) = find_sources(folder)
    return process(source, Settings(ocr=False))


def test_column_and_word_that_a_person_explained_are_read_and_named_in_evidence(tmp_path: Path) -> None:
    result = known(
        tmp_path,
        """
        [source.columns]
        Kendskab = "discovered"
        skuffe = "affected"
        [source.words.Data]
        "Blanket 7" = "health"
        """,
    )
    assert [(i["affected_max"], str(i["discovered_from"])) for i in result.incidents] == [
        (12, "2023-01-02"),
        (3, "2023-01-05"),
    ]
    assert [i["data_types"] for i in result.incidents] == [["name", "health"], ["health"]]
    assert [i["følsomme"] for i in result.incidents] == [True, True]
    told = {
        (e["field"], e["value"], e["rule"]): e
        for e in result.evidence
        if e["incident_id"] == result.incidents[0]["incident_id"]
    }
    assert told["affected_max", "12", "source.columns"]["read_by"]
    assert told["affected_max", "12", "source.columns"]["basis"] == "stated"
    assert [(key[1], key[2]) for key in told if key[0] == "data_types"] == [
        ("name", "categories.data_types"),
        ("health", "source.words"),
    ]
    assert told["data_types", "health", "source.words"]["quote"] == "Blanket 7"


def test_header_that_is_not_printed_is_a_warning_with_the_nearest_ones(tmp_path: Path) -> None:
    result = known(tmp_path, '[source.columns]\nSkuffer = "ignored"\n')
    (problem,) = [p for p in result.problems if p["code"] == "column_not_found"]
    assert problem["value"] == "Skuffer"
    assert "'Skuffe'" in str(problem["message"])


def test_municipality_that_is_named_is_asked_for_no_more(tmp_path: Path) -> None:
    asked = [p["code"] for p in known(tmp_path, "").problems]
    assert "municipality_unknown" in asked
    named = known(tmp_path, 'municipality = "Aarhus"\n')
    assert "municipality_unknown" not in [p["code"] for p in named.problems]
    assert named.document["municipality"] == "Aarhus"
