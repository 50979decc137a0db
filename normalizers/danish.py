"""The one door to Danish text analysis: every normalizer reads the spaCy Doc that analyse() gives.

A trained pipeline takes the place of the rule-based one by being installed or named; no normalizer changes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

TRAINED = ("da_core_news_lg", "da_core_news_md", "da_core_news_sm")
# Abbreviations of municipal Danish that end in a period without ending the sentence.
ABBREVIATIONS = (
    "CPR-nr.", "cpr-nr.", "Cpr-nr.", "CPR.nr.", "cpr.nr.", "cpr.", "nr.", "Nr.", "ca.", "Ca.", "pga.", "Pga.",
    "vedr.", "Vedr.", "bl.a.", "m.fl.", "m.m.", "mv.", "m.v.", "afd.", "adr.", "tlf.", "jf.", "evt.", "inkl.",
    "ekskl.", "f.eks.", "fx.", "hhv.", "ift.", "iht.", "pr.", "osv.", "o.l.", "o.lign.", "lign.", "d.", "kl.",
    "kr.", "stk.", "art.", "Alm.", "alm.", "Fortr.", "Føls.", "jan.", "feb.", "febr.", "mar.", "apr.", "jun.",
    "jul.", "aug.", "sep.", "sept.", "okt.", "nov.", "dec.", "Anm.", "anm.", "Indb.", "indb.",
)  # fmt: skip


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The best Danish pipeline on this machine: a trained one if installed, else spaCy's rules for Danish."""
    for name in TRAINED:
        if spacy.util.is_package(name):
            return _prepare(spacy.load(name))
    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    return _prepare(nlp)


def _prepare(nlp: Language) -> Language:
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for abbreviation in ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return nlp


def pipeline_name() -> str:
    """Name and version of the pipeline in use, part of the key that names a result."""
    meta = pipeline().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


@lru_cache(maxsize=4096)
def analyse(text: str) -> Doc:
    """The analysed text; token.idx and sentence offsets count characters of this very text."""
    return pipeline()(text)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of the text, in characters; together they cover every word."""
    return tuple((s.start_char, s.end_char) for s in analyse(text).sents)
