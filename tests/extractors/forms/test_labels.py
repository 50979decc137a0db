"""Labels without rules: which texts of a page are labels, on one line or two, and which only look like them."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.forms.labels import LabelledLine, labels_of
from extractors.tables.pages_seen import PagesSeen
from tests.extractors.documents import BOLD, FONT, LANGUAGE, PITCH, SIZE, Page, Sheet, opened, pdf

LABELS = ["Dato", "Hvad skete der", "Årsag", "Antal"]
FORMS = [["2. maj 2021", "Brev sendt", "Fejl", "1"], ["3. maj 2021", "Mappe åben", "System", "300"]]


def found_on(*pages: Page) -> list[LabelledLine]:
    """The lines of all pages with the labels that all together show."""
    seen = PagesSeen(opened(pdf(*pages)))
    lines = [seen.lines(number) for number in range(1, len(pages) + 1)]
    labels = labels_of(lines, LANGUAGE)
    return [x for page in lines for x in labels.on(page)]


def heads(found: list[LabelledLine]) -> list[str]:
    """The first texts of the lines that begin with a label."""
    return [" ".join(w.text for w in x.line.segments[0]) for x in found if x.labels]


def pairs(labels: list[str], *, title: str = "", label: str = FONT) -> Page:
    """Forms of these labels, each line of a label with its value beside the first; over each a larger title."""

    def page(sheet: Sheet) -> None:
        top = 60.0
        for form in FORMS:
            if title:
                sheet.text(40, top, title, size=SIZE + 4)
                top += 2 * PITCH
            for name, value in zip(labels, form, strict=True):
                sheet.text(160, top, value)
                top = sheet.lines(40, top, name.split("\n"), font=label)
            top += 14

    return page


def test_known_labels_that_come_again_are_labels() -> None:
    assert heads(found_on(pairs(LABELS))) == LABELS * 2


@pytest.mark.parametrize("label", [FONT, BOLD])
def test_unknown_text_where_labels_stand_with_a_value_beside_is_a_part_of_the_value_above(label: str) -> None:
    unknown = [*LABELS[:3], "Zukkelfiz"]
    assert heads(found_on(pairs(unknown, label=label))) == unknown * 2


def test_title_of_each_form_in_larger_type_is_a_label() -> None:
    assert heads(found_on(pairs(LABELS, title="Hændelse"))) == LABELS * 2


def test_what_is_printed_once_is_a_label() -> None:
    def page(sheet: Sheet) -> None:
        for number, (name, value) in enumerate(zip(LABELS, FORMS[0], strict=True)):
            sheet.text(40, 60 + number * PITCH, name)
            sheet.text(160, 60 + number * PITCH, value)

    assert heads(found_on(page)) == []


@pytest.mark.parametrize("broken", ["Hvad\nskete der", "Hvad\nskete\nder", "Hvad skete\nder"])
def test_lines_of_one_label_are_labels_of_their_own(broken: str) -> None:
    found = found_on(pairs(["Dato", broken, "Årsag", "Antal"]))
    assert heads(found) == ["Dato", broken.partition("\n")[0], "Årsag", "Antal"] * 2
    assert sum(x.goes_on for x in found) == 2 * broken.count("\n")


def test_label_under_one_that_ends_in_a_colon_is_the_rest_of_it() -> None:
    labels = [f"{name}:" for name in LABELS]
    known = found_on(pairs(labels))
    assert not any(x.goes_on for x in known)


@pytest.mark.parametrize("gap", [4.5, 6.0])
def test_label_set_close_to_its_value_by_its_right_end_is_one_text_with_it(gap: float) -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for form in FORMS:
            for name, value in zip(LABELS, form, strict=True):
                wide = 12.0 if name in ("Dato", "Årsag", "Antal") and form is FORMS[0] else gap
                sheet.text(160 - wide - stringWidth(name, FONT, SIZE), top, name)
                sheet.text(160, top, value)
                top += PITCH

    assert heads(found_on(page)) == LABELS * 2
