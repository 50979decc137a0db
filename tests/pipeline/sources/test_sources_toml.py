from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normalizers.record import Role
from pipeline.sources.find import find_sources
from pipeline.sources.sources_toml import SourcesError, parse_period
from tests.pipeline.sources.folders import put


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('municipality = "Nordby"', "source 1 municipality: 'Nordby' is no Danish municipality; see "),
        ('path = "missing.pdf"', "source 1: .* has no file or folder 'missing.pdf'; correct or remove the entry"),
        ('colour = "red"', "source 1 colour: unknown key; an entry .* has the keys path, municipality, title"),
        ('url = "www.example.org"', "source 1 url: 'www.example.org' is no web address"),
        ('period = "i fjor"', "source 1 period: 'i fjor' is no period; write 2018"),
        ('period = "2019..2018"', "ends before it begins"),
        ("title = 7", "source 1 title: Input should be a valid string"),
        ("title = ", "not readable as TOML"),
        ('[[sources]]\npath = "a.pdf"', "sources: unknown key"),
        (
            'title = "X"\n[[source]]\npath = "a.pdf"\ntitle = "Y"',
            "source 2: the title of 'a.pdf' is another one in source 1",
        ),
        (
            '[source.columns]\nOpdaget = "noticed"',
            "source 1 columns Opdaget: 'noticed' is nothing that a column may hold",
        ),
        ('[source.columns]\nOpdaget = "noticed"', "discovered: the day it was discovered"),
        ('[source.columns]\nOpdaget = ["discovered"]', "columns Opdaget: .* is nothing that a column may hold"),
        ('columns = "Opdaget"', "source 1 columns: write each header with what it holds"),
        (
            '[source.columns]\nDato = "occurred"\n"DATO:" = "reported"',
            "the column 'DATO:' of 'a.pdf' is another one in source 1",
        ),
        (
            '[source.words.Status]\nOBS = "odd"',
            "source 1 words Status OBS: 'odd' is no meaning of a word; write yes, no",
        ),
        ('[source.words.Status]\nOBS = "odd"', "risk: low, medium, high"),
        ('[source.words]\nOBS = "yes"', "source 1 words OBS: write the words of a column under its header"),
        (
            '[source.words.Status]\nA = "yes"\n[source.words."status."]\na = "no"',
            "the word 'a' in 'status.' of 'a.pdf' is another",
        ),
    ],
)
def test_mistake_in_the_sources_file_is_explained(tmp_path: Path, entry: str, message: str) -> None:
    path = "" if entry.startswith("path") else 'path = "a.pdf"\n'
    put(tmp_path, "a.pdf", toml=f"[[source]]\n{path}{entry}\n")
    with pytest.raises(SourcesError, match=message) as caught:
        find_sources(tmp_path)
    assert str(tmp_path / "sources.toml") in str(caught.value)


def test_choices_are_listed_once_for_all_mistakes_of_a_kind(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", toml='[[source]]\npath = "a.pdf"\n[source.columns]\nA = "x"\nB = "y"\n')
    with pytest.raises(SourcesError) as caught:
        find_sources(tmp_path)
    assert "columns B: 'y' is nothing" in str(caught.value)
    assert str(caught.value).count("what happened") == 1


def test_entries_of_one_path_add_to_each_other(tmp_path: Path) -> None:
    toml = """
        [[source]]
        path = "a.pdf"
        title = "Log"
        [source.columns]
        Dato = "occurred"
        [[source]]
        path = "a.pdf"
        [source.columns]
        dato = "occurred"
        Fejl = "cause"
    """
    (source,) = find_sources(put(tmp_path, "a.pdf", toml=toml))
    assert source.title == "Log"
    assert source.glossary.role_of("Dato") is Role.OCCURRED
    assert source.glossary.role_of("Fejl") is Role.CAUSE


def test_narrower_entry_adds_columns_and_words_to_the_wider_one_and_overrules_it(tmp_path: Path) -> None:
    toml = """
        [[source]]
        path = "a/b.pdf"
        [source.columns]
        Dato = "registered"
        [source.words.Status]
        OBS = ["no_breach", "notified_authority no"]
        [[source]]
        path = "a"
        [source.columns]
        DATO = "occurred"
        "Sagsbeh." = "ignored"
        [source.words.Status]
        obs = "breach"
        Anm = "yes"
    """
    log, other = find_sources(put(tmp_path, "a/b.pdf", "a/c.pdf", toml=toml))
    assert [log.glossary.role_of(h) for h in ("Dato", "Sagsbeh.")] == [Role.REGISTERED, Role.IGNORED]
    assert other.glossary.role_of("Dato") is Role.OCCURRED
    words = [(w.word, [m.value for m in w.meanings]) for w in log.glossary.words_in("STATUS")]
    assert words == [("obs", ["breach"]), ("Anm", ["yes"]), ("OBS", ["no_breach", "no"])]
    assert {c.header for c in log.glossary.columns if c.expected} == {"Dato"}
    assert not any(c.expected for c in other.glossary.columns)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    put(tmp_path, toml='[[source]]\npath = "x"\n[[source]]\npath = "z"')
    with pytest.raises(SourcesError) as caught:
        find_sources(tmp_path)
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2018-05-25..2019", date(2018, 5, 25), date(2019, 12, 31)),
    ],
)
def test_period_runs_from_its_first_to_its_last_day(text: str, first: date, last: date) -> None:
    assert parse_period(text) == (first, last)


@pytest.mark.parametrize("text", ["", "18", "2018-13", "2018-02-30", "2018-Q5", "2018..", "..2018", "2018...2019"])
def test_text_that_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(text)
