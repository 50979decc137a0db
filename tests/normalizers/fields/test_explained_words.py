"""Rows of invented logs whose words a person explained, read as a row of a log is."""

from __future__ import annotations

import pytest

from normalizers.fields.word_meanings import WordMeanings
from normalizers.findings import Findings
from normalizers.incidents.row import normalise
from normalizers.record import ColumnMeaning, Field, Glossary, Legend, Record, Role, WordMeaning
from normalizers.vocabulary.words import shipped

STORY = Field("Hændelse", "Et brev kom frem til en nabo.", Role.DESCRIPTION)


def words(column: str, **said: str | list[str]) -> tuple[WordMeaning, ...]:
    read = shipped().of(WordMeanings).read
    meanings = {word: [text] if isinstance(text, str) else text for word, text in said.items()}
    return tuple(WordMeaning(column, word, tuple(map(read, texts))) for word, texts in meanings.items())


def row(cell: Field, explained: tuple[WordMeaning, ...], *others: Field, legend: Legend | None = None) -> Findings:
    known = legend or Legend()
    glossary = Glossary(known.glossary.columns, explained)
    return normalise(Record((STORY, cell, *others), Legend(known.yes, known.no, glossary=glossary)))


@pytest.mark.parametrize(
    ("cell", "meaning", "field", "value"),
    [
        (Field("Status", "OBS", Role.STATUS), "no_breach", "status", "no_breach"),
        (Field("Status", "OBS", Role.STATUS), "notified_authority yes", "notified_authority", True),
        (Field("Status", "obs, lukket", Role.STATUS), "near_miss", "status", "near_miss"),
        (Field("Årsag", "OBS", Role.CAUSE), "fault system", "fault", "system"),
        (Field("Årsag", "OBS", Role.CAUSE), "mechanism publication", "mechanism", "publication"),
        (Field("Leverandør", "OBS", Role.THIRD_PARTY), "third_party yes", "third_party", True),
        (Field("Risiko", "OBS", Role.RISK), "risk high", "risk", "high"),
        (Field("Sted", "OBS", Role.LOCATION), "location external", "location", "external"),
        (
            Field("Bemærkning", "Det er OBS.", Role.REMARKS),
            "notified_subjects voluntary",
            "notified_subjects_status",
            "voluntary",
        ),
        (Field("Hvad end", "OBS", None), "risk low", "risk", "low"),
    ],
)
def test_word_that_a_person_explained_is_a_value_whatever_its_column(cell, meaning, field, value):
    found = row(cell, words(cell.column, OBS=meaning))
    told = found.value(field)
    assert told
    assert told.value == value
    assert (told.basis, told.rule, told.read_by) == ("stated", "source.words", None)
    assert told.quote
    assert cell.text[told.quote.start : told.quote.end] == told.quote.text
    assert told.quote.text.casefold() == "obs"
    assert not found.problems
    assert [v.field for v in found.values].count(field) == 1


@pytest.mark.parametrize(
    ("role", "field", "yes"),
    [
        (Role.NOTIFIED_AUTHORITY, "notified_authority", True),
        (Role.NOTIFIED_SUBJECTS, "notified_subjects", True),
        (Role.FOELSOMME, "følsomme", True),
        (Role.THIRD_PARTY, "third_party", True),
        (Role.FAULT_HUMAN, "fault", "human"),
        (Role.LOCATION_INTERNAL, "location", "internal"),
    ],
)
@pytest.mark.parametrize("text", ["OBS", "obs", " OBS "])
def test_word_that_answers_yes_is_read_by_the_rule_of_its_column(role, field, yes, text):
    found = row(Field("Spørgsmål", text, role), words("Spørgsmål", OBS="yes"))
    told = found.value(field)
    assert told
    assert (told.value, told.rule) == (yes, "source.words")
    assert told.read_by
    assert told.read_by.partition(".")[0] in ("follow_up", "categories", "third_party", "cause", "location")
    assert told.quote
    assert told.quote.text == text
    assert not found.problems


def test_word_that_answers_no_goes_before_the_legend():
    legend = Legend(yes=frozenset({"a"}))
    cell = Field("Anmeldt", "A", Role.NOTIFIED_AUTHORITY)
    assert row(cell, (), legend=legend).get("notified_authority") is True
    assert row(cell, words("Anmeldt", A="no"), legend=legend).get("notified_authority") is False


def test_word_that_answers_is_read_with_the_day_behind_it():
    found = row(Field("Anmeldt", "Afsendt 3.4.2020", Role.NOTIFIED_AUTHORITY), words("Anmeldt", Afsendt="yes"))
    reported = found.value("reported_from")
    assert str(reported.value) == "2020-04-03"
    assert reported.rule != "source.words"
    assert found.get("notified_authority") is True


