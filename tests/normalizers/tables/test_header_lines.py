import pytest

from normalizers.record import Role
from normalizers.tables.header_lines import HeaderLines
from normalizers.vocabulary.words import shipped

roles_in = shipped().of(HeaderLines).roles_in


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Nr. Dato Hændelse Årsag Anmeldt til Datatilsynet", {"source_number", "occurred", "description", "cause"}),
        ("Journalnr. Hvad skete der Antal berørte Meldt til tilsynet", {"source_number", "description", "affected"}),
        ("Dato Zzz Hvad er der sket? Personoplysninger", {"occurred", "description", "personal_data"}),
        ("Dato:", {"occurred"}),
    ],
)
def test_headers_in_one_line_are_lost(text: str, roles: set[Role]) -> None:
    assert roles <= set(roles_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kontakt borgmesteren på rådhuset",
        "Loggen skal indeholde dato, beskrivelse, årsag og anmeldelse til Datatilsynet.",
        "1 3/4-2021 Brev lagt i en forkert kuvert Ja",
        "Dato " * 50,
    ],
)
def test_sentence_is_taken_for_headers(text: str) -> None:
    assert roles_in(text) == ()
