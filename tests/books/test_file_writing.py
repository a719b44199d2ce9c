"""The closed file, written: what changes in the parts, and what does not."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from attest_xl.books.file import FileBook, open_book
from attest_xl.books.port import BookError, Mark, TableWrite
from attest_xl.books.styles import MARK_COLOURS
from attest_xl.schema.cells import Link, Value
from tests.books.bare import (
    BLUE_TEXT,
    DAY,
    GRADIENT,
    GREEN,
    GREEN_DAY,
    MAIN,
    OFFICE,
    STRICT_MAIN,
    STYLES,
    bare_workbook,
    sheet,
)
from tests.books.foreign import by_openpyxl, faults
from tests.books.spellings import ROWS, SPELLINGS
from tests.books.workbooks import edited, parts, rich_workbook

SHEET = "xl/worksheets/sheet1.xml"
Rows = tuple[tuple[Value, ...], ...]


def write(book: FileBook, rows: Rows, origin: tuple[int | None, ...], titles: tuple[str, ...] = ("Имя", "Дата")) -> int:
    return book.write(TableWrite("tblBare", titles, rows, origin))


def written(path: Path, rows: Rows, origin: tuple[int | None, ...], titles: tuple[str, ...] = ("Имя", "Дата")) -> str:
    """The sheet's part after the write, which must read back as itself."""
    book = open_book(path)
    write(book, rows, origin, titles)
    expected = book.read("tblBare")
    book.save()
    assert open_book(path).read("tblBare") == expected
    return parts(path)[SHEET].decode()


def cell(xml: str, address: str) -> str | None:
    """The cell's element."""
    found = re.search(rf'<c r="{address}"(?:[^>]*/>|.*?</c>)', xml, re.DOTALL)
    return found and found[0]


def row(xml: str, number: int) -> str:
    """The opening tag of the row."""
    found = re.search(rf'<row r="{number}"[^>]*>', xml)
    assert found is not None
    return found[0]


# Cells


def test_a_cell_whose_value_stays_keeps_its_bytes(tmp_path: Path) -> None:
    odd = '<c  t="str" s="3" r="A2" cm="1"><f  ca="1">"a"</f><v>a</v></c>'
    xml = written(
        bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2">{odd}<c r="B2"><v>1.0</v></c></row>')),
        (("a", 2), ("b", None)),
        (0, None),
    )
    assert odd in xml
    assert cell(xml, "B2") == '<c r="B2"><v>2</v></c>'


def test_a_new_cell_takes_the_style_of_the_one_above(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2"><c r="A2" s="{BLUE_TEXT}"/></row>'), ref="A1:B2")
    xml = written(path, (("a", None), ("b", None), ("c", None)), (None, None, None))
    assert [cell(xml, f"A{number}") for number in (2, 3, 4)] == [
        f'<c r="A{number}" s="{BLUE_TEXT}" t="inlineStr"><is><t>{text}</t></is></c>'
        for number, text in ((2, "a"), (3, "b"), (4, "c"))
    ]


def test_a_new_cell_takes_the_style_of_its_column_where_nothing_stands_above(tmp_path: Path) -> None:
    columns = f'<cols><col min="2" max="5" width="9" style="{GREEN_DAY}"/></cols>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet("", before=columns), ref="A1:B2")
    xml = written(path, (("a", date(2024, 2, 29)),), (None,))
    assert cell(xml, "B2") == f'<c r="B2" s="{GREEN_DAY}"><v>45351</v></c>'


def test_a_date_in_a_cell_without_a_date_format_gets_one_that_is_like_it_otherwise(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2"><c r="B2" s="{GREEN}"/></row>'), ref="A1:B2")
    xml = written(path, (("a", date(2024, 2, 29)), ("b", date(2024, 3, 1))), (0, None))
    assert cell(xml, "B2") == '<c r="B2" s="7"><v>45351</v></c>'
    assert cell(xml, "B3") == '<c r="B3" s="7"><v>45352</v></c>'
    shown = by_openpyxl(path)["Лист"]["B3"]
    assert (shown.number_format, shown.fill.fgColor.rgb, shown.is_date) == ("dd.mm.yyyy", "FF00B050", True)


def test_a_number_in_a_cell_with_a_date_format_is_shown_as_a_number(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2"><c r="B2" s="{DAY}"><v>45351</v></c></row>'))
    written(path, (("a", 45351),), (0,))
    assert by_openpyxl(path)["Лист"]["B2"].value == 45351


def test_a_workbook_without_styles_gets_them_when_it_needs_them(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS.replace(f' s="{DAY}"', "")), styles=None)
    written(path, (("a", date(2024, 2, 29)),), (0,))
    assert by_openpyxl(path)["Лист"]["B2"].is_date


def test_text_that_looks_like_a_formula_is_text_to_others_too(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS))
    written(path, (("=1+1", "@SUM(A1)"), ("+7", "-")), (0, 1))
    seen = by_openpyxl(path)["Лист"]
    assert [(seen[a].value, seen[a].data_type) for a in ("B2", "A3", "B3")] == [
        ("@SUM(A1)", "s"),
        ("+7", "s"),
        ("-", "s"),
    ]
    assert seen["A2"].value == "=1+1"
    assert "<f>" not in parts(path)[SHEET].decode()


def test_a_link_is_a_formula_that_shows_its_text(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS))
    xml = written(path, ((Link("Лист!B2", "'Лист'!B2"), None),), (0,))
    assert cell(xml, "A2") == (
        '<c r="A2" t="str"><f>HYPERLINK(&quot;#\'Лист\'!B2&quot;,&quot;Лист!B2&quot;)</f><v>Лист!B2</v></c>'
    )


