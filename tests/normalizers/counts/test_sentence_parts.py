"""Which words, periods and departments of a sentence belong to which of its numbers."""

from __future__ import annotations

from normalizers.counts.numbers import CountNumbers
from normalizers.counts.sentence_parts import Place, SentenceParts, units_in
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.vocabulary.words import shipped

TERMS = shipped().of(CountTerms)
PHRASES = shipped().of(PeriodPhrases)


def parts_of(sentence: str) -> SentenceParts:
    periods = PHRASES.find(sentence)
    named = [Place(p.period, p.start) for p in periods if p.period]
    return SentenceParts(
        TERMS, sentence, shipped().of(CountNumbers).of_sentence(sentence, periods), named, units_in(TERMS, sentence, ())
    )


def test_period_of_one_number_is_given_to_another() -> None:
    parts = parts_of("I 1. halvår 2021 var der 12 hændelser, og i 2. halvår 2021 var der 19 hændelser.")
    assert [parts.period(i) for i in (0, 1)] == ["2021-01-01..2021-06-30", "2021-07-01..2021-12-31"]


def test_words_of_one_number_are_read_for_another() -> None:
    parts = parts_of("Der er anmeldt 4 brud, mens 6 hændelser ikke er brud.")
    assert "anmeldt" in parts.before(0)
    assert "anmeldt" not in parts.before(1)
    assert "ikke" not in parts.after(0)


def test_whole_is_counted_beside_its_part() -> None:
    parts = parts_of("6 af de 14 brud er anmeldt.")
    assert (parts.is_whole(0), parts.is_whole(1)) == (False, True)
    assert "anmeldt" in parts.after_whole(0)


def test_department_is_taken_for_prose_or_a_name_for_a_department() -> None:
    assert [u.value for u in units_in(TERMS, "Socialforvaltningen har haft 12 hændelser.", ())] == [
        "Socialforvaltningen"
    ]
    assert [u.value for u in units_in(TERMS, "I Engby Kommune var der 12 hændelser.", ())] == []
    assert [u.value for u in units_in(TERMS, "Hos Vej var der 12 hændelser.", ("Vej",))] == ["Vej"]
