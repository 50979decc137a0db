"""Counts in running prose: what is said of a number of incidents, and the period and department it belongs to.

Lists are found by lists and read like tables; which words of a sentence belong to which number is for sentence_parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.problems import Problem
from normalizers.counts.context import CountContext, CountFindings
from normalizers.counts.labelled import LabelledItems
from normalizers.counts.lists import ListFinder, is_heading, without_item
from normalizers.counts.numbers import Number
from normalizers.counts.sentence_parts import Place, SentenceParts, units_in
from normalizers.counts.sentence_periods import PeriodReader
from normalizers.counts.tables import from_list
from normalizers.counts.terms import CountTerms
from normalizers.danish.analysis import sentences
from normalizers.danish.numbers import of_digits
from normalizers.dates.period_phrases import PeriodMatch, PeriodPhrases
from normalizers.dates.periods import years_in
from normalizers.findings import Count

NUMBER_ENDS = re.compile(r"(?<=\d\.)\s+(?=[A-ZÆØÅ]|\d+ af )")
PARAGRAPH_BREAK = "\n\n"  # as in documents.text_outside_tables
# A long paragraph without a full stop, and one that begins small or with a number: a sentence cut in two.
CUT_END = re.compile(r"[^\n]{40}[^.:;!?\s]\s*$")
CUT_START = re.compile(r"\s*[a-zæøå\d]")
# A bare number right behind the words that say what is counted ("blev der indberettet 76").
VERB_WORDS = 2
# "(2. kvartal: 26)": what another period had, told beside a count.
ASIDE = re.compile(r"\([^()]*:\s*(?P<count>\d+)\s*\)")
IN_BRACKETS = re.compile(r"\(.+\)")
PREDICATES = ("notified", "not_notified", "subjects_informed", "not_breaches")


@dataclass(frozen=True, slots=True)
class _Mention:
    """What was spoken of last; a number without words of its own leans on it."""

    code: str | None = None
    noun: str = ""
    period: str | None = None
    unit: str | None = None


def from_prose(paragraphs: Sequence[str], context: CountContext) -> CountFindings:
    """The counts of a document's paragraphs, in reading order; each names its paragraph by index."""
    finder = context.vocabulary.of(ListFinder)
    listed: list[Count] = []
    problems: list[Problem] = []
    left: list[str | None] = list(paragraphs)
    for found in list(finder.lists_in(paragraphs)):
        items = finder.items_counted(found)
        if len(items) < len(found.items) and len(items) < 2:
            continue
        headings = tuple(h for h in (_heading_over(context.phrases, paragraphs, items[0].paragraph),) if h)
        counts = from_list([(i.label, i.number) for i in items], found.lead, replace(context, headings=headings))
        listed += (
            replace(c, quote=items[c.paragraph].text, paragraph=items[c.paragraph].paragraph)
            for c in counts.counts
            if c.paragraph is not None
        )
        problems += counts.problems
        for item in found.items:
            left[item.paragraph] = without_item(left[item.paragraph], item.text)
    reader = _ProseReader(context, LabelledItems(context.vocabulary, left))
    for index, text in _mended(left):
        reader.paragraph(index, text)
    counted = sorted([*reader.counts, *listed], key=lambda c: c.paragraph or 0)
    return CountFindings(tuple(counted), tuple(problems))


def _heading_over(phrases: PeriodPhrases, paragraphs: Sequence[str], index: int) -> str | None:
    """The nearest heading over a paragraph, if it names a period."""
    over = [p for p in paragraphs[1:index] if is_heading(p) and _period_of_heading(phrases, p)]
    return over[-1] if over else None


def _period_of_heading(phrases: PeriodPhrases, text: str) -> str | None:
    """The year, half or quarter that a heading names; a lone month is the day the memo was written."""
    period = phrases.told(text, None) if is_heading(text) else None
    return None if period and re.fullmatch(r"\d{4}-\d\d", period) else period