def test_a_link_that_leads_elsewhere_is_written_though_it_shows_the_same(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS))
    written(path, ((Link("туда", "'Лист'!B2"), None),), (0,))
    xml = written(path, ((Link("туда", "'Лист'!B3"), None),), (0,))
    assert "'Лист'!B3" in xml


# Rows


def test_what_is_beside_and_around_the_table_stays(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>42</v></c></row><row r="3"><c r="A3"><v>2</v></c>'
        '<c r="D3"><v>43</v></c></row><row r="4"><c r="D4"><v>44</v></c></row><row r="9"><c r="A9"><v>45</v></c></row>'
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows))
    xml = written(path, ((2, None), (1, None), (3, None), (4, None)), (1, 0, None, None))
    assert [cell(xml, a) for a in ("D2", "D3", "D4", "A9")] == [
        f'<c r="{a}"><v>{number}</v></c>' for a, number in (("D2", 42), ("D3", 43), ("D4", 44), ("A9", 45))
    ]
    xml = written(path, (), ())
    assert [bool(cell(xml, a)) for a in ("A2", "A3", "A5", "D2", "D3", "D4", "A9")] == [False] * 3 + [True] * 4


def test_the_look_of_a_row_goes_with_it_and_a_hidden_row_hides_no_other(tmp_path: Path) -> None:
    rows = (
        '<row r="2" spans="1:2" ht="40" customHeight="1" hidden="1" outlineLevel="2"><c r="A2"><v>1</v></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c></row>'
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows))
    xml = written(path, ((2, None), (1, None), (3, None)), (1, 0, None))
    assert [row(xml, number) for number in (2, 3, 4)] == [
        '<row r="2">',
        '<row r="3" ht="40" customHeight="1" hidden="1" outlineLevel="2">',
        '<row r="4" ht="40" customHeight="1">',
    ]


def test_a_table_does_not_grow_over_what_stands_below(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS + '<row r="5"><c r="B5"><v>1</v></c></row>'))
    before = path.read_bytes()
    book = open_book(path)
    grid = book.read("tblBare")
    with pytest.raises(BookError) as refused:
        write(book, (("a", 1),) * 4, (0, 1, None, None))
    assert refused.value.code == "BOOK-06"
    assert "Лист!B5" in refused.value.finding.message
    assert book.read("tblBare") == grid
    book.save()
    assert path.read_bytes() == before
    assert write(book, (("a", 1),) * 3, (0, 1, None)) == 6


def test_a_table_does_not_grow_over_a_merged_range(tmp_path: Path) -> None:
    merged = '<mergeCells count="1"><mergeCell ref="B4:C6"/></mergeCells>'
    book = open_book(bare_workbook(tmp_path / "a.xlsx", sheet(ROWS, after=merged)))
    with pytest.raises(BookError, match="BOOK-06"):
        write(book, (("a", 1),) * 3, (0, 1, None))


