import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.danish.spelling import one_letter_apart
from normalizers.record import ColumnMeaning, Glossary, Legend, Role
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.header_rows import HeaderRows
from normalizers.vocabulary.words import shipped

recognise, role_of = shipped().of(ColumnRoles).recognise, shipped().of(ColumnRoles).role_of
is_header, is_label = shipped().of(HeaderRows).is_header, shipped().of(HeaderRows).is_label

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "columns.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("header", "role"), CASES["roles"].items())
def test_header_gets_its_role(header, role):
    assert (role_of(header) or "") == role


def test_empty_header_over_counting_cells_is_the_number():
    rows = [("1", "a"), ("2", "b"), ("3", "c")]
    assert recognise(["", "Beskrivelse"], rows).roles == (Role.SOURCE_NUMBER, Role.DESCRIPTION)


def test_empty_header_over_other_cells_has_no_role_and_no_problem():
    columns = recognise(["", "Beskrivelse"], [("x", "a"), ("", "b")])
    assert columns.roles[0] is None
    assert columns.problems == ()


def test_unknown_header_with_content_is_a_problem_with_its_words():
    columns = recognise(["Nr.", "Vejrudsigt", "Beskrivelse"], [("1", "regn", "brev")])
    assert columns.roles == (Role.SOURCE_NUMBER, None, Role.DESCRIPTION)
    assert [(p.code, p.value) for p in columns.problems] == [("column_unknown", "Vejrudsigt")]


def test_unknown_header_over_empty_cells_is_no_problem():
    assert recognise(["Nr.", "Vejrudsigt"], [("1", ""), ("2", " ")]).problems == ()


def test_two_number_columns_keep_the_counting_one():
    columns = recognise(["Sagsnr.", "Nr."], [("20/113", "1"), ("20/240", "2"), ("20/190", "3")])
    assert columns.roles == (None, Role.SOURCE_NUMBER)
    assert [p.code for p in columns.problems] == ["column_duplicate"]


def test_two_descriptions_keep_the_wordier_one():
    columns = recognise(["Emne", "Beskrivelse"], [("Brev", "Et brev blev lagt i den forkerte kasse")])
    assert columns.roles == (None, Role.DESCRIPTION)


def told(**roles: str) -> Legend:
    columns = tuple(ColumnMeaning(header.replace("_", " "), Role(role)) for header, role in roles.items())
    return Legend(glossary=Glossary(columns))


@pytest.mark.parametrize("header", ["Kendskabsdato", "KENDSKABS-\ndato", "Kendskabs dato", "Kendskabs / Dato."])
def test_header_that_a_person_explained_is_known_however_it_is_broken(header):
    columns = recognise([header, "Beskrivelse"], [("1/2", "brev"), ("2/2", "mail")], told(Kendskabsdato="discovered"))
    assert columns.roles == (Role.DISCOVERED, Role.DESCRIPTION)
    assert columns.problems == ()


def test_person_overrules_vocabulary_cells_and_legend():
    legend = replace(told(Dato="registered", Fejl="ignored"), definitions=(("Dato", "den dag, bruddet blev opdaget"),))
    rows = [("1.2.2020", "Menneskelig fejl", "Brevet kom frem til naboen")] * 2
    assert recognise(["Dato", "Fejl", "Beskrivelse"], rows, legend).roles[:2] == (Role.REGISTERED, Role.IGNORED)


def test_person_says_which_of_two_tells_what_happened():
    rows = [("Brev", "Et brev blev lagt i den forkerte kasse")]
    columns = recognise(["Emne", "Beskrivelse"], rows, told(Emne="description"))
    assert columns.roles == (Role.DESCRIPTION, None)


def test_column_a_person_explained_is_not_parted_into_two_things():
    columns = recognise(["Nr. og dato", "Beskrivelse"], [("1 2.3.2020", "brev")], told(Nr_og_dato="source_number"))
    assert columns.roles[0] is Role.SOURCE_NUMBER
    assert columns.shared == (None, None)


def test_legend_overrules_the_vocabulary():
    legend = Legend(definitions=(("Dato", "den dag, sagen blev noteret"), ("Myndighed", "anmeldt til Datatilsynet")))
    assert recognise(["Dato", "Myndighed"], legend=legend).roles == (Role.REGISTERED, Role.NOTIFIED_AUTHORITY)


