"""Web pages: what a reader of the page sees is read, the site around it is not."""

import pytest

from extractors.formats.flow_layout import FlowTable, Text
from extractors.formats.html import read_html

TABLE = "<table><tr><th>Nr</th><th>Hændelse</th></tr><tr><td>1</td><td>Brev</td></tr></table>"


def texts_of(page: str) -> list[str]:
    return [block.text for block in read_html(page.encode()).pages[0] if isinstance(block, Text)]


def table_of(page: str) -> dict[tuple[int, int], tuple[str, int, int]]:
    """The one table: place -> text, rows and columns it spans."""
    (table,) = [block for block in read_html(page.encode()).pages[0] if isinstance(block, FlowTable)]
    return {(c.row, c.column): (c.text, c.rows, c.columns) for c in table.cells}


def test_navigation_scripts_and_hidden_parts_are_not_read() -> None:
    hidden = "<nav>Menu</nav><script>x</script><style>p{}</style><p hidden>nej</p><p style='display: none'>nej</p>"
    assert texts_of(f"<html><body>{hidden}<p>Brev sendt.</p></body></html>") == ["Brev sendt."]


def test_marked_up_words_stay_in_their_sentence() -> None:
    page = "<p>Vi <b>sendte</b>\n et <a href='/'>brev</a>.</p><ul><li>navn<li>adresse</ul>Til sidst<br>to linjer"
    assert texts_of(page) == ["Vi sendte et brev.", "navn", "adresse", "Til sidst\nto linjer"]


def test_headings_are_larger_and_bold() -> None:
    first, second = read_html(b"<h1>Liste</h1><p>Brev</p>").pages[0]
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert (first.bold, second.bold) == (True, False)
    assert first.size > second.size


def test_spans_are_kept_and_missing_cells_are_empty() -> None:
    page = "<table><tr><td rowspan=2>a<td colspan=2>b</tr><tr><td>c</tr><tr><td>d<td>e<td>f</table>"
    assert table_of(page) == {
        (0, 0): ("a", 2, 1),
        (0, 1): ("b", 1, 2),
        (1, 1): ("c", 1, 1),
        (1, 2): ("", 1, 1),
        (2, 0): ("d", 1, 1),
        (2, 1): ("e", 1, 1),
        (2, 2): ("f", 1, 1),
    }


@pytest.mark.parametrize("span", ["0", "-3", "99999", "to", ""])
def test_senseless_span_makes_no_cells_overlap(span: str) -> None:
    page = f"<table><tr><td rowspan='{span}'>a<td>b</tr><tr><td>c<td>d</tr></table>"
    found = table_of(page)
    covered = [
        (r + i, k + j) for (r, k), (_, rows, columns) in found.items() for i in range(rows) for j in range(columns)
    ]
    assert len(covered) == len(set(covered))
    assert "".join(sorted(text for text, _, _ in found.values())) == "abcd"


def test_table_that_only_places_another_is_no_table() -> None:
    page = f"<table><tr><td>Menu</td><td>{TABLE}</td></tr></table>"
    assert texts_of(page) == ["Menu"]
    assert table_of(page)[1, 1] == ("Brev", 1, 1)


def test_caption_of_a_table_stands_over_it() -> None:
    blocks = read_html(TABLE.replace("<table>", "<table><caption>Liste</caption>").encode()).pages[0]
    assert blocks[0] == Text("Liste")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_danish_letters_are_read_in_every_encoding(encoding: str) -> None:
    blocks = read_html("<html><p>Blåbærgrød</p></html>".encode(encoding)).pages[0]
    assert blocks == (Text("Blåbærgrød"),)


def test_page_without_anything_is_empty() -> None:
    assert read_html(b"<html><body></body></html>").pages == ((),)


@pytest.mark.parametrize(
    "around",
    [
        "<div class='cookie-banner'><p>Vi bruger cookies</p></div>",
        "<div role='dialog'>Godkend alle</div>",
        "<div id='breadcrumbs'>Forside &gt; Om os</div>",
        "<aside><h3>Seneste nyt</h3><p>Ny cykelsti</p></aside>",
        "<ul><li>17.02. <a href='#'>Vinterferie for alle børn i byen</a></li><li><a href='#'>Nyt busskur</a></li></ul>",
        "<p><a href='#'>Del på nettet</a> · <a href='#'>Udskriv</a></p>",
        "<footer><p>Rådhustorvet 1, tlf. 70 10 20 30</p></footer>",
        "<p aria-hidden='true'>tegn</p>",
    ],
)
def test_site_around_the_content_is_not_read(around: str) -> None:
    assert texts_of(f"<html><body>{around}<main><p>Brev sendt.</p></main></body></html>") == ["Brev sendt."]


def test_text_with_links_and_the_foot_of_an_article_are_content() -> None:
    text = "<p>Vi fandt <a href='#'>en fejl</a> i <a href='#'>en mappe</a> og rettede den straks.</p>"
    page = f"<article>{text}<footer>Skrevet i maj</footer></article>"
    assert texts_of(f"<html><body class='no-cookie'>{page}</body></html>")[-1] == "Skrevet i maj"
    assert len(texts_of(page)) == 2


def test_what_is_entered_in_a_form_is_lost() -> None:
    cells = (
        "<input type=checkbox checked> Ja <input type=checkbox> Nej",
        "<input type=radio> Ja <input type='radio' checked=''> Nej",
        "<input value='Nordlys'><input type=hidden value=7><input type=password value=hemmelig>",
        "<select><option>Ja<option selected>Nej</select>",
        "<textarea>Brev sendt</textarea>",
    )
    rows = "".join(f"<tr><td>{n}</td><td>{cell}</td></tr>" for n, cell in enumerate(cells))
    found = table_of(f"<table><tr><th>Nr</th><th>Anmeldt</th></tr>{rows}</table>")
    texts = [found[row, 1][0] for row in range(1, 6)]
    assert texts == ["☒ Ja ☐ Nej", "☐ Ja ☒ Nej", "Nordlys", "Nej", "Brev sendt"]


def test_list_that_leads_about_the_site_is_text() -> None:
    assert texts_of("<p>Brev</p><select><option selected>Dansk<option>English</select>") == ["Brev"]
