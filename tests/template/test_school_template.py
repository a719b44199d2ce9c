"""A school's template as a file: what it holds, what may be changed in it, what it must never hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape
from openxml_audit import OpenXmlValidator

from attest_xl.findings import Severity
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import Row, titles_of
from attest_xl.sheets import Achievement, Course, Due, Experience, PlanLine, Staff, Trajectory
from attest_xl.tables.base_sheet import BASE_SHEET, NAMES, base_hash, read_base
from attest_xl.template.school.content import Mark, SchoolContent, SheetContent
from attest_xl.template.school.filling import LEAST_ROOM, fill
from attest_xl.template.school.outgoing import CHOICES, outgoing
from attest_xl.template.school.skeleton import build_skeleton
from benchmarks.write_templates import from_scratch
from tests.template.schools import (
    EVERYTHING,
    OUR_RECORDS,
    OUR_STAFF,
    OURS,
    THEIR_STAFF,
    THEIRS,
    content,
    sending,
    template,
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return template(EVERYTHING, OURS, OUR_RECORDS)


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def staff(book: Any) -> Any:
    return book[Staff.sheet.title]


def place(title: str, sheet: Any) -> int:
    """The column with the title, from 1."""
    return next(cell.column for cell in sheet[1] if cell.value == title)


def errors(data: bytes, folder: Path) -> list[object]:
    path = folder / "template.xlsx"
    path.write_bytes(data)
    return list(OpenXmlValidator().validate(str(path)).errors)


# The file


@pytest.mark.parametrize("choice", CHOICES)
def test_a_template_of_any_choice_is_expected_to_open_cleanly(choice: str, tmp_path: Path) -> None:
    assert errors(template(sending(choice), OURS, OUR_RECORDS), tmp_path) == []


def test_an_empty_template_and_a_full_one_are_expected_to_open_cleanly(data: bytes, tmp_path: Path) -> None:
    assert errors(data, tmp_path) == []
    assert errors(template(EVERYTHING, THEIRS, {}), tmp_path) == []


def test_a_template_with_thousands_of_notes_is_expected_to_open_cleanly(tmp_path: Path) -> None:
    run = sending()
    full = content(run, OURS, {Staff: OUR_STAFF * 1_000})
    assert len(full.sheet(Staff).marks) > 2_100
    path = fill(build_skeleton(run), full)
    assert errors(path, tmp_path) == []
    notes = [cell.comment for row in openpyxl.load_workbook(BytesIO(path))["Сотрудники"].rows for cell in row]
    assert sum(note is not None for note in notes) > 2_100


def test_the_same_content_gives_the_same_bytes(data: bytes) -> None:
    assert template(EVERYTHING, OURS, OUR_RECORDS) == data


def test_the_time_of_sending_is_the_only_time_in_the_file(data: bytes) -> None:
    package = ZipFile(BytesIO(data))
    assert package.read("docProps/core.xml").count(b"2025-11-24T09:30:00Z") == 2
    assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_holds_what_xlsxwriter_would_have_written(data: bytes, book: Any) -> None:
    [scratch] = from_scratch(EVERYTHING, [content(EVERYTHING, OURS, OUR_RECORDS)])
    other = openpyxl.load_workbook(BytesIO(scratch))
    assert other.sheetnames == book.sheetnames
    for sheet in book.worksheets:
        assert list(all_cells(sheet)) == list(all_cells(other[sheet.title]))


def all_cells(sheet: Any) -> Iterator[tuple[object, ...]]:
    """What stands where, and how it looks."""
    for row in sheet.iter_rows(max_row=40):
        for cell in row:
            note = cell.comment.text if cell.comment else None
            yield cell.coordinate, cell.value, cell.number_format, cell.fill.bgColor.rgb, cell.protection.locked, note


# What it shows


def test_the_instruction_stands_first_and_what_nobody_reads_is_hidden(book: Any) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
    assert list(states) == [
        "Инструкция", "Сотрудники", "Курсы", "Опыт", "Достижения", "Траектории", "План", "График", "_lists", "_base",
    ]  # fmt: skip
    assert states.pop("_lists") == "hidden"
    assert states.pop(BASE_SHEET) == "veryHidden"
    assert set(states.values()) == {"visible"}
    assert book.active.title == "Инструкция"


def test_columns_are_the_masters_without_those_that_mean_nothing_to_a_school(book: Any) -> None:
    def shown(row: type[Row]) -> list[object]:
        return [cell.value for cell in book[row.sheet.title][1]]

    assert shown(Staff) == [title for title in titles_of(Staff) if title != "Почему не аттестуется"]
    for row in (Course, Experience, Achievement, Trajectory):
        assert shown(row) == list(titles_of(row))
    assert {"Следующая дата", "Вид аттестации", "Подать документы до", "Состояние"} < set(shown(Due))
    assert "Ответственный" not in shown(PlanLine)


def test_rows_stand_there_as_what_they_are(staff: Any) -> None:
    cells = {staff.cell(1, column).value: staff.cell(2, column) for column in range(1, staff.max_column + 1)}
    assert (cells["Код"].value, cells["ФИО"].value) == ("П00001", "Иванова Мария Петровна")
    assert cells["Дата решения"].value == datetime.fromisoformat("2024-02-28")
    assert cells["Дата решения"].number_format == "dd.mm.yyyy"
    assert (cells["Молодой специалист"].value, cells["Педагогический стаж"].value) == ("нет", 22)


def test_a_text_that_looks_like_a_formula_or_markup_stays_a_text(staff: Any) -> None:
    cell = staff.cell(4, place("Примечание", staff))
    assert (cell.value, cell.data_type) == ('=1+1 & "<так>"\nвторая строка', "s")


@pytest.mark.parametrize("text", ["_x0041_", "a\x0bb", " край ", "два  пробела", "'апостроф", "\ufffe", "х" * 40_000])
def test_any_text_survives(text: str) -> None:
    person = OUR_STAFF[0].model_copy(update={"remark": text})
    sheet: Any = openpyxl.load_workbook(BytesIO(template(sending(), OURS, {Staff: [person]})))["Сотрудники"]
    assert unescape(sheet.cell(2, place("Примечание", sheet)).value) == text[:32_767]


def test_the_table_has_room_for_new_people(staff: Any, book: Any) -> None:
    assert staff.tables["tblStaff"].ref == f"A1:U{1 + len(OUR_STAFF) + LEAST_ROOM}"
    assert staff.tables["tblStaff"].autoFilter.ref == staff.tables["tblStaff"].ref
    assert book["План"].tables["tblPlan"].ref == "A1:F2"
    many = openpyxl.load_workbook(BytesIO(template(sending(), OURS, {Staff: OUR_STAFF * 40})))["Сотрудники"]
    assert many.tables["tblStaff"].ref == f"A1:U{1 + 120 + 30}"


def test_an_institution_without_people_gets_an_empty_list_with_room(tmp_path: Path) -> None:
    empty = openpyxl.load_workbook(BytesIO(template(sending(), THEIRS, {})))
    assert empty["Сотрудники"].tables["tblStaff"].ref == f"A1:U{1 + LEAST_ROOM}"
    assert "нет списка" in empty["Инструкция"]["B5"].value


def test_the_instruction_names_the_school_the_term_and_whom_to_send_it_to(book: Any) -> None:
    said = "\n".join(str(cell.value) for row in book["Инструкция"].rows for cell in row if cell.value)
    for told in (
        "СОШ № 1",
        "ответ до 08.12.2025",
        "metod@example.org",
        "Петрова А. И.",
        "Номер шаблона: 1f0e",
        "выбыл",
    ):
        assert told in said
    assert book["Инструкция"]["C8"].hyperlink.location == "'Сотрудники'!C2"


def test_it_prints_on_landscape_a4_with_the_header_on_every_page(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.tables:
            assert sheet.print_title_rows == "$1:$1"
            assert "СОШ № 1" in sheet.oddHeader.right.text
    instruction = book["Инструкция"].page_setup
    assert (instruction.fitToWidth or 1, instruction.fitToHeight or 1) == (1, 1)


# What may be changed


def test_only_the_schools_own_cells_are_unlocked(book: Any) -> None:
    for shown in EVERYTHING.sheets:
        sheet = book[shown.title]
        for column, field in enumerate(shown.fields, start=1):
            for row in (2, range_boundaries(sheet.tables[shown.row.sheet.table].ref)[3]):
                assert sheet.cell(row, column).protection.locked is shown.is_locked(field), (shown.title, field, row)
            assert sheet.cell(1, column).protection.locked
    assert outgoing(Staff).is_locked("code")
    assert outgoing(Staff).is_locked("institution")
    assert not outgoing(Staff).is_locked("name")
    assert all(outgoing(Due).is_locked(field) for field in outgoing(Due).fields)


def test_below_the_table_the_schools_columns_are_open_too(staff: Any, data: bytes) -> None:
    styles = {dimension.min: dimension for dimension in staff.column_dimensions.values()}
    assert styles[1].protection.locked
    name = next(each for each in styles.values() if each.min <= place("ФИО", staff) <= each.max)
    assert not name.protection.locked


def test_sheets_are_protected_without_a_password_and_can_be_filtered_and_widened(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.protection.sheet
            assert sheet.protection.password is None
            assert not sheet.protection.formatColumns
        if sheet.tables:
            protection = sheet.protection
            assert not any((protection.sort, protection.autoFilter, protection.insertRows, protection.formatRows))
            assert protection.deleteRows


def checks_of(sheet: Any) -> list[Any]:
    return list(sheet.data_validations.dataValidation)


def test_every_drop_down_leads_to_a_list_that_is_not_empty(book: Any) -> None:
    for sheet in book.worksheets:
        for check in checks_of(sheet):
            if check.type == "list":
                target = book.defined_names[check.formula1].value
                if check.formula1 != "lst_person":
                    title, _, cells = target.replace("$", "").partition("!")
                    assert all(cell.value for row in book[title.strip("'")][cells] for cell in row), check.formula1


def test_typing_is_checked_further_than_a_school_fills_and_not_to_the_end(staff: Any) -> None:
    last = {str(check.sqref).partition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for check in checks_of(staff)}
    assert last == {"5000"}  # some programs keep a check for each cell, and a million of them for ever


def test_people_of_the_other_sheets_are_chosen_from_the_staff(book: Any) -> None:
    assert "'Сотрудники'!$C$2" in book.defined_names["lst_person"].value
    checks = {check.formula1 for check in checks_of(book["Курсы"])}
    assert "lst_person" in checks


def test_there_is_no_list_of_institutions(book: Any) -> None:
    assert "lst_institution" not in book.defined_names


def test_dates_and_numbers_are_checked_and_explained_while_typing(staff: Any) -> None:
    checks = {str(check.sqref).partition(":")[0]: check for check in checks_of(staff)}
    decided = checks["H2"]
    assert (decided.type, decided.errorStyle or "stop") == ("date", "stop")
    assert "например 28.02.2024" in decided.prompt
    assert (checks["S2"].type, checks["S2"].formula2) == ("whole", "70")
    assert checks["C2"].prompt.startswith("Фамилия, имя, отчество")
    assert "A2" not in checks
    assert "B2" not in checks


# What is doubtful


def test_what_is_wrong_is_said_in_a_note_beside_the_cell(staff: Any) -> None:
    note = staff.cell(4, place("Категория", staff)).comment.text
    assert "даты решения нет" in note
    assert "Впишите дату из приказа" in note


def test_a_mark_holds_until_the_cell_or_the_one_that_contradicts_it_is_changed(staff: Any) -> None:
    assert rule_on(staff, "G4") == 'AND(EXACT($G$4,"высшая"),LEN($H$4)=0)'


def rule_on(sheet: Any, cell: str) -> str | None:
    return next(
        (r.formula[0] for each in sheet.conditional_formatting if str(each.sqref) == cell for r in each.rules), None
    )


def test_every_mark_has_a_note_and_a_colour_and_nothing_else_has(staff: Any) -> None:
    marks = content(EVERYTHING, OURS, OUR_RECORDS).sheet(Staff).marks
    noted = {(cell.row, cell.column) for row in staff.iter_rows(min_row=2) for cell in row if cell.comment}
    assert noted == {(mark.row, mark.column) for mark in marks}
    assert all(rule_on(staff, staff.cell(*where).coordinate) for where in noted)


@pytest.mark.parametrize(
    ("value", "formula"),
    [
        (None, "LEN($B$2)=0"),
        ("", "LEN($B$2)=0"),
        (date(2024, 2, 28), "$B$2=45350"),
        (date(1899, 1, 1), 'EXACT($B$2,"01.01.1899")'),
        (12, "$B$2=12"),
        (1.5, "$B$2=1.5"),
        (True, "$B$2=TRUE"),
        ('сказал "да"', 'EXACT($B$2,"сказал ""да""")'),
        ("я" * 300, f'AND(LEN($B$2)=300,EXACT(LEFT($B$2,125),"{"я" * 125}"))'),
    ],
)
def test_a_mark_knows_any_value_again(value: Value, formula: str) -> None:
    run = sending()
    mark = Mark(2, 2, Severity.ERROR, "Посмотрите.")
    width = len(run.sheets[0].fields)
    row = (None, value, *(None,) * (width - 2))
    sheets: dict[type[Row], SheetContent] = {Staff: SheetContent((row,), (mark,))}
    plain = content(run, OURS, {})
    filled = SchoolContent(plain.identity, OURS, sheets, plain.base)
    sheet = openpyxl.load_workbook(BytesIO(fill(build_skeleton(run), filled)))["Сотрудники"]
    assert rule_on(sheet, "B2") == formula


