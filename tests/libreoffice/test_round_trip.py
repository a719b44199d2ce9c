"""Whatever is written is read back, in any mixture (of control characters, a cell knows tabs and line ends)."""

import datetime as dt

import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

moments = st.builds(
    dt.datetime.combine, st.dates(dt.date(1900, 3, 1)), st.times().map(lambda time: time.replace(microsecond=0))
)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1, max_size=20),
    moments,
)
tables = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(values, min_size=width, max_size=width), min_size=1, max_size=8)
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables)
def test_a_table_reads_back(sheet: xw.Sheet, table: list[list[object]]) -> None:
    cells = sheet.range((2, 2), (1 + len(table), 1 + len(table[0])))
    cells.clear()
    cells.options(ndim=2).value = [[as_text(value) for value in row] for row in table]
    assert cells.options(ndim=2).value == table


def as_text(value: object) -> object:
    """An apostrophe keeps a text a text."""
    return f"'{value}" if isinstance(value, str) else value
