import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.documents.municipality import Municipalities
from normalizers.vocabulary.words import shipped

MUNICIPALITIES = shipped().of(Municipalities)
author_of, by_name = MUNICIPALITIES.author_of, MUNICIPALITIES.by_name

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "municipality.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['path']} {c.get('title', '')}")
def test_author_is_told_or_left_open(case):
    sense = author_of(case.get("title"), case.get("paragraphs", ()), case["path"])
    assert (sense.name or "") == case["name"]
    assert (sense.problem is None) == bool(case["name"])


def test_unknown_author_names_what_was_read():
    problem = author_of("Brud i Solbakke Kommune", (), "log.pdf").problem
    assert (problem.code, problem.value) == ("municipality_unknown", "Solbakke Kommune")


def test_title_against_file_name_is_a_problem():
    sense = author_of("Brud i Kolding Kommune", (), "vejle_2020.pdf")
    assert (sense.name, sense.problem.code) == ("Vejle", "municipality_contradicted")


@pytest.mark.parametrize(
    ("title", "paragraphs", "name"),
    [
        ("Alvorlig kritik af Kolding Kommune", ["En mail blev sendt til Vejle Kommune."], "Kolding"),
        ("Kommune beklager", ["Fejlen er sket hos Kolding Kommune."], "Kolding"),
        ("To kommuner", ["Kolding Kommune og Vejle Kommune har mistet hver sin pc."], None),
    ],
)
def test_municipality_that_others_write_of_is_told(title, paragraphs, name):
    assert author_of(title, paragraphs, "nyhed.html", told_by_others=True).name == name


def test_list_is_complete_and_its_codes_are_unique():
    assert len({m.code for m in MUNICIPALITIES.all}) == len({m.name for m in MUNICIPALITIES.all}) == 98


@pytest.mark.parametrize("m", MUNICIPALITIES.all, ids=lambda m: m.name)
def test_every_municipality_is_found_by_name_title_and_file(m):
    assert by_name(m.name) == by_name(f"{m.name.upper()} Kommune") == m
    assert author_of(f"Log 2020, {m.name} Kommune", (), "log.pdf").code == m.code
    assert author_of(None, (), f"{m.name}_2020.pdf").code == m.code


@pytest.mark.parametrize("name", ["", "Solbakke", "Herningby", "Region Midtjylland", "Kommune", "Vejl"])
def test_other_names_are_nobody(name):
    assert by_name(name) is None


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3), st.text(max_size=40))
def test_any_document_is_answered(title, paragraphs, path):
    sense = author_of(title, paragraphs, path)
    assert sense.name or sense.problem


def test_municipality_that_is_not_known_has_no_bound_of_persons():
    largest = max(m.inhabitants for m in MUNICIPALITIES.all)
    assert MUNICIPALITIES.most_persons(None) == MUNICIPALITIES.most_persons("0000") == largest
    assert all(MUNICIPALITIES.most_persons(m.code) == m.inhabitants > 0 for m in MUNICIPALITIES.all)
