"""Tests stand where their module does: tests/extractors/x/test_y.py is of extractors/x/y.py."""

from __future__ import annotations

from pathlib import Path

import extractors

# Modules without a test module of their own, and where they are tested.
ELSEWHERE = {
    "document/pages": "values without work",
    "document/problems": "values without work",
    "document/tables": "values without work",
    "language": "a protocol",
    "tables/engines/engine": "a protocol",
    "extract": "test_layouts, test_unseen_layouts and test_regions read whole pages",
    "formats/errors": "test_read has every kind of file that cannot be read",
    "formats/pdf": "test_read, and ocr/test_garbled_text for pages read again",
    "forms/on_pages": "forms/test_stacked reads whole pages",
    "ocr/tesseract": "ocr/test_scanned_page, with the program itself",
    "pdf/bindings": "declarations; pdf/test_text_layer and pdf/test_rulings call them",
    "pdf/structure_tree": "tables/engines/test_tagged, which shows what the tree is read for",
    "tables/engines/camelot": "tables/test_opinions asks every engine for the same pages",
    "tables/engines/pdfplumber": "tables/test_opinions",
    "tables/engines/stated": "the tests of formats whose files state tables",
    "tables/ruled/held_words": "the tests of split_rows, split_columns, split_cells and outside",
}
# Tests of no single module, and what they are of.
OF_SEVERAL = {
    "test_layouts": "pages as clerks' programs print them, from drawing to logical table",
    "test_unseen_layouts": "pages that no sample was printed with",
    "test_regions": "regions of all kinds of rows",
    "test_long_documents": "the work as documents grow",
    "test_mirror": "the tests themselves",
    "test_tolerances": "the measures of all modules",
    "tables/test_random_grids": "ruled and borderless finders on invented grids",
}
TESTS = Path(__file__).parent
MODULES = Path(extractors.__file__).parent


def all_tests() -> set[str]:
    found = (path.relative_to(TESTS) for path in TESTS.rglob("test_*.py"))
    return {(path.parent / path.stem).as_posix() for path in found}


def modules() -> set[str]:
    found = (path.relative_to(MODULES) for path in MODULES.rglob("*.py") if path.name != "__init__.py")
    return {(path.parent / path.stem).as_posix() for path in found}


def mirror_of(module: str) -> str:
    *folders, name = module.split("/")
    return "/".join([*folders, f"test_{name}"])


def test_module_without_tests_of_its_own_is_tested_nowhere() -> None:
    assert {m for m in modules() if mirror_of(m) not in all_tests()} == set(ELSEWHERE)


def test_tests_stand_where_nobody_looks_for_them() -> None:
    assert all_tests() - {mirror_of(m) for m in modules()} == set(OF_SEVERAL)
