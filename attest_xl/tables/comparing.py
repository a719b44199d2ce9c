"""What a returned sheet says that was not sent: the cells that differ, the rows that are new, the rows that are gone.

This needs nothing but the answer itself, so it can be done for each file anywhere; what becomes of the differences is
decided in `merging`, where the book is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import letters, shown
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.tables.accounting import Account, Change, mixed_fields
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.pairing import IDENTITY, Cells, has_codes, identity, numbered, pair
from attest_xl.tables.returned import AnswerRow, Returned, takes_rows
from attest_xl.tables.values import Unread, filled, plain, same_text, sent_text

Texts = Mapping[str, str]
"""A row's cells as a base keeps them, by field; a blank cell is not there."""

NEW = "new:"
"""How the key of a row begins that nobody sent."""

TOTALS = ("итого", "всего")
"""How the name in a row of totals begins."""


@dataclass(frozen=True, slots=True)
class Said:
    """A row that says something new. `key` is that of the sent row, or begins with `NEW`; `cells` are those that differ
    (for a new row: that are filled) and can be read; `silent` counts the other cells of a new row."""

    key: str
    row: int
    cells: RawCells
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What one sheet of one file says beyond what was sent. `sent` are the sent rows by key, `missing` the keys of
    those that did not come back; `unchanged` and `refused` count cells."""

    row: type[Row]
    file: str
    sheet: str
    columns: Mapping[str, int]
    sent: Mapping[str, Texts]
    changed: tuple[Said, ...]
    new: tuple[Said, ...]
    missing: tuple[str, ...]
    unchanged: int
    refused: int
    findings: tuple[Finding, ...]


def compare(returned: Returned, sent: Mapping[str, Texts]) -> Difference:
    """The sheet against what was sent."""
    account = Account(returned)
    rows = [line for line in returned.rows if _is_row(account, line, sent)]
    keys, missing = _paired(returned.row, rows, sent)
    changes = [
        change
        for key, line in zip(keys, rows, strict=True)
        if key is not None
        for change in _changes(account, key, line, sent[key])
    ]
    fresh = [line for key, line in zip(keys, rows, strict=True) if key is None]
    return Difference(
        returned.row,
        returned.file,
        returned.sheet,
        returned.columns,
        sent,
        _heard(account, changes),
        tuple(_new_rows(account, fresh, sent)),
        missing if takes_rows(returned.row) else (),
        account.unchanged,
        account.refused,
        tuple(account.findings),
    )


def sent_rows(returned: Returned, sent: Mapping[str, Texts]) -> Mapping[int, str]:
    """The key of the sent row that each returned one is, by its row in the file, as `compare` pairs them."""
    account = Account(returned)
    rows = [line for line in returned.rows if _is_row(account, line, sent)]
    keys, _ = _paired(returned.row, rows, sent)
    return {line.row: key for key, line in zip(keys, rows, strict=True) if key is not None}


def within(difference: Difference, fields: frozenset[str]) -> Difference:
    """The difference without cells for which the book has no column: they are refused."""
    known = dict(columns_of(difference.row))
    lost = [
        Finding("MERGE-26", Place(difference.sheet, said.row, difference.columns.get(name), known[name].title,
                                  difference.file), shown(text_of(cell), 500))
        for said in (*difference.changed, *difference.new)
        for name, cell in said.cells.items()
        if name not in fields
    ]  # fmt: skip
    if not lost:
        return difference
    return replace(
        difference,
        changed=tuple(_only(said, fields) for said in difference.changed),
        new=tuple(_only(said, fields) for said in difference.new),
        refused=difference.refused + len(lost),
        findings=(*difference.findings, *lost),
    )


def _only(said: Said, fields: frozenset[str]) -> Said:
    return replace(said, cells={name: cell for name, cell in said.cells.items() if name in fields})


def texts_of(row: type[Row], cells: RawCells) -> Texts:
    """A row's cells as a base would keep them."""
    texts = {name: sent_text(column.kind, cells.get(name)) for name, column in columns_of(row)}
    return {name: text for name, text in texts.items() if text}


def _is_row(account: Account, line: AnswerRow, sent: Mapping[str, Texts]) -> bool:
    """A row whose own cells the school has all cleared counts as left out; text beside such a row is refused."""
    if any(name not in account.locked and filled(cell) for name, cell in line.cells.items()):
        return True
    if not takes_rows(account.returned.row):
        return True
    code = line.cells.get("code")
    if filled(code) and text_of(code).strip() not in sent:
        account.refuse_row(line, "MERGE-13")
    return False


