"""How well sentences of logs' cells are told apart: by rule, as the normalizers read them, and by the trained pipes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.training import Example

from normalizers.danish.analysis import SPLITTER, abbreviations
from normalizers.vocabulary.words import shipped

CELLS = Path(__file__).resolve().parent.parent / "tests" / "cases" / "sentences.toml"
TRAINED = ("senter", "parser")
WITHOUT = ("morphologizer", "danish_lemmatizer", "ner")


def splitting(model: Path, newspaper: Path) -> Iterator[tuple[str, float, float]]:
    """(splitter, F on the treebank's test documents, F on cells) of each way of splitting; shares of 1."""
    corpus = spacy.training.Corpus(newspaper)
    for splitter in (SPLITTER, *TRAINED):
        nlp = _with_splitter(model, splitter)
        yield splitter, _f(nlp, list(corpus(nlp))), _f(nlp, list(_cells(nlp)))


def _with_splitter(model: Path, splitter: str) -> Language:
    """The pipeline with one splitter, and the abbreviations that the normalizers add."""
    others = (pipe for pipe in (*TRAINED, *WITHOUT) if pipe != splitter)
    nlp = spacy.load(model, exclude=list(others))
    if splitter == SPLITTER:
        nlp.add_pipe(SPLITTER)
    elif splitter not in nlp.pipe_names:
        nlp.enable_pipe(splitter)
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for abbreviation in abbreviations(shipped()):
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return nlp


def _f(nlp: Language, examples: list[Example]) -> float:
    return float(nlp.evaluate(examples)["sents_f"])


def _cells(nlp: Language) -> Iterator[Example]:
    cases: list[Mapping[str, list[str]]] = tomllib.loads(CELLS.read_text(encoding="utf-8"))["case"]
    for case in cases:
        sentences = [nlp.make_doc(text) for text in case["sentences"]]
        for sentence in sentences:
            for token in sentence:
                token.is_sent_start = token.i == 0
        gold = Doc.from_docs(sentences)
        yield Example(nlp.make_doc(gold.text), gold)
