"""Small tagged PDFs, written object by object: tables in a structure tree, no rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

HEIGHT = 842
SIZE = 9


@dataclass(frozen=True)
class Tagged:
    """A cell: its lines under each other from (x, top), and its spans."""

    lines: Sequence[str]
    x: float
    top: float
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class TaggedSheet:
    """A page: the rows of its table, and texts that no element holds."""

    rows: Sequence[Sequence[Tagged]]
    loose: Sequence[Tagged] = ()


@dataclass
class _File:
    """Objects by number, from 1."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, content: str = "") -> int:
        self.objects.append(content.encode("latin-1"))
        return len(self.objects)

    def put(self, number: int, content: str) -> None:
        self.objects[number - 1] = content.encode("latin-1")

    def data(self) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, content in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        trailer = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
        return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def tagged_pdf(*sheets: TaggedSheet) -> bytes:
    """The file's bytes; each sheet is a page with one table."""
    file = _File()
    catalog, pages, font, tree, document = (file.add() for _ in range(5))
    file.put(font, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
    tables, kids, parents = [], [], []
    for key, sheet in enumerate(sheets):
        page, table = file.add(), file.add()
        kids.append(page)
        tables.append(table)
        owners, stream = _marked_cells(file, sheet, page, table)
        parents.append(f"{key} [{_references(owners)}]")
        content = file.add(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        file.put(
            page,
            f"<</Type /Page /Parent {pages} 0 R /MediaBox [0 0 595 {HEIGHT}] /StructParents {key} "
            f"/Resources <</Font <</F {font} 0 R>>>> /Contents {content} 0 R>>",
        )
    file.put(pages, f"<</Type /Pages /Count {len(kids)} /Kids [{_references(kids)}]>>")
    file.put(document, f"<</Type /StructElem /S /Document /P {tree} 0 R /K [{_references(tables)}]>>")
    for table in tables:
        file.objects[table - 1] = file.objects[table - 1].replace(b"/P 0 0 R", b"/P %d 0 R" % document)
    names = f"<</Nums [{' '.join(parents)}]>>"
    file.put(tree, f"<</Type /StructTreeRoot /K {document} 0 R /ParentTree {names}>>")
    file.put(catalog, f"<</Type /Catalog /Pages {pages} 0 R /StructTreeRoot {tree} 0 R /MarkInfo <</Marked true>>>>")
    return file.data()


def _marked_cells(file: _File, sheet: TaggedSheet, page: int, table: int) -> tuple[list[int], str]:
    """The element that owns each marked content in turn, and the page's drawing."""
    owners: list[int] = []
    drawn = [_text(cell) for cell in sheet.loose]
    rows = []
    for row in sheet.rows:
        number = file.add()
        rows.append(number)
        cells = []
        for cell in row:
            spans = f"/A <</O /Table /RowSpan {cell.rows} /ColSpan {cell.columns}>>"
            mark = len(owners)
            cells.append(file.add(f"<</Type /StructElem /S /TD /P {number} 0 R /Pg {page} 0 R {spans} /K {mark}>>"))
            owners.append(cells[-1])
            drawn.append(f"/TD <</MCID {mark}>> BDC\n{_text(cell)}\nEMC")
        file.put(number, f"<</Type /StructElem /S /TR /P {table} 0 R /K [{_references(cells)}]>>")
    file.put(table, f"<</Type /StructElem /S /Table /P 0 0 R /K [{_references(rows)}]>>")
    return owners, "\n".join(drawn)


def _text(cell: Tagged) -> str:
    lines = [
        f"1 0 0 1 {cell.x} {HEIGHT - cell.top - SIZE * (n + 1)} Tm ({text}) Tj" for n, text in enumerate(cell.lines)
    ]
    return f"BT /F {SIZE} Tf {' '.join(lines)} ET"


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
