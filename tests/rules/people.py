"""People for the tests of the rules, written as short as the tests need them."""

from datetime import date
from typing import Any

from attest_xl.schema.sheet import Origin, columns_of
from attest_xl.sheets import Staff

TODAY = date(2025, 9, 1)
SHEET = Staff.sheet.title


def day(text: str) -> date:
    """`12.03.2021` as a date."""
    number, month, year = map(int, text.split("."))
    return date(year, month, number)


def person(row: int = 2, /, **fields: Any) -> Staff:
    """A teacher in sheet row `row`; texts such as `12.03.2021` become dates where the column holds dates."""
    days = {"birth", "decided", "conformity", "started", "returned", "trained"}
    read = {name: day(value) if name in days and value else value for name, value in fields.items()}
    places = tuple((name, number) for number, (name, _) in enumerate(columns_of(Staff), 1))
    filled = {"position": "Учитель", "name": "Иванова Мария Петровна", "institution": "Школа № 1", **read}
    return Staff.model_validate({"origin": Origin(SHEET, row, places), **filled})
