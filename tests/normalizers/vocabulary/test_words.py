import pytest
from pydantic import BaseModel

from normalizers.vocabulary.load import VocabularyError
from normalizers.vocabulary.words import Vocabulary, shipped


class Marks(BaseModel):
    signs: dict[str, list[str]]


class Yes:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.signs = vocabulary.file("marks", Marks).signs["yes"]


def test_compiled_words_are_made_once_for_a_vocabulary_and_anew_for_another() -> None:
    one, other = Vocabulary(), Vocabulary()
    assert one.of(Yes) is one.of(Yes)
    assert one.of(Yes) is not other.of(Yes)


def test_shipped_words_are_loaded_once() -> None:
    assert shipped() is shipped()


def test_file_that_does_not_fit_its_model_is_named() -> None:
    class Other(BaseModel):
        nothing_of_the_kind: int

    with pytest.raises(VocabularyError, match=r"normalizers/vocabulary/marks\.toml"):
        Vocabulary().file("marks", Other)
