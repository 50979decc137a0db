"""Danish lemmas: what the treebank says of a form with its part of speech, else what a dictionary says of the word.

This file travels inside the pipeline's wheel.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import simplemma
from spacy.language import Language
from spacy.lookups import Lookups, Table
from spacy.pipeline.lemmatizer import Lemmatizer, lemmatizer_score
from spacy.tokens import Doc, Token
from thinc.api import Model

FACTORY = "danish_lemmatizer"
TABLE = "lemma_of_form_and_pos"
MODE = "table"
# Words of these classes are written as they are.
UNCHANGED = frozenset({"PUNCT", "NUM", "SYM", "X", "SPACE"})
GENITIVE_ENDINGS = ("'s", "’s", "'", "’", "s")


class DanishLemmatizer(Lemmatizer):
    """Needs POS; the genitive of names also needs morphology."""

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:
        """The tables that must be there, and those that may."""
        return ([TABLE], []) if mode == MODE else super().get_lookups_config(mode)

    def table_lemmatize(self, token: Token) -> list[str]:
        """The lemma of one token, in a list as spaCy asks for."""
        table = self.lookups.get_table(TABLE)
        known = table.get(_key(token.text, token.pos_)) or table.get(_key(token.text.lower(), token.pos_))
        return [known or _unknown(token)]


def _key(form: str, pos: str) -> str:
    return f"{form}\t{pos}"


def _unknown(token: Token) -> str:
    """The lemma of a form that the treebank does not hold."""
    form, pos = token.text, token.pos_
    if pos == "PROPN":
        return _without_genitive(form) if "Gen" in token.morph.get("Case", []) else form
    if pos in UNCHANGED:
        return form
    return form.lower() if pos == "ADV" else word_lemma(form)


def _without_genitive(name: str) -> str:
    return name.removesuffix(next((e for e in GENITIVE_ENDINGS if name.endswith(e)), ""))


def word_lemma(form: str) -> str:
    """The dictionary's lemma; of a compound with hyphens only the last part changes, acronyms stay."""
    head, hyphen, last = form.rpartition("-")
    if head and last.isalpha():
        return head + hyphen + word_lemma(last)
    if len(form) > 1 and form.isupper():
        return form
    return simplemma.lemmatize(form.lower() if form.istitle() else form, lang="da")


def lookups_of(docs: Iterable[Doc]) -> Lookups:
    """The commonest lemma of every (form, part of speech); lower-cased forms stand in for those never seen so."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lowered: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for token in (t for doc in docs for t in doc):
        seen[_key(token.text, token.pos_)][token.lemma_] += 1
        lowered[_key(token.text.lower(), token.pos_)][token.lemma_] += 1
    lookups = Lookups()
    table: Table = lookups.add_table(TABLE)
    for key, lemmas in sorted({**lowered, **seen}.items()):
        table.set(key, lemmas.most_common(1)[0][0])
    return lookups


def make_lemmatizer(
    nlp: Language, name: str, model: Model[Any, Any] | None, overwrite: bool, scorer: Callable[..., object] | None
) -> DanishLemmatizer:
    """Makes the component danish_lemmatizer; its table comes with initialize(lookups=...) or from the disk."""
    return DanishLemmatizer(nlp.vocab, model, name, mode=MODE, overwrite=overwrite, scorer=scorer or lemmatizer_score)


# The copy in the wheel and the recipe's own may meet in one process.
if not Language.has_factory(FACTORY):
    Language.factory(
        FACTORY,
        assigns=["token.lemma"],
        requires=["token.pos"],
        default_config={"model": None, "overwrite": False, "scorer": None},
        default_score_weights={"lemma_acc": 1.0},
        func=make_lemmatizer,
    )