def test_a_table_longer_than_a_sheet_is_refused(tmp_path: Path) -> None:
    book = open_book(bare_workbook(tmp_path / "a.xlsx", sheet(ROWS)))
    with pytest.raises(BookError, match="BOOK-07"):
        write(book, ((None, None),) * 1_048_576, (None,) * 1_048_576)


def test_the_row_of_totals_goes_down_with_the_table(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c></row>'
        '<row r="3"><c r="A3" s="3"><f>SUBTOTAL(103,tblBare[Имя])</f><v>1</v></c></row>'
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), table='totalsRowCount="1"')
    xml = written(path, ((1, None), (2, None), (3, None)), (0, None, None))
    assert cell(xml, "A5") == '<c r="A5" s="3"><f>SUBTOTAL(103,tblBare[Имя])</f></c>'
    assert ' ref="A1:B5"' in parts(path)["xl/tables/table1.xml"].decode()
    xml = written(path, (), ())
    assert cell(xml, "A3") == '<c r="A3" s="3"><f>SUBTOTAL(103,tblBare[Имя])</f></c>'


# What goes with the table


def test_ranges_over_the_whole_body_grow_with_it_and_others_stay(tmp_path: Path) -> None:
    after = (
        '<conditionalFormatting sqref="A2:B3 D2:D9"><cfRule type="expression" priority="1">'
        '<formula>A2=1</formula></cfRule></conditionalFormatting><dataValidations count="2">'
        '<dataValidation type="whole" sqref="B2:B3"><formula1>1</formula1></dataValidation>'
        '<dataValidation type="whole" sqref="A3"><formula1>1</formula1></dataValidation></dataValidations>'
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS, before='<dimension ref="A1:B3"/>', after=after))
    xml = written(path, ((1, 1),) * 9, (0, 1, *(None,) * 7))
    assert re.findall(r'(?:sqref|dimension ref)="([^"]*)"', xml) == ["A1:B10", "A2:B10 D2:D9", "B2:B10", "A3"]
    assert re.findall(r'ref="(A1:B\d+)"', parts(path)["xl/tables/table1.xml"].decode()) == ["A1:B10", "A1:B10"]
    xml = written(path, ((1, 1),), (0,))
    assert re.findall(r'(?:sqref|dimension ref)="([^"]*)"', xml) == ["A1:B2", "A2:B2 D2:D9", "B2:B2", "A3"]


def test_nothing_around_the_rows_is_touched_when_the_table_keeps_its_size(tmp_path: Path) -> None:
    after = "<conditionalFormatting  sqref='A2:B3'></conditionalFormatting>"
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS, after=after))
    before = parts(path)
    xml = written(path, (("x", None), ("y", None)), (0, 1))
    old = before[SHEET].decode()
    assert xml[: xml.index('<row r="2"')] == old[: old.index('<row r="2"')]
    assert xml[xml.index("</sheetData>") :] == old[old.index("</sheetData>") :]
    assert parts(path)["xl/tables/table1.xml"] == before["xl/tables/table1.xml"]


