"""The one door to Danish text analysis: every normalizer reads the spaCy Doc that analyse() gives.

The trained pipeline in use is the one that BRUDREGISTER_DANISH names, else an installed da_core_news_lg, _md or _sm,
else the one that ships with the project, else none. One that does not load counts as not there.

Sentences end where spaCy's rules say, whatever pipeline there is, and nothing else is read by the normalizers: so the
trained pipes are loaded by full() alone, and a register does not depend on which pipeline a machine happens to have.
Trained splitters were no better on the cells of logs, or worse: models/README.md has the figures.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from normalizers.danish.calendar import Calendar
from normalizers.danish.lexicon import lexicon_words
from normalizers.danish.packages import BLANK, BUNDLED, VARIABLE, configured, installed
from normalizers.vocabulary.words import Vocabulary, shipped

# spaCy only warns of a pipeline made for another version of spaCy.
WRONG_VERSION = r"\[W095\]"
SPLITTER = "sentencizer"
# A longer name of a month is written in full.
LONGEST_SHORT_MONTH = 4


class PipelineError(Exception):
    """A trained pipeline that cannot be used: says why, and of the configured one what to do."""


class Origin(StrEnum):
    """The place in the order of preference at which the pipeline was found."""

    CONFIGURED = "configured"
    PUBLISHED = "published"
    BUNDLED = "bundled"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Choice:
    """The pipeline in use. source: package or folder, None for spaCy's rules alone. failures: what does not load."""

    name: str
    version: str
    origin: Origin
    source: str | None
    failures: tuple[str, ...] = ()


def choice() -> Choice:
    """The first pipeline of the order that loads. Raises PipelineError where the configured one does not."""
    return _found()[0]


@lru_cache(maxsize=1)
def _found() -> tuple[Choice, Language]:
    """The choice, and its pipeline without trained pipes."""
    wanted = configured()
    if wanted:
        try:
            return _try(wanted, Origin.CONFIGURED)
        except PipelineError as error:
            to_do = f"name an installed package or a folder in {VARIABLE}, or unset it"
            raise PipelineError(f"{VARIABLE}: {error}; {to_do}") from error
    failures: tuple[str, ...] = ()
    for package in installed():
        try:
            found, nlp = _try(package, Origin.BUNDLED if package == BUNDLED else Origin.PUBLISHED)
        except PipelineError as error:
            failures = (*failures, str(error))
        else:
            return replace(found, failures=failures), nlp
    return Choice(BLANK, spacy.about.__version__, Origin.RULES, None, failures), spacy.blank("da")


def _try(source: str, origin: Origin) -> tuple[Choice, Language]:
    """The pipeline of this package or folder. Raises PipelineError."""
    nlp = load_pipeline(source, _pipes(source))
    return Choice(f"{nlp.lang}_{nlp.meta['name']}", str(nlp.meta["version"]), origin, source), nlp


def _pipes(source: str) -> tuple[str, ...]:
    """Names of all pipes, those that are off by default included."""
    if not Path(source).is_dir() and not spacy.util.is_package(source):
        raise PipelineError(f"{source} is neither an installed package nor a folder")
    try:
        folder = Path(source) if Path(source).is_dir() else spacy.util.get_package_path(source)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(spacy.util.get_model_meta(folder)["components"])
    except Exception as error:
        raise PipelineError(_why(source, error)) from error


def load_pipeline(source: str, without: Iterable[str]) -> Language:
    """The pipeline without some of its pipes. Raises PipelineError."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message=WRONG_VERSION)
            return spacy.load(source, exclude=without)
    # A damaged package may raise anything, and so may one made for other versions of its libraries.
    except Exception as error:
        raise PipelineError(_why(source, error)) from error


def _why(source: str, error: Exception) -> str:
    return f"{source} does not load: {' '.join(str(error).split())}"


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """What the normalizers read with: tokens as the trained pipeline cuts them, sentences by rule; no trained pipe.

    One for all documents, with the abbreviations that ship with the project: a spaCy pipeline is dear to make.
    """
    return prepared(shipped(), _found()[1])


def abbreviations(vocabulary: Vocabulary) -> tuple[str, ...]:
    """What ends in a period without ending the sentence: vocabulary/lexicon.toml, and the short names of months."""
    calendar = vocabulary.of(Calendar)
    short = (name for name in calendar.months if name not in calendar.full_months and len(name) <= LONGEST_SHORT_MONTH)
    return (*lexicon_words(vocabulary).abbreviations, *(f"{name}." for name in short))


def prepared(vocabulary: Vocabulary, nlp: Language) -> Language:
    """Adds abbreviations to the tokens and the splitter before all pipes: a parser keeps to the sentences it finds."""
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for abbreviation in abbreviations(vocabulary):
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    nlp.add_pipe(SPLITTER, first=True)
    return nlp


def pipeline_name() -> str:
    """Name and version of the pipeline in use, as documents.danish_pipeline holds it."""
    return f"{choice().name}-{choice().version}"


@lru_cache(maxsize=4096)
def analyse(text: str) -> Doc:
    """The text in tokens and sentences; token.idx and sentence offsets count characters of this very text."""
    return pipeline()(text)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of the text, in characters; together they cover every word."""
    return tuple((s.start_char, s.end_char) for s in analyse(text).sents)
