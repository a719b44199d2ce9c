"""«Пульт»: what it shows at once, and what a real LibreOffice computes on it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from attest_xl.schema.verbs import BUILT, VERBS, in_groups, verb
from attest_xl.sheets import SHEETS, Staff
from attest_xl.template.master import build_master
from attest_xl.template.package import parts_of, write_package
from attest_xl.template.panel.board import CAPTIONS, NUMBERS, STEP, TITLE
from attest_xl.template.tally import Tally
from attest_xl.template.vba import NOTICE_TEXT
from tests.support.office import Office
from tests.template.district import (
    CONTENT,
    CREATED,
    FIGURES,
    PEOPLE,
    SETTINGS,
    YEARS,
    empty_master,
    filled_master,
)

PANEL = "xl/worksheets/sheet1.xml"
Cells = list[list[Any]]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_master(tmp_path_factory.mktemp("panel") / "filled.xlsm")


@pytest.fixture(scope="module")
def forgetful(master: Path) -> Path:
    """The same master after a program that knows no formulas: every computed cell shows what it once was."""
    parts = parts_of(master.read_bytes())
    stale = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>777</v>", re.sub(rb' t="str"', b"", parts[PANEL]))
    assert stale.count(b"<v>777</v>") > 40
    path = master.with_name("forgetful.xlsm")
    write_package(path, parts | {PANEL: stale})
    return path


def read(path: Path) -> Cells:
    reader: Any = CalamineWorkbook
    return reader.from_path(path).get_sheet_by_name(TITLE).to_python(skip_empty_area=False)


def computed(soffice: Office, path: Path) -> Cells:
    with soffice.document(path) as document:
        area = document.Sheets.getByName(TITLE).getCellRangeByPosition(0, 0, 16, 70)
        return [list(line) for line in area.DataArray]


def figures(cells: Cells) -> dict[str, Any]:
    return {cells[CAPTIONS][column]: cells[NUMBERS][column] for column in range(1, 17, 2)}


def texts(cells: Cells) -> Iterator[str]:
    return (cell for line in cells for cell in line if isinstance(cell, str) and cell)


def table(cells: Cells, first_label: str, rows: int) -> dict[str, Any]:
    """The small table whose first label this is: its label column, and the next number to the right."""
    top, left = next(
        (row, column) for row, line in enumerate(cells) for column, cell in enumerate(line) if cell == first_label
        and row > CAPTIONS
    )  # fmt: skip
    return {
        line[left]: next(cell for cell in line[left + 1 :] if isinstance(cell, int | float))
        for line in cells[top : top + rows]
    }


def check(cells: Cells) -> None:
    assert figures(cells) == FIGURES
    assert table(cells, "просрочено", len(YEARS)) == YEARS
    assert table(cells, "без категории", len(PEOPLE)) == PEOPLE
    assert "Решите вопросы на листе «Сверка» (1)" in cells[STEP][1]
    said = list(texts(cells))
    assert said.index("Ошибок 1.") < said.index("Прочитано: 7 человек.")
    assert "Верхнереченский район" not in said  # it stands in the setting, which this content leaves empty
    assert any("правила ru-196" in text and "учебный год 2025/2026" in text for text in said)


def test_a_fresh_file_shows_its_figures_before_anything_computes_them(master: Path) -> None:
    check(read(master))


def test_libreoffice_computes_the_same_figures_even_where_the_file_shows_old_ones(
    forgetful: Path, soffice: Office
) -> None:
    assert set(figures(read(forgetful)).values()) == {777}
    check(computed(soffice, forgetful))


def test_the_figures_follow_what_is_typed(master: Path, soffice: Office) -> None:
    with soffice.document(master) as document:
        panel, staff = document.Sheets.getByName(TITLE), document.Sheets.getByName("Сотрудники")
        staff.getCellRangeByName("C9").String = "Новикова Нина Николаевна"
        assert panel.getCellByPosition(1, NUMBERS).Value == FIGURES["сотрудников"] + 1
        staff.getCellRangeByName("Q9").String = "выбыл"
        assert panel.getCellByPosition(1, NUMBERS).Value == FIGURES["сотрудников"]


@pytest.mark.parametrize("said", ["24.11.2026", 46350], ids=["as a text", "as a date"])
def test_the_day_set_by_hand_moves_the_school_years(said: str | float, master: Path, soffice: Office) -> None:
    with soffice.document(master) as document:
        settings, panel = document.Sheets.getByName("Настройки"), document.Sheets.getByName(TITLE)
        row = next(row for row, line in enumerate(SETTINGS, start=1) if line.name == "today")
        cell = settings.getCellByPosition(1, row)
        if isinstance(said, str):
            cell.String = said
        else:
            cell.Value = said
        cells = [list(line) for line in panel.getCellRangeByPosition(0, 0, 16, 70).DataArray]
        assert any("учебный год 2026/2027" in text for text in texts(cells))
        assert list(table(cells, "просрочено", len(YEARS)))[1] == "2026/2027"
        assert "24.11.2026" in texts(cells)


def test_the_charts_are_drawn_from_the_tables(master: Path, soffice: Office) -> None:
    with soffice.document(master) as document:
        charts = document.Sheets.getByName(TITLE).Charts
        drawn = [charts.getByIndex(index).EmbeddedObject for index in range(charts.Count)]
        values = [
            tuple(series.DataSequences[0].Values.NumericalData)
            for chart in drawn
            for series in chart.FirstDiagram.CoordinateSystems[0].ChartTypes[0].DataSeries
        ]
        assert values == [tuple(YEARS.values()), tuple(PEOPLE.values())]


def test_the_buttons_stay_bound_to_their_macros(master: Path, soffice: Office) -> None:
    with soffice.document(master) as document:
        form = document.Sheets.getByName(TITLE).DrawPage.Forms.getByIndex(0)
        bound = {
            form.getByIndex(index).Label: event.ScriptCode
            for index in range(form.Count)
            for event in form.getScriptEvents(index)
        }
    wanted = [verb(name) for name in BUILT]
    assert list(bound) == [each.caption for each in in_groups(each for each in VERBS if each in wanted)]
    for each in wanted:
        assert f".{each.sub}?" in bound[each.caption]


def test_every_list_has_its_values_in_libreoffice(master: Path, soffice: Office) -> None:
    with soffice.document(master) as document:
        cell = document.Sheets.getByName(TITLE).getCellByPosition(30, 100)
        names = [name for name in document.NamedRanges.ElementNames if name.startswith("lst_")]
        assert len(names) > 20
        for name in names:
            cell.Formula = f'=ROWS({name})-COUNTIF({name};"?*")'
            assert (name, cell.Value) == (name, 0)
        cell.Formula = "=ROWS(lst_institution)"
        assert cell.Value == 2


def test_a_sheet_that_is_seen_has_a_link_and_a_hidden_one_has_none(master: Path) -> None:
    part = parts_of(master.read_bytes())[PANEL].decode()
    linked = {location.partition("'!")[0].lstrip("'") for location in re.findall(r'location="([^"]*)"', part)}
    assert linked == {row.sheet.title for row in SHEETS if row.sheet.visible}


def test_an_empty_master_says_where_to_begin(tmp_path: Path) -> None:
    cells = read(empty_master(tmp_path / "empty.xlsm"))
    assert "Начните со списков школ" in cells[STEP][1]
    assert set(figures(cells).values()) == {0}
    assert "Программа ещё ничего не делала." in texts(cells)


def test_only_what_built_verbs_can_do_is_advised(tmp_path: Path) -> None:
    build_master(tmp_path / "all.xlsm", verbs=[each.name for each in VERBS], created=CREATED, content=CONTENT)
    assert "«Применить решения»" in read(tmp_path / "all.xlsm")[STEP][1]
    few = [each.name for each in VERBS if each.name != "resolve"]
    build_master(tmp_path / "few.xlsm", verbs=few, created=CREATED, content=CONTENT)
    assert not any("«Применить решения»" in text for text in texts(read(tmp_path / "few.xlsm")))


def test_the_panel_holds_the_notice_that_macros_show(master: Path) -> None:
    assert NOTICE_TEXT in texts(read(master))


@pytest.mark.parametrize(
    ("conditions", "header"),
    [((), "-1"), ((("status", "<>выбыл"),), "-1"), ((("status", "работает"),), "")],
    ids=["no condition", "a negative one", "a positive one"],
)
def test_a_count_leaves_the_header_out(conditions: tuple[tuple[str, str], ...], header: str) -> None:
    assert Tally(Staff, "name", conditions).formula().endswith(f"){header})")