def test_links_and_notes_go_with_their_row(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    book = open_book(path)
    book.write(TableWrite("tblPeople", ("ФИО",), (("Новая",), ("Ким Анна",), ("Петров Пётр",)), (None, 3, 1)))
    book.save()
    seen = by_openpyxl(path)["Люди"]
    assert {cell.coordinate for line in seen["A1:L20"] for cell in line if cell.comment} == {"C7"}
    assert {cell.coordinate for line in seen["A1:L20"] for cell in line if cell.hyperlink} == {"G7"}
    assert b"<x:Row>6</x:Row>" in parts(path)["xl/drawings/vmlDrawing1.vml"]
    assert b"<x:Anchor>3, 15, 5, 10, 5, 15, 8, 0</x:Anchor>" in parts(path)["xl/drawings/vmlDrawing1.vml"]


def test_links_and_notes_go_when_their_row_goes(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    book = open_book(path)
    book.write(TableWrite("tblPeople", (), ((),), (0,)))
    book.save()
    assert b"<hyperlink" not in parts(path)[SHEET]
    assert b"<comment " not in parts(path)["xl/comments1.xml"]
    assert faults(path) == []


# Formulas


def test_a_formula_that_moves_follows_its_row(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2+$A$1+\'Другой\'!A1</f><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f>SUM(A2:A3)&amp;"A2"</f><v>3</v></c></row>'
    )
    xml = written(bare_workbook(tmp_path / "a.xlsx", sheet(rows)), ((5,), (2,), (1,)), (None, 1, 0), ("Имя",))
    assert cell(xml, "B3") == '<c r="B3"><f>SUM(A2:A3)&amp;"A2"</f><v>3</v></c>'
    assert cell(xml, "B4") == "<c r=\"B4\"><f>A4*2+$A$1+'Другой'!A3</f><v>2</v></c>"


def test_shared_formulas_are_parted_when_their_rows_move(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*2</f><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="4"><c r="A4"><v>3</v></c><c r="B4"><f t="shared" si="0"></f><v>6</v></c></row>'
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), ref="A1:B4")
    xml = written(path, ((3,), (2,)), (2, 1), ("Имя",))
    assert "shared" not in xml
    assert cell(xml, "B2") == '<c r="B2"><f>A2*2</f><v>6</v></c>'
    assert cell(xml, "B3") == '<c r="B3"><f>A3*2</f><v>4</v></c>'


def test_shared_formulas_stay_shared_while_nothing_moves(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">1+1</f><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    xml = written(bare_workbook(tmp_path / "a.xlsx", sheet(rows)), ((1,), (2,), (3,)), (0, 1, None), ("Имя",))
    assert rows in xml


def test_an_array_formula_moves_with_its_range(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c>'
        '<c r="B3"><f t="array" ref="B3:B3">SUM(A3*{1,2})</f><v>6</v></c></row>'
    )
    xml = written(bare_workbook(tmp_path / "a.xlsx", sheet(rows)), ((2,),), (1,), ("Имя",))
    assert cell(xml, "B2") == '<c r="B2"><f t="array" ref="B2:B2">SUM(A2*{1,2})</f><v>6</v></c>'


def test_new_rows_get_the_formula_of_a_calculated_column(tmp_path: Path) -> None:
    columns = (
        '<tableColumn id="1" name="Имя"/><tableColumn id="2" name="Дата">'
        "<calculatedColumnFormula>A2*2</calculatedColumnFormula></tableColumn>"
    )
    rows = '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="6"><f>A2*3</f><v>3</v></c></row>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), ref="A1:B2", columns=columns)
    xml = written(path, ((1,), (2,), (3,)), (0, None, None), ("Имя",))
    assert [cell(xml, a) for a in ("B3", "B4")] == [
        '<c r="B3" s="6"><f>A3*3</f></c>',
        '<c r="B4" s="6"><f>A4*3</f></c>',
    ]
    xml = written(path, ((1,), (2,)), (None, None), ("Имя",))
    assert [cell(xml, a) for a in ("B2", "B3")] == [
        '<c r="B2" s="6"><f>A2*3</f></c>',
        '<c r="B3" s="6"><f>A3*3</f></c>',
    ]


def test_results_that_a_write_made_stale_are_forgotten(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f><v>2</v></c><c r="D2"><f>SUM(A:A)</f><v>3</v></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="str"><f>"я"</f><v>я</v></c></row>'
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows))
    xml = written(path, ((5,), (6,)), (0, 1), ("Имя",))
    assert cell(xml, "B2") == '<c r="B2"><f>A2*2</f></c>'
    assert cell(xml, "D2") == '<c r="D2"><f>SUM(A:A)</f></c>'
    assert cell(xml, "B3") == '<c r="B3" t="str"><f>"я"</f><v>я</v></c>'


def test_every_formula_is_computed_when_the_book_is_opened(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS), settings='<workbookPr date1904="0"/>')
    written(path, (("x", None),), (0,))
    assert re.search(rb'</sheets><calcPr fullCalcOnLoad="1"/></workbook>', parts(path)["xl/workbook.xml"])


