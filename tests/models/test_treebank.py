from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from models import treebank
from models.treebank import TreebankError, documents, find, without_names

TRAIN, DEV, TEST = treebank.TRAIN[1], treebank.DEV, treebank.TEST
OFFICIAL = treebank.TRAIN[0]

# Two sentences: "Ida bor i Krogsø." with names in MISC, "Hun ringer." without.
CONLLU = """\
# sent_id = 1
# text = Ida bor i Krogsø.
1	Ida	Ida	PROPN	_	_	2	nsubj	_	name=B-PER
2	bor	bo	VERB	_	Mood=Ind|Tense=Pres	0	root	_	name=O
3	i	i	ADP	_	AdpType=Prep	4	case	_	name=O
4	Krogsø	Krogsø	PROPN	_	_	2	obl	_	SpaceAfter=No|name=B-LOC
5	.	.	PUNCT	_	_	2	punct	_	SpaceAfter=No|name=O

# sent_id = 2
# text = Hun ringer.
1	Hun	hun	PRON	_	Case=Nom	2	nsubj	_	_
2	ringer	ringe	VERB	_	Mood=Ind|Tense=Pres	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_
"""
NAMES = "Hun\tO\tO\nringer\tO\tO\n.\tO\tO\n"


def bank(folder: Path, **more: str) -> Path:
    files = {TRAIN: CONLLU, DEV: CONLLU, TEST: CONLLU, **more}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> tuple[Doc, ...]:
    found = find(folder)
    return documents(found.train, found.names)


def test_sentences_keep_words_spaces_trees_and_lemmas_when_joined(tmp_path: Path) -> None:
    (doc,) = read(bank(tmp_path))
    assert doc.text == "Ida bor i Krogsø. Hun ringer. "
    assert [s.text for s in doc.sents] == ["Ida bor i Krogsø.", "Hun ringer."]
    assert [t.lemma_ for t in doc][:3] == ["Ida", "bo", "i"]
    assert [(t.pos_, t.dep_, t.head.text) for t in doc][5] == ("PRON", "nsubj", "ringer")
    assert str(doc[1].morph) == "Mood=Ind|Tense=Pres"


def test_names_stand_on_their_words_and_unknown_ones_stay_open(tmp_path: Path) -> None:
    docs = read(bank(tmp_path))
    assert [(e.text, e.label_) for e in docs[0].ents] == [("Ida", "PER"), ("Krogsø", "LOC")]
    assert [t.ent_iob_ for t in docs[0]][5:] == ["", "", ""]
    assert without_names(docs) == 1


def test_table_of_names_says_that_a_sentence_has_none(tmp_path: Path) -> None:
    docs = read(bank(tmp_path, **{"danplus_news_dev.tsv": NAMES}))
    assert [t.ent_iob_ for t in docs[0]][5:] == ["O", "O", "O"]
    assert without_names(docs) == 0


@pytest.mark.parametrize("tag", ["B-LOCpart", "B-LOCderiv"])
def test_names_inside_words_are_no_names(tmp_path: Path, tag: str) -> None:
    (doc,) = read(bank(tmp_path, **dict.fromkeys((TRAIN, DEV, TEST), CONLLU.replace("B-LOC", tag))))
    assert [e.text for e in doc.ents] == ["Ida"]


def test_official_training_file_is_preferred_and_takes_names_from_the_other(tmp_path: Path) -> None:
    bare = CONLLU.replace("|name=B-LOC", "").replace("name=B-PER", "_").replace("|name=O", "").replace("name=O", "_")
    found = find(bank(tmp_path, **{OFFICIAL: bare}))
    assert found.train.name == OFFICIAL
    (doc,) = documents(found.train, found.names)
    assert [e.text for e in doc.ents] == ["Ida", "Krogsø"]


def test_missing_files_are_named(tmp_path: Path) -> None:
    assert [words.split()[0] for words in find(bank(tmp_path)).missing] == [OFFICIAL, treebank.NAMES]
    (tmp_path / DEV).unlink()
    with pytest.raises(TreebankError, match=DEV):
        find(tmp_path)


def test_folder_without_a_training_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TreebankError, match=f"neither {OFFICIAL} nor {TRAIN}"):
        find(tmp_path)


def test_long_texts_are_cut_into_documents_of_ten_sentences(tmp_path: Path) -> None:
    docs = read(bank(tmp_path, **{TRAIN: "\n".join([CONLLU] * 6)}))
    assert [len(list(d.sents)) for d in docs] == [10, 2]
