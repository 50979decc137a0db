from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from models import recipe, treebank
from tests.models.test_treebank import CONLLU

WHEEL = f"da_{recipe.NAME}-{recipe.VERSION}-py3-none-any.whl"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_recipe_makes_a_wheel_with_licences_and_the_figures_it_measured(tmp_path: Path) -> None:
    bank, out = tmp_path / "bank", tmp_path / "out"
    for folder in (bank, out):
        folder.mkdir()
    for name in (treebank.TRAIN[1], treebank.DEV, treebank.TEST):
        # The parser's configuration forgets whatever occurs fewer than ten times.
        (bank / name).write_text("\n".join([CONLLU] * 12), encoding="utf-8")
    arguments = [str(bank), "--work", str(tmp_path / "work"), "--out", str(out), "--steps", "2"]
    result = CliRunner().invoke(recipe.app, arguments)
    assert result.exit_code == 0, result.output
    assert "da_ddt-ud-train.conllu is not there" in result.stderr
    with zipfile.ZipFile(out / WHEEL) as wheel:
        names = {Path(name).name for name in wheel.namelist()}
        meta = json.loads(wheel.read("da_brudregister_sm/meta.json"))
    assert {"LICENSE", "LICENSES_SOURCES", "README.md", "lemmatizer.py"} <= names
    assert meta["pipeline"] == ["tok2vec", "morphologizer", "senter", "parser", "danish_lemmatizer", "ner"]
    assert meta["license"] == "CC BY-SA 4.0"
    shown = (out / "README.md").read_text(encoding="utf-8")
    assert f"| {meta['performance']['lemma_acc'] * 100:.1f} |" in shown


def test_incomplete_treebank_ends_with_two_and_names_the_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(recipe.app, [str(tmp_path), "--work", str(tmp_path / "work")])
    assert result.exit_code == 2
    assert treebank.TRAIN[0] in result.stderr


def test_shipped_wheel_is_the_recipes_and_its_readme_holds_its_figures() -> None:
    (path,) = recipe.HERE.glob("*.whl")
    assert path.name == WHEEL
    assert path.stat().st_size <= 10_000_000
    with zipfile.ZipFile(path) as wheel:
        inside = f"da_{recipe.NAME}/da_{recipe.NAME}-{recipe.VERSION}"
        assert wheel.read(f"{inside}/README.md") == (recipe.HERE / "README.md").read_bytes()
        assert wheel.read(f"da_{recipe.NAME}/lemmatizer.py") == (recipe.HERE / "lemmatizer.py").read_bytes()
