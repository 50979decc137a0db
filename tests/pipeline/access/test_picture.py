from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pdfplumber
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from pipeline.access.lookup import Found, find_incident
from pipeline.access.picture import MARGIN, PictureError, draw, picture_of
from pipeline.cli import app
from pipeline.sources.find import EXAMPLES

DOTS_A_POINT = 150 / 72
MARGIN_DOTS = round(MARGIN * DOTS_A_POINT)
Box = tuple[float, float, float, float]


def show(register: Path, wanted: str, *options: str) -> Result:
    result = CliRunner().invoke(app, ["show", wanted, "--register", str(register), *options])
    assert "Traceback" not in result.output
    return result


def quoting(register: Path, wanted: str, column: str, quote: str) -> tuple[Found, Path]:
    """The incident as if its only value rested on these words, and its file."""
    found = find_incident(register, wanted)
    text = dict(found.texts)[column]
    start = text.index(quote)
    row = {"field": "fault", "column": column, "quote": quote, "start": start, "end": start + len(quote)}
    return replace(found, evidence=(row,)), EXAMPLES / found.document["source_file"]


def yellow(image: Image.Image) -> np.ndarray:
    """(y, x) of each dot marked by the pen."""
    dots = np.asarray(image.convert("RGB")).astype(int)
    return np.argwhere((dots[..., 0] > 200) & (dots[..., 2] < 120))


def marked(found: Found, image: Image.Image) -> Box:
    """Around all marks: x0, top, x1, bottom in points of the page, for a row on one page."""
    dots = yellow(image) / DOTS_A_POINT
    (top, x0), (bottom, x1) = dots.min(axis=0), dots.max(axis=0)
    region = found.incident["regions"][0]
    left, above = region["x0"] - MARGIN, region["top"] - MARGIN
    return left + x0, above + top, left + x1, above + bottom


def printed(path: Path, found: Found, text: str) -> list[Box]:
    """Where another reader finds the word inside the row, from the left."""
    region = found.incident["regions"][0]
    box = (region["x0"], region["top"], region["x1"], region["bottom"])
    with pdfplumber.open(path) as pdf:
        words = pdf.pages[region["page"] - 1].crop(box).extract_words()
    return sorted((w["x0"], w["top"], w["x1"], w["bottom"]) for w in words if w["text"] == text)


def test_picture_holds_the_row_and_its_margin(examples_register: Path, tmp_path: Path) -> None:
    target = tmp_path / "row.png"
    result = show(examples_register, "e2:3", "--picture", str(target))
    assert result.exit_code == 0
    assert "quotes marked" in result.stderr
    region = find_incident(examples_register, "e2:3").incident["regions"][0]
    width, height = (region[b] - region[a] + 2 * MARGIN for a, b in (("x0", "x1"), ("top", "bottom")))
    with Image.open(target) as image:
        assert image.format == "PNG"
        assert image.size == pytest.approx((width * DOTS_A_POINT, height * DOTS_A_POINT), abs=2)
        assert len(yellow(image)) > 100


@pytest.mark.parametrize("order", range(5))
def test_mark_of_a_tick_stands_in_its_own_column(examples_register: Path, order: int) -> None:
    columns = [c for c, text in find_incident(examples_register, "e1-two-level:1").texts if text == "X"]
    found, path = quoting(examples_register, "e1-two-level:1", columns[order], "X")
    picture = picture_of(path, found)
    assert (picture.marked, picture.quotes) == (1, 1)
    expected = printed(path, found, "X")[order]
    assert marked(found, picture.image) == pytest.approx(expected, abs=3)


def test_word_torn_by_a_line_break_is_marked_in_both_lines(examples_register: Path) -> None:
    found, path = quoting(examples_register, "e2:3", "Berørte personoplysninger", "Helbredsoplysninger")
    picture = picture_of(path, found)
    first, second = printed(path, found, "Helbredsoplysning")[0], printed(path, found, "er.")[0]
    expected = (first[0], first[1], first[2], second[3])
    assert marked(found, picture.image) == pytest.approx(expected, abs=3)


