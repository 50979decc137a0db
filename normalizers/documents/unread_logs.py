"""Pages that look like a log of breaches or a memo of counts although nothing was read from them.

It decides no kind: what kinds and log_tables have told is looked at once more from the pages, so that a layout or a
wording which they do not know is not passed over as a document about something else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.document.problems import Problem, Severity, Stage
from extractors.document.tables import Paragraph
from normalizers.codes import Kind, NormaliseCode, Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.documents.breach_signs import BreachSigns
from normalizers.documents.kind_words import KindWords, stand_in
from normalizers.documents.log_tables import DATES, LogTables, are_of_log
from normalizers.documents.period import BARE_YEAR, HEAD_PARAGRAPHS, TITLE_WORDS
from normalizers.documents.printed_lines import PrintedLine, printed_lines
from normalizers.documents.understanding import Understanding
from normalizers.record import Role
from normalizers.tables.column_content import consecutive
from normalizers.tables.header_lines import HeaderLines
from normalizers.tables.rows import RowClassifier
from normalizers.vocabulary.patterns import any_of
from normalizers.vocabulary.words import Vocabulary

# So many days or rows make a log of what stands under a header or tells of breaches: two may be chance.
ENTRIES = 3
# So many headers, one of them over numbers or days, are no heading that happens to be made of such words.
HEADERS = 4
COUNTING = (DATES - {Role.REPORTED}) | {Role.SOURCE_NUMBER}
# A day that begins a paragraph stands within so many characters, a number before it.
LEAD = 20
# So many sentences with counts make a memo where no heading says so.
COUNTS = 2
# Characters of the words shown to a person who looks for them on the page.
SHOWN = 160
SENTENCE_ENDS = (".", "!", "?", ":")
DAYS = (Precision.DAY, Precision.MINUTE)


@dataclass(frozen=True, slots=True)
class _Pages:
    """What is printed, and how much it speaks of breaches.

    named: a title or the first headings do; about: something does; imagined: it says that nothing of it has happened.
    """

    sense: Understanding
    lines: tuple[PrintedLine, ...]
    named: bool
    about: bool
    imagined: bool


@dataclass(frozen=True, slots=True)
class _Sight:
    """What was seen on a page: in a person's words, and as printed."""

    page: int
    what: str
    words: str


