from normalizers.record import ROLE_WORDS, ColumnMeaning, Field, Glossary, Record, Role

ROW = Record(
    (
        Field("Hændelse", " Brev sendt forkert ", Role.DESCRIPTION),
        Field("Bemærkning", "", Role.REMARKS),
        Field("Forløb", "Hentet igen", Role.DESCRIPTION),
    )
)


def test_words_of_two_columns_of_one_role_are_joined_in_printed_order() -> None:
    assert ROW.text(Role.DESCRIPTION) == "Brev sendt forkert\nHentet igen"


def test_empty_column_says_nothing() -> None:
    assert ROW.text(Role.REMARKS) is None


def test_fields_come_in_the_order_of_the_roles_asked_for() -> None:
    found = [f.column for f in ROW.with_role(Role.REMARKS, Role.DESCRIPTION)]
    assert found == ["Bemærkning", "Hændelse", "Forløb"]


def test_role_that_no_person_could_choose_for_want_of_words():
    assert set(ROLE_WORDS) == set(Role)
    assert len(set(ROLE_WORDS.values())) == len(Role)


def test_what_is_said_last_of_a_header_is_what_it_holds():
    wide, narrow = ColumnMeaning("Dato", Role.OCCURRED), ColumnMeaning("DATO", Role.REGISTERED)
    assert Glossary((wide, narrow)).role_of("Dato:") is Role.REGISTERED
    assert Glossary((wide, narrow)).role_of("Dato for brud") is None
