"""`make danish-model TREEBANK=folder`: convert, train, evaluate, package. Each step is spaCy's own, put in a row."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import spacy
import typer
from spacy.cli.evaluate import evaluate
from spacy.cli.package import package
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc

from models import card, lemmatizer, treebank
from models.splitting import splitting

HERE = Path(__file__).resolve().parent
VERSION = "0.1.0"
NAME = "brudregister_sm"
# 2020-01-01: the same model gives the same wheel, byte for byte.
WHEEL_DATE = "1577836800"
SYNTAX, NAMES = "syntax", "names"
# senter tells sentences better than the parser, which keeps to those it is given; while training each stands alone.
ORDER = ("tok2vec", "morphologizer", "senter", "parser")
LICENCES = ("LICENSE", "LICENSES_SOURCES")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    folder: Annotated[Path, typer.Argument(help="The folder with the treebank's files.")],
    work: Annotated[Path, typer.Option(help="Where the steps leave what they make.")],
    steps: Annotated[int | None, typer.Option(min=1, help="Stop training after so many steps, for a trial.")] = None,
    train_anew: Annotated[bool, typer.Option("--train/--no-train", help="Train, or take what stands in work.")] = True,
    out: Annotated[Path, typer.Option(help="Where the wheel and README.md are written.")] = HERE,
) -> None:
    """Make the wheel and its README with the figures. Ends with 2 where a file of the treebank is missing."""
    try:
        found = treebank.find(folder)
    except treebank.TreebankError as error:
        typer.echo(f"{error}; the files are named in models/card.md", err=True)
        raise typer.Exit(2) from error
    for words in found.missing:
        typer.echo(f"note: {words}", err=True)
    work.mkdir(parents=True, exist_ok=True)
    docs = _convert(found, work)
    for part in (SYNTAX, NAMES) if train_anew else ():
        _train(part, work, steps)
    model = _finish(docs, work)
    figures = evaluate(str(model), work / "test.spacy")
    shown = card.text(figures, tuple(splitting(model, work / "test.spacy")), found.train.name)
    _describe(model, figures, shown)
    wheel = _wheel(model, work, out)
    (out / "README.md").write_text(shown, encoding="utf-8")
    typer.echo(f"{wheel} is written, {wheel.stat().st_size / 1e6:.1f} MB; {out / 'README.md'} holds its figures")


def _convert(found: treebank.Treebank, work: Path) -> tuple[Doc, ...]:
    """Writes the three splits; gives the training documents."""
    splits = {"dev": found.dev, "test": found.test, "train": found.train}
    docs: tuple[Doc, ...] = ()
    for split, path in splits.items():
        docs = treebank.documents(path, found.names)
        treebank.write(docs, work / f"{split}.spacy")
        open_ = treebank.without_names(docs)
        typer.echo(f"{split}: {len(docs)} documents from {path.name}, {open_} sentences without names marked", err=True)
    return docs


def _train(part: str, work: Path, steps: int | None) -> None:
    """Trains with the configuration of that name."""
    paths = {f"paths.{split}": str(work / f"{split}.spacy") for split in ("train", "dev")}
    limit: dict[str, Any] = {"training.max_steps": steps} if steps else {}
    train(HERE / f"{part}.cfg", work / part, overrides=paths | limit)


def _finish(docs: Sequence[Doc], work: Path) -> Path:
    """Puts the best models together with the lemmatizer, whose table comes from the training documents."""
    nlp: Language = spacy.load(work / SYNTAX / "model-best", config={"nlp.pipeline": list(ORDER)})
    component = nlp.add_pipe(lemmatizer.FACTORY)
    assert isinstance(component, lemmatizer.DanishLemmatizer)
    component.initialize(lookups=lemmatizer.lookups_of(docs))
    nlp.add_pipe("ner", source=spacy.load(work / NAMES / "model-best"))
    model = work / "model"
    shutil.rmtree(model, ignore_errors=True)
    nlp.to_disk(model)
    return model


def _describe(model: Path, figures: dict[str, Any], shown: str) -> None:
    """Puts name, sources and figures into the model, and its licences and README beside it."""
    nlp = spacy.load(model)
    nlp.meta.update(card.meta(NAME, VERSION), performance=figures)
    nlp.to_disk(model)
    for name in LICENCES:
        shutil.copy(HERE / name, model / name)
    (model / "README.md").write_text(shown, encoding="utf-8")


def _wheel(model: Path, work: Path, out: Path) -> Path:
    """The wheel, in the place of older ones; made without the network."""
    source = work / "package"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir()
    package(model, source, code_paths=[HERE / "lemmatizer.py"], create_sdist=False)
    for old in out.glob(f"da_{NAME}-*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    folder = source / f"da_{NAME}-{VERSION}"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": WHEEL_DATE}
    subprocess.run([*command, "--wheel-dir", str(out), str(folder)], check=True, env=environment)
    return out / f"da_{NAME}-{VERSION}-py3-none-any.whl"


if __name__ == "__main__":
    app()
