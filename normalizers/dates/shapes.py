"""The shapes in which dates are written, as patterns in order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from normalizers.dates.spans import Place
from normalizers.dates.words import DateWords
from normalizers.vocabulary.patterns import literals, longest_first
from normalizers.vocabulary.words import Vocabulary


class Unit(StrEnum):
    """What a point of time counts: days of a month, thirds of a month, weeks of a year, and so on."""

    DAY = "day"
    THIRD = "third"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    FEAST = "feast"


_Y4 = r"(?:19|20)\d\d"
_Y2 = r"['’]?\d\d"
_BEGIN = r"(?<![\w§])(?<!\d[.,:])(?:(?<!\d/)|(?<=\d{4}/))"
_END = r"(?![\w])(?![./:,]\d)(?!-\d{3})"
_ISO_END = r"(?=T\d|(?!\w)(?![./-]\d))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_FULL = rf"(?P<year>{_Y4})(?!\w)(?!\.\d)(?!/\d(?!\d?[./-]\d))(?!-\d{{3}})"
# Between month and year: "5/1-2019", "5.1. 2019", "5. jan., 2019", "5. jan. 19".
_THEN = r"(?:\s?[./,–-]\s?|\.?\s{1,2}|\.\s?[-/]\s?)"
_NAMED_YEAR = rf"[\s,./–-]{{0,3}}{_FULL}"
_DAY_YEAR = rf"(?:{_NAMED_YEAR}|[\s-]['’]?(?P<short>\d\d)(?!\w)(?![./:-]\d)(?!\.?\s+\w))?"
# "aug. 23" at the end of a text: a day would stand before its month.
_LAST_YEAR = r"\s(?=(?:1[6-9]|[23]\d)\s*[)]?$)"
_MONTH_YEAR = rf"(?:{_NAMED_YEAR}|(?:\s?[-'’]|{_LAST_YEAR})(?P<short>\d\d)(?![\w.]))?"
_ANY_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DIGITS = (
    re.compile(r"(?<!\w)(?P<day>0[1-9]|[12]\d|3[01])(?P<month>0[1-9]|1[0-2])(?P<year>(?:20)?\d\d)(?!\w)"),
    re.compile(r"(?<!\w)(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\w)"),
)
# Months in Roman numerals, as on stamps ("7.III.2019").
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
Table = tuple[tuple[Unit, re.Pattern[str]], ...]


class Shapes:
    """The shapes of dates with the words of a vocabulary, and what leads, joins and follows them.

    never: numbers that are no dates. connector: between two dates of one range. lead_end: what may stand right before
    a date. to_a_year: what makes the number before it a year. earlier_days: "12. og" before the 14th. time_after,
    time_before: the time of day beside a date; stamp_after: one with its zone. weekdays_before, weekdays_after: the
    weekdays beside a week.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.of(DateWords)
        self.month_name = "(?:" + literals(words.months) + r")(?![^\W\d_])"
        self.never = _never(self.month_name, words.parts.week[0])
        self._table = _table(words, self.month_name)
        # Shapes that are dates in a date column alone, whatever else such numbers are in a text.
        self.in_columns = _column_table(words, self.month_name)
        article, short = words.said.articles
        to = literals(words.said.range_words)
        # A cell that holds nothing but digits.
        self._digits_cell = _compiled(rf"\s*\d{{6}}(?:\d\d)?(?:\s*(?:[-–—/,]|{to})\s*\d{{6}}(?:\d\d)?)?\s*")
        lead = rf"(?:{longest_first(words.weekdays)}\.?\s+)?(?:(?<!\w){article}\s+|(?<!\w){short}\.?\s*)?"
        joins = longest_first(words.said.connectors)
        self.connector = rf"(?:\s*(?:[-–—/&+→]|->|=>)\s*|\s*[,;:]?\s*{joins}[:.]?\s*|\s*[,;\n]\s*)"
        self.lead_end = _compiled(rf"{lead}(?:(?:{literals(words.said.lead_in)})\s+)?$")
        # "2019 til 2021", "2019 til dec. 2021", "2019 til den 3. maj 2021".
        self.to_a_year = _compiled(
            rf"{self.connector}{lead}(?:\d{{1,2}}[./-]\s?(?:\d{{1,2}}[./-]|{self.month_name}\.?)\s?"
            rf"|{self.month_name}\.?\s+)?{_Y4}(?!\w)"
        )
        self.between = _compiled(rf"\.?\s*\)?{self.connector}{lead}(?:(?:{literals(words.said.again)})\s+)?")
        self.range_sign = _compiled(rf"\s*(?:[-–—]|{to})\s*")
        self.then_month = _compiled(f"{self.connector}{self.month_name}")
        self.earlier_days = _compiled(
            rf"(?<![\w/.,:-])(?P<day>\d{{1,2}}|{_whole(words.days)})(?P<dot>\.?)(?:\s*,\s*\d{{1,2}}\.)*"
            rf"(?:\s*[-–—/&+]\s*|\s*{joins}\.?\s*){lead}$"
        )
        # "d. 7.", "d. 7.-9. ds.": a day whose month the place tells. Without "d." it must be the cell.
        alone = (
            rf"(?P<day>{_ANY_DAY})\.?(?:\s*(?:[-–—/&+]|{joins})\.?\s*(?:(?:{short}\.|{article})\s*)?"
            rf"(?P<last_day>{_ANY_DAY})\.?)?(?:\s+{longest_first(words.said.same_month)})?(?![\w])(?!\s?[./:-]\s?\d)"
        )
        self._of_month = _compiled(rf"(?<!\w)(?:{short}\.|{article})\s?{alone}")
        self._day_cell = _compiled(rf"(?<!.){alone}(?=\W*$)")
        named = rf"(?<!\w)(?P<first>{literals(words.weekday_numbers)})(?!\w)"
        named += rf"(?:\s*(?:[-–]|{to})\s*(?P<last>{literals(words.weekday_numbers)})(?!\w))?"
        self.weekdays_before = _compiled(rf"{named}\.?,?\s*(?:(?:{literals(words.said.of_year)})\s+)?$")
        self.weekdays_after = _compiled(rf"\s*,?\s*(?:\(\s*)?{named}")
        # What machines write: "T09:15:22.1Z", " 09:15:22 +0100"; without T the seconds tell it from a range of hours.
        self.stamp_after = _compiled(
            r"(?:T|\s(?=\d\d:\d\d:))(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?"
            r"\s?(?P<zone>Z|[+-](?:0\d|1[0-4]):?(?:00|15|30|45))(?!\w)"
        )
        clock = rf"(?:{longest_first(words.said.clock)}\.?\s*)"
        self.time_after = _time_after(clock, to, self.month_name)
        self.time_before = _compiled(
            rf"(?:{clock}(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
            rf"|(?<![\w.:])(?P<hours>[01]?\d|2[0-4]):(?P<minutes>[0-5]\d))\s*,?\s*{lead}$"
        )

    def of(self, text: str, place: Place) -> Iterator[tuple[Unit, re.Pattern[str]]]:
        """The shapes of dates in this place, in order of trust."""
        if place.column and self._digits_cell.fullmatch(text):
            yield from ((Unit.DAY, digits) for digits in _DIGITS)
        yield from self._table
        if place.lone_days:
            yield Unit.DAY, self._of_month
            if place.column:
                yield Unit.DAY, self._day_cell


