"""The normalizers' finders as spaCy components: what a text names, as spans of a Doc.

full() ends with them; importing this module registers them for any pipeline of Danish. They hold no rules of
their own. A span covers whole tokens, so where a match ends inside a token the span is the longer.

doc.spans: data_types (label: the code of data_types.toml), people (the kind of person), dates (the precision), systems
(the register's name), suppliers, authorities, actions (told, reported). Every one of these spans has
span._.negated and span._.possible (danish/negation.py); a date has span._.role, the word of DATE_ROLES or None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from normalizers.codes import Party
from normalizers.danish.analysis import SPLITTER, choice, load_pipeline, prepared
from normalizers.danish.lemmas import Lemmas, dictionary_lemma
from normalizers.danish.negation import Negation
from normalizers.fields.dates import claims_in, dates_in
from normalizers.fields.third_party import SupplierWords
from normalizers.mentions.data_types import DataTypes
from normalizers.mentions.notifications import Notifications, Reading
from normalizers.mentions.persons import PersonsConcerned
from normalizers.mentions.systems import SystemNames
from normalizers.record import Role
from normalizers.vocabulary.words import shipped

LEMMAS = "brudregister_lemmas"
SPANS = "brudregister_spans"
DATE_ROLES = "brudregister_date_roles"
CONTEXT = "brudregister_context"
COMPONENTS = (LEMMAS, SPANS, DATE_ROLES, CONTEXT)
GROUPS = ("data_types", "people", "dates", "systems", "suppliers", "authorities", "actions")
# The classes of words that are inflected as nouns and adjectives are.
NOMINAL = ("NOUN", "ADJ")
NO_KIND = "persons"
# spaCy makes a component by its name and hands it settings only: these read with the words of the project.
VOCABULARY = shipped()

Place = tuple[int, int, str]

for _extension, _default in (("negated", False), ("possible", False), ("role", None)):
    if not Span.has_extension(_extension):
        Span.set_extension(_extension, default=_default)


@Language.component(LEMMAS, retokenizes=False, assigns=["token.lemma"])
def lemmas(doc: Doc) -> Doc:
    """Lemmas of compounds where the trained lemmatizer meets a word it cannot know, of all words where none is."""
    for token in doc:
        lemma = _lemma(token)
        if lemma:
            token.lemma_ = lemma
    return doc


def _lemma(token: Token) -> str | None:
    of_compound = VOCABULARY.of(Lemmas).of_compound
    if not token.pos_:
        known = token.lemma_ or of_compound(token.text)
        return known or (dictionary_lemma(token.lower_) if token.is_alpha else token.text)
    # A noun that begins a sentence is often taken for a name.
    nominal = token.pos_ in NOMINAL or (token.pos_ == "PROPN" and token.is_sent_start)
    return of_compound(token.text) if nominal else None


@Language.factory(SPANS, default_config={"prose": True, "year": None}, assigns=["doc.spans"])
@dataclass(slots=True)
class SpanMarker:
    """Fills doc.spans. prose: the text is about an event, no cell that lists data or counts persons.

    year: that of dates printed without one.
    """

    nlp: Language
    name: str
    prose: bool
    year: int | None

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its spans."""
        for group in GROUPS:
            doc.spans[group] = list(_spans(doc, _places(group, doc.text, self.prose, self.year)))
        return doc


def _spans(doc: Doc, places: Iterable[Place]) -> Iterator[Span]:
    """One span for each place; two places in the same tokens with one label are one."""
    spans = (doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in places)
    seen = {(s.start, s.end, s.label_): s for s in spans if s is not None}
    yield from seen.values()


def _places(group: str, text: str, prose: bool, year: int | None) -> Iterator[Place]:
    """(start, end, label) of what the normalizers find in a text, in characters."""
    if group == "data_types":
        yield from ((m.start, m.end, m.type.code) for m in VOCABULARY.of(DataTypes).find(text, prose=prose))
    elif group == "people":
        groups = VOCABULARY.of(PersonsConcerned).groups(text, sure=not prose)
        yield from ((g.start, g.end, g.kind or NO_KIND) for g in groups)
    elif group == "dates":
        yield from ((d.start, d.end, d.precision.value) for d in dates_in(VOCABULARY, text, year))
    elif group == "systems":
        yield from ((n.start, n.end, n.name) for n in VOCABULARY.of(SystemNames).find(text))
    elif group == "suppliers":
        yield from ((start, end, "supplier") for start, end in VOCABULARY.of(SupplierWords).suppliers(text))
    elif group == "authorities":
        parties = VOCABULARY.of(Notifications).parties_in(text)
        yield from ((p.start, p.end, p.entry) for p in parties if p.entry == Party.AUTHORITY)
    else:
        verbs = VOCABULARY.of(Notifications).verbs_in(text, Reading())
        yield from ((v.start, v.end, v.entry.partition("_")[0]) for v in verbs)


@Language.factory(DATE_ROLES, default_config={"column": Role.REMARKS.value, "year": None}, requires=["doc.spans"])
@dataclass(slots=True)
class DateRoles:
    """Sets the role of dates. column: the Role as whose cell the text is read; year: as for SpanMarker."""

    nlp: Language
    name: str
    column: str
    year: int | None

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, its dates with their roles."""
        claims = claims_in(VOCABULARY, doc.text, Role(self.column), self.year)
        for span in doc.spans.get("dates", ()):
            own = (c for c in claims if span.start_char <= c.span.start and c.span.end <= span.end_char)
            claim = min(own, key=lambda c: c.rank, default=None)
            span._.role = claim.role.value if claim else None
        return doc


@Language.component(CONTEXT, requires=["doc.spans"])
def context(doc: Doc) -> Doc:
    """Whether the text denies each span or leaves it open."""
    types, negation = VOCABULARY.of(DataTypes), VOCABULARY.of(Negation)
    for group in GROUPS:
        for span in doc.spans.get(group, ()):
            span._.negated = types.denied(doc.text, span.start_char, span.end_char)
            span._.possible = negation.possible(doc.text, span.start_char, span.end_char)
    return doc


def add_to(nlp: Language) -> Language:
    """The pipeline with all components at its end, in their order."""
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


@lru_cache(maxsize=1)
def full() -> Language:
    """The pipeline with all its trained pipes and the components above, on the tokens and sentences of pipeline().

    Many texts are read with full().pipe(texts). Raises PipelineError where a trained pipe does not load.
    """
    source = choice().source
    return add_to(prepared(VOCABULARY, load_pipeline(source, [SPLITTER]) if source else spacy.blank("da")))
