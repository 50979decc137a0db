from dataclasses import replace

from normalizers.codes import Basis, Note, Review
from normalizers.findings import NOTHING, Findings, Rule, Value, merge, quote
from normalizers.record import Field


class Sample(Rule):
    """Rules of a field."""

    COLUMN = "sample.column", "The words of the column."
    KIND = "sample.kind.*", "The kind named."


def test_family_names_its_member_without_the_star() -> None:
    assert Sample.KIND.of("cpr_number") == "sample.kind.cpr_number"


def test_rule_is_found_by_its_name() -> None:
    assert Sample.named("sample.column") is Sample.COLUMN


def test_first_value_of_a_field_wins_and_codes_stand_once() -> None:
    first = Findings((Value("fault", "human", Basis.STATED, Sample.COLUMN),), review=(Review.FAULT_UNKNOWN,))
    second = Findings((Value("fault", "system", Basis.INFERRED, Sample.COLUMN),), (), first.review, (Note.POSSIBLY,))
    both = merge((NOTHING, first, second))
    assert both.get("fault") == "human"
    assert (both.review, both.notes) == ((Review.FAULT_UNKNOWN,), (Note.POSSIBLY,))


def test_quote_is_the_very_words_of_the_cell() -> None:
    field = Field("Årsag", "Menneskelig fejl")
    assert quote(field, 12, 16).text == "fejl" == field.text[12:16]


def test_items_of_a_list_without_quotes_of_their_own_rest_on_its_quote() -> None:
    words = quote(Field("Årsag", "Nedbrud"), 0, 7)
    value = Value("dimensions", ("integrity", "availability"), Basis.INFERRED, Sample.COLUMN, words)
    assert value.parts == (("integrity", words), ("availability", words))
    assert replace(value, value="integrity").parts == (("integrity", words),)


def test_every_quote_of_a_list_moves_with_its_cell() -> None:
    field = Field("Data", "Navn og adresse")
    name, address = quote(field, 0, 4), quote(field, 8, 15)
    value = Value("data_types", ("name", "address"), Basis.STATED, Sample.COLUMN, name, (name, address))
    moved = value.requoted(lambda words: replace(words, start=words.start + 3, end=words.end + 3))
    assert [(words.start, words.end) for _, words in moved.parts if words] == [(3, 7), (11, 18)]
    bare = Value("strafbare", False, Basis.INFERRED, Sample.COLUMN)
    assert bare.requoted(lambda words: words) == bare