class UnreadLogs:
    """Looks for signs of logs and counts with the words of headers, breaches and kinds of documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(KindWords)
        self._lists = self._words.lists
        self._breach = any_of(self._lists.breach)
        self._headers = vocabulary.of(HeaderLines)
        self._logs = vocabulary.of(LogTables)
        self._rows = vocabulary.of(RowClassifier)
        self._signs = vocabulary.of(BreachSigns)
        self._dates = vocabulary.of(DateGrammar)

    def problem(self, sense: Understanding, paragraphs: Sequence[Paragraph], read: Collection[int]) -> Problem | None:
        """What was seen of a log or of counts on pages that gave nothing; read: the pages that gave a row."""
        pages = self._pages(sense, printed_lines([t.table for t in sense.tables], paragraphs))
        if not pages.lines or (read and sense.kind.kind is Kind.NOTICE) or self._is_foreign(pages):
            return None
        left = [line for line in pages.lines if line.page not in read and (not read or _may_be_lost(line, sense))]
        by_page = groupby(left, lambda line: line.page)
        sights = [seen for _, lines in by_page if (seen := self._on_page(pages, tuple(lines)))]
        if not sights and not read:
            said = (self._titled(pages), self._counted(pages), self._told(pages))
            sights = [seen for seen in said if seen][:1]
        return _problem(sights) if sights else None

    def _pages(self, sense: Understanding, lines: tuple[PrintedLine, ...]) -> _Pages:
        texts = [line.text for line in lines]
        breach = self._lists.breach
        return _Pages(
            sense,
            lines,
            named=stand_in(breach, _headings(sense.title, lines)),
            about=stand_in(breach, [sense.title or "", *texts]),
            imagined=stand_in(self._lists.imagined, texts),
        )

    def _is_foreign(self, pages: _Pages) -> bool:
        """Whether the document's title is that of a plan, a manual or another text in which nothing has happened."""
        title = pages.sense.title or pages.lines[0].text
        return stand_in((*self._lists.plans, *self._lists.guide), [title]) or self._words.lists_others(title)

    def _on_page(self, pages: _Pages, lines: Sequence[PrintedLine]) -> _Sight | None:
        """The first sign that a page holds a log."""
        signs: tuple[tuple[str, Callable[[_Pages, Sequence[PrintedLine]], str | None]], ...] = (
            ("the header of a log over a table's rows", self._headed_table),
            ("the header of a log over days", self._headed_lines),
            ("rows with numbers or days that tell of breaches", self._entries),
        )
        seen = (_Sight(lines[0].page, what, words) for what, sign in signs if (words := sign(pages, lines)))
        return next(seen, None)

    def _headed_table(self, pages: _Pages, lines: Sequence[PrintedLine]) -> str | None:
        """The header of a table of the page that has the columns of a log, and rows."""
        for index in dict.fromkeys(line.table for line in lines if line.table is not None):
            table = pages.sense.tables[index]
            rows = [line for line in lines if line.table == index and line.body]
            if (
                any(self._rows.says_something(line.texts) for line in rows)
                and self._logs.is_headed(table, about=pages.about, named=pages.named)
                and not self._logs.is_imagined(table, told=pages.imagined)
            ):
                return " | ".join(column for column in table.table.columns if column)
        return None

    def _headed_lines(self, pages: _Pages, lines: Sequence[PrintedLine]) -> str | None:
        """The headers of a log in one line, or in several below each other, with days below them."""
        if self._days(lines) < ENTRIES:
            return None
        printed = ("" if self._signs.gives_rule(line.text) else line.text for line in lines)
        roles = [frozenset(self._headers.roles_in(text)) for text in printed]
        for start, end in _runs(roles):
            headers = frozenset[Role]().union(*roles[start:end])
            known = len(headers) >= HEADERS and headers & COUNTING
            if not known or not are_of_log(headers, about=pages.about, named=pages.named):
                continue
            if self._days(lines[end:]) >= ENTRIES:
                return " | ".join(line.text for line in lines[start:end])
        return None

    def _entries(self, pages: _Pages, lines: Sequence[PrintedLine]) -> str | None:
        """The first of several rows that tell of breaches: with a day or counted, or paragraphs that a day begins."""
        for table, grouped in groupby(lines, lambda line: line.table):
            rows = [line for line in grouped if line.body]
            told = [line for line in rows if self._tells(line.text, about=pages.about)]
            lead = LEAD if table is None else None
            entries = [line for line in told if self._days([line], lead)]
            if table is not None and consecutive([line.texts[0] for line in told]):
                entries = told
            if len(entries) >= ENTRIES and (table is None or 2 * len(entries) >= len(rows)):
                return entries[0].text
        return None

    def _tells(self, text: str, *, about: bool) -> bool:
        """Whether a row says what went wrong, by more than the word breach; about False: and whose data."""
        return self._signs.tells(self._breach.sub(" ", text), of_data=not about)

    def _titled(self, pages: _Pages) -> _Sight | None:
        """The title of a list of breaches, or of a year's, over a text that is no form or guide and never says none."""
        heads = [h for h in _headings(pages.sense.title, pages.lines) if stand_in(self._lists.breach, [h])]
        listed = [h for h in heads if stand_in(self._lists.lists, [h]) or BARE_YEAR.search(h)]
        if pages.imagined or not listed:
            return None
        told = [sentence for _, sentence in _sentences(pages.lines)]
        rules = sum(self._signs.gives_rule(sentence) for sentence in told)
        body = [line.text for line in pages.lines if line.text.strip() not in heads]
        asked = sum(bool(self._headers.roles_in(text)) for text in body)
        if 2 * max(rules, asked) > len(told) or any(self._rows.says_nothing([sentence]) for sentence in told):
            return None
        return _Sight(pages.lines[0].page, "the title of a list or count of breaches", listed[0])

    def _told(self, pages: _Pages) -> _Sight | None:
        """The first words on what went wrong in a text that tells of a breach, however it is cut into cells."""
        if pages.imagined or not self._signs.evidence([line.text for line in pages.lines], pages.sense.title).tells:
            return None
        told = ((page, words) for page, words in _sentences(pages.lines) if self._tells(words, about=True))
        return next((_Sight(page, "sentences that tell of a breach", words) for page, words in told), None)

    def _counted(self, pages: _Pages) -> _Sight | None:
        """The first of the sentences that count breaches."""
        counted = [
            (page, sentence)
            for page, sentence in _sentences(pages.lines)
            if self._words.counts(sentence) and not self._signs.gives_rule(sentence)
        ]
        if not pages.about or len(counted) < (1 if pages.named else COUNTS):
            return None
        page, sentence = counted[0]
        return _Sight(page, "sentences that count breaches", sentence)

    def _days(self, lines: Sequence[PrintedLine], lead: int | None = None) -> int:
        """How many days stand in lines, in their first so many characters."""
        texts = (line.text[:lead] for line in lines)
        return sum(day.precision in DAYS for text in texts for day in self._dates.find_dates(text, 2000))


def _may_be_lost(line: PrintedLine, sense: Understanding) -> bool:
    """Whether a line may be of a lost part, where other pages gave rows: of a memo's prose none is."""
    return line.table is not None or sense.kind.kind is Kind.LOG


def _headings(title: str | None, lines: Sequence[PrintedLine]) -> list[str]:
    """The title, and the short ones of the first lines that are no sentences."""
    opening = [line.text.strip() for line in lines[:HEAD_PARAGRAPHS]]
    heads = [text for text in opening if len(text.split()) <= TITLE_WORDS and not text.endswith(SENTENCE_ENDS)]
    return [*([title] if title else []), *heads]


def _runs(roles: Sequence[frozenset[Role]]) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines next to each other that are headers."""
    for found, group in groupby(enumerate(roles), lambda item: bool(item[1])):
        if found:
            places = [place for place, _ in group]
            yield places[0], places[-1] + 1


def _sentences(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, str]]:
    """(page, words) of every sentence."""
    for line in lines:
        yield from ((line.page, line.text[start:end]) for start, end in sentences(line.text))


def _problem(sights: Sequence[_Sight]) -> Problem:
    """One problem for all pages, which shows the words of the first."""
    first = sights[0]
    numbers = [str(seen.page) for seen in sights]
    pages = f"Page {numbers[0]} looks" if len(numbers) == 1 else f"Pages {', '.join(numbers)} look"
    message = f"{pages} like a log, a count or a letter about breaches ({first.what}), and nothing was read there"
    words = " ".join(first.words.split())
    return Problem(Stage.NORMALISE, Severity.ERROR, NormaliseCode.LOG_UNREAD, message, words[:SHOWN], page=first.page)