@pytest.mark.parametrize("touched", [True, False])
def test_the_calculation_chain_goes_only_when_formulas_did(tmp_path: Path, touched: bool) -> None:
    chain = f'<calcChain xmlns="{MAIN}"><c r="A3" i="1"/></calcChain>'
    path = bare_workbook(
        tmp_path / "a.xlsx",
        sheet(ROWS),
        calculation_chain=chain,
    )
    written(path, ((("x", None), ("y", None)) if touched else (("x", None), (2, None))), (0, 1))
    after = parts(path)
    mentioned = b"calcChain" in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]
    assert ("xl/calcChain.xml" in after, mentioned) == (not touched, not touched)


# Marks


def test_a_mark_is_a_fill_and_the_cells_own_look_comes_back(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" s="{style}"><v>1</v></c></row>'
        for number, style in enumerate((0, DAY, GREEN_DAY, BLUE_TEXT, GREEN), start=2)
    )
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), ref="A1:B6")
    before = parts(path)
    book = open_book(path)
    marks: dict[tuple[int, int], Mark] = {(number, 1): "error" for number in range(2, 7)}
    marks[2, 2] = "note"
    book.mark("tblBare", marks)
    book.save()
    seen = by_openpyxl(path)["Лист"]
    assert {seen[f"A{number}"].fill.fgColor.rgb for number in range(2, 7)} == {MARK_COLOURS["error"]}
    assert seen["B2"].fill.fgColor.rgb == MARK_COLOURS["note"]
    assert seen["A3"].is_date
    book = open_book(path)
    book.mark("tblBare", {(3, 1): "warning"})
    book.mark("tblBare", {})
    book.save()
    assert parts(path)[SHEET].replace(b'<c r="B2"/>', b"").replace(b'<c r="B2" s="0"/>', b"") == before[SHEET]


