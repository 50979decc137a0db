"""The example documents: drawn from their gold, and the gold is what examples/README.md says."""

import json
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from pipeline.evaluation.matching import OPEN, gold_rows
from pipeline.evaluation.tally import FIELDS

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((EXAMPLES / "gold").glob("*.json"))}
SCANS = [name for name, gold in GOLD.items() if gold["drawing"].get("scanned")]
WITH_TEXT = [name for name in GOLD if name not in SCANS]
LARGEST_SCAN = 300_000
LOGS = [name for name, gold in GOLD.items() if gold["kind"] == "log"]
KEYS = {
    "doc_id", "kind", "municipality", "title", "drawing", "landscape", "paragraphs_before", "header_rows",
    "header_spans", "column_widths", "rows", "paragraphs_after", "gold", "aggregates",
}  # fmt: skip
OPTIONAL_KEYS = {"layout", "forms", "tables", "vertical_merge"}
ENUMS = {
    "fault": {"human", "system", "both", "attack"},
    "location": {"internal", "external"},
    "occurred_precision": {"minute", "day", "week", "month", "quarter", "year"},
}
MEASURES = {
    "reported", "breaches", "not_breaches", "notified", "not_notified", "subjects_informed", "by_type", "other",
}  # fmt: skip
PERIOD = re.compile(r"20\d\d(-\d\d|-Q[1-4])?$|\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$")
DAY = re.compile(r"20\d\d-(0\d|1[0-2])-[0-3]\d$")


def squeezed(text: str) -> str:
    """Letters alone: the viewer's own marks for hyphens at a line's end differ."""
    return re.sub(r"[\s\ufffe\x02\u00ad-]", "", text)


def document(name: str) -> Path:
    return EXAMPLES / "documents" / f"{name}__{GOLD[name]['drawing']['name']}.pdf"


@cache
def pages(name: str) -> list[str]:
    pdf = pypdfium2.PdfDocument(document(name))
    return [squeezed(page.get_textpage().get_text_bounded()) for page in pdf]


def stands_on(text: str, on: list[str]) -> bool:
    """Whether the text is on a page, or begins on one and goes on on the next."""
    if any(text in page for page in on):
        return True
    cuts = range(1, len(text))
    return any(text[:cut] in a and text[cut:] in b for a, b in pairwise(on) for cut in cuts)


def printed_texts(gold: dict[str, Any]) -> list[str]:
    rows = [row for part in gold.get("tables", [gold]) for row in [*part["header_rows"], *part["rows"]]]
    rows += [pair for form in gold.get("forms", []) for pair in form]
    cells = [cell for row in rows for cell in row if cell != "§SECTION§"]
    return [gold["title"], *gold["paragraphs_before"], *gold["paragraphs_after"], *cells]


def test_drawing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, EXAMPLES / "make.py", tmp_path], check=True, capture_output=True)
    fresh = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (EXAMPLES / "documents").iterdir()}
    assert fresh.keys() == kept.keys()
    assert [name for name in kept if fresh[name] != kept[name]] == [], "run: make examples"


def test_every_document_has_gold_and_every_gold_a_document() -> None:
    documents = {path.name for path in (EXAMPLES / "documents").iterdir()}
    assert documents == {document(name).name for name in GOLD}


@pytest.mark.parametrize("name", WITH_TEXT)
def test_every_printed_text_stands_in_the_document(name: str) -> None:
    missing = [text for text in printed_texts(GOLD[name]) if not stands_on(squeezed(text), pages(name))]
    assert missing == []


@pytest.mark.parametrize("name", WITH_TEXT)
def test_every_page_says_it_is_invented(name: str) -> None:
    assert all("Opdigteteksempel" in page for page in pages(name))


@pytest.mark.parametrize("name", SCANS)
def test_scan_is_a_small_picture_without_text_that_says_it_is_invented(name: str) -> None:
    pdf = pypdfium2.PdfDocument(document(name))
    assert pages(name) == [""] * len(pdf)
    assert pdf.get_metadata_value("Author") == "Opdigtet eksempel"
    assert document(name).stat().st_size < LARGEST_SCAN


@pytest.mark.parametrize("name", GOLD)
def test_gold_has_the_keys_it_should(name: str) -> None:
    gold = GOLD[name]
    assert KEYS <= gold.keys() <= KEYS | OPTIONAL_KEYS
    assert gold["doc_id"] == name
    assert gold["kind"] in {"log", "aggregate", "notice", "other"}
    assert gold["municipality"] is None, "an invented municipality is none of the ninety-eight"


@pytest.mark.parametrize("name", LOGS)
def test_log_has_one_gold_object_for_each_incident_row(name: str) -> None:
    rows, values = gold_rows(GOLD[name]), GOLD[name]["gold"]
    assert len(rows) == len(values)
    numbers = [(row[0], value["source_number"]) for row, value in zip(rows, values, strict=True)]
    assert [pair for pair in numbers if pair[0] != pair[1]] == []


@pytest.mark.parametrize("name", LOGS)
def test_rows_are_as_wide_as_the_header(name: str) -> None:
    gold = GOLD[name]
    if gold.get("layout") == "forms":
        return
    width = len(gold["column_widths"])
    assert {len(row) for row in gold["rows"] if row[0] != "§SECTION§"} == {width}
    assert {sum(span for _, span in level) for level in gold["header_spans"]} == {width}
    assert {len(level) for level in gold["header_rows"]} == {width}


@pytest.mark.parametrize("name", GOLD)
def test_gold_values_are_of_the_registers_types(name: str) -> None:
    wrong = [
        (value["source_number"], field, value[field])
        for value in GOLD[name]["gold"]
        for field in value
        if not is_allowed(field, value[field])
    ]
    assert wrong == []
    assert all(tuple(value) == FIELDS for value in GOLD[name]["gold"])


def is_allowed(field: str, value: object) -> bool:
    if value is None or value == OPEN:
        return True
    if field in ENUMS:
        return value in ENUMS[field]
    if field.startswith("affected"):
        return type(value) is int
    if field.endswith(("_from", "_to")):
        return bool(DAY.match(str(value)))
    return isinstance(value, str if field == "source_number" else bool)


@pytest.mark.parametrize("name", GOLD)
def test_gold_ranges_do_not_run_backwards(name: str) -> None:
    for value in GOLD[name]["gold"]:
        for first, last in (("occurred_from", "occurred_to"), ("affected_min", "affected_max")):
            if OPEN not in (value[first], value[last]) and None not in (value[first], value[last]):
                assert value[first] <= value[last], (name, value["source_number"])


@pytest.mark.parametrize("name", GOLD)
def test_counts_are_codes_and_periods_of_the_register(name: str) -> None:
    for count in GOLD[name]["aggregates"]:
        codes = count["measure_code"]
        assert {codes} if isinstance(codes, str) else set(codes) <= MEASURES
        assert count["period"] is None or PERIOD.match(count["period"])
        assert type(count["count"]) is int
