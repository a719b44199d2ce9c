"""The filter of a table: which rows it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.serials import serial_of
from attest_xl.libreoffice.uno_types import FilterField, FilterValue

if TYPE_CHECKING:
    from attest_xl.libreoffice.tables import Table

K = TypeVar("K")
V = TypeVar("V")

Criterion = dict[str, object]
Operand = str | Mapping[str, str] | None

VALUE = "com.sun.star.sheet.FilterFieldValue"
NUMBER, TEXT = 0, 1  # com.sun.star.sheet.FilterFieldType
EMPTY, NOT_EMPTY = 0, 1  # com.sun.star.sheet.FilterOperator2
COMPARISONS = {
    "equal_to": 2,
    "not_equal_to": 3,
    "greater_than": 4,
    "greater_than_or_equal": 5,
    "less_than": 6,
    "less_than_or_equal": 7,
}
COUNTS = {"top_items": 8, "top_percent": 9, "bottom_items": 10, "bottom_percent": 11}
PAIRS = {("between", "AND"): (5, 7), ("not_between", "OR"): (6, 4)}


class AutoFilter(Part, of=base_classes.AutoFilter):
    """Fields count from 1, as columns of the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def criteria(self) -> list[Criterion]:
        """One entry a column, as xlwings describes them: what a later call can put back."""
        fields = self._fields()
        columns = range(1, self._table.box.columns + 1)
        return [_criterion(column, [field for field in fields if field.Field == column - 1]) for column in columns]

    def apply_values(self, field: int, values: Sequence[str]) -> None:
        self._put(field, [_field("AND", COMPARISONS["equal_to"], [_value(value) for value in values])])

    def apply_comparison(self, field: int, operator: str, value1: Operand, value2: Operand = None) -> None:
        if value1 is None:
            self._put(field, [_field("AND", EMPTY if operator == "equal_to" else NOT_EMPTY, [])])
            return
        connection = "OR" if operator == "not_between" else "AND"
        operators = PAIRS.get((operator, connection)) or (COMPARISONS[operator],)
        operands = zip(operators, (value1, value2), strict=False)
        self._put(field, [_field(connection, number, [self._operand(operand)]) for number, operand in operands])

    def apply_top_items(self, field: int, count: int) -> None:
        self._put(field, [_field("AND", COUNTS["top_items"], [_number(count)])])

    def apply_bottom_items(self, field: int, count: int) -> None:
        self._put(field, [_field("AND", COUNTS["bottom_items"], [_number(count)])])

    def apply_top_percent(self, field: int, percent: float) -> None:
        self._put(field, [_field("AND", COUNTS["top_percent"], [_number(percent)])])

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        self._put(field, [_field("AND", COUNTS["bottom_percent"], [_number(percent)])])

    def clear(self, field: int | None = None) -> None:
        """Show the rows this column hides; without a column, all."""
        self._apply([] if field is None else self._fields_but(field))

    def _operand(self, operand: Operand) -> FilterValue:
        if isinstance(operand, Mapping):
            day = dt.datetime.fromisoformat(operand["value"])
            return _number(serial_of(day, self._table.parent.book.day_zero))
        return _value(operand or "")

    def _fields(self) -> tuple[FilterField, ...]:
        return self._table.native.getFilterDescriptor().getFilterFields3()

    def _fields_but(self, field: int) -> list[FilterField]:
        return [other for other in self._fields() if other.Field != field - 1]

    def _put(self, field: int, wanted: list[FilterField]) -> None:
        for entry in wanted:
            entry.Field = field - 1
        self._apply([*self._fields_but(field), *wanted])

    def _apply(self, fields: Iterable[FilterField]) -> None:
        """By refreshing, as filtering cells minds only the first of several values; but refreshing without a condition
        shows nothing anew."""
        self._table.parent.refuse_if_protected()
        wanted = tuple(fields)
        if wanted:
            self._table.native.getFilterDescriptor().setFilterFields3(wanted)
            self._table.native.refresh()
        else:
            cells, header = self._table.native.getReferredCells(), self._table.native.ContainsHeader
            nothing = cells.createFilterDescriptor(True)
            nothing.ContainsHeader = header  # the table would take over what an empty condition says of it
            cells.filter(nothing)


def _criterion(column: int, fields: list[FilterField]) -> Criterion:
    criterion: Criterion = {**base_classes.empty_autofilter_criteria(column)}
    match [field.Operator for field in fields]:
        case []:
            return criterion
        case [number] if number in (EMPTY, NOT_EMPTY):
            operator = "equal_to" if number == EMPTY else "not_equal_to"
            return {**criterion, "type": "comparison", "operator": operator}
        case [2]:
            return {**criterion, "type": "values", "values": [_text(value) for value in fields[0].Values]}
        case [number] if name := _key_of(number, COMPARISONS):
            return {**criterion, "type": "comparison", "operator": name, "value1": _text(fields[0].Values[0])}
        case [number] if name := _key_of(number, COUNTS):
            amount = "percent" if name.endswith("percent") else "count"
            return {**criterion, "type": name, amount: fields[0].Values[0].NumericValue}
        case [first, second] if pair := _key_of((first, second), PAIRS):
            low, high = (_text(field.Values[0]) for field in fields)
            return {**criterion, "type": "comparison", "operator": pair[0], "value1": low, "value2": high}
        case _:
            return {**criterion, "type": "unknown"}


def _key_of(value: V, names: Mapping[K, V]) -> K | None:
    return next((name for name, number in names.items() if number == value), None)


def _field(connection: str, operator: int, values: Sequence[FilterValue]) -> FilterField:
    return cast(
        "FilterField",
        bridge.struct(
            "com.sun.star.sheet.TableFilterField3",
            Connection=bridge.enum("com.sun.star.sheet.FilterConnection", connection),
            Operator=operator,
            Values=tuple(values),
        ),
    )


def _value(text: str) -> FilterValue:
    try:
        return _number(float(text))
    except ValueError:
        return cast("FilterValue", bridge.struct(VALUE, FilterType=TEXT, IsNumeric=False, StringValue=text))


def _number(number: float) -> FilterValue:
    value = bridge.struct(VALUE, FilterType=NUMBER, IsNumeric=True, NumericValue=float(number))
    return cast("FilterValue", value)


def _text(value: FilterValue) -> str:
    return f"{value.NumericValue:.15g}" if value.IsNumeric else value.StringValue
