"""One log in each table style that Word offers, printed by LibreOffice: how many come out exactly as typed.

    python -m tests.extractors.word_styles FOLDER

makes the documents in FOLDER, prints them (soffice must be installed) and reads them. What fails is then drawn small in
the tests: the geometry of a style needs no word processor.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from extractors.extract import extract
from extractors.read import read
from tests.extractors.documents import LANGUAGE

HEADER = ("Nr", "Dato", "Hændelse", "Afdeling", "Antal")
ROWS = (
    ("1", "04-01-2021", "Brev til en borger lagt i en forkert kuvert", "Borgerservice", "1"),
    ("2", "19-01-2021", "Mail med adresser sendt til alle i gruppen", "Jobcenter", "14"),
    ("3", "02-02-2021", "Liste med navne glemt ved printeren på 2. sal i det gamle rådhus", "Børn og Unge", "27"),
    ("4", "03-03-2021", "Sag åbnet uden grund", "Sundhed", ""),
    ("5", "11-03-2021", "Telefon tabt i bus; den var låst og blev slettet samme dag af it", "Hjemmepleje", "3"),
    ("6", "28-04-2021", "Referat lagt på nettet med et navn", "Sekretariat", "2"),
    ("7", "17-05-2021", "Forkert fil vedhæftet", "Skole", "140"),
    ("8", "30-06-2021", "Nøgle til arkiv forsvundet", "Teknik", "1"),
)
NAMED = ("Normal Table", "Table Grid")
FAMILIES = (
    "Light Shading",
    "Light List",
    "Light Grid",
    "Medium Shading 1",
    "Medium Shading 2",
    "Medium List 1",
    "Medium List 2",
    "Medium Grid 1",
    "Medium Grid 2",
    "Medium Grid 3",
    "Dark List",
    "Colorful Shading",
    "Colorful List",
    "Colorful Grid",
)
# The younger styles, which python-docx's template lacks. Of each: the table's borders, then for each part of it (first
# row, first column, band) its borders, its fill, and marks of its type. Borders: letters for top, left, bottom, right,
# H and V for those inside; an upper-case name is drawn, "-" before it takes it away.
YOUNGER: dict[str, tuple[str, dict[str, tuple[str, str, str]]]] = {
    "Grid Table Light": ("tlbrHV", {}),
    "Plain Table 1": (
        "tlbrHV",
        {"firstRow": ("", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "F2F2F2", "")},
    ),
    "Plain Table 2": ("tb", {"firstRow": ("b", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("tb", "", "")}),
    "Plain Table 3": ("", {"firstRow": ("b", "", "bC"), "firstCol": ("r", "", "bC"), "band1Horz": ("", "F2F2F2", "")}),
    "Plain Table 4": ("", {"firstRow": ("", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "F2F2F2", "")}),
    "Plain Table 5": (
        "",
        {"firstRow": ("b", "FFFFFF", "iL"), "firstCol": ("r", "FFFFFF", "iLR"), "band1Horz": ("", "F2F2F2", "")},
    ),
    "Grid Table 1 Light": ("tlbrHV", {"firstRow": ("b", "", "b"), "firstCol": ("", "", "b")}),
    "Grid Table 2": (
        "tbHV",
        {"firstRow": ("-tb-H-V", "FFFFFF", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")},
    ),
    "Grid Table 3": (
        "tlbrHV",
        {
            "firstRow": ("-t-l-r-H-V", "FFFFFF", "b"),
            "firstCol": ("-t-l-b-H-V", "FFFFFF", "iR"),
            "band1Horz": ("", "CCCCCC", ""),
            "nwCell": ("b", "", ""),
            "neCell": ("b", "", ""),
        },
    ),
    "Grid Table 4": (
        "tlbrHV",
        {"firstRow": ("tlbr-H-V", "000000", "bW"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")},
    ),
    "Grid Table 5 Dark": (
        "wtlbrHV",
        {
            "all": ("", "CCCCCC", ""),
            "firstRow": ("wtlr-H-V", "000000", "bW"),
            "firstCol": ("wtlb-V", "000000", "bW"),
            "band1Horz": ("", "999999", ""),
        },
    ),
    "Grid Table 6 Colorful": (
        "tlbrHV",
        {"firstRow": ("b", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")},
    ),
    "Grid Table 7 Colorful": (
        "tlbrHV",
        {
            "firstRow": ("-t-lb-r-H-V", "FFFFFF", "b"),
            "firstCol": ("-t-l-b-H-V", "FFFFFF", "iR"),
            "band1Horz": ("", "CCCCCC", ""),
        },
    ),
    "List Table 1 Light": (
        "",
        {"firstRow": ("b", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")},
    ),
    "List Table 2": ("tbH", {"firstRow": ("", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")}),
    "List Table 3": (
        "tlbr",
        {"firstRow": ("", "000000", "bW"), "firstCol": ("-r", "FFFFFF", "b"), "band1Horz": ("tb", "", "")},
    ),
    "List Table 4": (
        "tlbrH",
        {"firstRow": ("tlbr-H", "000000", "bW"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")},
    ),
    "List Table 5 Dark": (
        "tlbr",
        {
            "all": ("", "000000", "W"),
            "firstRow": ("wb", "000000", "bW"),
            "firstCol": ("wr", "000000", "bW"),
            "band1Horz": ("wtb", "000000", "W"),
        },
    ),
    "List Table 6 Colorful": (
        "tb",
        {"firstRow": ("b", "", "b"), "firstCol": ("", "", "b"), "band1Horz": ("", "CCCCCC", "")},
    ),
    "List Table 7 Colorful": (
        "",
        {"firstRow": ("b", "FFFFFF", "iL"), "firstCol": ("r", "FFFFFF", "iLR"), "band1Horz": ("", "CCCCCC", "")},
    ),
}
SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right", "H": "insideH", "V": "insideV"}


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    made = [_save(folder, style, first) for first in (True, False) for style in (*NAMED, *FAMILIES, *YOUNGER)]
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, made)],
        check=True,
        capture_output=True,
    )
    failed = [path.stem for path in made if not is_exact(path.with_suffix(".pdf"))]
    sys.stdout.write("\n".join([*failed, f"{len(failed)} of {len(made)} not exact\n"]))
    return bool(failed)


def is_exact(path: Path) -> bool:
    """Whether the printed log holds the rows as typed, and no others."""
    extraction = extract(read(path), "auto", LANGUAGE)
    rows = [[_squeezed(text) for text in row.texts] for table in extraction.tables for row in table.rows]
    return rows == [[_squeezed(text) for text in row] for row in ROWS]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def _save(folder: Path, style: str, first_column: bool) -> Path:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.add_heading("Brud på persondatasikkerheden i Ellebæk Kommune", 1)
    document.add_paragraph(
        "Oversigten er trukket den 1. juli 2021 og viser de hændelser, som er meldt i første halvår."
    )
    if style in YOUNGER:
        document.styles.element.append(parse_xml(_style_xml(style)))
    table = document.add_table(rows=0, cols=len(HEADER))
    table.style = document.styles[style]
    assert table.style.type == WD_STYLE_TYPE.TABLE
    for texts in (HEADER, *ROWS):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    for row in table.rows:
        for cell, width in zip(row.cells, (30, 75, 170, 90, 50), strict=True):
            cell.width = Pt(width)
    look = table._tbl.tblPr.find(docx.oxml.ns.qn("w:tblLook"))
    if look is None:
        look = parse_xml(f"<w:tblLook {nsdecls('w')}/>")
        table._tbl.tblPr.append(look)
    look.set(docx.oxml.ns.qn("w:val"), "04A0" if first_column else "0420")
    for name, on in (
        ("firstRow", 1),
        ("lastRow", 0),
        ("firstColumn", int(first_column)),
        ("lastColumn", 0),
        ("noHBand", 0),
        ("noVBand", 1),
    ):
        look.set(docx.oxml.ns.qn(f"w:{name}"), str(on))
    path = folder / f"{style.lower().replace(' ', '-')}{'' if first_column else '-plain-first'}.docx"
    document.save(str(path))
    return path


def _style_xml(name: str) -> str:
    borders, parts = YOUNGER[name]
    inside = "".join(_part_xml(*part) for part in parts.items() if part[0] != "all")
    whole = parts.get("all", ("", "", ""))
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>{_type_xml(whole[2])}'
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/>'
        f"<w:tblBorders>{''.join(_borders(borders))}</w:tblBorders></w:tblPr>"
        f"<w:tcPr>{_fill_xml(whole[1])}</w:tcPr>{inside}</w:style>"
    )


def _part_xml(part: str, look: tuple[str, str, str]) -> str:
    borders, fill, marks = look
    drawn = "".join(_borders(borders))
    return (
        f'<w:tblStylePr w:type="{part}">{_type_xml(marks)}'
        f"<w:tcPr>{f'<w:tcBorders>{drawn}</w:tcBorders>' if drawn else ''}{_fill_xml(fill)}</w:tcPr></w:tblStylePr>"
    )


def _type_xml(marks: str) -> str:
    paragraph = '<w:pPr><w:jc w:val="right"/></w:pPr>' if "R" in marks else ""
    found = {
        "b": "<w:b/>",
        "i": "<w:i/>",
        "C": "<w:caps/>",
        "W": '<w:color w:val="FFFFFF"/>',
        "L": '<w:sz w:val="26"/>',
    }
    return f"{paragraph}<w:rPr>{''.join(xml for mark, xml in found.items() if mark in marks)}</w:rPr>"


def _fill_xml(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def _borders(letters: str) -> Iterator[str]:
    color = "FFFFFF" if letters.startswith("w") else "666666"
    for minus, letter in re.findall(r"(-?)([tlbrHV])", letters):
        kind = "nil" if minus else "single"
        yield f'<w:{SIDES[letter]} w:val="{kind}" w:sz="4" w:space="0" w:color="{color}"/>'


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