@pytest.mark.parametrize("text", ["Kode 7", "kode  7", "Navn, Kode 7", "Kode 7; navn"])
def test_kind_of_data_that_a_person_explained_tells_the_classes_and_stands_beside_others(text):
    explained = words("Data", **{"Kode 7": "health"})
    found = row(Field("Data", text, Role.PERSONAL_DATA), explained)
    kinds = found.get("data_types")
    assert "health" in kinds
    assert ("name" in kinds) == ("avn" in text)
    assert found.get("følsomme") is True
    assert found.value("følsomme").basis == "inferred"
    assert [v.value for v in found.values if v.rule == "source.words"] == [("health",)]
    assert not found.problems


def test_class_that_a_person_explained_leaves_the_other_classes_denied():
    found = row(Field("Data", "K3", Role.PERSONAL_DATA), words("Data", K3="fortrolige"))
    assert found.get("fortrolige") is True
    assert found.get("følsomme") is False
    assert found.value("categories_basis").rule == "source.words"


def test_two_words_that_say_two_things_are_no_value_and_a_doubt():
    found = row(Field("Status", "OBS BRUD", Role.STATUS), words("Status", OBS="no_breach", BRUD="breach"))
    assert found.get("status") is None
    assert "marks_contradict" in found.review


def test_one_word_may_mean_two_things():
    found = row(Field("Status", "Anm.", Role.STATUS), words("Status", **{"Anm.": ["notified_authority yes", "breach"]}))
    assert (found.get("notified_authority"), found.get("status")) == (True, "breach")


@pytest.mark.parametrize("text", ["OBSERVERET", "1.2.2020", "1/2-2020", "pOBS", "OBS-"])
def test_word_within_another_or_within_a_day_is_not_the_explained_one(text):
    found = row(
        Field("Sted", text, Role.LOCATION), words("Sted", OBS="location internal", **{"1": "location internal"})
    )
    assert found.get("location") is None


def test_longer_word_goes_before_the_shorter_one_in_it():
    explained = words("Risiko", Grad="risk high", **{"Grad 2": "risk low"})
    assert row(Field("Risiko", "Grad 2", Role.RISK), explained).get("risk") == "low"
    assert row(Field("Risiko", "Grad", Role.RISK), explained).get("risk") == "high"


def test_word_that_says_nothing_is_no_problem_any_more():
    cell = Field("Status", "Kvitteret", Role.STATUS)
    assert row(cell, ()).problems
    found = row(cell, words("Status", Kvitteret="nothing"))
    assert not found.problems
    assert found.get("status") is None


@pytest.mark.parametrize("role", [Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_SUBJECTS, Role.FOELSOMME])
@pytest.mark.parametrize("meaning", ["nothing", "near_miss"])
def test_cell_whose_word_says_something_else_is_not_empty(role, meaning):
    marked = Field("Andet", "x", Role.ALMINDELIGE)
    glossary = Glossary(words=words("Spørgsmål", OBS=meaning))
    record = Record((STORY, Field("Spørgsmål", "OBS", role), marked), Legend(empty_means_no=True, glossary=glossary))
    found = normalise(record)
    assert found.get(str(role)) is None
    assert not found.problems


def test_word_is_explained_for_its_own_column_alone():
    found = row(
        Field("Borger", "A", Role.NOTIFIED_SUBJECTS),
        words("Tilsyn", A="no"),
        Field("TILSYN", "A", Role.NOTIFIED_AUTHORITY),
    )
    assert found.get("notified_authority") is False
    assert found.get("notified_subjects") is None


def test_pending_leaves_open_what_prose_would_tell():
    found = row(
        Field("Status", "UDE", Role.STATUS),
        words("Status", UDE="notified_authority pending"),
        Field("Bemærkning", "Hændelsen er anmeldt til Datatilsynet.", Role.REMARKS),
    )
    assert found.get("notified_authority") is None
    assert found.get("notified_authority_status") == "pending"


def test_quote_beside_an_explained_word_stands_as_printed():
    cell = Field("Forløb", "KODE9: 12 borgere fik brevet, KODE9 igen", Role.REMARKS)
    found = row(cell, words("Forløb", KODE9=["nothing"]), Field("Berørte", "KODE9 12 borgere", Role.AFFECTED))
    for value in found.values:
        if value.quote and value.quote.column == "Forløb":
            assert cell.text[value.quote.start : value.quote.end] == value.quote.text


def test_value_stated_in_a_column_that_a_person_named_keeps_the_rule_that_read_it():
    glossary = Glossary((ColumnMeaning("Fejlkode", Role.CAUSE),))
    cell = Field("Fejlkode", "Menneskelig fejl", Role.CAUSE)
    found = normalise(Record((STORY, cell), Legend(glossary=glossary)))
    fault, mechanism = found.value("fault"), found.value("mechanism")
    assert (fault.value, fault.basis, fault.rule, fault.read_by) == (
        "human",
        "stated",
        "source.columns",
        "cause.column",
    )
    assert mechanism is None or mechanism.rule.startswith("mechanism.")
