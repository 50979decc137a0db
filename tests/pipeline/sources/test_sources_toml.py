from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

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
        ('[[source]]\npath = "a.pdf"', "source 2: the path 'a.pdf' stands twice"),
    ],
)
def test_mistake_in_the_sources_file_is_explained(tmp_path: Path, entry: str, message: str) -> None:
    path = "" if entry.startswith("path") else 'path = "a.pdf"\n'
    put(tmp_path, "a.pdf", toml=f"[[source]]\n{path}{entry}\n")
    with pytest.raises(SourcesError, match=message) as caught:
        find_sources(tmp_path)
    assert str(tmp_path / "sources.toml") in str(caught.value)


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
