"""What passes between LibreOffice's Basic and Python."""

from udfs.bridge import answer


def test_the_answer_is_always_rows_of_what_a_cell_can_hold() -> None:
    assert answer("ATTEST_CATEGORY", ("1 кв.к.",)) == (("первая",),)
    assert answer("ATTEST_DATE", ((("12.03.2021",), ("",)),)) == ((44267.0,), ("",))
    assert answer("ATTEST_CATEGORY", ((("1 кв.к.", "ВКК"),),)) == (("первая", "высшая"),)


def test_an_error_among_cells_is_not_a_blank_cell() -> None:
    ((first,), (second,)) = answer("ATTEST_CATEGORY", (((None,), ("",)),))
    assert str(first).startswith("Исходная ячейка: #N/A")
    assert second == ""


def test_an_argument_left_out_is_nothing_and_a_count_of_0_is_a_count() -> None:
    assert answer("ATTEST_STATE", ("Учитель", 0, 0, 0, "01.09.2024", 0, 0, "01.09.2025")) == (("в плане",),)
    assert answer("ATTEST_WORKDAY", ("01.09.2025", 0, None, None)) == ((45901.0,),)
