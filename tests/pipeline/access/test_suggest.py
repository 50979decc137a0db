"""Small invented logs with words nobody knows: what is suggested for them, and that pasting it settles it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from normalizers.codes import Review
from pipeline import load
from pipeline.access.lookup import NotFoundError
from pipeline.access.suggest import (
    SUGGESTED,
    suggested_file,
    suggested_lines,
    suggested_of,
    suggestions,
    write_suggested,
)
from pipeline.cli import app
from pipeline.process import process
from pipeline.register.results import DocumentResult
from pipeline.settings import Settings
from pipeline.sources.archives import unpacked
from pipeline.sources.entry_text import SuggestedEntry
from pipeline.sources.find import find_sources
from tests.pipeline import registers

STORIES = (
    "Et brev med oplysninger om en elev blev sendt til en forkert familie",
    "En medarbejder sendte en mail med en liste over elever til en forkert modtager",
    "Oplysninger om en elev var synlige for de andre elever i to dage",
)

# What words that nobody knows leave to a person.
SETTLED = {Review.WORDS_UNREAD, Review.FAULT_UNKNOWN, Review.NOTIFIED_UNCLEAR}


@dataclass(frozen=True, slots=True)
class Log:
    """An invented log: its headers beside the story, and each row's cells below them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]

    @property
    def text(self) -> str:
        """The log as values parted by semicolons."""
        header = ";".join(("Nr.", "Dato for hændelsen", "Beskrivelse", "Konsekvenser", "Antal berørte", *self.headers))
        columns = [tuple(column[i] for column in self.rows) for i in range(3)]
        lines = (
            ";".join((str(n), f"{n}.4.2021", story, "Ingen", str(10 + n), *cells))
            for n, (story, cells) in enumerate(zip(STORIES, columns, strict=True), 1)
        )
        return "\n".join((header, *lines))


LOGS = {
    "initials": Log(("Skuffe",), (("LKH", "MBT", "LKH"),)),
    "days of no known use": Log(
        ("Kolonne 4", "Kolonne 5"), (("3.5.2021", "4.5.2021", "5.5.2021"), ("6.5.2021", "7.5.2021", "8.5.2021"))
    ),
    "answers to no known question": Log(("Krydset af",), (("Ja", "Nej", "Ja"),)),
    "a status of its own": Log(("Status",), (("Kvitteret", "OBS", "Kvitteret"),)),
    "an answer of its own": Log(("Anmeldt til Datatilsynet",), (("Forelagt", "Nej", "Q"),)),
    "forms by number": Log(("Personoplysninger",), (("Blanket 7", "Navn og adresse", "Blanket 9"),)),
    "colours for the risk": Log(("Risiko",), (("Gul", "Lav", "Violet"),)),
    "places of its own": Log(("Intern/ekstern",), (("Zone 1", "Internt", "Zone 2"),)),
    "causes of its own": Log(("Årsag",), (("Menneskelig fejl", "Systemfejl", "Type B"),)),
    "odd signs": Log(('Rum "B" \\ 2', "Status"), (("a", "b", "a"), ("#1", "#2", '"x"'))),
    "marks of its own": Log(("Følsomme", "Almindelige"), (("q", "", "x"), ("x", "q", ""))),
}


def read(folder: Path, spare: Path) -> list[DocumentResult]:
    results = [process(source, Settings()) for source in unpacked(find_sources(folder), spare)]
    return [result.completed("test") for result in results]


