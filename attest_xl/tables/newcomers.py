"""Rows that nobody sent: added, asked about when they look like somebody the district has, recognised when they come
again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from attest_xl.schema.cells import Value, text_of
from attest_xl.sheets.staff import WORKS
from attest_xl.tables.absentees import hear_away_row
from attest_xl.tables.comparing import NEW, Difference, Said
from attest_xl.tables.fold import Fold, Heard
from attest_xl.tables.likeness import Likeness, Person
from attest_xl.tables.pairing import pair, value_of
from attest_xl.tables.questions import ROW, Kind, Question
from attest_xl.tables.settling import Seen, State, Verdict


def hear_new_rows(fold: Fold, heard: Heard) -> None:
    """Settle every new row of an answer."""
    for said in _known_again(fold, heard.difference):
        link = fold.seen.get((said.key, ROW))
        if link is None and heard.again:
            fold.count(heard, Verdict.UNCHANGED, len(said.cells) + said.silent)
        elif link is None or (link.state is State.ASKED and (said.key, ROW) not in fold.questions):
            _forget(fold, said.key)
            _hear_first(fold, heard, said)
        elif link.state is State.ASKED:
            _hear_waiting(fold, heard, said)
        else:
            _hear_known(fold, heard, said, link)


def _hear_first(fold: Fold, heard: Heard, said: Said) -> None:
    kind, person = _question_about(fold, heard, said)
    if kind is None:
        _add(fold, heard, said)
        return
    fold.seen[said.key, ROW] = Seen("", heard.saved, State.ASKED, heard.template)
    fold.waiting[said.key] = {}
    fold.questions[said.key, ROW] = Question(
        kind, fold.table, said.key, ROW, based=heard.based, other=person.key if person else "",
        other_said=_described(person) if person else "",
    )  # fmt: skip
    _hear_waiting(fold, heard, said)


def _hear_waiting(fold: Fold, heard: Heard, said: Said) -> None:
    """A row in question gathers what all answers say of it; the newest is the one shown."""
    row = fold.waiting[said.key]
    for name, cell in said.cells.items():
        settled = fold.settle_cell(heard, row, name, cell, None, (said.key, name))
        fold.tell_versions(heard, said, name, settled)
    fold.count(heard, Verdict.CONFLICT, len(said.cells) + said.silent)
    question = fold.questions[said.key, ROW]
    if question.saved <= heard.saved:
        question = replace(
            question, file=heard.difference.file, sender=heard.sender, saved=heard.saved, template=heard.template
        )
    fold.questions[said.key, ROW] = replace(
        question, name=fold.name_of(row), cells=dict(row), theirs=fold.told(row), ours=question.other_said
    )


def _hear_known(fold: Fold, heard: Heard, said: Said, link: Seen) -> None:
    """A row that was added before, or that a person has decided about."""
    fold.count(heard, Verdict.UNCHANGED, said.silent)
    channel = link.value if fold.is_staff() and link.state is State.TAKEN else said.key
    if not link.value:
        fold.count(heard, Verdict.UNCHANGED, len(said.cells))
    elif link.value in fold.rows:
        fold.settle_row(heard, said, link.value, channel, new=True)
    else:
        hear_away_row(fold, heard, said, {}, channel)


def _add(fold: Fold, heard: Heard, said: Said) -> None:
    row = fold.add_row(said.key, heard.saved, heard.template, {})
    fold.settle_row(heard, said, said.key, said.key, new=True)
    fold.count(heard, Verdict.TAKEN, said.silent)
    if fold.is_staff():
        if not row.get("status"):
            row["status"] = WORKS
            fold.seen[said.key, "status"] = Seen(WORKS, "", State.TAKEN, heard.template)
        fold.sides.people.add(_person(fold, said.key, row))


def _question_about(fold: Fold, heard: Heard, said: Said) -> tuple[Kind | None, Person | None]:
    alike = fold.sides.people.likeness(_person(fold, "", said.cells)) if fold.is_staff() else None
    if alike is not None:
        return Kind.SAME if alike[0] is Likeness.SAME else Kind.TRANSFER, alike[1]
    return (None if heard.based else Kind.NEW), None


def _person(fold: Fold, key: str, cells: Mapping[str, Value]) -> Person:
    birth = value_of(fold.value(cells, "birth"))
    return Person(
        key,
        fold.sides.institution,
        text_of(value_of(fold.value(cells, "name"))),
        birth if isinstance(birth, date) else None,
        text_of(value_of(fold.value(cells, "position"))) or None,
    )


def _described(person: Person) -> str:
    birth = f"{person.birth:%d.%m.%Y}" if person.birth else "дата рождения неизвестна"
    code = "" if person.key.startswith(NEW) else f", {person.key}"
    return f"{person.name}, {birth}, {person.position or 'должность неизвестна'}, {person.school}{code}"


def _forget(fold: Fold, key: str) -> None:
    """Drop what is remembered of a row whose question has vanished: it is asked, or added, anew."""
    for known in [one for one in fold.seen if one[0] == key]:
        del fold.seen[known]


def _known_again(fold: Fold, difference: Difference) -> Iterable[Said]:
    """The new rows, each under the key it had in an earlier answer: the same marks, or else the likest row left."""
    known = {row: seen for (row, name), seen in fold.seen.items() if name == ROW and row.startswith(NEW)}
    came = {said.key for said in difference.new}
    left = {
        row: fold.plain(cells)
        for row, seen in known.items()
        if row not in came and seen.value not in difference.sent
        and (cells := fold.rows.get(seen.value) or fold.waiting.get(row))
    }  # fmt: skip
    strangers = [said for said in difference.new if said.key not in known]
    keys = pair(left, [fold.plain(said.cells) for said in strangers], fold.table).keys if left else ()
    again = {said.key: key for said, key in zip(strangers, keys, strict=False) if key is not None}
    return [replace(said, key=again.get(said.key, said.key)) for said in difference.new]
