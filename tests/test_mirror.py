"""Tests stand where their module does: tests/extractors/x/test_y.py is of extractors/x/y.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGES = ("extractors", "normalizers", "pipeline")
# Modules without a test module of their own, and where they are tested.
ELSEWHERE = {
    "extractors/document/pages": "values without work",
    "extractors/document/problems": "values without work",
    "extractors/document/tables": "values without work",
    "extractors/language": "a protocol",
    "extractors/tables/engines/engine": "a protocol",
    "extractors/extract": "test_layouts, test_unseen_layouts and test_regions read whole pages",
    "extractors/formats/errors": "test_read has every kind of file that cannot be read",
    "extractors/formats/pdf": "test_read, and ocr/test_garbled_text for pages read again",
    "extractors/forms/on_pages": "forms/test_stacked reads whole pages",
    "extractors/ocr/tesseract": "ocr/test_scanned_page, with the program itself",
    "extractors/pdf/bindings": "declarations; pdf/test_text_layer and pdf/test_rulings call them",
    "extractors/pdf/structure_tree": "tables/engines/test_tagged, which shows what the tree is read for",
    "extractors/tables/engines/camelot": "tables/test_opinions asks every engine for the same pages",
    "extractors/tables/engines/pdfplumber": "tables/test_opinions",
    "extractors/tables/engines/stated": "the tests of formats whose files state tables",
    "extractors/tables/ruled/held_words": "the tests of split_rows, split_columns, split_cells and outside",
    "normalizers/codes": "closed lists; pipeline/register/test_codes",
    "normalizers/counts/context": "values; counts/test_tables and counts/test_prose are handed them",
    "normalizers/documents/kind_words": "documents/test_kinds has a case for each kind of words",
    "normalizers/fields/affected_counts": "fields/test_affected reads its cells",
    "normalizers/fields/category_ticks": "fields/test_categories has columns of classes",
    "normalizers/fields/category_words": "fields/test_categories has cells that list data",
    "normalizers/fields/date_roles": "fields/test_dates has a row for each rule",
    "normalizers/fields/declaration": "declarations; pipeline/reference/test_rules and register/test_schema read them",
    "normalizers/fields/notification_column": "fields/test_notification reads its cells",
    "normalizers/incidents/nearest_dates": "incidents/test_letter: the dates of whole letters",
    "normalizers/mentions/notification_answers": "mentions/test_notifications has a clause for each answer",
    "normalizers/mentions/notification_words": "word lists; mentions/test_notifications searches with them",
    "normalizers/mentions/person_words": "mentions/test_persons counts with it, fields/test_affected in cells",
    "normalizers/tables/header_patterns": "tables/test_header_words folds, tears and misspells headers",
    "normalizers/vocabulary/load": "vocabulary/test_entries: what stops the loading",
    "pipeline/evaluation/evaluate": "test_examples_scored, and pipeline/evaluation/test_checks on the command line",
    "pipeline/evaluation/page_text": "test_examples_scored has the regions of every example",
    "pipeline/evaluation/tally": "values added up; the tests of documents and counts read its figures",
    "pipeline/layout_language": "hands on questions to normalizers/tables and danish, and every layout test asks it",
    "pipeline/register/results": "values; pipeline/test_ingest completes them",
    "pipeline/register/rows": "one dictionary a function, checked by the schema in every test of process",
    "pipeline/register_rows/aggregates": "test_examples_scored and tests/normalizers/counts",
    "pipeline/register_rows/ledger": "test_examples_scored compares its rows, cells and regions with every example",
    "pipeline/register_rows/reading": "a value",
    "pipeline/settings": "values without work",
    "pipeline/sources/source": "a value without work",
    "pipeline/summary": "pipeline/test_cli reads what is printed",
}
# Tests of no single module, and what they are of.
OF_SEVERAL = {
    "extractors/test_layouts": "pages as clerks' programs print them, from drawing to logical table",
    "extractors/test_unseen_layouts": "pages that no sample was printed with",
    "extractors/test_regions": "regions of all kinds of rows",
    "extractors/test_long_documents": "the work as documents grow",
    "extractors/test_tolerances": "the measures of all modules",
    "extractors/tables/test_random_grids": "ruled and borderless finders on invented grids",
    "normalizers/vocabulary/test_reached": "the words themselves: each is reached by a case, a source or a promise",
    "pipeline/test_same_content": "the same rows from every format",
}


def found_tests(package: str) -> set[str]:
    found = (path.relative_to(TESTS) for path in (TESTS / package).rglob("test_*.py"))
    return {(path.parent / path.stem).as_posix() for path in found}


def modules_of(package: str) -> Iterator[str]:
    root = TESTS.parent
    for path in (root / package).rglob("*.py"):
        if path.name != "__init__.py":
            yield path.relative_to(root).with_suffix("").as_posix()


def mirror_of(module: str) -> str:
    *folders, name = module.split("/")
    return "/".join([*folders, f"test_{name}"])


def excused(reasons: dict[str, str], package: str) -> set[str]:
    return {name for name in reasons if name.startswith(f"{package}/")}


@pytest.mark.parametrize("package", PACKAGES)
def test_module_without_tests_of_its_own_is_tested_nowhere(package: str) -> None:
    assert {m for m in modules_of(package) if mirror_of(m) not in found_tests(package)} == excused(ELSEWHERE, package)


@pytest.mark.parametrize("package", PACKAGES)
def test_tests_stand_where_nobody_looks_for_them(package: str) -> None:
    assert found_tests(package) - {mirror_of(m) for m in modules_of(package)} == excused(OF_SEVERAL, package)
