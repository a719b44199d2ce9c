"""79 templates of a district: patched from one skeleton, against XlsxWriter writing the same files from scratch.

    python benchmarks/write_templates.py [schools]

Both get the same content, ready in memory, and write the same sheets, checks, colours, notes, names and properties. The
skeleton, built once a run, is counted in our figure. The best of three runs each, in turns.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from time import process_time
from typing import Any

from xlsxwriter import Workbook

from attest_xl.profiles import DEFAULT_PROFILE, PROFILES
from attest_xl.rules.schedule import schedule
from attest_xl.schema.address import corner
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import Row, fields_of
from attest_xl.sheets import Due, Institution, Staff
from attest_xl.tables.base_sheet import BASE_SHEET, Identity, base_grid
from attest_xl.template.formats import Formats
from attest_xl.template.lists import default_lists
from attest_xl.template.school.colours import holds
from attest_xl.template.school.content import SchoolContent, Sender, Sending, sent_of
from attest_xl.template.school.filling import fill, room
from attest_xl.template.school.instruction import SLOTS, TITLE, slot_texts
from attest_xl.template.school.marking import checked
from attest_xl.template.school.outgoing import Outgoing, chosen_rows, outgoing
from attest_xl.template.school.skeleton import build_skeleton, draw
from attest_xl.template.school.tones import MARKS

SCHOOLS, PEOPLE, RUNS = 79, 2_900, 3
TODAY = date(2026, 1, 15)


def sending() -> Sending:
    """The staff sheet and the schedule, as the button sends them."""
    sheets = tuple(outgoing(row) for row in (*chosen_rows(("staff",)), Due))
    sender = Sender("Верхнереченский район", "Методический кабинет", "metod@example.org", "Петрова А. И., тел. 2-34-56")
    return Sending(sheets, default_lists(), sender, datetime.fromisoformat("2026-01-15T10:30"), date(2026, 1, 29))


def contents(run: Sending, schools: int) -> list[SchoolContent]:
    """An invented district, school by school."""
    from attest_xl.district import district

    made = district(institutions=schools, people=PEOPLE * schools // SCHOOLS)
    result: list[SchoolContent] = []
    for number, place in enumerate(made.institutions, start=1):
        institution = place.model_copy(update={"code": f"У{number:03}"})
        people = [
            person.model_copy(update={"code": f"П{number:03}{index:03}"})
            for index, person in enumerate(made.staff_of(place.institution or ""))
        ]
        result.append(_content(run, institution, people))
    return result


def _content(run: Sending, institution: Institution, people: Sequence[Staff]) -> SchoolContent:
    profile = PROFILES[DEFAULT_PROFILE]
    records: dict[type[Row], Sequence[Row]] = {Staff: people, Due: schedule(people, profile, TODAY, None)}
    rows = {shown.row: [_line(shown, record) for record in records[shown.row]] for shown in run.sheets}
    identity = Identity(
        "Верхнереченский район", institution.code or "", f"шаблон {institution.code}", "2026-01-15T10:30"
    )
    sheets = checked(rows, run.sheets, institution, profile, TODAY)
    return SchoolContent(identity, institution, sheets, base_grid(identity, sent_of(run.sheets, sheets)))


def _line(shown: Outgoing, record: Row) -> tuple[Value, ...]:
    values = fields_of(record)
    return tuple(column.kind.write(values[field]) for field, column in zip(shown.fields, shown.columns, strict=True))


def patched(run: Sending, all_contents: Sequence[SchoolContent]) -> list[bytes]:
    """Our way."""
    skeleton = build_skeleton(run)
    return [fill(skeleton, content) for content in all_contents]


def from_scratch(run: Sending, all_contents: Sequence[SchoolContent]) -> list[bytes]:
    """XlsxWriter's way."""
    return [_from_scratch(run, content) for content in all_contents]


def _from_scratch(run: Sending, content: SchoolContent) -> bytes:
    stream = BytesIO()
    workbook: Any = Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    sheets, formats = draw(workbook, run), Formats(workbook)
    for shown in run.sheets:
        _write_sheet(sheets[shown.row], formats, shown, content)
    instruction = workbook.get_worksheet_by_name(TITLE)
    for name, place in SLOTS.items():
        row, column = corner(place)
        look = instruction.table[row - 1][column - 1].format
        instruction.write_string(row - 1, column - 1, slot_texts(content)[name], look)
    base = workbook.get_worksheet_by_name(BASE_SHEET)
    for number, line in enumerate(content.base):
        for index, text in enumerate(line):
            if text:
                base.write_string(number, index, text)
    workbook.close()
    return stream.getvalue()


def _write_sheet(sheet: Any, formats: Formats, shown: Outgoing, content: SchoolContent) -> None:
    filled = content.sheet(shown.row)
    locked = [shown.is_locked(field) for field in shown.fields]
    looks = [
        formats.body(column, shaded=lock and not shown.read_only, locked=lock)
        for column, lock in zip(shown.columns, locked, strict=True)
    ]
    blank = [()] * room(shown, len(filled.rows))
    for number, values in enumerate([*filled.rows, *blank], start=1):
        for index, look in enumerate(looks):
            _write(sheet, number, index, values[index] if values else None, look)
    for mark in filled.marks:
        rule = {
            "type": "formula",
            "criteria": f"={holds(mark, filled.rows)}",
            "format": formats.rule(bg_color=MARKS[mark.severity].fill),
        }
        place = (mark.row - 1, mark.column - 1)
        sheet.write_comment(*place, mark.text, {"width": 270, "color": "#FFFDF2", "font_size": 9})
        sheet.conditional_format(*place, *place, rule)


def _write(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    match value:
        case None:
            sheet.write_blank(row, column, None, look)
        case date():
            sheet.write_datetime(row, column, value, look)
        case int() | float():
            sheet.write_number(row, column, value, look)
        case _:
            sheet.write_string(row, column, str(value), look)


def seconds(work: Callable[[], object]) -> float:
    """Of this process."""
    began = process_time()
    work()
    return process_time() - began


def main() -> None:
    """Print both figures and their ratio."""
    schools = int(sys.argv[1]) if len(sys.argv) > 1 else SCHOOLS
    run = sending()
    filled = contents(run, schools)
    ours, theirs = list[float](), list[float]()
    for _ in range(RUNS):
        ours.append(seconds(lambda: patched(run, filled)))
        theirs.append(seconds(lambda: from_scratch(run, filled)))
    size = sum(map(len, patched(run, filled))) / len(filled)
    print(f"{schools} templates, {size / 1024:.0f} KB each")
    print(f"patched from a skeleton:   {min(ours):6.2f} s, {1000 * min(ours) / schools:5.1f} ms each")
    print(f"XlsxWriter from scratch:   {min(theirs):6.2f} s, {1000 * min(theirs) / schools:5.1f} ms each")
    print(f"ratio:                     {min(ours) / min(theirs):6.3f}")


if __name__ == "__main__":
    main()
