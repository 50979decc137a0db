from normalizers.record import Field, Record, Role

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