def test_legend_words_without_meaning_leave_the_header_its_role():
    legend = Legend(definitions=(("Grund", "vores helt egne ord"),))
    assert recognise(["Grund"], legend=legend).roles == (Role.CAUSE,)


def test_cells_decide_where_the_header_can_mean_both():
    assert role_of("Hændelse", ["1", "2", "4"]) is Role.SOURCE_NUMBER
    assert role_of("Hændelse", ["Et brev blev sendt til en forkert"]) is Role.DESCRIPTION
    assert role_of("Hændelse", ["12-03-2020", "14-03-2020"]) is Role.OCCURRED
    assert role_of("Kategori", ["Almindelige", "Følsomme"]) is Role.PERSONAL_DATA


@given(st.text(alphabet="abcdefgh", min_size=3), st.integers(0, 20), st.sampled_from("xyz"))
def test_one_wrong_letter_is_one_apart_and_two_are_not(word, place, letter):
    place %= len(word)
    assert one_letter_apart(word, word[:place] + letter + word[place + 1 :])
    assert one_letter_apart(word, word[:place] + letter + word[place:])
    assert one_letter_apart(word, word[:place] + word[place + 1 :])
    assert not one_letter_apart(word, word[:place] + letter * 2 + word[place:])


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_are_answered(texts):
    columns = recognise(texts, [texts])
    assert len(columns.roles) == len(texts)
    is_header(texts)
    assert [is_label(t) for t in texts if not t.strip()] == [False for t in texts if not t.strip()]


DOUBTFUL = [
    ("days", ("5/4-2021", "9/5-2021", "3/6-2021")),
    ("answers", ("Ja", "Nej", "true")),
    ("causes", ("Menneskelig fejl", "Systemfejl", "Hacking")),
    ("data", ("Navn, cpr-nr.", "Adresse", "Helbred")),
    ("persons", ("3", "120", "ca. 15")),
]


@pytest.mark.parametrize(("looks", "cells"), DOUBTFUL, ids=[d[0] for d in DOUBTFUL])
def test_unknown_column_that_may_hold_what_no_other_tells_is_passed_over(looks, cells):
    headers = ["Beskrivelse", "Dato", "Blå", "Grøn"]
    rows = [("Brev tabt", f"{i}/{i + 3}-2021", cell, cell) for i, cell in enumerate(cells, start=1)]
    columns = recognise(headers, rows)
    assert columns.untold == {2, 3}
    assert {p.message.rpartition(" ")[2] for p in columns.problems} == {looks}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Vejr", ("Regn", "Sol", "Torden")),
        ("Sagsbehandler", ("5/4-2021", "9/5-2021", "3/6-2021")),
        ("Blå", ("1", "2", "5")),
        ("Blå", ("230013", "230140", "230207")),
        ("Blå", ("", "", "3/4-2021")),
        ("Bemærkninger", ("Ja", "Nej", "Ja")),
    ],
)
def test_column_of_nothing_that_is_asked_for_raises_a_doubt(header, cells):
    rows = [("Brev tabt", f"{i}/{i + 3}-2021", cell) for i, cell in enumerate(cells, start=1)]
    assert recognise(["Beskrivelse", "Dato", header], rows).untold == frozenset()


def test_unknown_answers_are_doubted_where_both_are_told():
    rows = [("Brev tabt", "Ja", "Nej", "Ja"), ("Mappe glemt", "Nej", "Nej", "Ja")]
    assert recognise(["Beskrivelse", "Datatilsynet", "Borger underrettet", "Blå"], rows).untold == frozenset()


def test_mere_date_beside_the_day_of_the_event_is_a_second_event():
    rows = [("Brev tabt", "1/4-2021", "4/4-2021"), ("Mappe glemt", "2/5-2021", "4/5-2021")]
    columns = recognise(["Beskrivelse", "Hændelsesdato", "Dato for stempel"], rows)
    assert columns.roles[1:] == (Role.OCCURRED, None)
    assert columns.untold == {2}
    assert recognise(["Beskrivelse", "Dato for stempel"], [row[:2] for row in rows]).roles[1] is Role.OCCURRED