def test_row_over_two_pages_is_stacked_and_marked_on_both(examples_register: Path) -> None:
    found = find_incident(examples_register, "e3:P-04")
    picture = picture_of(EXAMPLES / found.document["source_file"], found)
    regions = found.incident["regions"]
    assert [r["page"] for r in regions] == [1, 2]
    first, second = ((r["bottom"] - r["top"] + 2 * MARGIN) * DOTS_A_POINT for r in regions)
    assert picture.image.height == pytest.approx(first + second + 2, abs=3)
    rows = yellow(picture.image)[:, 0]
    assert (rows < first).any()
    assert (rows > first).any()


def test_rows_beside_a_merged_cell_are_faint(examples_register: Path) -> None:
    found = find_incident(examples_register, "e8:1")
    assert len(found.incident["regions"]) > 1
    grey = np.asarray(picture_of(EXAMPLES / found.document["source_file"], found).image.convert("L"))
    own = min((r for r in found.incident["regions"]), key=lambda r: r["bottom"])
    height = round((own["bottom"] - own["top"] + MARGIN) * DOTS_A_POINT)
    left = grey[:, : grey.shape[1] // 40]
    assert left[MARGIN_DOTS:height].min() < 60
    assert left[height + 4 :].min() > 120


def test_labels_of_a_form_are_in_the_picture(examples_register: Path) -> None:
    found = find_incident(examples_register, "e7:2")
    image = picture_of(EXAMPLES / found.document["source_file"], found).image
    region = found.incident["regions"][0]
    assert image.width > (region["x1"] - region["x0"] + 2 * MARGIN + 50) * DOTS_A_POINT


def test_notice_is_drawn_with_its_quotes(examples_register: Path) -> None:
    found = find_incident(examples_register, "e5")
    picture = picture_of(EXAMPLES / found.document["source_file"], found)
    assert picture.marked == picture.quotes > 0


def test_every_quote_of_the_examples_is_found_on_its_page(examples_register: Path) -> None:
    for wanted in ("e1-two-level:7", "e2:1", "e3:P-05", "e7:1", "e8:8", "e9:3"):
        found = find_incident(examples_register, wanted)
        picture = picture_of(EXAMPLES / found.document["source_file"], found)
        assert (wanted, picture.marked) == (wanted, picture.quotes)


def test_row_that_is_read_otherwise_now_is_drawn_without_marks(examples_register: Path, tmp_path: Path) -> None:
    found, path = quoting(examples_register, "e2:3", "Lb. nr.", "3")
    moved = [{**r, "x1": r["x1"] - 20} for r in found.incident["regions"]]
    words = draw(path, replace(found, incident={**found.incident, "regions": moved}), tmp_path / "row.png")
    assert "0 of 1 quotes marked" in words
    with Image.open(tmp_path / "row.png") as image:
        assert len(yellow(image)) == 0


def test_incident_without_a_place_cannot_be_drawn(examples_register: Path) -> None:
    found = find_incident(examples_register, "e2:3")
    with pytest.raises(PictureError, match="has no place on a page"):
        picture_of(EXAMPLES / "x.pdf", replace(found, incident={**found.incident, "regions": []}))


def test_missing_file_is_told_after_the_row(examples_register: Path, tmp_path: Path) -> None:
    result = show(examples_register, "e2:3", "--raw", str(tmp_path), "--picture", str(tmp_path / "row.png"))
    assert result.exit_code == 2
    assert "The row as printed" in result.stdout
    assert "name the folder that was read with --raw" in result.stderr
    assert not (tmp_path / "row.png").exists()


def test_file_that_has_changed_is_not_drawn(examples_register: Path, tmp_path: Path) -> None:
    name = find_incident(examples_register, "e2:3").document["source_file"]
    (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes() + b"\n")
    result = show(examples_register, "e2:3", "--raw", str(tmp_path), "--picture", str(tmp_path / "row.png"))
    assert result.exit_code == 2
    assert "has changed since the register was made" in result.stderr
    assert not (tmp_path / "row.png").exists()


def test_picture_that_cannot_be_written_is_explained(examples_register: Path, tmp_path: Path) -> None:
    result = show(examples_register, "e2:3", "--picture", str(tmp_path / "nowhere" / "row.png"))
    assert (result.exit_code, "cannot be written: No such file or directory" in result.stderr) == (2, True)


def test_row_of_a_file_without_printed_pages_cannot_be_drawn(examples_register: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text("Nr\tAntal\n1\t2\n", encoding="utf-8")
    with pytest.raises(PictureError, match="no printed pages"):
        picture_of(path, find_incident(examples_register, "e2:3"))
