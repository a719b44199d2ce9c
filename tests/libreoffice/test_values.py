import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.libreoffice.engine import Engine
from attest_xl.libreoffice.serials import DAY_ZERO, moment_of, serial_of
from attest_xl.libreoffice.values import as_rows, encode


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 30)), st.times())
def test_a_moment_reads_back_to_the_millisecond(day: dt.date, time: dt.time) -> None:
    moment = dt.datetime.combine(day, time)
    back = moment_of(serial_of(moment))
    assert isinstance(back, dt.datetime)
    assert abs(back - moment) <= dt.timedelta(milliseconds=1)


def test_days_count_from_the_documents_day_zero() -> None:
    assert serial_of(dt.date(2024, 5, 1)) == 45413
    assert serial_of(dt.date(2024, 5, 1), DAY_ZERO + dt.timedelta(1462)) == 45413 - 1462


@pytest.mark.parametrize("serial", [0.0, 0.5, -1.0, 2_958_466.0, 1e300])
def test_a_number_no_calendar_has_stays_a_number(serial: float) -> None:
    assert moment_of(serial) == serial


def test_values_become_numbers_and_texts_with_their_meaning_beside() -> None:
    day = dt.date(2024, 5, 1)
    moment = dt.datetime.combine(day, dt.time(12))
    encoded = encode([["текст", 1, 2.5, None], [True, day, moment, Decimal("1.5")]], DAY_ZERO)
    assert encoded.rows == [("текст", 1.0, 2.5, ""), (1.0, 45413.0, 45413.5, 1.5)]
    assert (encoded.booleans, encoded.days, encoded.moments) == ([(1, 0)], [(1, 1)], [(1, 2)])


def test_a_moment_at_midnight_is_a_day() -> None:
    midnight = dt.datetime.combine(dt.date(2024, 5, 1), dt.time())
    assert encode([[midnight]], DAY_ZERO).days == [(0, 0)]


def test_an_equals_sign_makes_a_formula_and_an_apostrophe_makes_text() -> None:
    encoded = encode([["=A1", "'=A1", "'007", "''", "="]], DAY_ZERO)
    assert encoded.formulas == {(0, 0): "=A1"}
    assert encoded.rows == [("", "=A1", "007", "'", "=")]


def test_a_value_no_cell_can_hold_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="set"):
        encode([[{1}]], DAY_ZERO)


def test_one_value_stands_for_all_cells_and_a_flat_list_for_a_row() -> None:
    assert as_rows(1, 2, 2) == [(1, 1), (1, 1)]
    assert as_rows([1, 2], 1, 2) == [[1, 2]]
    assert as_rows([[1], [2]], 2, 1) == [[1], [2]]


def test_data_of_another_shape_than_the_range_is_refused() -> None:
    with pytest.raises(ValueError, match="2×2"):
        as_rows([[1, 2], [3]], 2, 2)


def test_values_of_numpy_and_pandas_become_pythons_own() -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    day = dt.datetime.combine(dt.date(2024, 5, 1), dt.time())
    foreign = [numpy.float64(1.5), numpy.int64(2), numpy.nan, pandas.NaT, pandas.NA, numpy.datetime64("2024-05-01")]
    assert [Engine.prepare_xl_data_element(value, {}) for value in foreign] == [1.5, 2, None, None, None, day]
