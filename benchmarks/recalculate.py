"""How long it takes to recalculate 30,000 rows in memory, records to rows of «График»: processor microseconds a row.

python benchmarks/recalculate.py [rows]
"""

import sys
from datetime import date, timedelta
from time import process_time

from attest_xl.profiles import PROFILES
from attest_xl.rules.schedule import schedule
from attest_xl.sheets import Staff
from attest_xl.sheets.staff import ABSENCES

ROWS = 30_000
RUNS = 5
TODAY = date(2025, 9, 1)
CATEGORIES = (None, "без категории", "первая", "высшая", "первая", "педагог-методист", "вторая")
POSITIONS = ("Учитель", "Учитель", "Учитель", "Воспитатель", "Педагог-психолог", "Директор")


def person(number: int) -> Staff:
    """A person unlike the neighbours: every case of the law comes up."""
    category = CATEGORIES[number % len(CATEGORIES)]
    has_category = category not in (None, "без категории")
    absent = number % 11 == 0
    return Staff(
        code=f"S{number:05}",
        institution=f"Школа № {number % 79}",
        name=f"Фамилия{number} Имя Отчество",
        position=POSITIONS[number % len(POSITIONS)],
        category=category,
        decided=date(2016, 1, 1) + timedelta(days=number % 3300) if has_category else None,
        conformity=date(2017, 1, 1) + timedelta(days=number % 2900) if number % 3 else None,
        started=date(1995, 1, 1) + timedelta(days=number % 10_900) if number % 13 else None,
        absence=ABSENCES[number % len(ABSENCES)] if absent else None,
        returned=date(2024, 1, 1) + timedelta(days=number % 700) if absent and number % 2 else None,
        trained=date(2021, 1, 1) + timedelta(days=number % 1500) if number % 5 else None,
    )


def main() -> None:
    """Print the best of some runs for each profile: the first time, and again with what moved."""
    people = [person(number) for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)]
    for profile in PROFILES.values():
        first, again = list[float](), list[float]()
        for _ in range(RUNS):
            start = process_time()
            rows = schedule(people, profile, TODAY)
            middle = process_time()
            schedule(people, profile, TODAY + timedelta(days=30), rows)
            first.append((middle - start) / len(people) * 1e6)
            again.append((process_time() - middle) / len(people) * 1e6)
        print(f"{profile.name}: {min(first):.1f} µs a row; with «Изменилось» {min(again):.1f} µs a row")


if __name__ == "__main__":
    main()
