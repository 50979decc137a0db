"""The shapes in which dates are written, as patterns in order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from normalizers.dates.spans import Place
from normalizers.dates.words import DAYS, FEASTS, MONTHS, ORDINALS, SEASONS, THIRDS, WORDS
from normalizers.vocabulary.patterns import longest_first


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
    FEAST = "feast"


MONTH_NAME = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])"
_NTH = r"(?<!\w)(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")(?![^\W_])"
_DAY_WORD = r"(?<!\w)(?:" + "|".join(sorted(DAYS, key=len, reverse=True)) + r")(?!\w)"
_SEASON = r"(?<!\w)(?:" + "|".join(sorted(SEASONS, key=len, reverse=True)) + r")(?!\w)"
_Y4 = r"(?:19|20)\d\d"
_Y2 = r"['’]?\d\d"
_BEGIN = r"(?<![\w§])(?<!\d[.,:])(?:(?<!\d/)|(?<=\d{4}/))"
_END = r"(?![\w])(?![./:,]\d)(?!-\d{3})"
_ISO_END = r"(?=T\d|(?!\w)(?![./-]\d))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_FULL = rf"(?P<year>{_Y4})(?!\w)(?!\.\d)(?!/\d(?!\d?[./-]\d))(?!-\d{{3}})"
_SHORT = rf"(?P<year>{_Y2})(?!\w)(?![./:]\d)(?!-\d(?!\d?[./]\s?\d))(?!\.?\s*{MONTH_NAME})"
_SEVERAL = r"(?P<first>\d{1,2})(?!\d)(?:\.?\s*(?:[-–—,]|og|til|til og med)\s*(?:uge\s*)?(?P<last>\d{1,2})(?!\d)\.?)*"
# Between month and year: "5/1-2019", "5.1. 2019", "5. jan., 2019", "5. jan. 19".
_THEN = r"(?:\s?[./,–-]\s?|\.?\s{1,2}|\.\s?[-/]\s?)"
_NAMED = rf"(?P<name>{MONTH_NAME})\.?"
_NAMED_YEAR = rf"[\s,./–-]{{0,3}}{_FULL}"
_DAY_YEAR = rf"(?:{_NAMED_YEAR}|[\s-]['’]?(?P<short>\d\d)(?!\w)(?![./:-]\d)(?!\.?\s+\w))?"
# "aug. 23" at the end of a text: a day would stand before its month.
_LAST_YEAR = r"\s(?=(?:1[6-9]|[23]\d)\s*[)]?$)"
_MONTH_YEAR = rf"(?:{_NAMED_YEAR}|(?:\s?[-'’]|{_LAST_YEAR})(?P<short>\d\d)(?![\w.]))?"
_NTHS = rf"(?P<first>{_NTH})\.?(?:\s*(?:[-–]|og|til)\s*(?P<last>{_NTH})\.?)?\s*"
_OF_YEAR = rf"(?:\s*[,./–-]?\s*(?:(?:i|af|år)\s+)?(?P<year>{_Y4})(?!\w))?"

# In order of trust: where two shapes overlap, the earlier one stands.
SHAPES: tuple[tuple[Unit, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(source, re.IGNORECASE))
    for unit, source in (
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4})(?P<sign>[-./])(?P<month>\d\d)(?P=sign)(?P<day>\d\d){_ISO_END}"),
        (Unit.DAY, rf"{_BEGIN}(?P<year>{_Y4})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})\s?[./]\s?(?P<month>\d{{1,2}}){_THEN}{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})\s?[-–]\s?(?P<month>\d{{1,2}})\s?[-–]\s?{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[-.])\s?{_NUMBER}(?P=sign){_SHORT}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}[./]{_NUMBER}(?!\.\s\d\d\s[^\W\d_]{{3}})\.?\s?[-./]\s?{_SHORT}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}[./]{_NUMBER}\.?\s(?P<year>['’]\d\d)(?!\w)"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}/{_NUMBER}\s(?P<year>1[6-9]|[23]\d)(?=\s*(?:$|[-–),;]|\.(?!\d)|kl))"),
        (Unit.DAY, rf"(?<!\d\s){_BEGIN}{_DAY}\s{_NUMBER}\s{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})/(?P<last_day>\d{{1,2}})\.?\s+{_NAMED}{_DAY_YEAR}"),
        (Unit.DAY, rf"{_BEGIN}(?P<day>\d{{1,2}})(?:ste|die|den|nde|de|te)?[.\s/-]{{0,3}}{_NAMED}{_DAY_YEAR}"),
        (Unit.DAY, rf"(?P<day>{_DAY_WORD})\s+{_NAMED}{_DAY_YEAR}"),
        (Unit.FEAST, rf"(?P<feast>{longest_first(FEASTS)}){_OF_YEAR}"),
        (Unit.SEASON, rf"(?P<season>{_SEASON}){_OF_YEAR}"),
        (Unit.HALF, rf"{_NTHS}halvår{_OF_YEAR}"),
        (Unit.QUARTER, rf"{_NTHS}(?:kvartal|kvt\.?|kv\.){_OF_YEAR}"),
        (Unit.QUARTER, rf"{_BEGIN}(?P<year>{_Y4})\s*[-/,]?\s*[qk](?P<first>[1-4])(?!\w)"),
        (Unit.QUARTER, rf"{_BEGIN}[qk](?P<first>[1-4])(?:\s*[-–]\s*[qk](?P<last>[1-4]))?(?!\w){_OF_YEAR}"),
        (Unit.WEEK, rf"(?<!\w)(?P<year>{_Y4})\s*,?\s*uge\s*{_SEVERAL}(?!\w)"),
        (Unit.WEEK, rf"{_BEGIN}(?P<year>{_Y4})-?W(?P<first>\d\d)(?!\w)"),
        (Unit.WEEK, rf"(?<!\w)(?:uge(?:rne|n|r)?|u\.)[\s-]*(?:nr\.?\s*)?{_SEVERAL}{_OF_YEAR}(?!\w)"),
        (Unit.THIRD, rf"(?P<third>{longest_first(THIRDS)})\s+{_NAMED}(?:\s+måned)?{_OF_YEAR}"),
        (Unit.MONTH, rf"(?<![\w§]){_NAMED}(?:\s+måned)?{_MONTH_YEAR}"),
        (Unit.MONTH, rf"{_BEGIN}(?P<year>{_Y4})-(?P<month>0[1-9]|1[0-2])(?![\w-])"),
        (Unit.MONTH, rf"{_BEGIN}{_NUMBER}[./-]{_FULL}"),
        (Unit.DAY, rf"{_BEGIN}{_DAY}(?P<sign>[./]){_NUMBER}(?P<dot>\.?){_END}"),
        (Unit.YEAR, rf"{_BEGIN}(?P<year>{_Y4})\s?[-–—/]\s?(?P<until>{_Y4})(?!\w)(?![./-]\d)"),
        (Unit.YEAR, rf"{_BEGIN}(?<!\d-)(?P<year>{_Y4})(?!\w)(?![./:,-]\d)"),
    )
)  # fmt: skip

_ANY_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# "d. 7.", "d. 7.-9. ds.": a day whose month the place tells. Without "d." it must be the cell.
_ALONE = (
    rf"(?P<day>{_ANY_DAY})\.?(?:\s*(?:[-–—/&+]|{longest_first(WORDS.connectors)})\.?\s*(?:(?:d\.|den)\s*)?"
    rf"(?P<last_day>{_ANY_DAY})\.?)?(?:\s+{longest_first(WORDS.same_month)})?(?![\w])(?!\s?[./:-]\s?\d)"
)
_OF_MONTH = re.compile(rf"(?<!\w)(?:d\.|den)\s?{_ALONE}", re.IGNORECASE)
_DAY_CELL = re.compile(rf"(?<!.){_ALONE}(?=\W*$)", re.IGNORECASE)
_DIGITS = (
    re.compile(r"(?<!\w)(?P<day>0[1-9]|[12]\d|3[01])(?P<month>0[1-9]|1[0-2])(?P<year>(?:20)?\d\d)(?!\w)"),
    re.compile(r"(?<!\w)(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\w)"),
)
# A cell that holds nothing but such digits.
_DIGITS_CELL = re.compile(r"\s*\d{6}(?:\d\d)?(?:\s*(?:[-–—/,]|til|og)\s*\d{6}(?:\d\d)?)?\s*", re.IGNORECASE)

# Numbers that are never dates: CPR and phone numbers, case numbers, laws, amounts, addresses of the net.
NO_DATES = re.compile(
    rf"""(?<![\w.-])\d{{6}}\s?[-–]?\s?\d{{4}}(?!\w)
    | (?<![\w./-])\d\d(?:\s\d\d){{3}}(?!\w)
    | (?<!\w)(?!{MONTH_NAME}-|uge|[qk][1-4]-(?:19|20))(?-i:[A-ZÆØÅ]{{1,6}})\d*[-/]\d+(?:[-/.]\w+)*(?<!\.)
    | (?<![\w.])\d+[-/]\d{{3}}\b(?![-./]\d) | (?<!\w)\d{{2,4}}[-/]\d{{5,}}
    | §\s*\d+(?:[.,]\d+)*
    | \d{{1,3}}(?:\.\d{{3}})*,\d\d(?!\w)
    | \S+@\S+ | https?://\S+ | www\.\S+""",
    re.VERBOSE | re.IGNORECASE,
)

