"""The master as a file: what each sheet class becomes in it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from oletools.olevba import VBA_Parser
from openpyxl.utils import get_column_letter
from openxml_audit import OpenXmlValidator

from attest_xl.profiles import PROFILES
from attest_xl.schema.column import Owner
from attest_xl.schema.sheet import Row, columns_of, owner_on, titles_of
from attest_xl.schema.verbs import BUILT, VERBS, verb
from attest_xl.sheets import SHEETS, Conflict, Due, Institution, ListLine, RuleLine, SentTemplate, Setting, Staff
from attest_xl.template.checks_while_typing import check_of
from attest_xl.template.lists import name_of
from attest_xl.template.master import build_master, visible_sheets
from attest_xl.template.new import new_master
from attest_xl.template.package import parts_of
from attest_xl.template.palette import OWNERS, STATES
from attest_xl.template.vba import master_modules
from tests.template.district import CONTENT, CREATED, SCHEDULE, STAFF, empty_master, filled_master


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_master(tmp_path_factory.mktemp("master") / "empty.xlsm")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_master(tmp_path_factory.mktemp("master") / "filled.xlsm")


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def book(filled: Path) -> Any:
    return opened(filled)


def sheet_of(book: Any, row: type[Row]) -> Any:
    return book[row.sheet.title]


# The file


def test_an_empty_and_a_filled_master_are_expected_to_open_cleanly(empty: Path, filled: Path) -> None:
    for path in (empty, filled):
        assert list(OpenXmlValidator().validate(str(path)).errors) == []


def test_the_same_arguments_give_the_same_bytes(filled: Path, tmp_path: Path) -> None:
    assert filled_master(tmp_path / "again.xlsm").read_bytes() == filled.read_bytes()


def test_the_day_of_the_build_is_the_only_time_in_the_file(empty: Path) -> None:
    assert b"2025-11-24T09:00:00Z" in parts_of(empty.read_bytes())["docProps/core.xml"]


def test_the_macros_in_it_are_those_of_the_project(empty: Path) -> None:
    parser: Any = VBA_Parser(str(empty))
    held = {name.rpartition(".")[0]: code for _, _, name, code in parser.extract_macros()}
    for module in master_modules():
        assert held[module.name].splitlines() == module.code.splitlines()


def test_every_sheet_has_the_code_name_of_a_module_in_the_project(empty: Path) -> None:
    parser: Any = VBA_Parser(str(empty))
    modules = {name.rpartition(".")[0] for _, _, name, _ in parser.extract_macros()}
    book = opened(empty)
    names = [sheet.sheet_properties.codeName for sheet in book.worksheets]
    assert len(set(names)) == len(book.worksheets)
    assert {*names, book.code_name} <= modules


# Sheets and tables


def test_the_sheets_stand_in_their_order_behind_the_panel(book: Any) -> None:
    assert book.sheetnames == ["Пульт", *(row.sheet.title for row in SHEETS), "Примеры формул"]


def test_every_sheet_has_its_table_with_its_headers_in_row_1(book: Any) -> None:
    for row in SHEETS:
        sheet = sheet_of(book, row)
        assert list(sheet.tables) == [row.sheet.table]
        table = sheet.tables[row.sheet.table]
        assert table.ref.startswith("A1:")
        assert tuple(column.name for column in table.tableColumns) == titles_of(row)
        assert tuple(cell.value for cell in sheet[1]) == titles_of(row)


def test_an_empty_table_has_one_blank_row(empty: Path) -> None:
    sheet = sheet_of(opened(empty), Staff)
    assert sheet.tables["tblStaff"].ref == f"A1:{get_column_letter(len(titles_of(Staff)))}2"
    assert {cell.value for cell in sheet[2]} == {None}


def test_rows_are_written_as_what_they_are(book: Any) -> None:
    sheet = sheet_of(book, Due)
    first = {str(cell.value): sheet.cell(2, cell.column) for cell in sheet[1]}
    assert first["ФИО"].value == STAFF[0].name
    assert first["Следующая дата"].is_date
    assert first["Следующая дата"].value.date() == SCHEDULE[0].due
    assert first["Следующая дата"].number_format == "dd.mm.yyyy"
    assert sheet_of(book, Institution)["A2"].number_format == "@"


def test_a_text_that_looks_like_a_formula_stays_a_text(book: Any) -> None:
    cell = sheet_of(book, Staff)["C8"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_finding_leads_to_its_cell(book: Any) -> None:
    link = book["Проверка"]["B2"].hyperlink
    assert (link.location, book["Проверка"]["B2"].value) == ("'Сотрудники'!H2", "Сотрудники!H2")


def test_headers_show_who_fills_the_column_and_explain_it_in_a_note(book: Any) -> None:
    for row in SHEETS:
        for cell, (_, column) in zip(sheet_of(book, row)[1], columns_of(row), strict=True):
            assert cell.fill.start_color.rgb == "FF" + OWNERS[owner_on(row.sheet, column)][1:]
            assert column.help in cell.comment.text
        assert row.sheet.purpose in sheet_of(book, row)["A1"].comment.text


def test_what_joins_a_computed_line_to_a_person_is_computed_too() -> None:
    columns = dict(columns_of(Due))
    assert {owner_on(Due.sheet, column) for column in columns.values()} == {Owner.COMPUTED}
    assert owner_on(Conflict.sheet, dict(columns_of(Conflict))["decision"]) is Owner.METHODIST


def test_columns_are_wide_enough_for_the_longest_word_of_their_header(book: Any) -> None:
    for row in SHEETS:
        widths = {n: d.width for d in sheet_of(book, row).column_dimensions.values() for n in range(d.min, d.max + 1)}
        for index, (_, column) in enumerate(columns_of(row), start=1):
            assert widths[index] >= max(column.shown_width, max(map(len, column.title.split())) + 2)


def test_the_name_stays_in_sight_while_a_sheet_scrolls(book: Any) -> None:
    assert sheet_of(book, Staff).freeze_panes == "D2"
    assert sheet_of(book, Institution).freeze_panes == "C2"
    assert sheet_of(book, Setting).freeze_panes == "B2"
    assert all(sheet_of(book, row).freeze_panes.endswith("2") for row in SHEETS)


def test_a_row_with_a_long_text_is_high_enough_and_free_to_change(filled: Path, book: Any) -> None:
    assert sheet_of(book, Due).row_dimensions[2].height >= 30
    part = parts_of(filled.read_bytes())["xl/worksheets/sheet3.xml"]
    assert part.count(b'customHeight="1"') == 1  # the header's


def test_sheets_print_on_landscape_a4_with_the_header_on_every_page(book: Any) -> None:
    for row in SHEETS:
        sheet = sheet_of(book, row)
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (row.sheet.pages_wide, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert "&P" in sheet.oddFooter.right.text


# Which sheets are seen


def test_a_sheet_without_a_use_is_hidden(book: Any) -> None:
    states = {row: sheet_of(book, row).sheet_state for row in SHEETS}
    assert {row for row, state in states.items() if state == "veryHidden"} == {
        row for row in SHEETS if row.sheet.secret
    }
    assert states[SentTemplate] == "veryHidden"
    seen = {row for row, state in states.items() if state == "visible"}
    assert seen == {row for row in SHEETS if row.sheet.visible}
    assert Conflict not in seen


def test_a_sheet_whose_verb_is_not_built_is_hidden() -> None:
    assert Due in visible_sheets(["recalculate"])
    assert Due not in visible_sheets(["import"])
    assert Staff in visible_sheets([])


# Lists, rules, settings


def test_every_column_with_a_list_finds_it_by_a_name_of_the_workbook(book: Any) -> None:
    for row in SHEETS:
        sheet = sheet_of(book, row)
        found = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
        for index, (field, column) in enumerate(columns_of(row), start=1):
            letter = get_column_letter(index)
            check = check_of(row, field, column)
            if owner_on(row.sheet, column) is Owner.COMPUTED or check is None:
                assert f"{letter}2:{letter}1048576" not in found
                continue
            written = found[f"{letter}2:{letter}1048576"]
            if check.kind == "list":
                assert written.type == "list"
                assert written.formula1 == name_of(check.source)
                assert name_of(check.source) in book.defined_names
            else:
                assert written.type == check.kind
            assert (written.errorStyle or "stop") == ("stop" if check.strict else "warning")


def test_institutions_are_chosen_from_their_own_sheet(book: Any) -> None:
    assert "'Учреждения'!$B$2" in book.defined_names["lst_institution"].value


def test_no_list_of_choices_is_empty(empty: Path) -> None:
    sheet = sheet_of(opened(empty), ListLine)
    assert [cell.value for cell in sheet[2] if cell.value is None] == []


def test_lists_cannot_be_sorted_out_of_step(book: Any) -> None:
    assert sheet_of(book, ListLine).tables["tblLists"].autoFilter is None
    assert sheet_of(book, Staff).tables["tblStaff"].autoFilter is not None


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_master_has_the_rules_of_its_profile(profile: str, tmp_path: Path) -> None:
    build_master(tmp_path / "new.xlsm", profile=profile, district="Район", verbs=BUILT, created=CREATED)
    book = opened(tmp_path / "new.xlsm")
    rules = [row[1].value for row in sheet_of(book, RuleLine).iter_rows(min_row=2)]
    settings = {row[3].value: row[1].value for row in sheet_of(book, Setting).iter_rows(min_row=2)}
    assert rules == list(PROFILES[profile].numbers)
    assert (settings["profile"], settings["district"]) == (profile, "Район")


def test_content_takes_the_place_of_what_a_new_master_has(book: Any) -> None:
    settings = {row[3].value: row[1].value for row in sheet_of(book, Setting).iter_rows(min_row=2)}
    assert settings["today"] == "24.11.2025"
    assert Setting.sheet.table in CONTENT
    assert RuleLine.sheet.table not in CONTENT
    assert sheet_of(book, RuleLine).max_row == 1 + len(PROFILES["ru-196"].numbers)


# Colours


def test_every_state_has_its_colour(book: Any) -> None:
    rules = [rule for area in sheet_of(book, Due).conditional_formatting for rule in area.rules]
    filled = [rule for rule in rules if rule.dxf.fill]
    coloured = {rule.formula[0].split('"')[1]: rule.dxf.fill.bgColor.rgb for rule in filled}
    assert coloured == {state: "FF" + tone.fill[1:] for state, tone in STATES.items()}


# A new book


def test_a_new_master_never_takes_the_place_of_a_book(tmp_path: Path) -> None:
    made = new_master(tmp_path / "район", district="Район")
    assert made == tmp_path / "район.xlsm"
    before = made.read_bytes()
    with pytest.raises(FileExistsError):
        new_master(tmp_path / "район.xlsm")
    assert made.read_bytes() == before


@pytest.mark.parametrize("verbs", [(), ("check",), BUILT, tuple(each.name for each in VERBS)])
def test_there_is_a_button_for_every_built_verb_and_no_other(verbs: tuple[str, ...], tmp_path: Path) -> None:
    build_master(tmp_path / "m.xlsm", verbs=verbs, created=datetime(2025, 1, 1, tzinfo=UTC))
    parts = parts_of((tmp_path / "m.xlsm").read_bytes())
    drawing = "".join(data.decode() for name, data in parts.items() if "vmlDrawing" in name)
    macros = {part.partition("<")[0] for part in drawing.split("<x:FmlaMacro>[0]!")[1:]}
    assert macros == {verb(name).sub for name in verbs}
    assert drawing.count('ObjectType="Button"') == len(verbs)