def test_a_mark_is_taken_away_even_when_the_style_beneath_is_gone(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2"><c r="A2" s="{BLUE_TEXT}"><v>1</v></c></row>'))
    book = open_book(path)
    book.mark("tblBare", {(2, 1): "error"})
    book.save()

    def forgetful(name: str, data: bytes) -> bytes:  # an office program drops styles no cell uses
        if name == "xl/styles.xml":
            xf = b'<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/>'
            assert xf in data
            fill = b'<fgColor theme="4" tint="0.5"/><bgColor indexed="64"/>'
            return data.replace(xf, xf.replace(b"49", b"1")).replace(fill, b'<fgColor rgb="FF123456"/>')
        return data

    book = open_book(edited(path, tmp_path / "b.xlsx", forgetful))
    book.mark("tblBare", {})
    book.save()
    fill = by_openpyxl(tmp_path / "b.xlsx")["Лист"]["A2"].fill.fgColor
    assert (fill.theme, fill.tint) == (4, 0.5)


def test_a_gradient_which_a_mark_could_not_give_back_is_left_alone(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2"><c r="A2" s="{GRADIENT}"><v>1</v></c></row>'))
    book = open_book(path)
    assert book.mark("tblBare", {(2, 1): "error"}) == 0


def test_a_second_colour_of_libreoffices_choice_is_not_taken_for_the_cells_own(tmp_path: Path) -> None:
    fill = '<fill><patternFill patternType="solid"><fgColor rgb="{}"/><bgColor rgb="{}"/></patternFill></fill>'
    green = fill.format("FF00B050", "64").replace('rgb="64"', 'indexed="64"')
    by_libreoffice = STYLES.replace(green, fill.format(MARK_COLOURS["error"], "FFFFCC99"))
    assert by_libreoffice != STYLES
    rows = f'<row r="2"><c r="A2" s="{GREEN}"><v>1</v></c></row>'
    about = f'<Properties xmlns="{OFFICE}"><Application>LibreOffice/7.4</Application></Properties>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), styles=by_libreoffice, about=about)
    book = open_book(path)
    assert book.marks("tblBare") == {(2, 1): "error"}
    book.mark("tblBare", {})
    book.save()
    assert by_openpyxl(path)["Лист"]["A2"].fill.fill_type is None


# Other spellings, other programs


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_sheet_is_written_the_same_however_it_is_spelt(tmp_path: Path, spelling: str) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", SPELLINGS[spelling](sheet(ROWS)))
    xml = written(path, (("в", date(2024, 3, 1)), ("а\nб", 5), (2, None)), (None, 0, 1))
    book = open_book(path)
    assert book.read("tblBare").rows[1:] == (("в", date(2024, 3, 1)), ("а\nб", 5), (2, None))
    assert book.mark("tblBare", {(2, 1): "error"}) == 1
    book.save()
    assert open_book(path).marks("tblBare") == {(2, 1): "error"}
    assert (STRICT_MAIN if spelling == "strict" else MAIN) in xml


def test_rows_that_do_not_say_where_they_are_can_be_moved(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c><c><v>9</v></c></row><row><c/><c><v>3</v></c></row>"
    xml = written(bare_workbook(tmp_path / "a.xlsx", sheet(rows)), ((None, 3), (1, 2)), (1, 0))
    assert cell(xml, "B2") == '<c r="B2"><v>3</v></c>'
    assert cell(xml, "C2") == '<c r="C2"><v>9</v></c>'
    assert cell(xml, "A3") == '<c r="A3"><v>1</v></c>'


def test_a_book_that_counts_from_1904_gets_its_dates_right(tmp_path: Path) -> None:
    rows = f'<row r="2"><c r="B2" s="{DAY}"><v>43889</v></c></row>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), settings='<workbookPr date1904="1"/>')
    xml = written(path, (("a", date(2024, 3, 1)),), (0,))
    assert cell(xml, "B2") == f'<c r="B2" s="{DAY}"><v>43890</v></c>'


def test_a_book_openpyxl_saved_can_be_written(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    by_openpyxl(path).save(tmp_path / "b.xlsm")
    _write_people(tmp_path / "b.xlsm")


def _write_people(path: Path) -> None:
    book = open_book(path)
    before = book.read("tblPeople").rows
    change = TableWrite(
        "tblPeople",
        ("ФИО", "Дата", "Часы"),
        (
            ("Ким Анна", date(2020, 1, 1), 0),
            ("Новая", date(2024, 2, 29), 1.5),
            ("Иванова Мария", date(2024, 2, 29), True),
        ),
        (3, None, 0),
    )
    book.write(change)
    book.write(TableWrite("tblTimes", ("Код", "Срок"), (("1", date(2026, 1, 1)),) * 3, (None,) * 3))
    book.save()
    again = open_book(path)
    assert [row[1:4] for row in again.read("tblPeople").rows[1:]] == [tuple(row) for row in change.rows]
    assert [row[5] for row in again.read("tblPeople").rows[1:]] == [before[4][5], None, before[1][5]]
    assert again.read("tblTimes").rows[1:] == (("1", date(2026, 1, 1), None),) * 3


# Showing, telling, saving


def test_hidden_sheets_are_shown_and_unknown_ones_passed_over(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    assert by_openpyxl(path)["Сроки"].sheet_state == "hidden"
    before = parts(path)
    book = open_book(path)
    book.show(["Сроки", "Нет такого"])
    book.save()
    assert by_openpyxl(path)["Сроки"].sheet_state == "visible"
    assert {name for name, data in parts(path).items() if data != before[name]} == {"xl/workbook.xml"}


def test_what_is_told_reaches_whoever_opened_the_book(tmp_path: Path) -> None:
    heard: list[str] = []
    open_book(bare_workbook(tmp_path / "a.xlsx", sheet(ROWS)), heard.append).tell("Готово")
    assert heard == ["Готово"]


def test_saving_without_a_change_leaves_the_file_alone(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    before = path.stat().st_mtime_ns, path.read_bytes()
    book = open_book(path)
    grid = book.read("tblPeople")
    book.write(TableWrite("tblPeople", ("ФИО",), tuple((row[1],) for row in grid.rows[1:]), (0, 1, 2, 3)))
    book.mark("tblPeople", {})
    book.show(["Люди"])
    book.save()
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_parts_that_stay_are_copied_packed_as_they_are(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    copy = Path(shutil.copy(path, tmp_path / "b.xlsm"))
    book = open_book(copy)
    book.show(["Сроки"])
    book.save()
    old, new = path.read_bytes(), copy.read_bytes()
    vba = old.index(b"xl/vbaProject.bin")
    assert old[vba - 30 : vba + 4000] in new