# Whose it is, and what was sent


def test_the_hidden_sheet_tells_whose_it_is_and_what_was_sent(book: Any) -> None:
    rows = [[cell.value for cell in row] for row in book[BASE_SHEET].rows]
    found = read_base(rows)
    assert found is not None
    identity, sent = found
    told = content(EVERYTHING, OURS, OUR_RECORDS)
    assert identity == told.identity
    assert set(sent) == {Staff, Course, Experience, Achievement, Trajectory, PlanLine}
    assert sent[Staff][0]["name"] == "Иванова Мария Петровна"
    assert sent[Staff][0]["decided"] == "2024-02-28"
    assert rows[0][6] == base_hash(sent)


def test_the_identity_stands_in_names_and_in_document_properties(book: Any) -> None:
    wanted = {
        "attest_district": "Верхнереченский <район>",
        "attest_school": "У001",
        "attest_template": "1f0e",
        "attest_sent": "2025-11-24T09:30:00",
        "attest_version": "1",
    }
    assert set(wanted) == set(NAMES.values())
    assert {name: book.defined_names[name].value for name in wanted} == {n: f'"{v}"' for n, v in wanted.items()}
    assert {each.name: each.value for each in book.custom_doc_props.props} == wanted


# Nothing of another school


def test_no_byte_of_another_schools_person_is_in_a_template(data: bytes) -> None:
    skeleton = build_skeleton(EVERYTHING)
    fill(skeleton, content(EVERYTHING, THEIRS, {Staff: THEIR_STAFF}))
    ours = fill(skeleton, content(EVERYTHING, OURS, OUR_RECORDS))
    assert ours == data
    secrets = ("Чужакова", "Ядвига", "Казимировна", "П00777", "Секретное", "У002", "Ёлочка", "07.07.1977", "1977-07-07")
    assert list(leaks(ours, secrets)) == []


def leaks(data: bytes, secrets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    package = ZipFile(BytesIO(data))
    parts = {name: package.read(name) + name.encode() for name in package.namelist()} | {"the package": data}
    for name, part in parts.items():
        for secret in secrets:
            spellings = {secret.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp866")}
            entities = "".join(f"&#{ord(letter)};" for letter in secret).encode()
            if any(spelling in part for spelling in (*spellings, entities)):
                yield name, secret


def test_the_search_for_leaks_finds_one() -> None:
    theirs = template(sending(), THEIRS, {Staff: THEIR_STAFF})
    assert {secret for _, secret in leaks(theirs, ("Чужакова", "П00777", "У002"))} == {"Чужакова", "П00777", "У002"}