def suggested(results: Sequence[DocumentResult]) -> tuple[SuggestedEntry, ...]:
    return suggestions(
        [r.document for r in results],
        [i for r in results for i in r.incidents],
        [p for r in results for p in r.problems],
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (tmp_path / "spare").mkdir()
    return folder


@pytest.mark.parametrize("name", LOGS)
def test_pasted_suggestion_settles_what_it_was_made_for(name: str, raw: Path, tmp_path: Path) -> None:
    (raw / "Engby log.csv").write_text(LOGS[name].text, encoding="utf-8")
    before = read(raw, tmp_path / "spare")
    (entry,) = suggested(before)
    assert entry.columns or entry.words
    named = '\n[[source]]\npath = "Engby log.csv"\nmunicipality = "Aarhus"\n'
    (raw / "sources.toml").write_text(suggested_file([entry]) + named, encoding="utf-8")
    after = read(raw, tmp_path / "spare")
    assert suggested(after) == ()
    assert len(after[0].incidents) == len(STORIES)
    doubts = [{*i["review"]} for results in (before, after) for i in results[0].incidents]
    left = [new - old for old, new in zip(doubts[:3], doubts[3:], strict=True)]
    assert not any(SETTLED & new for new in doubts[3:])
    # Of a cause that nobody can tell the description may still be read.
    assert all(new <= {Review.CAUSE_UNREAD} for new in left)


@pytest.mark.parametrize("name", LOGS)
def test_pasted_suggestion_makes_no_value_up(name: str, raw: Path, tmp_path: Path) -> None:
    (raw / "Engby log.csv").write_text(LOGS[name].text, encoding="utf-8")
    before = read(raw, tmp_path / "spare")
    (raw / "sources.toml").write_text(suggested_file(suggested(before)), encoding="utf-8")
    after = read(raw, tmp_path / "spare")
    values = [{(e["incident_id"], e["field"], e["value"]) for e in results[0].evidence} for results in (before, after)]
    assert values[1] <= values[0]


def test_nothing_is_suggested_for_a_log_that_is_understood(raw: Path, tmp_path: Path) -> None:
    log = Log(("Anmeldt til Datatilsynet",), (("Ja", "Nej", "Ja"),))
    (raw / "log.csv").write_text(log.text, encoding="utf-8")
    (raw / "sources.toml").write_text('[[source]]\npath = "log.csv"\nmunicipality = "Aarhus"\n', encoding="utf-8")
    assert suggested(read(raw, tmp_path / "spare")) == ()


def test_cells_and_other_choices_stand_beside_the_suggestion(raw: Path, tmp_path: Path) -> None:
    (raw / "log.csv").write_text(LOGS["initials"].text, encoding="utf-8")
    lines = suggested_lines(suggested(read(raw, tmp_path / "spare")))
    assert lines[:3] == ["[[source]]", 'path = "log.csv"', '# municipality = ""  # its name, without the word Kommune']
    assert lines[-1].startswith('"Skuffe" = "ignored"  # or remarks, unit')
    assert lines[-1].endswith("seen: LKH | MBT")


def test_documents_of_an_archive_share_the_entry_that_can_be_written_for_it(raw: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(raw / "svar.zip", "w") as archive:
        for number, name in enumerate(("initials", "a status of its own")):
            archive.writestr(f"{number}.csv", LOGS[name].text)
    (entry,) = suggested(read(raw, tmp_path / "spare"))
    assert entry.path == "svar.zip"
    assert [c.name for c in entry.columns] == ["Skuffe"]
    assert [header for header, _ in entry.words] == ["Status"]
    (raw / "sources.toml").write_text(suggested_file([entry]), encoding="utf-8")
    assert not any(e.columns or e.words for e in suggested(read(raw, tmp_path / "spare")))


def test_documents_that_lack_a_municipality_alone_come_last(raw: Path, tmp_path: Path) -> None:
    known = Log(("Anmeldt til Datatilsynet",), (("Ja", "Nej", "Ja"),))
    for name, log in (("a.csv", known), ("b.csv", LOGS["initials"])):
        (raw / name).write_text(log.text, encoding="utf-8")
    assert [entry.path for entry in suggested(read(raw, tmp_path / "spare"))] == ["b.csv", "a.csv"]


def test_file_of_an_earlier_register_is_removed_where_nothing_is_open(tmp_path: Path) -> None:
    assert write_suggested(tmp_path, [SuggestedEntry("a.pdf")]) == tmp_path / SUGGESTED
    assert write_suggested(tmp_path, []) is None
    assert not (tmp_path / SUGGESTED).exists()


def test_document_that_the_register_does_not_have_is_told(tmp_path: Path) -> None:
    register = registers.write(tmp_path / "register")
    assert suggested_of(register, "a") == ()
    with pytest.raises(NotFoundError, match="has no document c"):
        suggested_of(register, "c")


def test_person_adds_a_log_of_a_new_kind_without_code(raw: Path, tmp_path: Path) -> None:
    (raw / "Aarhus 2021.csv").write_text(LOGS["a status of its own"].text, encoding="utf-8")
    register = tmp_path / "register"

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0
        return result.stdout

    first = run("ingest", str(raw), "--out", str(register), "--jobs", "1")
    _, told, lines = first.partition(f"{SUGGESTED}):\n\n")
    assert told
    assert '"OBS" = "nothing"  # or status breach' in lines
    assert run("sources", "Aarhus", "--register", str(register)).strip() == lines.strip()
    (raw / "sources.toml").write_text(lines.replace('"OBS" = "nothing"', '"OBS" = "no_breach"'), encoding="utf-8")
    second = run("ingest", str(raw), "--out", str(register), "--json", "--jobs", "1")
    assert json.loads(second)["suggested"] == []
    assert run("sources", "--register", str(register)).strip() == "Nothing is left to settle."
    assert load("incidents", register)["status"].isna().tolist() == [True, False, True]
    evidence = load("evidence", register)
    (row,) = evidence[evidence["rule"] == "source.words"].to_dict("records")
    assert (row["field"], row["value"], row["quote"], row["basis"]) == ("status", "no_breach", "OBS", "stated")
    shown = run("show", "Aarhus 2021.csv:2", "--register", str(register))
    assert "stated, source.words" in shown
