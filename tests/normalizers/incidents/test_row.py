"""Cases that a lawyer can read and extend: tests/cases/values_*.csv, one cell of a log and what must come of it.

guards    what would go wrong if this failed
column    the printed header over the cell
text      the words in the cell
context   what else is printed, parts with " | " between them: other cells of the row ("Årsag: Menneskelig fejl"), and
          in square brackets what the document says around the table: [title], [section], [text] (repeat as needed)
expected  field=value with " | " between them; NULL: the field must stay empty; true, false, a number, an ISO day or a
          word of the register; review=CODE, review=none or note=CODE; types=a+b: at least these kinds of data
"""

import csv
from pathlib import Path

import pytest

from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.documents.understanding import understand
from normalizers.findings import Findings
from normalizers.incidents import row as incident_row
from normalizers.tables.rows import Disposition, RowSense
from normalizers.vocabulary.words import shipped

FOLDER = Path(__file__).parents[2] / "cases"
FILES = sorted(FOLDER.glob("values_*.csv"))
SEPARATOR = " | "


def cases() -> list[tuple[str, dict[str, str]]]:
    read = []
    for path in FILES:
        with path.open(encoding="utf-8", newline="") as lines:
            read += [(f"{path.stem}: {case['guards']}", case) for case in csv.DictReader(lines)]
    return read


CASES = cases()


def parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


def around(context: str, name: str) -> list[str]:
    mark = f"[{name}]"
    return [part.removeprefix(mark).strip() for part in parts(context) if part.startswith(mark)]


def read(case: dict[str, str]) -> Findings:
    """The one row of a log with this cell and its context, read as in a document."""
    others = [part.partition(":") for part in parts(case["context"]) if not part.startswith("[")]
    printed = [(case["column"], case["text"]), *((header.strip(), text.strip()) for header, _, text in others)]
    row = LogicalRow(tuple(LogicalCell(header, text) for header, text in printed), (), ())
    table = LogicalTable(tuple(header for header, _ in printed), (row,), (), "case")
    title = next(iter(around(case["context"], "title")), None)
    sense = understand(shipped(), [table], around(case["context"], "text"), title, "case.pdf")
    section = next(iter(around(case["context"], "section")), None)
    record = sense.record(sense.tables[0], row, RowSense(Disposition.INCIDENT, "a case", section))
    return incident_row.normalise(record)


def as_text(value: object) -> str:
    if value is None:
        return "NULL"
    return str(value).lower() if isinstance(value, bool) else str(value)


def said(found: Findings, name: str, wanted: str) -> str:
    """What was found, in the words of the case; equal to wanted where the case holds."""
    if name in ("review", "note"):
        codes = {str(code) for code in (found.review if name == "review" else found.notes)}
        return wanted if wanted in codes or (wanted == "none" and not codes) else "+".join(sorted(codes)) or "none"
    if name == "types":
        types = found.get("data_types") or ()
        assert isinstance(types, tuple)
        return wanted if set(wanted.split("+")) <= set(types) else "+".join(types)
    return as_text(found.get(name))


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_case_of_a_cell(name: str, case: dict[str, str]) -> None:
    found = read(case)
    expected = [pair.partition("=") for pair in parts(case["expected"])]
    assert expected, "a case must expect something"
    wanted = {field.strip(): value.strip() for field, _, value in expected}
    assert {field: said(found, field, value) for field, value in wanted.items()} == wanted


def test_every_case_has_a_name_of_its_own() -> None:
    names = [name for name, _ in CASES]
    assert len(names) == len(set(names))


DENIED = ["Ingen {}", "ikke {}", "uden {}", "hverken {} eller telefonnumre"]


@pytest.mark.parametrize("form", DENIED)
@pytest.mark.parametrize("kind", ["CPR", "helbredsoplysninger", "straffeattest", "fagforeningsforhold", "religion"])
def test_denied_kind_of_data_never_counts(form: str, kind: str) -> None:
    cell = {"column": "Personoplysninger", "text": f"Navn, {form.format(kind)}", "context": ""}
    found = read(cell)
    assert found.get("almindelige") is True
    assert [found.get(c) for c in ("fortrolige", "følsomme", "strafbare")] == [False, False, False]


@pytest.mark.parametrize("sentence", ["Sagen blev drøftet på et møde.", "Se også bilaget.", "Vejret var fint."])
@pytest.mark.parametrize("column", ["Beskrivelse", "Bemærkninger", "Foranstaltninger"])
def test_sentence_about_nothing_changes_no_value(sentence: str, column: str) -> None:
    context = (
        "Dato for hændelsen: 7/3-2019 | Årsag: Menneskelig fejl | Personoplysninger: Navn og CPR | Antal berørte: 12"
    )
    without = read({"column": column, "text": "Brev sendt til forkert borger.", "context": context})
    added = read({"column": column, "text": f"Brev sendt til forkert borger. {sentence}", "context": context})
    assert {v.field: v.value for v in added.values} == {v.field: v.value for v in without.values}
    assert added.review == without.review
