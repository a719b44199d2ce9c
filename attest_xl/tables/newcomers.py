"""Rows that nobody sent: added, asked about when they look like somebody the district has, recognised when they come
again."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from attest_xl.sheets.staff import WORKS
from attest_xl.tables.absentees import hear_away_row
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import NEW, Difference, Said
from attest_xl.tables.fold import Fold
from attest_xl.tables.former import person_in
from attest_xl.tables.likeness import Likeness, Person
from attest_xl.tables.pairing import pair
from attest_xl.tables.questions import ROW, Kind, Question
from attest_xl.tables.settling import Seen, State, Verdict
from attest_xl.tables.sides import Heard
from attest_xl.tables.values import filled

KINDS: Mapping[Likeness, Kind] = MappingProxyType({Likeness.SAME: Kind.SAME, Likeness.TRANSFER: Kind.TRANSFER})
"""What is asked about a row that is like somebody."""


def hear_new_rows(fold: Fold, heard: Heard) -> None:
    """Settle every new row of an answer."""
    for said in heard.difference.new:
        link = fold.seen.get((said.key, ROW))
        if link is None and heard.again:
            fold.count(heard, Verdict.UNCHANGED, len(said.cells) + said.silent)
        elif link is None or (link.state is State.ASKED and (said.key, ROW) not in fold.questions):
            _hear_anew(fold, heard, said, link)
        elif link.state is State.ASKED and heard.based and fold.questions[said.key, ROW].kind is Kind.NEW:
            _hear_surely(fold, heard, said)
        elif link.state is State.ASKED and link.value not in fold.rows:
            _hear_waiting(fold, heard, said)
        else:
            _hear_known(fold, heard, said, link)


def _hear_anew(fold: Fold, heard: Heard, said: Said, link: Seen | None) -> None:
    """A row heard for the first time, or whose question has vanished."""
    if link is not None and link.value in fold.rows:
        found = fold.sides.people.likeness(person_in(link.value, fold.sides.institution, fold.rows[link.value]))
        fold.seen[said.key, ROW] = replace(link, state=State.ASKED if found else State.TAKEN)
        if found:
            fold.questions[said.key, ROW] = _question(fold, heard, said, *found, link.value)
        _hear_known(fold, heard, said, fold.seen[said.key, ROW])
        return
    _forget(fold, said.key)
    person = person_in("", fold.sides.institution, said.cells)
    found = fold.sides.people.likeness(person) if fold.is_staff() else None
    if found is None and heard.based:
        _add(fold, heard, said)
        return
    fold.seen[said.key, ROW] = Seen("", heard.saved, State.ASKED, heard.template)
    fold.waiting[said.key] = {}
    fold.questions[said.key, ROW] = _question(fold, heard, said, *(found or (None, None)))
    _hear_waiting(fold, heard, said)


def _hear_surely(fold: Fold, heard: Heard, said: Said) -> None:
    """An answer that tells what was sent brings the row of one that could not: it is new. What the other says of it
    otherwise is in question, as of any row the book has."""
    question = fold.questions.pop((said.key, ROW))
    _forget(fold, said.key)
    del fold.waiting[said.key]
    _hear_anew(fold, heard, said, None)
    if (said.key, ROW) not in fold.questions:
        difference = replace(heard.difference, file=question.file, sent={said.key: {}})
        doubted = replace(heard, difference=difference, sender=question.sender, based=False, retold=True)
        doubted = replace(doubted, saved=question.saved, template=question.template)
        fold.settle_row(doubted, replace(said, cells=question.cells), said.key, said.key, new=False)


def _question(
    fold: Fold, heard: Heard, said: Said, likeness: Likeness | None, person: Person | None, target: str = ""
) -> Question:
    return Question(
        KINDS[likeness] if likeness else Kind.NEW, fold.table, said.key, ROW, target, based=heard.based,
        other=person.key if person else "", other_said=described(person) if person else "",
    )  # fmt: skip


def _hear_waiting(fold: Fold, heard: Heard, said: Said) -> None:
    """A row in question gathers what all answers say of it; the newest is the one shown."""
    row = fold.waiting[said.key]
    for name, cell in said.cells.items():
        settled = fold.settle_cell(heard, row, name, cell, None, (said.key, name))
        fold.tell_versions(heard, said, name, settled)
    fold.count(heard, Verdict.CONFLICT, len(said.cells) + said.silent)
    _show(fold, heard, said.key, row)


def _show(fold: Fold, heard: Heard, key: str, row: RawCells) -> None:
    """Put the row into its question, as the newest answer has it."""
    question = fold.questions[key, ROW]
    if question.saved <= heard.saved:
        gone = heard.based and question.other in heard.difference.missing
        question = replace(
            question, file=heard.difference.file, sender=heard.sender, saved=heard.saved, template=heard.template,
            sent=dict(heard.difference.sent[question.other]) if gone else {},
        )  # fmt: skip
    fold.questions[key, ROW] = shown_in(question, fold, row)


def shown_in(question: Question, fold: Fold, row: RawCells) -> Question:
    """The question with the row as it stands."""
    return replace(question, name=fold.name_of(row), cells=dict(row), theirs=fold.told(row), ours=question.other_said)


def _hear_known(fold: Fold, heard: Heard, said: Said, link: Seen) -> None:
    """A row that was added before, or that a person has decided about."""
    fold.count(heard, Verdict.UNCHANGED, said.silent)
    channel = link.value if fold.is_staff() and link.state is not State.KEPT else said.key
    if not link.value:
        fold.count(heard, Verdict.UNCHANGED, len(said.cells))
    elif link.value in fold.rows:
        fold.settle_row(heard, said, link.value, channel, new=True)
        if link.state is State.ASKED:
            _show(fold, heard, said.key, own_cells(fold.rows[link.value], fold.seen.get((link.value, "status"))))
    else:
        hear_away_row(fold, heard, said, {}, channel)


def own_cells(row: RawCells, status: Seen | None) -> RawCells:
    """What a school has said of a row it has added: without what the program put there."""
    given = {"code", "institution"} | ({"status"} if status is not None and not status.saved else set[str]())
    return {name: cell for name, cell in row.items() if name not in given and filled(cell)}


def _add(fold: Fold, heard: Heard, said: Said) -> None:
    row = fold.add_row(said.key, heard.saved, heard.template, {})
    fold.settle_row(heard, said, said.key, said.key, new=True)
    fold.count(heard, Verdict.TAKEN, said.silent)
    if fold.is_staff():
        if not row.get("status"):
            row["status"] = WORKS
            fold.seen[said.key, "status"] = Seen(WORKS, "", State.TAKEN, heard.template)
        fold.sides.people.add(person_in(said.key, fold.sides.institution, row))


def described(person: Person) -> str:
    """A person as a question names them."""
    birth = f"{person.birth:%d.%m.%Y}" if person.birth else "дата рождения неизвестна"
    code = "" if person.key.startswith(NEW) else f", {person.key}"
    return f"{person.name}, {birth}, {person.position or 'должность неизвестна'}, {person.school}{code}"


def _forget(fold: Fold, key: str) -> None:
    """Drop what is remembered of a row whose question has vanished: it is asked, or added, anew."""
    for known in [one for one in fold.seen if one[0] == key]:
        del fold.seen[known]


def known_again(fold: Fold, difference: Difference) -> tuple[Said, ...]:
    """The new rows, each under the key it had in an earlier answer: the same marks, or else the likest row left."""
    known = {row: seen for (row, name), seen in fold.seen.items() if name == ROW and row.startswith(NEW)}
    strangers = [said for said in difference.new if said.key not in known]
    if not strangers:
        return difference.new
    came = {said.key for said in difference.new}
    left = {
        row: fold.plain(cells)
        for row, seen in known.items()
        if row not in came and seen.value not in difference.sent
        and (cells := fold.rows.get(seen.value) or fold.waiting.get(row))
    }  # fmt: skip
    keys = pair(left, [fold.plain(said.cells) for said in strangers], fold.table).keys if left else ()
    again = {said.key: key for said, key in zip(strangers, keys, strict=False) if key is not None}
    return tuple(replace(said, key=again.get(said.key, said.key)) for said in difference.new)
