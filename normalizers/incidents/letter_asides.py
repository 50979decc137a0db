"""What a letter or decision says beside the breach: advice, dates and numbers of the case, letters in it.

Such words are blanked before the letter is read; what stands at which place stays there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.incidents.letter_words import LINE, LetterWords
from normalizers.vocabulary.words import Vocabulary

# A line of nothing but place or sender and a date ("Engby Kommune, den 3. maj 2022", "10. jul. 2020").
DATE_LINE = re.compile(
    r"\s*(?:[^\W\d]+[\s,.:]+){0,4}(?:\d{1,2}\.?\s*[^\W\d]+\.?|\d{1,2}[./-]\d{1,2}(?:[./-]|(?=\s)))\s*(?:\d{4}|\d\d)\s*(?:(?:kl\.?\s*)?\d{1,2}[.:]\d\d\s*)?"
)
# A line of names, days and links with strokes or points between them ("Af Lone Krog · 3. maj 2022 · Engby").
SEPARATED = re.compile(r"(?:[^\n|·•]{1,60}\s[|·•]\s){1,8}[^\n|·•]{1,60}(?<![.!?:])")
# Letters that may stand before the day of a letter ("den ").
DAY_LEAD = 6


def without_asides(vocabulary: Vocabulary, text: str) -> str:
    """The text with blanks in place of what tells nothing of the breach; cut sentences are whole."""
    words = vocabulary.of(LetterWords)
    text = words.cut.sub("  ", text)
    grammar = vocabulary.of(DateGrammar)
    aside = (DATE_LINE, SEPARATED, words.reference_line)
    lines = [m.span() for m in LINE.finditer(text) if any(line.fullmatch(m[0]) for line in aside)]
    advice = [(s, e) for s, e in sentences(text) if words.advice.find(text[s:e])]
    # The authority's name stays: the words behind may tell who told it.
    heard = [m.span("heard") for m in words.authority_learns.finditer(text)]
    matter = [(m.start, m.end) for m in words.procedure.find(text)]
    for start, end in [*lines, *advice, *heard, *matter, *_letters(words, grammar, text)]:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _letters(words: LetterWords, grammar: DateGrammar, text: str) -> Iterator[tuple[int, int]]:
    """Letters in the case with their day, unless it is that of the report to the authority."""
    for start, end in sentences(text):
        sentence = text[start:end]
        reports = words.acts["authority"].find(sentence) and words.acts["reported"].find(sentence)
        for letter in words.letters.find(sentence):
            days = () if reports else grammar.find_dates(sentence[letter.end :])
            behind = next((d.end for d in days if d.start <= DAY_LEAD), 0)
            yield start + letter.start, start + letter.end + behind
