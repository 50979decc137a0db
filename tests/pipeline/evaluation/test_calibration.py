"""The table of confidence counts each row read by hand once, under the sign that is right least often."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.evaluation.calibration import JudgedRow, bins, judged_rows, shares
from pipeline.register.confidence import NO_SIGN, OTHER_CODE, Share, shipped_shares
from pipeline.sources.find import EXAMPLES

GOLD = EXAMPLES.parent / "gold"


def rows(number: int, right: int, *signs: str) -> list[JudgedRow]:
    return [JudgedRow(frozenset(signs), i < right) for i in range(number)]


def calibrate(*arguments: Path | str) -> Result:
    result = CliRunner().invoke(app, ["calibrate", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result


def test_row_of_two_signs_is_counted_twice():
    judged = [
        *rows(10, 9, NO_SIGN),
        *rows(8, 2, "cause_unread"),
        *rows(4, 3, "scanned"),
        *rows(3, 0, "cause_unread", "scanned"),
    ]
    assert shares(judged) == {NO_SIGN: Share(10, 9), "cause_unread": Share(11, 2), "scanned": Share(4, 3)}


def test_code_of_two_rows_speaks_for_itself():
    judged = [*rows(10, 10, NO_SIGN), *rows(2, 0, "date_unreadable"), *rows(1, 1, "words_unread")]
    assert shares(judged) == {NO_SIGN: Share(10, 10), OTHER_CODE: Share(3, 1)}


def test_rows_kept_apart_are_told_by_the_tenth_of_their_confidence():
    table = {NO_SIGN: Share(98, 98), "cause_unread": Share(8, 4)}
    apart = [*rows(4, 4, NO_SIGN), *rows(2, 1, "cause_unread")]
    assert bins(apart, table) == {"from 0.5": Share(2, 1), "from 0.9": Share(4, 4)}


def test_examples_have_every_row_judged(examples_register: Path) -> None:
    judged = list(judged_rows(examples_register, GOLD))
    assert len(judged) >= 60
    assert {row.right for row in judged if row.signs == {NO_SIGN}} == {True}


def test_table_is_remade_from_a_register_and_its_gold(examples_register: Path, tmp_path: Path) -> None:
    table = tmp_path / "shares.csv"
    result = calibrate("--register", examples_register, "--gold", GOLD, "--out", table)
    assert result.exit_code == 0
    made = shipped_shares(table)
    assert f"{NO_SIGN:24} {made[NO_SIGN].right} of {made[NO_SIGN].rows} right" in result.output
    tried = calibrate("--register", examples_register, "--gold", GOLD, "--out", table, "--apart")
    assert tried.exit_code == 0
    assert "from 0.9" in tried.output


def test_register_without_its_gold_is_refused(examples_register: Path, tmp_path: Path) -> None:
    alone = calibrate("--register", examples_register, "--gold", GOLD, "--gold", GOLD)
    assert alone.exit_code == 2
    assert "one --gold for each --register" in alone.output.replace("\n", " ").replace("│ ", "")
    empty = calibrate("--register", examples_register, "--gold", tmp_path, "--out", tmp_path / "shares.csv")
    assert empty.exit_code == 2
    assert "no gold files" in empty.output
    assert not (tmp_path / "shares.csv").exists()