def _table(words: DateWords, month_name: str) -> Table:
    """The shapes in order of trust: where two of them overlap, the earlier one stands."""
    to = literals(words.said.range_words)
    of_year = rf"(?:\s*[,./–-]?\s*(?:(?:{literals(words.said.of_year)})\s+)?(?P<year>{_Y4})(?!\w))?"
    nth = r"(?<!\w)(?:" + literals(words.ordinals) + r")(?![^\W_])"
    day_word, season = _whole(words.days), _whole(words.seasons)
    quarter, half, week = map(_longest_literal, (words.parts.quarter, words.parts.half, words.parts.week))
    number = literals(words.said.week_number)
    ending, sure_clock = literals(words.said.day_endings), literals(words.said.sure_clock)
    school, of_the_year = longest_first(words.said.school_years), rf"(?:{literals(words.said.the_year)}\s+)?"
    one_week, one_month = re.escape(words.parts.week[0]), re.escape(words.parts.month[0])
    short = rf"(?P<year>{_Y2})(?!\w)(?![./:]\d)(?!-\d(?!\d?[./]\s?\d))(?!\.?\s*{month_name})"
    several = (
        rf"(?P<first>\d{{1,2}})(?!\d)(?:\.?\s*(?:[-–—,]|{to})\s*(?:{one_week}\s*)?"
        r"(?P<last>\d{1,2})(?!\d)\.?)*"
    )
    named = rf"(?P<name>{month_name})\.?"
    nths = rf"(?P<first>{nth})\.?(?:\s*(?:[-–]|{to})\s*(?P<last>{nth})\.?)?\s*"
    sources = (
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4})(?P<sign>[-./])(?P<month>\d\d)(?P=sign)(?P<day>\d\d){_ISO_END}"),
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}\.\s?(?P<roman>(?-i:{longest_first(ROMAN)}))\.\s?{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})\s?[./]\s?(?P<month>\d{{1,2}}){_THEN}{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})\s?[-–]\s?(?P<month>\d{{1,2}})\s?[-–]\s?{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[-.])\s?{_NUMBER}(?P=sign){short}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}[./]{_NUMBER}(?!\.\s\d\d\s[^\W\d_]{{3}})\.?\s?[-./]\s?{short}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}[./]{_NUMBER}\.?\s(?P<year>['’]\d\d)(?!\w)"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}/{_NUMBER}\s(?P<year>1[6-9]|[23]\d)(?=\s*(?:$|[-–),;]|\.(?!\d)|{sure_clock}))"),
        (Unit.DAY, rf"(?<!\d\s){_BEGIN}{_DAY}\s{_NUMBER}\s{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})/(?P<last_day>\d{{1,2}})\.?\s+{named}{_DAY_YEAR}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})(?:{ending})?[.\s/-]{{0,3}}{named}{_DAY_YEAR}"),
        (Unit.DAY, rf"(?P<day>{day_word})\s+{named}{_DAY_YEAR}"),
        (Unit.FEAST, rf"(?P<feast>{longest_first(words.holidays.numbers)}){of_year}"),
        (Unit.SEASON, rf"(?P<season>{season}){of_year}"),
        (Unit.HALF, rf"{nths}{half}{of_year}"),
        (Unit.HALF, rf"{nths}(?:{literals(words.said.half_of)})\s+(?P<year>{_Y4})(?!\w)"),
        (Unit.SCHOOL_YEAR, rf"(?<!\w){school}\s+(?P<year>{_Y4})\s?[/–-]\s?(?P<until>(?:20)?\d\d)(?!\w)"),
        (Unit.QUARTER, rf"(?P<third>{longest_first(words.thirds)})\s+{of_the_year}(?P<year>{_Y4})(?!\w)"),
        (Unit.QUARTER, rf"{nths}{quarter}{of_year}"),
        (Unit.QUARTER, rf"{_BEGIN}(?P<year>{_Y4})\s*[-/,]?\s*[qk](?P<first>[1-4])(?!\w)"),
        (Unit.QUARTER, rf"{_BEGIN}[qk](?P<first>[1-4])(?:\s*[-–]\s*[qk](?P<last>[1-4]))?(?!\w){of_year}"),
        (Unit.WEEK, rf"(?<!\w)(?P<year>{_Y4})\s*,?\s*{one_week}\s*{several}(?!\w)"),
        (Unit.WEEK, rf"{_BEGIN}(?P<year>{_Y4})-?W(?P<first>\d\d)(?!\w)"),
        (Unit.WEEK, rf"(?<!\w){week}[\s-]*(?:(?:{number})\.?\s*)?{several}{of_year}(?!\w)"),
        (Unit.THIRD, rf"(?P<third>{longest_first(words.thirds)})\s+{named}(?:\s+{one_month})?{of_year}"),
        (Unit.MONTH, rf"(?<![\w§]){named}(?:\s+{one_month})?{_MONTH_YEAR}"),
        (Unit.MONTH, rf"{_BEGIN}(?P<year>{_Y4})-(?P<month>0[1-9]|1[0-2])(?![\w-])"),
        (Unit.MONTH, rf"{_BEGIN}{_NUMBER}[./-]{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[./]){_NUMBER}(?P<dot>\.?){_END}"),
        (Unit.YEAR, rf"{_BEGIN}(?P<year>{_Y4})\s?[-–—/]\s?(?P<until>{_Y4})(?!\w)(?![./-]\d)"),
        (Unit.YEAR, rf"{_BEGIN}(?<!\d-)(?P<year>{_Y4})(?!\w)(?![./:,-]\d)"),
    )  # fmt: skip
    return tuple((unit, _compiled(source)) for unit, source in sources)


def _column_table(words: DateWords, month_name: str) -> Table:
    """Shapes that are dates in a date column alone: any signs between, English order, Roman numerals."""
    between = r"(?:\s?[.,/–—-]{1,2}\s?|\s)"
    ending = literals(words.said.day_endings)
    roman = rf"(?P<roman>{longest_first(ROMAN)})"
    year = rf"(?P<year>{_Y4})(?!\w)(?![.,/]\d)"
    quarter, nth = _longest_literal(words.parts.quarter), literals(words.ordinals)
    named = rf"(?P<name>{month_name})\.?"
    sources = (
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4}){between}{_NUMBER}{between}{_DAY}{_ISO_END}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}{between}{_NUMBER}{between}{year}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}:{_NUMBER}:{year}"),
        # A year torn in two: "07.03.20 19".
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[./-])\s?{_NUMBER}(?P=sign)\s?(?P<year>20\s[0-3]\d)(?=\W*$)"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}{between}{roman}{between}(?:{year}|(?P<short>\d\d)(?!\w))"),
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4}),?\s+{_DAY}\.?\s*{named}(?!\W*\d)"),
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4}),?\s+{named}\s+{_DAY}(?!\w)(?!\W*\d)"),
        (Unit.DAY, rf"(?<!\w)(?<!\d\s)(?<!\d\.\s){named}\s+{_DAY}(?:{ending})?,?\s+{year}"),
        (Unit.QUARTER, rf"{_BEGIN}(?P<year>{_Y4}),\s+(?P<first>{nth})\.?\s*{quarter}"),
        (Unit.HALF, rf"{_BEGIN}(?:h(?P<first>[12])|(?P<nth>[12])h)(?:\s*[-/,]?\s*{year})?(?!\w)"),
        (Unit.HALF, rf"{_BEGIN}(?P<year>{_Y4})\s*[-/,]?\s*(?:h(?P<first>[12])|(?P<nth>[12])h)(?!\w)"),
        # "03/19": the year is known from that it is no month and no day of one.
        (Unit.MONTH, rf"(?<!.){_NUMBER}[/-](?P<short>1[6-9]|[2-3]\d)(?=\s*$)"),
    )
    return tuple((unit, _compiled(source)) for unit, source in sources)


