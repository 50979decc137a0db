"""Counts in running prose: what is said of a number of incidents, and the period and department it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extractors.document.problems import Problem
from normalizers.counts.context import CountContext, CountFindings
from normalizers.counts.lists import is_heading, lists_in, says_spread, without_item
from normalizers.counts.numbers import Number, numbers
from normalizers.counts.tables import from_list
from normalizers.counts.terms import ends_with, finder, measure, says, terms
from normalizers.danish.analysis import sentences
from normalizers.dates.period_phrases import PeriodMatch, find_periods, told_period
from normalizers.dates.periods import of_year, period_range
from normalizers.findings import Count

NAME = re.compile(r"[A-ZÆØÅ][\w-]*(?:(?:,|,? og| &|- og)? [A-ZÆØÅ][\w-]*)*")
NUMBER_ENDS = re.compile(r"(?<=\d\.)\s+(?=[A-ZÆØÅ]|\d+ af )")
PARAGRAPH_BREAK = "\n\n"  # as in documents.text_outside_tables
# A long paragraph without a full stop, and one that begins small or with a number: a sentence cut in two.
CUT_END = re.compile(r"[^\n]{40}[^.:;!?\s]\s*$")
CUT_START = re.compile(r"\s*[a-zæøå\d]")
# A bare number right behind the words that say what is counted ("blev der indberettet 76").
VERB_WORDS = 2
# Between a part and the whole that it is of ("12 af de 19").
PART_OF = re.compile(r"\s*af\s+\w+\s*")
# "(2. kvartal: 26)": what another period had, told beside a count.
ASIDE = re.compile(r"\([^()]*:\s*(?P<count>\d+)\s*\)")
IN_BRACKETS = re.compile(r"\(.+\)")
# A department with its number behind it ("Kultur (4)").
OWN_NUMBER = re.compile(r"\s*(?:\(\s*\d+(?:\s+[^\W\d]+)?\s*\)|:?\s\d+(?=[\s,.;]|$))")
PREDICATES = ("notified", "not_notified", "subjects_informed", "not_breaches")


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said last; a number without words of its own leans on it."""

    code: str | None = None
    noun: str = ""
    period: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A word or phrase of a sentence that numbers share among them."""

    value: str
    start: int


def from_prose(paragraphs: Sequence[str], context: CountContext) -> CountFindings:
    """The counts of a document's paragraphs, in reading order; each names its paragraph by index."""
    lists = list(lists_in(paragraphs))
    listed: list[Count] = []
    problems: list[Problem] = []
    left: list[str | None] = list(paragraphs)
    for found in lists:
        items = (
            found.items
            if measure(found.lead) or says_spread(found.lead)
            else tuple(i for i in found.items if measure(i.label))
        )
        if len(items) < len(found.items) and len(items) < 2:
            continue
        headings = tuple(h for h in (_heading_over(paragraphs, items[0].paragraph),) if h)
        counts = from_list([(i.label, i.number) for i in items], found.lead, replace(context, headings=headings))
        listed += (
            replace(c, quote=items[c.paragraph].text, paragraph=items[c.paragraph].paragraph)
            for c in counts.counts
            if c.paragraph is not None
        )
        problems += counts.problems
        for item in found.items:
            left[item.paragraph] = without_item(left[item.paragraph], item.text)
    reader = _ProseReader(context)
    for index, text in _whole(left):
        reader.paragraph(index, text)
    counted = sorted([*reader.counts, *listed], key=lambda c: c.paragraph or 0)
    return CountFindings(tuple(counted), tuple(problems))


def _heading_over(paragraphs: Sequence[str], index: int) -> str | None:
    """The nearest heading over a paragraph, if it names a period."""
    over = [p for p in paragraphs[1:index] if is_heading(p) and _period_of_heading(p)]
    return over[-1] if over else None


def _period_of_heading(text: str) -> str | None:
    """The year, half or quarter that a heading names; a lone month is the day the memo was written."""
    period = told_period(text, None) if is_heading(text) else None
    return None if period and re.fullmatch(r"\d{4}-\d\d", period) else period


