"""From the treebank's files (CoNLL-U, and names as TSV) to documents that spaCy trains and measures on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.training.converters.conllu_to_docs import conllu_to_docs

# The first that is there is trained on. The second is rebuilt from the native Danish Dependency Treebank.
TRAIN = ("da_ddt-ud-train.conllu", "da_ddt-rebuilt-train.conllu")
DEV = "da_ddt-ud-dev.conllu"
TEST = "da_ddt-ud-test.conllu"
NAMES = "danplus_*.tsv"
# A text of one sentence never shows where a sentence ends.
SENTENCES_A_DOCUMENT = 10

Words = tuple[str, ...]
Tags = tuple[str, ...]


class TreebankError(Exception):
    """A treebank folder without what training cannot do without: names the file."""


@dataclass(frozen=True, slots=True)
class Treebank:
    """The files found in a folder. names: a sentence's words -> the IOB tag of each."""

    train: Path
    dev: Path
    test: Path
    names: Mapping[Words, Tags]
    missing: tuple[str, ...]


def find(folder: Path) -> Treebank:
    """What the folder holds, and in plain words what it does not. Raises TreebankError."""
    train = next((folder / name for name in TRAIN if (folder / name).is_file()), None)
    if train is None:
        raise TreebankError(f"{folder} holds neither {' nor '.join(TRAIN)}")
    for name in (DEV, TEST):
        if not (folder / name).is_file():
            raise TreebankError(f"{folder} holds no {name}")
    tables = sorted(folder.glob(NAMES))
    missing = []
    if train.name != TRAIN[0]:
        missing.append(f"{TRAIN[0]} is not there: {train.name} is trained on, whose syntax is converted and less exact")
    if not tables:
        missing.append(f"{NAMES} are not there: names are known only where the CoNLL-U files mark them (name=...)")
    names: dict[Words, Tags] = {}
    for path in (folder / name for name in (*TRAIN, DEV, TEST) if (folder / name).is_file()):
        names.update(_names_in_misc(path.read_text(encoding="utf-8")))
    for path in tables:
        names.update(_names_in_table(path.read_text(encoding="utf-8")))
    return Treebank(train, folder / DEV, folder / TEST, names, tuple(missing))


def documents(path: Path, names: Mapping[Words, Tags]) -> tuple[Doc, ...]:
    """The file's sentences, some to a document. Entities of a sentence whose names are unknown are left open."""
    convert: Callable[..., Iterator[Doc]] = conllu_to_docs  # spaCy leaves its types open
    sentences = list(convert(path.read_text(encoding="utf-8"), n_sents=1, no_print=True))
    for sentence in sentences:
        tags = names.get(tuple(t.text for t in sentence))
        if tags is None:
            sentence.set_ents([], default="missing")
        else:
            sentence.set_ents(biluo_tags_to_spans(sentence, iob_to_biluo(tags)), default="outside")
    starts = range(0, len(sentences), SENTENCES_A_DOCUMENT)
    return tuple(Doc.from_docs(sentences[i : i + SENTENCES_A_DOCUMENT]) for i in starts)


def without_names(docs: tuple[Doc, ...]) -> int:
    """Number of sentences whose names are unknown."""
    return sum(not sentence[0].ent_iob_ for doc in docs for sentence in doc.sents)


def write(docs: tuple[Doc, ...], path: Path) -> None:
    """Writes the documents as `spacy train` reads them."""
    DocBin(docs=docs).to_disk(path)


def _blocks(text: str) -> Iterator[list[list[str]]]:
    """The fields of each line, sentence by sentence, comments left out."""
    for block in text.strip().split("\n\n"):
        yield [line.split("\t") for line in block.split("\n") if line and not line.startswith("# ")]


def _names_in_misc(text: str) -> Iterator[tuple[Words, Tags]]:
    for rows in _blocks(text):
        marks = [m.removeprefix("name=") for r in rows for m in r[9].split("|") if m.startswith("name=")]
        if len(marks) == len(rows):
            yield tuple(r[1] for r in rows), tuple(map(_tag, marks))


def _names_in_table(text: str) -> Iterator[tuple[Words, Tags]]:
    for rows in _blocks(text):
        yield tuple(r[0] for r in rows), tuple(_tag(r[1]) for r in rows)


def _tag(tag: str) -> str:
    """Names inside words and words made of names (B-ORGpart, B-LOCderiv) are no names here."""
    return "O" if tag.endswith(("part", "deriv")) else tag
