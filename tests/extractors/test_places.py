"""Places of an extraction told anew."""

from __future__ import annotations

from dataclasses import replace

from extractors.document.geometry import Region
from extractors.places import Places
from tests.extractors.documents import Ruled, extraction_of, pdf

ROWS = [["Nr", "Hændelse"], ["1", "Mail sendt"], ["2", "Mappe åben"]]


def test_every_region_is_told_anew_and_one_over_a_border_in_two_parts() -> None:
    found = extraction_of(pdf(Ruled(ROWS, [40, 200]).draw))

    def halves(region: Region) -> list[Region]:
        middle = region.middle[0]
        return [replace(region, page=7, x1=middle), replace(region, page=8, x0=middle)]

    table = Places(halves).of(found).tables[0]
    assert {entry.row.region.page for entry in table.ledger} == {7}
    assert {cell.region.page for entry in table.ledger for cell in entry.row.cells if cell} == {7}
    assert all({region.page for region in row.regions} == {7, 8} for row in table.rows)
    assert [row.texts for row in table.rows] == [row.texts for row in found.tables[0].rows]
