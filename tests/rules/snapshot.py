"""The snapshot of due dates: the roster, every 1 September from 2000 to 2040, one text file a profile.

A person's lines stand under their facts; a line is written for the first year and for each year in which something
moved. After a change of the rules that is meant to move dates, renew the files, read the diff and name it in the
changelog:

    python -m tests.rules.snapshot
"""

from datetime import date
from pathlib import Path

from attest_xl.profiles import PROFILES, Profile
from attest_xl.rules.schedule import due
from attest_xl.schema.cells import text_of
from attest_xl.schema.sheet import fields_of
from attest_xl.sheets import Staff
from tests.rules.roster import ROSTER

YEARS = range(2000, 2041)
FOLDER = Path(__file__).with_name("snapshots")


def file_of(profile: Profile) -> Path:
    """The profile's file: `snapshots/ru-196.txt`."""
    return FOLDER / f"{profile.name}.txt"


def snapshot(profile: Profile) -> str:
    """The whole file for the profile."""
    return "\n".join(line for person in ROSTER for line in _lines(person, profile)) + "\n"


def _lines(person: Staff, profile: Profile) -> list[str]:
    facts = {name: value for name, value in fields_of(person).items() if name not in ("code", "name", "institution")}
    lines = [f"{person.code} " + ", ".join(text_of(value) for value in facts.values() if value is not None)]
    before = ""
    for year in YEARS:
        now = _line(person, profile, date(year, 9, 1))
        if now != before:
            lines.append(f"  {year} {now}")
        before = now
    return lines


def _line(person: Staff, profile: Profile, today: date) -> str:
    row = due(person, profile, today)
    if row is None:
        return "нет строки"
    cells = (row.kind, row.due, row.papers_by, row.state, row.valid_until, row.training_by)
    return " · ".join(text_of(value) or "–" for value in cells)


if __name__ == "__main__":
    for known in PROFILES.values():
        file_of(known).write_text(snapshot(known), encoding="utf-8")