_LEAD = rf"(?:{longest_first(WORDS.weekdays)}\.?\s+)?(?:(?<!\w)den\s+|(?<!\w)d\.?\s*)?"
CONNECTOR = rf"(?:\s*(?:[-–—/&+→]|->|=>)\s*|\s*[,;:]?\s*{longest_first(WORDS.connectors)}[:.]?\s*|\s*[,;\n]\s*)"
LEAD_END = re.compile(rf"{_LEAD}(?:i\s+)?$", re.IGNORECASE)
# What makes the number before it a year: "2019 til 2021", "2019 til dec. 2021", "2019 til den 3. maj 2021".
TO_A_YEAR = re.compile(
    rf"{CONNECTOR}{_LEAD}(?:\d{{1,2}}[./-]\s?(?:\d{{1,2}}[./-]|{MONTH_NAME}\.?)\s?|{MONTH_NAME}\.?\s+)?{_Y4}(?!\w)",
    re.IGNORECASE,
)
BETWEEN = re.compile(rf"\.?\s*\)?{CONNECTOR}{_LEAD}(?:fra\s+|i\s+)?", re.IGNORECASE)
EARLIER_DAYS = re.compile(
    rf"(?<![\w/.,:-])(?P<day>\d{{1,2}}|{_DAY_WORD})(?P<dot>\.?)(?:\s*,\s*\d{{1,2}}\.)*"
    rf"(?:\s*[-–—/&+]\s*|\s*{longest_first(WORDS.connectors)}\.?\s*){_LEAD}$",
    re.IGNORECASE,
)
_CLOCK = rf"(?:{longest_first(WORDS.clock)}\.?\s*)"
TIME_AFTER = re.compile(
    rf"(?:T|\s*(?:[,;(]|(?P<dash>[-–]))?\s*(?P<clock>{_CLOCK}+)?)(?P<hour>[01]?\d|2[0-4])"
    rf"(?:(?P<sign>[.:]?)(?P<minute>[0-5]\d)(?:[.:][0-5]\d)?)?(?!\w)(?![./:]\d)"
    rf"(?:\s*(?:[-–]|til|og)\s*{_CLOCK}?\d{{1,2}}(?:[.:]\d\d)?(?!\w|[./]\d|\.\s*{MONTH_NAME}))?",
    re.IGNORECASE,
)
TIME_BEFORE = re.compile(
    rf"(?:{_CLOCK}(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
    rf"|(?<![\w.:])(?P<hours>[01]?\d|2[0-4]):(?P<minutes>[0-5]\d))\s*,?\s*{_LEAD}$",
    re.IGNORECASE,
)


def shapes_in(text: str, place: Place) -> Iterator[tuple[Unit, re.Pattern[str]]]:
    """The shapes of dates in this place, in order of trust."""
    if place.column and _DIGITS_CELL.fullmatch(text):
        yield from ((Unit.DAY, digits) for digits in _DIGITS)
    yield from SHAPES
    if place.of_month:
        yield Unit.DAY, _OF_MONTH
        if place.column:
            yield Unit.DAY, _DAY_CELL
