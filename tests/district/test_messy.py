"""The lists say what they claim to say: read back by a reader that knows nothing of how they were written."""

import csv
from collections import Counter
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from attest_xl.district import FOLDER, District, WrittenList, district, write_lists
from attest_xl.district.layouts import LAYOUTS
from attest_xl.schema.address import corner
from attest_xl.sheets.staff import LEFT

Cells = dict[str, Sequence[Sequence[object]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[District, tuple[WrittenList, ...]]:
    whole = district(today=date(2026, 1, 15))
    return whole, write_lists(whole, tmp_path_factory.mktemp("lists"))


def read(path: Path) -> Cells:
    """Every cell by sheet; `.csv` files have one sheet called as the file is."""
    raw = path.read_bytes()
    if path.suffix == ".csv":
        text = raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "cp1251")
        return {path.stem: [list[object](row) for row in csv.reader(text.splitlines(keepends=True), delimiter=";")]}
    book = CalamineWorkbook.from_filelike(BytesIO(raw))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def shown(value: object) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def test_every_institution_has_its_list_in_one_folder(made: tuple[District, tuple[WrittenList, ...]]) -> None:
    whole, lists = made
    covered = Counter(name for written in lists for name in written.institutions)
    assert covered == Counter(place.institution for place in whole.institutions)
    assert 60 <= len(lists) <= 79
    assert {written.path.parent.name for written in lists} == {FOLDER}
    assert len({written.path for written in lists}) == len(lists)


def test_every_layout_and_every_format_is_used(made: tuple[District, tuple[WrittenList, ...]]) -> None:
    _, lists = made
    assert {written.layout for written in lists} == {layout.name for layout in LAYOUTS}
    assert {written.path.suffix for written in lists} == {".xlsx", ".xls", ".ods", ".csv"}


def test_everybody_is_told_once_but_those_who_left_where_no_column_says_so(
    made: tuple[District, tuple[WrittenList, ...]],
) -> None:
    whole, lists = made
    told = [row.truth for written in lists for row in written.rows]
    assert len(told) == len(set(map(id, told)))
    silent = [person for person in whole.staff if person not in told]
    assert silent
    assert {person.status for person in silent} == {LEFT}


def test_the_row_of_a_person_holds_the_name(made: tuple[District, tuple[WrittenList, ...]]) -> None:
    _, lists = made
    for written in lists:
        sheets = read(written.path)
        for row in written.rows:
            surname = (row.truth.name or "").split()[0].casefold().replace("ё", "е")
            cells = " ".join(shown(value) for value in sheets[row.sheet][row.row - 1]).casefold().replace("ё", "е")
            ours = cells.translate(str.maketrans("abekmhopctx", "авекмнорстх"))
            assert surname in ours, (written.path.name, row.sheet, row.row)


def test_a_planted_mistake_stands_where_it_is_said_to_stand(made: tuple[District, tuple[WrittenList, ...]]) -> None:
    _, lists = made
    kinds = Counter(mistake.slip for written in lists for mistake in written.planted)
    assert set(kinds) == {"impossible-date", "wrong-century", "unknown-category", "future-course", "two-positions",
                          "duplicate", "month-only"}  # fmt: skip
    for written in lists:
        sheets = read(written.path)
        for mistake in written.planted:
            row, column = corner(mistake.cell)
            assert shown(sheets[mistake.sheet][row - 1][column - 1]) == mistake.said, (written.path.name, mistake)


def test_what_a_row_tells_is_true(made: tuple[District, tuple[WrittenList, ...]]) -> None:
    _, lists = made
    for row in (row for written in lists for row in written.rows if not row.slips):
        assert (row.truth.order or "").startswith(row.told.order or "")  # some write its number without its date
        for name, value in row.told.model_dump(exclude_none=True, exclude={"name", "order", "remark"}).items():
            assert value == getattr(row.truth, name), (row.truth, name)


def test_without_mistakes_nothing_is_planted_but_dates_known_to_the_month(tmp_path: Path) -> None:
    lists = write_lists(district(institutions=12, people=300), tmp_path, mistakes=False)
    assert {mistake.slip for written in lists for mistake in written.planted} <= {"month-only"}


def test_the_same_district_is_written_the_same_way_twice(tmp_path: Path) -> None:
    whole = district(institutions=12, people=300)
    first, second = (write_lists(whole, tmp_path / name) for name in ("one", "two"))
    assert [written.path.name for written in first] == [written.path.name for written in second]
    for one, two in zip(first, second, strict=True):
        assert read(one.path) == read(two.path)
        assert one.planted == two.planted
