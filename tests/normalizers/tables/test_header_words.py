"""Words of headers, also torn, misspelt or abbreviated; header_patterns has no other reader."""

import itertools
import tomllib
from pathlib import Path

import pytest

from normalizers.record import Role
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.header_patterns import HeaderEntry, HeaderText, fold, header_rule
from normalizers.tables.header_words import HeaderWords
from normalizers.vocabulary.words import shipped

WORDS = shipped().of(HeaderWords)
role_of = shipped().of(ColumnRoles).role_of
CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "columns.toml").read_text(encoding="utf-8"))


def torn(header):
    """The header with one of its long words broken, in all the ways a narrow column breaks words."""
    words = header.split(" ")
    for i, word in enumerate(words):
        if len(word) >= 9 and "/" not in word:
            for cut, sign in itertools.product((4, len(word) // 2, len(word) - 3), (" ", "-", "- ")):
                yield " ".join([*words[:i], word[:cut] + sign + word[cut:], *words[i + 1 :]])


@pytest.mark.parametrize(("header", "role"), [(h, r) for h, r in CASES["roles"].items() if r])
def test_header_torn_by_a_narrow_column_keeps_its_role(header, role):
    assert {t: role_of(t) for t in torn(header)} == dict.fromkeys(torn(header), role)


@pytest.mark.parametrize("header", [h for h, r in CASES["roles"].items() if r])
def test_capitals_and_final_punctuation_do_not_change_the_role(header):
    assert role_of(header.upper()) == role_of(header) == role_of(header + ":")


def test_misspelt_header_word_is_unknown():
    word = next(fold(w) for w in WORDS.lists.spelling)
    assert {t.folded for t in WORDS.readings(word[:3] + word[4:])} == {t.folded for t in WORDS.readings(word)}


def test_header_in_english_or_abbreviated_is_read_as_printed_only():
    assert WORDS.role(("Incident date",)) is WORDS.role(("Hændelsesdato",))


@pytest.mark.parametrize(
    ("cells", "looks", "like"),
    [
        (["12", "3"], "number", True),
        (["3/4-2021", "5/6"], "number", False),
        (["3/4-2021", "5. maj"], "date", True),
        (["x", "ja tak"], "mark", False),
        (["x"], "mark", True),
        ([], "mark", False),
    ],
)
def test_cells_look_like_what_they_are_not(cells, looks, like):
    assert WORDS.look_like(cells, looks) is like


def header(text):
    return HeaderText(fold(text), fold(text))


def test_entry_speaks_of_a_header_below_another_though_it_stands_alone():
    rule = header_rule(HeaderEntry(role=Role.REPORTED, whole=("dato",), under=("anmeld*",)))
    assert rule.speaks_of(header("Dato"), [header("Anmeldelse")])
    assert not rule.speaks_of(header("Dato"), [])


def test_word_that_an_entry_excludes_lets_it_speak():
    rule = header_rule(HeaderEntry(role=Role.CAUSE, words=("årsag",), without=("forsinkelse*",)))
    assert rule.speaks_of(header("Årsag til bruddet"), [])
    assert not rule.speaks_of(header("Årsag til forsinkelsen"), [])


def test_letters_torn_apart_hide_a_long_word_and_a_short_one_is_found_in_others():
    rule = header_rule(HeaderEntry(role=Role.DESCRIPTION, words=("beskrivelse",)))
    assert rule.speaks_of(header("Be skriv else"), [])
    short = header_rule(HeaderEntry(role=Role.OCCURRED, words=("dato",)))
    assert not short.speaks_of(header("Da to"), [])