def _never(month_name: str, week: str) -> re.Pattern[str]:
    """Numbers that are never dates: CPR and phone numbers, case numbers, laws, amounts, addresses of the net."""
    return re.compile(
        rf"""(?<![\w.-])\d{{6}}\s?[-–]?\s?\d{{4}}(?!\w)
        | (?<![\w./-])\d\d(?:\s\d\d){{3}}(?!\w)
        | (?<!\w)(?!{month_name}-|{week}|(?:[qk][1-4]|h[12])[-/](?:19|20))
          (?-i:[A-ZÆØÅ]{{1,6}})\d*[-/]\d+(?:[-/.]\w+)*(?<!\.)
        | (?<![\w.])\d+[-/]\d{{3}}\b(?![-./]\d) | (?<!\w)\d{{2,4}}[-/]\d{{5,}}
        | §\s*\d+(?:[.,]\d+)*
        | \d{{1,3}}(?:\.\d{{3}})*,\d\d(?!\w)
        | \S+@\S+ | https?://\S+ | www\.\S+""",
        re.VERBOSE | re.IGNORECASE,
    )


def _time_after(clock: str, to: str, month_name: str) -> re.Pattern[str]:
    return _compiled(
        rf"(?:T|\s*(?:[,;(]|(?P<dash>[-–]))?\s*(?P<clock>{clock}+)?)(?P<hour>[01]?\d|2[0-4])"
        rf"(?:(?P<sign>[.:]?)(?P<minute>[0-5]\d)(?:[.:][0-5]\d)?)?(?:\s?(?P<half>[ap])\.?m\.?)?(?!\w)(?![./:]\d)"
        rf"(?:\s*(?:[-–]|{to})\s*{clock}?\d{{1,2}}(?:[.:]\d\d)?(?!\w|[./]\d|\.\s*{month_name}))?"
    )


def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _longest_literal(words: Iterable[str]) -> str:
    """Any of the words, the longest first; no border is needed behind it ("kv.1")."""
    return f"(?:{literals(words)})"


def _whole(words: Iterable[str]) -> str:
    """Any of the words, standing alone."""
    return rf"(?<!\w)(?:{literals(words)})(?!\w)"
