"""People of the invented district, in the columns a formula names, and what «График» says of them."""

from collections.abc import Sequence
from datetime import date

from attest_xl.district import district
from attest_xl.profiles import PROFILES
from attest_xl.rules.schedule import schedule
from attest_xl.schema.cells import Value
from attest_xl.sheets import Due, Staff
from attest_xl.sheets.staff import LEFT

COLUMNS = ("position", "category", "decided", "conformity", "started", "absence", "returned")
TODAY = date(2026, 1, 15)
SERIAL_ZERO = date(1899, 12, 30)


def people(count: int = 200, profile: str = "ru-196") -> tuple[Staff, ...]:
    """So many who work, of all institutions and kinds."""
    staff = [person for person in district(institutions=12, people=400, profile=profile).staff if person.status != LEFT]
    return tuple(staff[:count])


def lines(staff: Sequence[Staff], profile: str = "ru-196") -> tuple[Due, ...]:
    """«График»."""
    return schedule(staff, PROFILES[profile], TODAY)


def columns(staff: Sequence[Staff]) -> list[list[list[Value]]]:
    """Each argument as a column of cells."""
    return [[[getattr(person, name)] for person in staff] for name in COLUMNS]


def serial(value: Value) -> Value:
    """A date as its serial number."""
    return (value - SERIAL_ZERO).days if isinstance(value, date) else value


def serials(column: list[list[Value]]) -> list[list[Value]]:
    """A column as a program without dates hands it over: serial numbers, blank texts."""
    return [["" if cell is None else serial(cell) for cell in row] for row in column]
