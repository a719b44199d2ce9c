"""The account of one returned sheet: every cell counted once, every refused one told."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import letters, shown
from attest_xl.schema.sheet import columns_of
from attest_xl.schema.verdict import Trouble
from attest_xl.tables.pairing import IDENTITY
from attest_xl.tables.returned import AnswerRow, Returned, locked_fields
from attest_xl.tables.values import Doubt, Unread, filled

ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
                    "#Н/Д", "#ССЫЛКА!", "#ЗНАЧ!", "#ИМЯ?", "#ДЕЛ/0!", "#ЧИСЛО!", "#ПУСТО!", "#ОШИБКА!"})  # fmt: skip

SILENT_WHEN_BLANK = frozenset({"status"})
"""Columns in which a blank cell says nothing: who is not «выбыл» works."""


class Change(NamedTuple):
    """A cell of a sent row that differs: its row's key, its row in the file, its field, the cell, what it says and what
    was sent, to compare."""

    key: str
    row: int
    field: str
    cell: Value
    value: Any
    was: Any


class Account:
    """Counts and findings of one sheet of one file."""

    def __init__(self, returned: Returned) -> None:
        self.returned = returned
        self.columns = dict(columns_of(returned.row))
        self.locked = locked_fields(returned.row)
        self.unchanged = 0
        self.refused = returned.strange
        self.findings = list(returned.findings)

    def hears(self, line: AnswerRow, name: str, value: Any, was: Any) -> bool:
        """Whether a cell that differs is worth hearing; else it is counted as unchanged, or refused with a finding."""
        cell, column = line.cells[name], self.columns[name]
        if name in self.locked:
            if value is not None and letters(text_of(cell)) != letters(_said(was)):
                return self._refuse(line, name, "MERGE-11", was)
            self.unchanged += 1
            return False
        if value is None and name in SILENT_WHEN_BLANK:
            self.unchanged += 1
            return False
        if isinstance(cell, str) and cell.strip().upper() in ERRORS:
            return self._refuse(line, name, "MERGE-18", was)
        if isinstance(value, Unread):
            return self._refuse(line, name, "MERGE-18", was)
        if value is None and column.required:
            return self._refuse(line, name, "MERGE-15", was)
        read = column.kind.read(cell)
        if isinstance(value, Doubt) and isinstance(read, Trouble):
            self.findings.append(Finding.of(read, self.place(line.row, name)))
        return True

    def refuse_row(self, line: AnswerRow, code: str) -> None:
        """Nothing of the row is taken; one finding tells all of it."""
        told = " · ".join(text_of(cell) for cell in line.cells.values() if filled(cell))
        place = Place(self.returned.sheet, line.row, min(self.returned.columns.values()), "", self.returned.file)
        self.refused += len(line.cells)
        self.findings.append(Finding(code, place, shown(told, 500)))

    def refuse_unnamed(self, line: AnswerRow, main: str) -> None:
        """The row's main cell cannot be read: whom the rest is about is unknown."""
        self.refused += len(line.cells) - 1
        self._refuse(line, main, "MERGE-18", None)

    def refuse_column(self, changes: Sequence[Change]) -> None:
        """None of these cells of one column is taken; one finding tells them all."""
        told = "; ".join(f"строка {change.row}: {text_of(change.cell)}" for change in changes)
        details = (("count", str(len(changes))), ("told", shown(told, 500)))
        place = self.place(changes[0].row, changes[0].field)
        self.refused += len(changes)
        self.findings.append(Finding("MERGE-16", place, text_of(changes[0].cell), details))

    def place(self, row: int, name: str) -> Place:
        """Where the cell stands in the file."""
        title = self.columns[name].title
        return Place(self.returned.sheet, row, self.returned.columns.get(name), title, self.returned.file)

    def _refuse(self, line: AnswerRow, name: str, code: str, was: Any) -> bool:
        """Refuse the cell; a kind that cannot read it says why."""
        cell, place = line.cells[name], self.place(line.row, name)
        read = self.columns[name].kind.read(cell) if code == "MERGE-18" else None
        finding = Finding(code, place, text_of(cell), (("hint", _said(was)),))
        self.refused += 1
        self.findings.append(Finding.of(read, place) if isinstance(read, Trouble) else finding)
        return False


def mixed_fields(table: str, changes: Sequence[Change]) -> frozenset[str]:
    """The columns whose changed cells hold the sent values in another order: somebody has sorted them without their
    rows, for nobody does so on purpose."""
    by_field: dict[str, list[Change]] = {}
    for change in changes:
        by_field.setdefault(change.field, []).append(change)
    return frozenset(
        name for name, found in by_field.items() if _is_mixed(found, 2 if name == IDENTITY[table][0] else 3)
    )


def _is_mixed(changes: Sequence[Change], least: int) -> bool:
    now = sorted(repr(change.value) for change in changes)
    return len(set(now)) >= least and now == sorted(repr(change.was) for change in changes)


def _said(value: Any) -> str:
    return value.said if isinstance(value, Doubt | Unread) else text_of(value)
