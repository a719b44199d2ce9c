import pytest

from attest_xl.libreoffice.jumping import jump

FILLED = [(2, 4), (8, 8), (9, 10)]


@pytest.mark.parametrize(
    ("start", "forward", "reached"),
    [
        (2, True, 4),  # to the end of the stretch it is in
        (4, True, 8),  # from its end to the next
        (5, True, 8),  # from an empty cell to the next filled one
        (8, True, 10),  # stretches that touch are one
        (10, True, 100),  # nothing more: the edge
        (10, False, 8),
        (8, False, 4),
        (6, False, 4),
        (3, False, 2),
        (2, False, 1),
        (1, False, 1),
    ],
)
def test_ctrl_and_an_arrow_lead_where_excel_goes(start: int, forward: bool, reached: int) -> None:
    assert jump(start, FILLED, forward, 100 if forward else 1) == reached