def _paired(
    row: type[Row], rows: Sequence[AnswerRow], sent: Mapping[str, Texts]
) -> tuple[Sequence[str | None], tuple[str, ...]]:
    """The sent row of each returned one: at once where code and name are as sent, else by all their marks."""
    keys: list[str | None] = [None] * len(rows)
    left = dict(sent)
    if has_codes(row.sheet.table):
        for index, line in enumerate(rows):
            code = text_of(line.cells.get("code"))
            if code in left and same_text(line.cells.get("name"), left[code].get("name", "")):
                keys[index] = code
                del left[code]
    open_rows = [index for index, key in enumerate(keys) if key is None]
    if not open_rows:
        return keys, tuple(left)
    known = {key: _plain(row, cells) for key, cells in left.items()}
    pairing = pair(known, [_plain(row, rows[index].cells) for index in open_rows], row.sheet.table)
    for index, key in zip(open_rows, pairing.keys, strict=True):
        keys[index] = key
    return keys, pairing.missing


def _plain(row: type[Row], cells: Mapping[str, Any]) -> Cells:
    return {name: plain(column.kind, cells[name]) for name, column in columns_of(row) if name in cells}


def _changes(account: Account, key: str, line: AnswerRow, sent: Texts) -> Sequence[Change]:
    changes: list[Change] = []
    other = [  # most cells are as they were: a look at each that costs next to nothing
        (name, cell)
        for name, cell in line.cells.items()
        if (sent.get(name) if cell is None else cell != (was := sent.get(name, "")) and not same_text(cell, was))
    ]
    account.unchanged += len(line.cells) - len(other)
    for name, cell in other:
        kind = account.columns[name].kind
        value, was = plain(kind, cell), plain(kind, sent.get(name))
        if value == was:
            account.unchanged += 1
        elif account.hears(line, name, value, was):
            changes.append(Change(key, line.row, name, cell, value, was))
    return changes


def _heard(account: Account, changes: Sequence[Change]) -> tuple[Said, ...]:
    """The changes row by row, without those of columns that were sorted by themselves."""
    mixed = mixed_fields(account.returned.row.sheet.table, changes)
    for name in sorted(mixed):
        account.refuse_column([change for change in changes if change.field == name])
    rows: dict[str, dict[str, Value]] = {}
    for change in changes:
        if change.field not in mixed:
            rows.setdefault(change.key, {})[change.field] = change.cell
    places = {change.key: change.row for change in changes}
    return tuple(Said(key, places[key], cells) for key, cells in rows.items())


def _new_rows(account: Account, fresh: Sequence[AnswerRow], sent: Mapping[str, Texts]) -> Sequence[Said]:
    row = account.returned.row
    main, *others = IDENTITY[row.sheet.table]
    own = {letters(cells.get("institution", "")) for cells in sent.values()} | {""}
    named = [line for line in fresh if _has_name(account, line, main)]
    marks = [
        identity(
            row.sheet.table, {name: plain(account.columns[name].kind, line.cells.get(name)) for name in (main, *others)}
        )
        for line in named
    ]
    return [_new_row(account, f"{NEW}{mark}", line, own) for mark, line in zip(numbered(marks), named, strict=True)]


def _has_name(account: Account, line: AnswerRow, main: str) -> bool:
    """Whether the row says whom or what it is about; if not, it is refused."""
    name = plain(account.columns[main].kind, line.cells.get(main))
    if not takes_rows(account.returned.row):
        account.refuse_row(line, "MERGE-19")
    elif isinstance(name, Unread):
        account.refuse_unnamed(line, main)
    elif name is None:
        account.refuse_row(line, "MERGE-13")
    elif letters(text_of(line.cells[main])).startswith(TOTALS):
        account.refuse_row(line, "MERGE-14")
    else:
        return True
    return False


def _new_row(account: Account, key: str, line: AnswerRow, own: set[str]) -> Said:
    counted = account.unchanged + account.refused
    cells: dict[str, Value] = {}
    for name, cell in line.cells.items():
        value = plain(account.columns[name].kind, cell)
        copied = name == "code" or (name == "institution" and (len(own) == 1 or letters(text_of(cell)) in own))
        if value is not None and not copied and account.hears(line, name, value, None):
            cells[name] = cell
    silent = len(line.cells) - len(cells) - (account.unchanged + account.refused - counted)
    return Said(key, line.row, cells, silent)
