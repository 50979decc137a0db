"""The normalizers' findings as spans of a Doc."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from normalizers import spacy_components
from normalizers.danish.analysis import pipeline
from normalizers.danish.packages import BUNDLED, VARIABLE
from normalizers.mentions.data_types import DataTypes
from normalizers.spacy_components import COMPONENTS, GROUPS, full
from normalizers.vocabulary.words import shipped
from tests.normalizers.danish.packages import forget

CASES = Path(__file__).parents[1] / "cases"
# Two words at the beginning of a sentence that are taken for names, one adjective taken for an adverb, one for a verb.
MOST_WRONG = 4
TEXT = (
    "Skaden skete den 3. maj 2021 og blev opdaget 4. maj 2021. Listen indeholdt navn, CPR-numre på 12 borgere, men "
    "ikke helbredsoplysninger. KMD har muligvis delt diagnoser. Anmeldt til Datatilsynet 5/5 2021. "
    "Datatilsynet traf afgørelse den 7. juli 2021. Borgerne er ikke underrettet. Mødet er 9. juli 2021."
)


@pytest.fixture(scope="module", params=["trained", "rules"])
def nlp(request: pytest.FixtureRequest) -> Iterator[Language]:
    if request.param == "rules":
        yield spacy_components.add_to(spacy.blank("da"))
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, BUNDLED)
        forget()
        yield full()
    forget()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def words(doc: Doc, group: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[group]]


def test_every_group_shows_what_the_text_names(doc: Doc) -> None:
    assert words(doc, "data_types") == [
        ("navn", "name"),
        ("CPR-numre", "cpr_number"),
        ("helbredsoplysninger", "health"),
        ("diagnoser", "health"),
    ]
    assert words(doc, "people") == [("12 borgere", "borger")]
    assert [label for _, label in words(doc, "dates")] == ["day"] * 5
    assert words(doc, "systems") == [("KMD", "KMD")]
    assert words(doc, "suppliers") == [("KMD", "supplier")]
    assert words(doc, "authorities") == [("Datatilsynet", "authority")] * 2
    assert words(doc, "actions") == [("Anmeldt", "reported"), ("underrettet", "told")]


def test_date_has_the_role_of_the_verb_beside_it_and_none_without_one(doc: Doc) -> None:
    roles = [span._.role for span in doc.spans["dates"]]
    assert roles == ["occurred", "discovered", "reported", "decided", None]


def test_denied_and_possible_mentions_are_told_from_stated_ones(doc: Doc) -> None:
    said = {span.text: (span._.negated, span._.possible) for group in GROUPS for span in doc.spans[group]}
    assert said["CPR-numre"] == (False, False)
    assert said["helbredsoplysninger"] == (True, False)
    assert said["diagnoser"] == (False, True)
    assert said["underrettet"] == (True, False)


def test_spans_may_lie_inside_spans_of_other_groups(nlp: Language) -> None:
    doc = nlp("Fejlen ligger hos leverandøren KMD, der sendte cpr-numre på 12 borgere.")
    assert words(doc, "systems") == [("KMD", "KMD")]
    assert ("KMD", "supplier") in words(doc, "suppliers")


def test_match_inside_a_token_is_shown_by_the_whole_token(nlp: Language) -> None:
    doc = nlp("Indhold:cpr-nummer/diagnose+helbred og cpr-nr/løn.")
    spans = [(span.start_char, span.end_char) for span in doc.spans["data_types"]]
    assert spans
    for mention in shipped().of(DataTypes).find(doc.text, prose=True):
        assert any(start <= mention.start and mention.end <= end for start, end in spans)


def test_list_of_data_is_read_as_a_cell_where_the_pipe_is_told_so() -> None:
    nlp = spacy.blank("da")
    told = nlp.add_pipe(spacy_components.SPANS)(nlp.make_doc("Adresse; alder"))
    assert words(told, "data_types") == []
    cell = spacy.blank("da")
    listed = cell.add_pipe(spacy_components.SPANS, config={"prose": False})(cell.make_doc("Adresse; alder"))
    assert words(listed, "data_types") == [("Adresse", "address"), ("alder", "age_gender")]


def test_year_of_the_document_is_given_to_dates_without_one() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe(spacy_components.SPANS, config={"year": 2021})
    nlp.add_pipe(spacy_components.DATE_ROLES, config={"year": 2021})
    doc = nlp("Opdaget 4/5 i arkivet.")
    assert [(s.text, s._.role) for s in doc.spans["dates"]] == [("4/5", "discovered")]


@settings(deadline=None, max_examples=60)
@given(
    text=st.lists(st.sampled_from([*TEXT.split(), "navn/adresse", "nej:", "\n", "\u00a0", "(12"]) | st.text(max_size=9))
)
def test_any_text_is_answered_with_spans_of_its_own_words(nlp: Language, text: list[str]) -> None:
    joined = " ".join(text)
    doc = nlp(joined)
    for group in GROUPS:
        for span in doc.spans[group]:
            assert span.text == joined[span.start_char : span.end_char] != ""
            assert not (span._.negated and span._.possible)


def test_spans_survive_being_written_and_read(nlp: Language, doc: Doc) -> None:
    read = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert words(read, "dates") == words(doc, "dates")
    assert [s._.role for s in read.spans["dates"]] == [s._.role for s in doc.spans["dates"]]


def test_documents_are_read_without_the_components(nlp: Language) -> None:
    assert list(nlp.pipe_names[-len(COMPONENTS) :]) == list(COMPONENTS)
    assert not set(COMPONENTS) & set(pipeline().pipe_names)


def lemmas(nlp: Language) -> list[tuple[str, str, str]]:
    with (CASES / "lemmas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    docs = nlp.pipe(row["sentence"] for row in rows)
    found = [next(t.lemma_ for t in d if t.text == r["word"]) for d, r in zip(docs, rows, strict=True)]
    return [(r["word"], r["lemma"], lemma) for r, lemma in zip(rows, found, strict=True)]


def test_lemmas_of_words_that_logs_use(nlp: Language) -> None:
    wrong = [case for case in lemmas(nlp) if case[1] != case[2]]
    assert len(wrong) <= MOST_WRONG, wrong
