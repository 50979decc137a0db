from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalizers.danish import analysis
from normalizers.danish.analysis import Origin, PipelineError, choice, pipeline, pipeline_name, sentences
from normalizers.danish.packages import BUNDLED, VARIABLE, configured_key
from normalizers.spacy_components import COMPONENTS, full
from normalizers.vocabulary.words import Vocabulary
from tests.normalizers.danish.packages import OLD_SPACY, Install, forget, installer, write_model

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "sentences.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    yield from installer(tmp_path / "packages", monkeypatch)


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the pipeline that ships with the project can be seen."""
    monkeypatch.setenv(VARIABLE, BUNDLED)
    forget()
    yield
    forget()


def spans(case: dict[str, list[str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, found = " ".join(case["sentences"]), []
    for sentence in case["sentences"]:
        start = found[-1][1] + 1 if found else 0
        found.append((start, start + len(sentence)))
    return text, tuple(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentences"][0])
def test_sentences_of_cells(case: dict[str, list[str]]) -> None:
    text, expected = spans(case)
    assert (sentences(text) == expected) is not bool(case.get("known_fault"))


@pytest.mark.usefixtures("shipped")
def test_trained_parser_keeps_to_the_sentences_that_the_rules_see() -> None:
    for case in CASES:
        text, _ = spans(case)
        assert tuple((s.start_char, s.end_char) for s in full()(text).sents) == sentences(text)


@pytest.mark.usefixtures("shipped")
def test_shipped_pipeline_knows_words_classes_and_lemmas() -> None:
    doc = full()("Medarbejderen sendte helbredsoplysninger til en forkert borger.")
    assert [t.lemma_ for t in doc][:3] == ["medarbejder", "sende", "helbredsoplysning"]
    assert [t.pos_ for t in doc][:4] == ["NOUN", "VERB", "NOUN", "ADP"]
    assert doc[0].dep_ == "nsubj"
    assert doc[0].head.text == "sendte"


@pytest.mark.usefixtures("shipped")
def test_documents_are_read_without_the_trained_pipes() -> None:
    assert pipeline().component_names == ["sentencizer"]
    assert {"tok2vec", "morphologizer", "parser", "danish_lemmatizer", "ner"} <= set(full().pipe_names)


def test_larger_published_pipeline_comes_before_a_smaller_and_before_the_shipped_one(install: Install) -> None:
    for name in (BUNDLED, "da_core_news_sm", "da_core_news_md"):
        install(name)
    assert (choice().name, choice().origin, choice().failures) == ("da_core_news_md", Origin.PUBLISHED, ())
    assert pipeline_name() == "da_core_news_md-3.8.0"


def test_pipeline_made_for_another_spacy_counts_as_not_there_and_is_told(install: Install) -> None:
    install("da_core_news_lg", made_for=OLD_SPACY)
    install(BUNDLED, "0.1.0")
    assert (pipeline_name(), choice().origin) == (f"{BUNDLED}-0.1.0", Origin.BUNDLED)
    assert [words.split()[0] for words in choice().failures] == ["da_core_news_lg"]


def test_damaged_package_counts_as_not_there(install: Install) -> None:
    (install("da_core_news_sm") / "config.cfg").write_text("[nlp", encoding="utf-8")
    assert choice().origin is Origin.RULES
    assert choice().failures[0].startswith("da_core_news_sm does not load: ")


@pytest.mark.usefixtures("install")
def test_without_any_pipeline_there_are_rules() -> None:
    assert pipeline_name().startswith("da_blank-")
    assert full().pipe_names == ["sentencizer", *COMPONENTS]
    assert len(sentences("Brev tabt. Brev fundet.")) == 2


def test_configured_folder_overrules_what_is_installed(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("da_core_news_lg")
    monkeypatch.setenv(VARIABLE, str(write_model(tmp_path / "own", "da_own", "7.0.1")))
    assert (pipeline_name(), choice().origin) == ("da_own-7.0.1", Origin.CONFIGURED)


@pytest.mark.parametrize("kind", ["nowhere", "empty folder", "made for another spaCy"])
def test_configured_pipeline_that_does_not_load_is_refused_with_what_to_do(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    install(BUNDLED)
    folder = tmp_path / "own"
    if kind == "empty folder":
        folder.mkdir()
    if kind == "made for another spaCy":
        write_model(folder, "da_own", "1.0.0", OLD_SPACY)
    monkeypatch.setenv(VARIABLE, str(folder))
    with pytest.raises(PipelineError, match=f"(?s){VARIABLE}: .*own.*unset it"):
        choice()


def test_configured_pipeline_is_known_by_its_content_not_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []
    for place, version in (("a", "1.0.0"), ("b", "1.0.0"), ("c", "1.0.1")):
        monkeypatch.setenv(VARIABLE, str(write_model(tmp_path / place, "da_own", version)))
        keys.append(configured_key())
    assert keys[0] == keys[1] != keys[2]


def test_abbreviations_are_one_token_each() -> None:
    for abbreviation in analysis.abbreviations(Vocabulary()):
        assert [t.text for t in pipeline()(f"x {abbreviation} y")] == ["x", abbreviation, "y"]
