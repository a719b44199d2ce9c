"""The height a row needs for its wrapping texts."""

from attest_xl.schema.heights import LINE, MOST_LINES, row_height


def test_a_row_whose_texts_fit_says_nothing_about_its_height() -> None:
    assert row_height([("Учитель", 24), ("", 10)]) is None


def test_the_cell_with_most_lines_decides() -> None:
    assert row_height([("слово " * 8, 24), ("слово " * 12, 24)]) == 3 * LINE


def test_line_breaks_begin_new_lines() -> None:
    assert row_height([("раз\nдва\n\nтри", 40)]) == 4 * LINE


def test_a_long_word_is_broken_as_a_cell_breaks_it() -> None:
    assert row_height([("х" * 25, 10)]) == 3 * LINE


def test_no_row_fills_the_screen() -> None:
    assert row_height([("слово " * 1000, 10)]) == MOST_LINES * LINE
