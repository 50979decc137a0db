"""Words that the layout tore apart are put together; words that only meet stay two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document.geometry import Line, Region, Word
from extractors.joining.whole_words import Text, WholeWords
from tests.extractors.documents import LANGUAGE, SIZE, Ruled, table_of, texts, wrapped

# The width of each letter in these drawn lines, and the column's right limit in letters.
LETTER = 5.0


def line(text: str, top: float = 0.0) -> Line:
    words, x = [], 0
    for word in text.split():
        words.append(Word(word, Region(1, x * LETTER, top, (x + len(word)) * LETTER, top + 10), size=SIZE))
        x += len(word) + 1
    return tuple(words)


def lines(*printed: str) -> tuple[Line, ...]:
    return tuple(line(text, 12.0 * n) for n, text in enumerate(printed))


def joined(*printed: str, width: float, others: tuple[str, ...] = ()) -> Text:
    """The text of a cell whose column holds width letters; others are cells elsewhere in the document."""
    cell = lines(*printed)
    whole = WholeWords([cell, *(lines(other) for other in others)], LANGUAGE)
    return whole.text(cell, width * LETTER)


def test_no_lines_are_no_text() -> None:
    assert joined(width=10) == Text("")


def test_a_word_torn_without_hyphen_is_put_together() -> None:
    assert joined("oplysning", "er", width=9) == Text("oplysninger")


def test_a_word_torn_over_three_lines_is_put_together() -> None:
    assert joined("medarb", "ejdere", "n", width=6) == Text("medarbejderen")


def test_a_torn_word_in_the_midst_of_a_text_is_put_together() -> None:
    assert joined("sendt til", "medarbejd", "eren ved", "printeren", width=9) == Text(
        "sendt til medarbejderen ved printeren"
    )


def test_a_torn_word_with_punctuation_is_put_together() -> None:
    assert joined("oplysning", "er, som", width=9) == Text("oplysninger, som")
    assert joined("(oplysnin", "ger)", width=9) == Text("(oplysninger)")


def test_a_torn_word_unknown_to_the_dictionary_but_printed_elsewhere_is_put_together() -> None:
    assert joined("zukkelfiz", "terne", width=9, others=("alle zukkelfizterne her",)) == Text("zukkelfizterne")


def test_an_unknown_torn_word_is_put_together_but_doubted() -> None:
    assert joined("qvizbrand", "terne", width=9) == Text("qvizbrandterne", doubtful=True)


@pytest.mark.parametrize(
    ("printed", "text"), [(("system", "fejl i"), "systemfejl i"), (("borger", "fejl"), "borger fejl")]
)
def test_two_nouns_that_fill_their_line_are_one_compound(printed: tuple[str, ...], text: str) -> None:
    assert joined(*printed, width=6).text == text


def test_two_nouns_that_the_document_prints_as_two_stay_two() -> None:
    assert joined("system", "fejl", width=6, others=("navn på system fejl i",)).text == "system fejl"


@pytest.mark.parametrize(("printed", "width"), [(("medarbej", "deren"), 8.6), (("oplys", "ninger"), 5.9)])
def test_room_for_a_narrow_letter_is_none_for_a_wide_one(printed: tuple[str, ...], width: float) -> None:
    assert joined(*printed, width=width).text == "".join(printed)


def test_two_words_whose_first_fills_its_line_stay_two() -> None:
    assert joined("borgeren", "har fået", width=8) == Text("borgeren har fået")
    assert joined("kommunen", "er", width=8) == Text("kommunen er")


def test_year_apart_from_its_day_and_month_is_not_joined_to_them() -> None:
    assert joined("30/11", "2018", width=5) == Text("30/11 2018")
    assert joined("12.345", "678", width=6) == Text("12.345678")


def test_word_with_an_apostrophe_ending_is_whole() -> None:
    assert joined("DPO'en", "er hørt", width=6) == Text("DPO'en er hørt")


def test_a_line_that_leaves_room_for_the_next_letter_was_not_torn() -> None:
    assert joined("qvizbrand", "terne", width=14) == Text("qvizbrand terne")


def test_a_second_word_in_the_line_shows_that_the_break_is_between_words() -> None:
    assert joined("til borger", "en", width=10) == Text("til borger en")


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (("medar-", "bejderen"), "medarbejderen"),
        (("en medar-", "bejderen"), "en medarbejderen"),
        (("CPR-", "nummer"), "CPR-nummer"),
        (("cpr-", "nummer"), "cpr-nummer"),
        (("it-", "afdelingen"), "it-afdelingen"),
        (("IT-", "systemet"), "IT-systemet"),
        (("e-", "mail"), "e-mail"),
        (("It-", "afdelingen"), "It-afdelingen"),
        (("E-", "mail"), "E-mail"),
        (("person-", "og sagsoplysninger"), "person- og sagsoplysninger"),
        (("skole-", "eller adresse"), "skole- eller adresse"),
        (("person-", "/sagsnummer"), "person-/sagsnummer"),
        (("A-", "B"), "A-B"),
        (("2019-", "104"), "2019-104"),
        (("01-02-", "2019"), "01-02-2019"),
        (("Aabenraa-", "Sønderborg"), "Aabenraa-Sønderborg"),
    ],
)
def test_hyphens_at_a_lines_end(printed: tuple[str, ...], text: str) -> None:
    assert joined(*printed, width=30, others=("medarbejderen", "en oplys- ninger")).text == text


def test_a_hyphenated_word_the_document_prints_whole_keeps_its_hyphen() -> None:
    assert joined("borger-", "systemet", width=9, others=("i borger-systemet igen",)).text == "borger-systemet"


def test_a_soft_hyphen_vanishes_within_and_at_the_end_of_a_line() -> None:
    assert joined("medar\u00ad", "bejderen", width=30) == Text("medarbejderen")
    assert joined("med\u00adar\u00adbejderen", width=30) == Text("medarbejderen")


def test_a_dash_between_words_is_no_hyphen() -> None:
    assert joined("borgeren -", "alle", width=10) == Text("borgeren - alle")
    assert joined("borgeren –", "alle", width=10) == Text("borgeren – alle")


@pytest.mark.parametrize(
    ("printed", "width", "text"),
    [
        (("123", "45"), 3, "12345"),
        (("02.01.20", "19"), 8, "02.01.2019"),
        (("02.01.", "2019"), 6, "02.01.2019"),
        (("1.", "000"), 2, "1.000"),
        (("2019-1", "04"), 6, "2019-104"),
    ],
)
def test_numbers_torn_in_a_narrow_column_are_put_together(printed: tuple[str, ...], width: int, text: str) -> None:
    assert joined(*printed, width=width).text == text


def test_numbers_in_a_wide_column_stay_apart() -> None:
    assert joined("12", "300", width=20) == Text("12 300")


@pytest.mark.parametrize("mark", ["?", "!", ".", ")", "),", "%"])
def test_a_closing_mark_alone_on_its_line_belongs_to_the_word_before(mark: str) -> None:
    assert joined("Datatilsynet", mark, width=12) == Text(f"Datatilsynet{mark}")


def test_a_slash_at_a_lines_end_joins() -> None:
    assert joined("Borger/", "kommune", width=8) == Text("Borger/kommune")
    assert joined("ja /", "nej", width=8) == Text("ja / nej")


def test_a_capital_begins_a_word_of_its_own() -> None:
    assert joined("kommunen", "Alle", width=8) == Text("kommunen Alle")


def test_a_sentences_end_is_never_torn() -> None:
    assert joined("kommunen.", "alle", width=9) == Text("kommunen. alle")


def test_a_torn_header_names_its_column_whole() -> None:
    table = table_of(Ruled([["Nr", "Underretning", "Datatilsynet"], ["1", "ja", "nej"]], [30, 44, 40]).draw)
    assert table.columns == ("Nr", "Underretning", "Datatilsynet")


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(sorted(w for w in LANGUAGE.words if len(w) > 2)), min_size=1, max_size=12),
    st.integers(min_value=8, max_value=30),
)
def test_known_words_wrapped_at_spaces_come_back_as_they_were(words: list[str], width: int) -> None:
    printed: list[str] = []
    for word in words:
        if len(word) > width:
            return
        if printed and len(printed[-1]) + 1 + len(word) <= width:
            printed[-1] += f" {word}"
        else:
            printed.append(word)
    assert joined(*printed, width=width, others=(" ".join(words),)).text == " ".join(words)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(sorted(w for w in LANGUAGE.words if len(w) > 5)), min_size=1, max_size=4))
def test_known_words_torn_by_a_narrow_column_come_back_whole(words: list[str]) -> None:
    width = 36.0
    text = " ".join(words)
    table = table_of(Ruled([["Nr", "Hændelse"], ["1", text], ["2", "ja"], ["3", "fejl i brev"]], [30, width + 8]).draw)
    assert wrapped(text, width)
    assert texts(table)[0][1] == text


@given(st.lists(st.text(alphabet="aberæø-. ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5))
def test_joining_loses_and_adds_no_letter(printed: list[str]) -> None:
    text = joined(*printed, width=10).text
    assert [c for c in text if c.isalpha()] == [c for part in printed for c in part if c.isalpha()]


def test_a_date_and_the_word_under_it_stay_two() -> None:
    assert joined("12.03.2019", "alle", width=10) == Text("12.03.2019 alle")


def test_a_hyphenated_word_that_fills_its_line_stays_alone() -> None:
    assert joined("cpr-nummer", "alle", width=10) == Text("cpr-nummer alle")
    assert joined("medarbejder", "it-afdelingen", width=11) == Text("medarbejder it-afdelingen")


def test_a_doubt_further_down_is_kept_where_a_word_above_is_sure() -> None:
    assert joined("oplysning", "er", "qvizbrand", "terne", width=9).doubtful


@pytest.mark.parametrize("first", ["12.03.2019", "1/2-2019", "2019-03-12", "02.01.20"])
@pytest.mark.parametrize("second", ["14.03.2019", "14.03.20"])
def test_two_dates_under_each_other_stay_two(first: str, second: str) -> None:
    assert joined(first, second, width=len(first)) == Text(f"{first} {second}")


def test_a_date_and_the_time_under_it_stay_two() -> None:
    assert joined("12.03.2019", "14:30", width=10) == Text("12.03.2019 14:30")
