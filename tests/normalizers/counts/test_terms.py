"""What words say is counted, and which labels are totals."""

from __future__ import annotations

import pytest

from normalizers.counts.terms import CountTerms
from normalizers.vocabulary.words import shipped

TERMS = shipped().of(CountTerms)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ikke anmeldt til Datatilsynet", "not_notified"),
        ("Brud, der ikke er anmeldt", "not_notified"),
        ("Ikke persondatabrud", "not_breaches"),
        ("Ikke anmeldte brud", "not_notified"),
        ("Anmeldt internt", "reported"),
        ("Ikke meldt til tilsynet", "not_notified"),
        ("Datatilsynet underrettet", "notified"),
        ("Registrerede brud", "breaches"),
        ("Indberettede brud", "reported"),
        ("Indberetninger vurderet som brud", "breaches"),
        ("Udvalget er orienteret om bruddene", "breaches"),
        ("De berørte er orienteret", "subjects_informed"),
        ("Frokostordning", None),
    ],
)
def test_measure_code_of_words(text: str, code: str | None) -> None:
    found = TERMS.measure(text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("label", "total", "of"),
    [
        ("I alt", True, None),
        ("2. kvartal i alt", True, "2. kvartal"),
        ("Brud i alt", False, None),
        ("Skole", False, None),
    ],
)
def test_label_taken_for_a_total_or_not(label: str, total: bool, of: str | None) -> None:
    assert (TERMS.is_total(label), TERMS.total_of(label)) == (total, of)


def test_first_text_that_says_what_is_counted_is_passed_over() -> None:
    found = TERMS.first_measure((None, "", "Skole", "Anmeldte brud", "Ikke brud"))
    assert found
    assert (found[0], found[1].code) == ("Anmeldte brud", "notified")
