"""What opens and closes a period."""

from __future__ import annotations

from normalizers.dates.period_words import PeriodWords, ends_with_one_of
from normalizers.vocabulary.words import shipped

WORDS = shipped().of(PeriodWords)


def test_period_is_opened_and_closed_by_the_words_right_before_a_date() -> None:
    assert WORDS.opens("Tallene er fra ")
    assert WORDS.closes("Tallene er gjort op til og med ")
    assert not WORDS.opens("Tallene er fra loggen for ")


def test_phrase_ends_a_text_as_whole_words_only() -> None:
    assert ends_with_one_of("gjort op pr. ", ("pr.",))
    assert not ends_with_one_of("opr", ("pr",))