def _whole(paragraphs: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """Paragraphs with their index; one the layout cut within a sentence is whole again. None: not prose."""
    begun: tuple[int, str] | None = None
    for index, text in enumerate(paragraphs):
        if begun and text and CUT_END.search(begun[1]) and CUT_START.match(text):
            begun = begun[0], f"{begun[1]}{PARAGRAPH_BREAK}{text}"
            continue
        if begun:
            yield begun
        begun = None if text is None else (index, text)
    if begun:
        yield begun


class _ProseReader:
    """Goes through the paragraphs and remembers what was said last."""

    def __init__(self, context: CountContext) -> None:
        self.context = context
        self.counts: list[Count] = []
        self.said = _Said()
        self.talk = False
        self.heading = _Said()
        self.to_date = _to_date(context.title or "")

    def paragraph(self, index: int, text: str) -> None:
        """Adds the paragraph's counts; period and department of an earlier one no longer hold, a heading's do."""
        if index and is_heading(text):
            unit = next((u.value for u in _units(f"i {text}", self.context.units) if u.value == text.strip()), None)
            self.heading = _Said(period=_period_of_heading(text) or self.heading.period, unit=unit)
        self.said = _Said(self.said.code, self.said.noun, self.heading.period, self.heading.unit)
        self.talk = False
        for sentence in _sentences(text):
            if not _is_of_others(sentence):
                self._sentence(index, sentence)
            self.talk = self.talk or measure(sentence) is not None

    def _sentence(self, index: int, sentence: str) -> None:
        absolute = self._with_to_date(sentence, _since_until(sentence, find_periods(sentence, self._year())))
        periods = self._with_year_before(sentence, absolute)
        kept: list[Number] = []
        for number in numbers(sentence, periods):
            if number.strong or self._leans(sentence, number, bool(kept)):
                kept.append(number)
        asides = [m.span() for m in ASIDE.finditer(sentence) if any(m.start() < p.start < m.end() for p in periods)]
        named = [_Place(p.period, p.start) for p in periods if p.period and not _within(asides, p.start)]
        kept = [number for number in kept if not _within(asides, number.start)]
        territory = _Territory(sentence, kept, named, _units(sentence, self.context.units))
        before = self.said.period
        for place, number in enumerate(kept):
            known = len(self.counts)
            self._number(index, territory, place, number)
            end = kept[place + 1].start if place + 1 < len(kept) else len(sentence)
            self.counts += self._aside(sentence[number.end : end]) if len(self.counts) > known else []
        if periods is not absolute:
            stays = [p.period for p in absolute if p.period]
            self.said = replace(self.said, period=stays[-1] if stays else before)

    def _aside(self, after: str) -> list[Count]:
        """What another period had of the count found last, in brackets behind it ("2. kvartal: 26")."""
        match = ASIDE.search(after)
        period = next((p.period for p in find_periods(match[0], self._year())), None) if match else None
        return [replace(self.counts[-1], period=period, count=int(match["count"]))] if match and period else []

    def _with_year_before(self, sentence: str, periods: list[PeriodMatch]) -> list[PeriodMatch]:
        """The periods, and the year before the one named last where the sentence goes back to it ("året før")."""
        found = [self._same_part(sentence, p, periods) for p in periods]
        for match in finder("prose", "year_before").find(sentence):
            base = self._base(match.start, periods)
            if base and all(p.end <= match.start or p.start >= match.end for p in periods):
                before = PeriodMatch(f"{int(base[:4]) - 1}", match.start, match.end)
                found.append(self._same_part(sentence, before, periods))
        return sorted(found, key=lambda p: p.start) if found != periods else periods

    def _with_to_date(self, sentence: str, periods: list[PeriodMatch]) -> list[PeriodMatch]:
        """The periods, and the part of the year up to the day of the title where the sentence speaks of it."""
        said = finder("calendar", "to_date").find(sentence) if self.to_date else []
        found = [PeriodMatch(self.to_date, m.start, m.end) for m in said]
        free = [f for f in found if all(p.end <= f.start or p.start >= f.end for p in periods)]
        return sorted([*periods, *free], key=lambda p: p.start)

    def _base(self, start: int, periods: Sequence[PeriodMatch]) -> str | None:
        """What a comparison goes back from: the period named last, else the one spoken of, else the document's."""
        named = [p.period for p in periods if p.period and p.end <= start]
        known = named[-1] if named else self.said.period or self.context.period
        return known or (str(self.context.year) if self.context.year else None)

    def _same_part(self, sentence: str, found: PeriodMatch, periods: Sequence[PeriodMatch]) -> PeriodMatch:
        """A year behind "the same quarter": the part of it that the sentence compares it with."""
        words = "|".join(terms().prose.same_period)
        first = [
            p.period for p in periods if p.period and p.end <= found.start and not re.search(r"\d", sentence[: p.start])
        ]
        base = first[0] if first else self.said.period or self.context.period
        opened = re.search(rf"(?<!\w)(?:{words})\s+[^\W\d]+\s+(?:i\s+|af\s+)?$", sentence[: found.start], re.IGNORECASE)
        if opened is None or base is None or not re.fullmatch(r"\d{4}", found.period or ""):
            return found
        part = of_year(base, int(found.period or 0))
        return replace(found, period=part, start=opened.start()) if part else found

    def _year(self) -> int | None:
        match = re.match(r"\d{4}", self.said.period or "")
        return int(match[0]) if match else self.context.year

    def _leans(self, sentence: str, number: Number, follows: bool) -> bool:
        """Whether a number without a strong noun speaks of incidents: by a predicate, or by what was said before."""
        same = bool(finder("prose", "same", "year_before").find(sentence))
        if not (self.talk or measure(sentence) or (same and self.said.code)):
            return False
        if number.noun or follows or measure(sentence[number.end :]) or self._belongs(sentence, number):
            return True
        if measure(" ".join(sentence[: number.start].split()[-VERB_WORDS:])):
            return True
        known = self.said.code is not None or measure(sentence[: number.start]) is not None
        return known and same

    def _belongs(self, sentence: str, number: Number) -> bool:
        """Whether a bare number stands behind the department it is of ("Skoler (7)"), or in brackets behind a kind."""
        before = sentence[: number.start].rstrip(" (:")
        if any(before.endswith(u.value) for u in _units(sentence, self.context.units)):
            return True
        found = measure(sentence[: number.start])
        bracketed = IN_BRACKETS.fullmatch(sentence[max(number.start - 1, 0) : number.end + 1])
        return bracketed is not None and found is not None and found.code == "by_type"

    def _number(self, index: int, territory: _Territory, place: int, number: Number) -> None:
        if territory.is_whole(place) and any(c.count == number.value for c in self.counts):
            return
        unit = territory.unit(place)
        part = says(territory.before(place), "prose", "part")
        period = territory.period(place) or self._period_of_same(number) or self.said.period
        code, words = self._code(number, territory, place, part)
        if part and unit is None:
            unit = self.said.unit
        self.said = _Said(code, number.noun or self.said.noun, period, unit)
        if self._repeats(number, code):
            return
        self.counts.append(
            Count(
                unit=unit,
                period=period or self.context.period,
                measure=words,
                measure_code=code,
                count=number.value,
                total=False,
                quote=territory.sentence.strip(),
                paragraph=index,
            )
        )

    def _code(self, number: Number, territory: _Territory, place: int, part: bool) -> tuple[str, str]:
        """(measure code, measure as printed): from the words around the number, its noun, or what was said last."""
        before, after = territory.before(place), territory.after(place)
        if place < territory.last and PART_OF.fullmatch(after) and territory.numbers[place + 1].back:
            after = territory.after(place + 1)
        noun = measure(number.noun)
        if number.back:
            return self._code_of_back(number, after, place == territory.last and not territory.is_whole(place))
        around = measure(f"{before}{after}")
        if around and around.code == "by_type" and territory.unit(place):
            around = None
        counted = measure(self.said.noun)
        if around is None and noun is None and counted and territory.unit(place):
            return counted.code, self.said.noun
        same_noun = noun is None or number.noun == self.said.noun
        if not self.talk and around is None and noun is None and says(before, "prose", "same"):
            named = measure(self.said.noun)
            return (named.code if named else self.said.code or "reported"), _clause(before)
        if around is None and self.said.code and same_noun and not part and (place or noun is None):
            return self.said.code, number.noun or self.said.noun or _clause(after)
        text = f"{before}{number.noun}{after}"
        found = measure(text) if around else noun
        if found is None:
            return self.said.code or "reported", number.noun or _clause(after)
        printed = _clause(f"{number.noun}{after}")
        words = text if around else number.noun
        return found.code, printed if measure(printed) else words[found.start : found.end]

    def _code_of_back(self, number: Number, after: str, last: bool) -> tuple[str, str]:
        """ "Af de 84 brud" says only what they are; "De 12 brud er anmeldt" says what became of them."""
        predicate = measure(after) if last else None
        if predicate and predicate.code in PREDICATES:
            return predicate.code, _clause(after)
        noun = measure(number.noun)
        return (noun.code if noun else self.said.code or "reported"), number.noun

    def _period_of_same(self, number: Number) -> str | None:
        """The period of the one earlier count that a number points back to ("Af de 84 brud")."""
        same = {c.period for c in self.counts if number.back and c.count == number.value}
        return same.pop() if len(same) == 1 else None

    def _repeats(self, number: Number, code: str) -> bool:
        """Whether the number only points back to a count already found."""
        same = [c for c in self.counts if c.count == number.value]
        return number.back and any(c.measure_code == code or code not in PREDICATES for c in same)


def _to_date(title: str) -> str | None:
    """The part of a year up to the day that a title names ("Status pr. 30. april 2024")."""
    for found in find_periods(title):
        if found.day and ends_with(title[: found.start], "until"):
            return period_range(date(found.day.year, 1, 1), found.day)
    return None


def _is_of_others(sentence: str) -> bool:
    """Whether a sentence speaks of no fact, or of other municipalities."""
    compared = says(sentence, "prose", "comparison") and says(sentence, "prose", "others")
    return compared or says(sentence, "prose", "hypothetical")


def _sentences(text: str) -> Iterator[str]:
    """The text's sentences; one may end in a number, which the sentence rules take for an ordinal ("var der 19.")."""
    for start, end in sentences(text):
        yield from NUMBER_ENDS.split(text[start:end])


@dataclass(frozen=True, slots=True)
class _Territory:
    """A sentence cut among its numbers: the words before and after each, and whose period and department is whose."""

    sentence: str
    numbers: Sequence[Number]
    periods: Sequence[_Place]
    units: Sequence[_Place]

    @property
    def last(self) -> int:
        """The place of the last number."""
        return len(self.numbers) - 1

    def _bounds(self, place: int) -> tuple[int, int]:
        start = self.numbers[place - 1].phrase_end if place else 0
        end = self.numbers[place + 1].start if place < self.last else len(self.sentence)
        return start, end

    def before(self, place: int) -> str:
        """The words before a number; those that were said of the number before it are not among them."""
        start, _ = self._bounds(place)
        text = self.sentence[start : self.numbers[place].start]
        return re.split(r"[,;]|\b(?:mens|og)\b", text)[-1] if place else text

    def after(self, place: int) -> str:
        """The words after a number's noun, up to a reason, a part ("heraf") or the clause of the next number."""
        _, end = self._bounds(place)
        text = self.sentence[self.numbers[place].phrase_end : end]
        stops = [m.start for m in finder("prose", "reason", "part").find(text) if text[: m.start].strip()]
        text = text[: min(stops, default=len(text))]
        return re.split(r"[,;]?\s*\b(?:mens|men|og)\b", text)[0] if place < self.last else text

    def is_whole(self, place: int) -> bool:
        """Whether the number before is a part of this one ("6 af de 14")."""
        return place > 0 and self.numbers[place].back and PART_OF.fullmatch(self.after(place - 1)) is not None

    def period(self, place: int) -> str | None:
        """The period before the number, unless another number has it, else the one after it."""
        return self._share(self.periods).get(place)

    def unit(self, place: int) -> str | None:
        """The department of a number, found as its period is."""
        return self._share(self.units).get(place)

    def _share(self, items: Sequence[_Place]) -> dict[int, str]:
        shared: dict[int, str] = {}
        left = list(items)
        for place, number in enumerate(self.numbers):
            start, end = self._bounds(place)
            before = [i for i in left if start <= i.start < number.start]
            after = [i for i in left if number.phrase_end <= i.start < end]
            if chosen := before[-1] if before else after[0] if after else None:
                shared[place] = chosen.value
                left.remove(chosen)
        return shared


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _clause(text: str) -> str:
    return re.split(r"[,;:.)]", text.strip(" )"))[0].strip()


def _since_until(sentence: str, periods: list[PeriodMatch]) -> list[PeriodMatch]:
    """Two dates apart in a sentence ("siden 25. maj 2018 ... pr. 1. oktober 2018") make one period."""
    for first, second in pairwise(p for p in periods if p.day):
        opens = ends_with(sentence[: first.start], "since") and ends_with(sentence[: second.start], "until")
        if opens and first.day and second.day and first.day <= second.day:
            joined = replace(first, period=period_range(first.day, second.day))
            return [joined if p is first else p for p in periods]
    return periods


def _units(sentence: str, known: Sequence[str]) -> list[_Place]:
    """Departments named in a sentence: those of the tables, "Socialforvaltningen", "i Børn og Unge"."""
    found = {m.start(): u for u in known for m in re.finditer(rf"(?<!\w){re.escape(u)}(?!\w)", sentence)}
    for match in finder("prose", "units").find(sentence):
        word = sentence[match.start : match.end]
        if word[0].isupper() and len(word) > len(match.pattern):
            found.setdefault(match.start, word)
    for name in NAME.finditer(sentence):
        placed = ends_with(sentence[: name.start()], "at") or OWN_NUMBER.match(sentence, name.end())
        if placed and _is_department(name[0]):
            found.setdefault(name.start(), name[0])
    return [_Place(unit, start) for start, unit in sorted(found.items())]


def _is_department(name: str) -> bool:
    return "Kommune" not in name and (" og " in name or says(name, "rows", "unit_names"))
