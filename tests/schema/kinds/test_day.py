"""Dates as people write them: each is the day meant, or is reported; none is another day."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import Day
from attest_xl.schema.verdict import Trouble
from tests.schema.kinds.spellings import cells, pairs

DAY = Day()
BIRTH = Day(earliest=date(1930, 1, 1), pivot=10)
THE_DAY = date(2021, 3, 12)
SERIAL = re.compile(r"[0-9Оо]{5}(?:[.,][0Оо]+)?")
MONTHS = cells(
    "января | февраля | марта | апреля | мая | июня | июля | августа | сентября | октября | ноября | декабря"
)
BELARUSIAN = cells(
    "студзеня | лютага | сакавіка | красавіка | мая | чэрвеня | ліпеня | жніўня | верасня | кастрычніка | лістапада | "
    "снежня"
)
ROMAN = cells("I | II | III | IV | V | VI | VII | VIII | IX | X | XI | XII")
SHAPES = cells(
    "{d:02}.{m:02}.{y} | {d}.{m}.{y} | {d:02}/{m:02}/{y} | {d:02}-{m:02}-{y} | {y}-{m:02}-{d:02} | {y}.{m:02}.{d:02} | "
    "{y}-{m:02}-{d:02} 00:00:00 | {y}-{m:02}-{d:02}T00:00:00 | {d:02},{m:02},{y} | {d:02}. {m:02}. {y} | "
    "{d:02} {m:02} {y} | {d:02}.{m:02}.{y}г. | {d:02}.{m:02}.{y} г. | {d:02}.{m:02}.{y} года | {d:02}.{m:02}.{y}. | "
    "  {d:02}.{m:02}.{y}\u00a0 | {d} {name} {y} | {d} {name} {y} г. | «{d:02}» {name} {y} года | {d}\n{name}\n{y} | "
    "{d:02}.{roman}.{y} | {d}-{roman}-{y} | {d}.{short}.{y} | {d}-{short}-{y} | {d} {belarusian} {y} г. | "
    "от {d:02}.{m:02}.{y} | с {d:02}.{m:02}.{y} г. | {d:02}{m:02}{y} | {d:02} . {m:02} . {y} | "
    "{d:02}.{m:02}.{y} 12:30 | {D}.{m:02}.{y}"
)
TWELFTH_OF_MARCH = cells(
    "12.03.2021 | 12.3.21 | 12/03/2021 | 12-03-2021 | 2021-03-12 | 2021-03-12 00:00:00 | 12.03.2021г. | 12.03.2021. | "
    '12 марта 2021 г. | «12» марта 2021 года | "12" марта 2021 г. | 12 мар 2021 | 12 мрата 2021 | 12.III.2021 | '
    "12.ІІІ.2021 | 12.iii.2021 | 12,03,2021 | 12. 03. 2021 | 12.О3.2О21 | 12.O3.2O21 | 12.0З.2021 | 12 мapтa 2021 | "
    "12\u00a0марта\u00a02021\u00a0г. | 12-го марта 2021 года | 12марта2021г. | 12 МАРТА 2021 | 12 Марта 2021 Г. | "
    "12.марта.2021 | 12/мар/21 | 12-Mar-2021 | 12 March 2021 | 12 сакавіка 2021 | 12 сакавика 2021 | 12 марта 21 г. | "
    "12..03.2021 | 12.03-2021 | 12–03–2021 | 12.03.2021 12:30 | 2021/03/12 | 2021.03.12 | 12032021 | 12 03 2021 | "
    "12, 03, 2021 | 44267 | 44267.0 | 44267,0 | с 12.03.2021 | от 12.03.2021 г. | 12.03.2021 (12 марта 2021) | "
    "12.03.2021, 12.3.21 | дата 12.03.2021"
)
REPORTED = {
    "DATE-01": "скоро | 2-.05.2014 | .1/05/1997 | I2.03.2021 | 05.1 .2025 | 8 маря 1985 | 19 маят 1987 | "
    "12.03.20 21 | #N/A | 12.03.2021.5 | п. 1.12.03.2021 | 12 июпя 2021 | 12 ию 2021 | 120321 | "
    "12:30 | 3212 марта 2021 | двенадцатое марта | 0",
    "DATE-02": "31.02.2024 | 32.01.2020 | 12.13.2021 | 00.03.2021 | 12.00.2021 | 29.02.2023 | 31 июня 2021 | "
    "03/25/2021 | 2021-02-30 | 2021-13-05 | 31.XI.2021 | 12.IIII.2021",
    "DATE-03": "12.03.2201 | 12.03.202 | 12.03.20211 | 12.03.1021 | 31.02.2201 | 01.01.1900",
    "DATE-04": "март 2021 | 03.2021 | Март 2021 г. | 2021-03 | III.2021 | марте 2021 года",
    "DATE-05": "2021 | 2021 г. | 2020/2021 | 2020-2021 | 2020/21 уч. год | 2011/12",
    "DATE-06": "12.03.2021, 15.04.2022 | 12.03.2021-15.04.2021 | 12.03.21-24.03.21 | 12–24.03.2021 | "
    "с 12 по 24 марта 2021 | 12.03.2021 и 13.03.2021",
    "DATE-07": "пр. № 123 от 24.12.2021 | 24.12.2021, бессрочно | приказ от 24.12.2021 | 12.03.1975 (50 лет) | "
    "24.12.2021 № 123-ОД",
    "DATE-08": "до 25.12.2025 | 12.03.2021? | план 12.03.2026 | отказ 24.12.2021 | 12.03.2021 72 ч | по 25.12.2025",
    "DATE-09": "12 марта | 12.03 | 03.21 | мар.21",
}
NUMBERS_REPORTED = {
    "DATE-01": (True, 0, 3.2021, 12.03, 99_999, 1e300, float("nan"), float("inf"), -5),
    "DATE-03": (date(1899, 12, 31), datetime.combine(date(2201, 3, 12), time())),
    "DATE-05": (2021, 2021.0),
}
EXAMPLES = {
    "28.02.2024": "31.02.2024 | 45.67.2021",
    "31.01.2020": "32.01.2020",
    "30.11.2021": "31.11.2021",
    "01.03.2021": "00.03.2021",
    "13.12.2021": "12.13.2021",
    "25.03.2021": "03/25/2021",
}


def spelled(shape: str, day: date) -> str:
    name = MONTHS[day.month - 1]
    return shape.format(
        d=day.day,
        m=day.month,
        y=day.year,
        D=f"{day.day:02}".replace("0", "О"),
        name=name,
        short=name[:3],
        belarusian=BELARUSIAN[day.month - 1],
        roman=ROMAN[day.month - 1],
    )


def code_of(cell: Value, kind: Day = DAY) -> str:
    verdict = kind.read(cell)
    assert isinstance(verdict, Trouble), f"{cell!r} was read as {verdict!r}"
    return verdict.code


@pytest.mark.parametrize("cell", TWELFTH_OF_MARCH)
def test_every_spelling_is_the_twelfth_of_march(cell: str) -> None:
    assert DAY.read(cell) == THE_DAY


MIDNIGHT, EVENING = datetime.combine(THE_DAY, time()), datetime.combine(THE_DAY, time(23, 59))


@pytest.mark.parametrize("cell", [THE_DAY, MIDNIGHT, EVENING, 44267, 44267.0, 44267.75, 12032021])
def test_dates_and_numbers_are_the_twelfth_of_march(cell: Value) -> None:
    assert DAY.read(cell) == THE_DAY


@pytest.mark.parametrize("cell", [None, "", "  ", "\u00a0", "-", "–", "—", "нет", "н/д", "\n"])
def test_a_cell_without_a_date_is_empty(cell: Value) -> None:
    assert DAY.read(cell) is None


@pytest.mark.parametrize("cell,code", pairs(REPORTED))
def test_what_is_not_plainly_a_day_is_reported(cell: str, code: str) -> None:
    assert code_of(cell) == code


@pytest.mark.parametrize("cell,code", [(cell, code) for code, cells in NUMBERS_REPORTED.items() for cell in cells])
def test_a_number_or_a_date_that_is_no_day_here_is_reported(cell: Value, code: str) -> None:
    assert code_of(cell) == code


@pytest.mark.parametrize("cell,hint", pairs(EXAMPLES))
def test_a_day_that_does_not_exist_comes_with_one_that_does(cell: str, hint: str) -> None:
    verdict = DAY.read(cell)
    assert isinstance(verdict, Trouble)
    assert (verdict.hint, verdict.value) == (hint, None)


@pytest.mark.parametrize("cell", ["март 2021", "03.2021", "марта 2021 г.", "2021.03"])
def test_a_month_alone_gives_its_first_day_with_a_doubt(cell: str) -> None:
    assert DAY.read(cell) == Trouble("DATE-04", cell, date(2021, 3, 1), "01.03.2021")


def test_the_date_of_an_order_is_taken_with_a_doubt() -> None:
    assert DAY.read("пр. № 123 от 24.12.2021") == Trouble(
        "DATE-07", "пр. № 123 от 24.12.2021", date(2021, 12, 24), "24.12.2021"
    )


@pytest.mark.parametrize("cell,year", [("12.03.21", 2021), ("12.03.40", 2040), ("12.03.41", 1941), ("12.03.99", 1999)])
def test_two_digits_are_a_year_of_this_century_up_to_forty(cell: str, year: int) -> None:
    assert DAY.read(cell) == date(year, 3, 12)


@pytest.mark.parametrize("cell,year", [("12.03.65", 1965), ("12.03.35", 1935), ("12.03.05", 2005)])
def test_two_digits_of_a_birth_year_are_of_the_last_century(cell: str, year: int) -> None:
    assert BIRTH.read(cell) == date(year, 3, 12)


def test_a_birth_year_of_two_digits_that_fits_nobody_is_reported() -> None:
    assert code_of("12.03.21", BIRTH) == "DATE-03"


@pytest.mark.parametrize("serial,day", [(20000, date(1954, 10, 3)), (43891, date(2020, 3, 1))])
def test_serial_numbers_count_as_excel_counts(serial: int, day: date) -> None:
    assert (DAY.read(serial), DAY.read(str(serial))) == (day, day)


def test_a_finding_quotes_no_more_than_a_line_of_the_cell() -> None:
    verdict = DAY.read("скоро " * 5000)
    assert isinstance(verdict, Trouble)
    assert len(verdict.said) == 120


@given(st.dates(date(1920, 1, 1), date(2100, 12, 31)), st.sampled_from(SHAPES))
@example(date(2010, 10, 30), "{D}.{m:02}.{y}")
def test_a_date_in_any_supported_spelling_reads_as_itself(day: date, shape: str) -> None:
    assert DAY.read(spelled(shape, day)) == day


@given(st.dates(date(1920, 1, 1), date(2100, 12, 31)))
def test_what_is_written_reads_back(day: date) -> None:
    assert DAY.read(DAY.write(day)) == day


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_a_short_year_is_within_a_hundred_years_of_the_pivot(day: date) -> None:
    verdict = DAY.read(f"{day.day}.{day.month}.{day:%y}")
    assert isinstance(verdict, date)
    assert (verdict.day, verdict.month, verdict.year % 100) == (day.day, day.month, day.year % 100)
    assert 1941 <= verdict.year <= 2040


@given(st.integers(10_000, 73_415))
def test_a_serial_number_reads_alike_as_number_and_as_text(serial: int) -> None:
    assert DAY.read(serial) == DAY.read(str(serial)) == date(1899, 12, 30) + timedelta(days=serial)


@given(st.text(alphabet="0123456789.,/- гмартянвфейОо№«»", max_size=24))
@example("12.03.2021 г. 5")
def test_a_date_read_from_a_text_is_one_whose_parts_stand_in_it(text: str) -> None:
    verdict = DAY.read(text)
    if not isinstance(verdict, date) or SERIAL.fullmatch(text.strip()):
        return
    digits = text.translate(str.maketrans("Оо", "00"))
    assert str(verdict.day) in digits
    assert f"{verdict:%y}" in digits
    assert str(verdict.month) in digits or any(sign.isalpha() for sign in text)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.none()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    verdict = DAY.read(cell)
    assert verdict is None or isinstance(verdict, date | Trouble)


@given(st.text(alphabet="0123456789./-", min_size=6, max_size=10))
def test_a_day_is_never_read_in_the_american_order(text: str) -> None:
    verdict = DAY.read(text)
    parts = [part for part in text.replace("/", ".").replace("-", ".").split(".") if part]
    if isinstance(verdict, date) and len(parts) == 3 and len(parts[0]) <= 2:
        assert (int(parts[0]), int(parts[1])) == (verdict.day, verdict.month)