def _mended(paragraphs: Sequence[str | None]) -> Iterator[tuple[int, str]]:
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
    """Goes through the paragraphs and remembers what was spoken of last."""

    def __init__(self, context: CountContext, items: LabelledItems) -> None:
        self.context = context
        self.items = items
        self.terms = context.terms
        self.periods = PeriodReader(context)
        self.counts: list[Count] = []
        self.last = _Mention()
        self.talk = False
        self.heading = _Mention()
        self.label: str | None = None
        self.years: list[str] = []

    def paragraph(self, index: int, text: str) -> None:
        """Adds the paragraph's counts; period and department of an earlier one no longer hold, a heading's do."""
        if index and is_heading(text):
            units = units_in(self.terms, f"i {text}", self.context.units)
            unit = next((u.value for u in units if u.value == text.strip()), None)
            self.heading = _Mention(
                period=_period_of_heading(self.context.phrases, text) or self.heading.period, unit=unit
            )
        self.last = _Mention(self.last.code, self.last.noun, self.heading.period, self.heading.unit)
        self.talk = False
        for item in self.items.items(text):
            self.label = item.unit
            for sentence in _sentences(item.text):
                if not _is_of_others(self.terms, sentence):
                    self._sentence(index, sentence)
                self.talk = self.talk or self.terms.measure(sentence) is not None

    def _sentence(self, index: int, sentence: str) -> None:
        periods = self.periods.periods_in(sentence, self.last.period)
        kept: list[Number] = []
        for number in self.context.numbers.of_sentence(sentence, periods.all):
            if number.strong or self._leans(sentence, number, bool(kept)):
                kept.append(number)
        asides = [m.span() for m in ASIDE.finditer(sentence) if any(m.start() < p.start < m.end() for p in periods.all)]
        named = [Place(p.period, p.start) for p in periods.all if p.period and not _within(asides, p.start)]
        kept = [number for number in kept if not _within(asides, number.start)]
        units = units_in(self.terms, sentence, self.context.units, kept)
        parts = SentenceParts(self.terms, sentence, kept, named, units)
        before = self.last.period
        if self._respective(index, parts, periods.all):
            return
        for place, number in enumerate(kept):
            known = len(self.counts)
            self._number(index, parts, place, number)
            end = kept[place + 1].start if place + 1 < len(kept) else len(sentence)
            self.counts += self._aside(sentence[number.end : end]) if len(self.counts) > known else []
        if periods.all != periods.named:
            stays = [p.period for p in periods.named if p.period]
            self.last = replace(self.last, period=stays[-1] if stays else before)

    def _respective(self, index: int, parts: SentenceParts, periods: Sequence[PeriodMatch]) -> bool:
        """Whether a sentence shares its numbers out among periods ("henholdsvis 31 og 38 brud"); adds their counts."""
        said = self.terms.finder("prose", "respectively").find(parts.sentence)
        numbers = [n for n in parts.numbers if said and n.start > said[-1].end]
        years = _each(periods) or self.years
        if len(numbers) < 2 or len(numbers) != len(parts.numbers) or len(years) != len(numbers):
            return False
        last = numbers[-1]
        measure = self._code(last, parts, parts.last, part=True)
        unit = parts.unit(parts.last) or self.label
        self.last = _Mention(measure[0], last.noun or self.last.noun, None, unit)
        for year, number in zip(years, numbers, strict=True):
            self._add(index, parts, number, replace(self.last, period=year), measure)
        self.years = years
        return True

    def _add(self, index: int, parts: SentenceParts, number: Number, said: _Mention, measure: tuple[str, str]) -> None:
        """Adds the count of a number; measure: its code, and the words as printed."""
        self.counts.append(
            Count(
                unit=said.unit,
                period=said.period or self.context.period,
                measure=measure[1],
                measure_code=measure[0],
                count=number.value,
                total=False,
                quote=parts.sentence.strip(),
                paragraph=index,
            )
        )

    def _aside(self, after: str) -> list[Count]:
        """What another period had of the count found last, in brackets behind it ("2. kvartal: 26")."""
        match = ASIDE.search(after)
        year = self.periods.year(self.last.period)
        period = next((p.period for p in self.context.phrases.find(match[0], year)), None) if match else None
        return [replace(self.counts[-1], period=period, count=of_digits(match["count"]))] if match and period else []

    def _leans(self, sentence: str, number: Number, follows: bool) -> bool:
        """Whether a number without a strong noun speaks of incidents: by a predicate, or by what was said before."""
        measure = self.terms.measure
        same = bool(self.terms.finder("prose", "same", "year_before").find(sentence))
        if not (self.talk or measure(sentence) or (same and self.last.code)):
            return False
        if number.noun or follows or measure(sentence[number.end :]) or self._belongs(sentence, number):
            return True
        if measure(" ".join(sentence[: number.start].split()[-VERB_WORDS:])):
            return True
        known = self.last.code is not None or measure(sentence[: number.start]) is not None
        return known and same

    def _belongs(self, sentence: str, number: Number) -> bool:
        """Whether a bare number has its department ("Skoler (7)", "5 i Skoler"), or is in brackets behind a kind."""
        before = sentence[: number.start].rstrip(" (:")
        units = units_in(self.terms, sentence, self.context.units)
        if any(before.endswith(u.value) for u in units):
            return True
        behind = (sentence[number.end : u.start].strip() for u in units if u.start > number.end)
        if any(words in self.terms.lists.prose.at for words in behind):
            return True
        found = self.terms.measure(sentence[: number.start])
        bracketed = IN_BRACKETS.fullmatch(sentence[max(number.start - 1, 0) : number.end + 1])
        return bracketed is not None and found is not None and found.code == "by_type"

    def _number(self, index: int, parts: SentenceParts, place: int, number: Number) -> None:
        if parts.is_whole(place) and any(c.count == number.value for c in self.counts):
            return
        unit = parts.unit(place) or self.label
        part = self.terms.says(parts.before(place), "prose", "part")
        whole = place + 1 if parts.is_part(place) else place
        same = self._period_of_same(parts.numbers[whole], known=number.back or whole > place)
        period = parts.period(place) or parts.period(whole) or same or self.last.period
        code, words = self._code(number, parts, place, part)
        if part and unit is None:
            unit = self.last.unit
        self.last = _Mention(code, number.noun or self.last.noun, period, unit)
        if not self._repeats(number, code):
            self._add(index, parts, number, self.last, (code, words))

    def _code(self, number: Number, parts: SentenceParts, place: int, part: bool) -> tuple[str, str]:
        """(measure code, measure as printed): from the words around the number, its noun, or what was said last."""
        measure = self.terms.measure
        before, after = parts.before(place), parts.after_whole(place)
        if number.back or parts.is_whole(place):
            return self._code_of_back(number, after, place == parts.last and not parts.is_whole(place))
        noun, counted = measure(number.noun), measure(self.last.noun)
        around = measure(f"{before}{after}")
        if around and around.code == "by_type" and parts.unit(place):
            around = None
        same_thing = number.noun.lower() in self.terms.lists.prose.participles
        if counted and (same_thing or (around is None and noun is None and parts.unit(place))):
            return counted.code, number.noun if same_thing else self.last.noun
        same_noun = noun is None or number.noun == self.last.noun
        if not self.talk and around is None and noun is None and self.terms.says(before, "prose", "same"):
            return (counted.code if counted else self.last.code or "reported"), _clause(before)
        if around is None and self.last.code and same_noun and not part and (place or noun is None):
            code = self.terms.denied(self.last.code, after)
            return code, number.noun or self.last.noun or _clause(after)
        text = f"{before}{number.noun}{after}"
        found = measure(text) if around else noun
        if found is None:
            return self.last.code or "reported", number.noun or _clause(after)
        printed = _clause(f"{number.noun}{after}")
        words = text if around else number.noun
        return found.code, printed if measure(printed) else words[found.start : found.end]

    def _code_of_back(self, number: Number, after: str, last: bool) -> tuple[str, str]:
        """ "Af de 84 brud" says only what they are; "De 12 brud er anmeldt" says what became of them."""
        predicate = self.terms.measure(after) if last else None
        if predicate and predicate.code in PREDICATES:
            return predicate.code, _clause(after)
        noun = self.terms.measure(number.noun)
        return (noun.code if noun else self.last.code or "reported"), number.noun

    def _period_of_same(self, number: Number, *, known: bool) -> str | None:
        """The period of the one earlier count that a number points back to ("Af de 84 brud")."""
        same = {c.period for c in self.counts if known and c.count == number.value}
        return same.pop() if len(same) == 1 else None

    def _repeats(self, number: Number, code: str) -> bool:
        """Whether the number only points back to a count already found."""
        same = [c for c in self.counts if c.count == number.value]
        return number.back and any(c.measure_code == code or code not in PREDICATES for c in same)


def _each(periods: Sequence[PeriodMatch]) -> list[str]:
    """The periods that a sentence names, whole years one by one ("2021 og 2022")."""
    named = [p.period for p in periods if p.period]
    return [part for period in named for part in (years_in(period) or [period])]


def _is_of_others(terms: CountTerms, sentence: str) -> bool:
    """Whether a sentence speaks of no fact, or of other municipalities."""
    compared = terms.says(sentence, "prose", "comparison") and terms.says(sentence, "prose", "others")
    return compared or terms.says(sentence, "prose", "hypothetical")


def _sentences(text: str) -> Iterator[str]:
    """The text's sentences; one may end in a number, which the sentence rules take for an ordinal ("var der 19.")."""
    for start, end in sentences(text):
        yield from NUMBER_ENDS.split(text[start:end])


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _clause(text: str) -> str:
    return re.split(r"[,;:.)]", text.strip(" )"))[0].strip()
