import re

import pytest

from normalizers.vocabulary.patterns import Finder, WordList, expression


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("fejl", "en fejl", True),
        ("fejl", "fejlen", False),
        ("fejl*", "fejlforsendelse", True),
        ("*fejl", "systemfejl", True),
        ("*fejl", "fejlen", False),
        ("menneskelig* fejl", "Menneskelige\nfejl", True),
        ("menneskelig* fejl", "menneskelig-fejl", True),
        ("c.v.", "cxv.", False),
    ],
)
def test_pattern_of_the_vocabulary(pattern: str, text: str, fits: bool) -> None:
    assert (re.search(expression(pattern), text, re.IGNORECASE) is not None) == fits


def test_longest_match_wins_over_a_shorter_one_inside_it() -> None:
    finder = Finder([("human", ["fejl"]), ("system", ["fejl i systemet"])])
    assert [(m.entry, m.start, m.end) for m in finder.find("En fejl i systemet")] == [("system", 3, 18)]


def test_of_two_as_long_the_first_entry_wins() -> None:
    assert [m.entry for m in Finder([("a", ["fejl"]), ("b", ["fej*"])]).find("fejl")] == ["a"]


def test_pattern_with_a_capital_is_read_with_regard_to_case() -> None:
    assert WordList(["EG"]).spans("EG har en eg") == ((0, 2),)
