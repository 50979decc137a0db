"""A document is read with the words it is handed, and hands them on to its rows."""

from __future__ import annotations

from pydantic import BaseModel

from normalizers.documents.understanding import understand
from normalizers.record import Role
from normalizers.tables.header_patterns import HeaderEntry
from normalizers.tables.header_words import ColumnsVocabulary
from normalizers.vocabulary.words import Vocabulary, shipped
from tests.normalizers.documents.tables import table

LOG = table(
    [
        ["Nr.", "Vejrudsigt", "Anmeldt til Datatilsynet", "Dato"],
        ["1", "Brev tabt", "Nej", "3/4-2021"],
        ["2", "Mail til forkert modtager", "Ja", "4/5-2021"],
        ["", "", "", ""],
    ]
)


class WithWeather(Vocabulary):
    """The shipped words and one header more."""

    def file(self, name: str, model: type[BaseModel]) -> BaseModel:  # type: ignore[override]
        loaded = super().file(name, model)
        if isinstance(loaded, ColumnsVocabulary):
            entry = HeaderEntry(role=Role.DESCRIPTION, whole=("vejrudsigt",))
            return loaded.model_copy(update={"column": (entry, *loaded.column)})
        return loaded


def test_document_handed_its_own_words_is_read_with_others() -> None:
    own = WithWeather()
    assert understand(own, [LOG], (), "Brud 2021", "log.pdf").tables[0].columns.roles[1] is Role.DESCRIPTION
    assert understand(shipped(), [LOG], (), "Brud 2021", "log.pdf").tables[0].columns.problems


def test_row_is_read_with_other_words_than_its_document() -> None:
    own = Vocabulary()
    sense = understand(own, [LOG], (), "Brud 2021", "log.pdf")
    assert all(record.vocabulary is own for record in sense.records(sense.tables[0]))


def test_row_that_is_no_incident_is_read_as_one() -> None:
    sense = understand(shipped(), [LOG], (), "Brud 2021", "log.pdf")
    assert [r.text(Role.SOURCE_NUMBER) for r in sense.records(sense.tables[0])] == ["1", "2"]


def test_legend_in_the_brackets_of_a_header_is_lost() -> None:
    header = ["Nr.", "Hændelse", "Data (A = almindelige, F = følsomme)"]
    sense = understand(shipped(), [table([header, ["1", "Brev tabt", "A"]])], (), None, "log.pdf")
    assert dict(sense.legend.definitions) == {"A": "almindelige", "F": "følsomme"}


def test_author_that_cannot_be_told_is_no_problem() -> None:
    codes = [p.code for p in understand(shipped(), [], ["Brud."], None, "log.pdf").problems]
    assert codes == ["municipality_unknown"]
