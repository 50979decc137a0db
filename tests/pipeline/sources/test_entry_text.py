from __future__ import annotations

import tomllib

import pytest

from pipeline.sources.entry_text import Choice, SuggestedEntry


def read(entry: SuggestedEntry) -> dict[str, object]:
    (source,) = tomllib.loads("\n".join(entry.lines()))["source"]
    assert isinstance(source, dict)
    return source


@pytest.mark.parametrize(
    "odd",
    ["Sagsbeh.", 'Den "røde" kasse', "C:\\mappe", "to\nlinjer", "a = b # c", "Æ / Ø", "tab\there", "\x7f", "", "[x]"],
)
def test_odd_letters_come_back_from_the_file_as_they_were(odd: str) -> None:
    choice = Choice(odd, "ignored", ("remarks",), (f"{odd}\r\n\x00 celle",), remark="see the page")
    entry = SuggestedEntry(f"mappe/{odd}.pdf", columns=(choice,), words=((odd, (Choice(odd, "nothing"),)),))
    source = read(entry)
    assert source["path"] == f"mappe/{odd}.pdf"
    assert source["columns"] == {odd: "ignored"}
    assert source["words"] == {odd: {odd: "nothing"}}


def test_municipality_that_nothing_suggests_is_a_line_to_fill_in() -> None:
    assert read(SuggestedEntry("a.pdf", Choice("municipality", "", remark="its name"))) == {"path": "a.pdf"}
    assert read(SuggestedEntry("a.pdf", Choice("municipality", "Engby"))) == {"path": "a.pdf", "municipality": "Engby"}


def test_comment_has_the_other_choices_and_the_first_cells_cut_short() -> None:
    cells = ("LKH", "en meget lang celle, som fylder mere end en linje kan rumme", "MBT", "den fjerde")
    line = list(SuggestedEntry("a.pdf", columns=(Choice("Init.", "ignored", ("unit", "remarks"), cells),)).lines())[-1]
    assert line == '"Init." = "ignored"  # or unit, remarks; seen: LKH | en meget lang celle, som fylde… | MBT'
