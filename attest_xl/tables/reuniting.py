"""New rows that are sent rows after all: retyped, their code lost, recognised by another answer or by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from attest_xl.tables.absentees import stays
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import Difference, Said
from attest_xl.tables.fold import Fold
from attest_xl.tables.former import person_in
from attest_xl.tables.likeness import People
from attest_xl.tables.pairing import Cells, pair, value_of
from attest_xl.tables.questions import MISSING, ROW, Question
from attest_xl.tables.settling import Seen, State
from attest_xl.tables.sides import Heard


def reunited(fold: Fold, heard: Heard, places: Mapping[str, str]) -> Heard:
    """Sent rows that seem missing, and new ones that look like what the book has since made of them, or that a person
    has said they are, are one."""
    difference = heard.difference
    if not difference.new or not difference.missing:
        return heard
    missing = {key: fold.plain(fold.rows[places[key]]) for key in difference.missing if key in places}
    keys = [_decided(fold, said, missing) for said in difference.new]
    open_rows = [at for at, said in enumerate(difference.new) if (said.key, ROW) not in fold.seen]
    left = {key: cells for key, cells in missing.items() if key not in keys}
    paired = _alike(fold, left, [difference.new[at].cells for at in open_rows], difference.sent)
    for at, key in zip(open_rows, paired, strict=True):
        keys[at] = key
    found = [(key, said) for key, said in zip(keys, difference.new, strict=True)]
    return replace(heard, difference=replace(
        difference,
        changed=(*difference.changed, *(replace(said, key=key) for key, said in found if key is not None)),
        new=tuple(said for key, said in found if key is None),
        missing=tuple(key for key in difference.missing if key not in keys),
    ))  # fmt: skip


def _decided(fold: Fold, said: Said, missing: Mapping[str, object]) -> str | None:
    """The missing row that a person has said the new one is, unless its cells are remembered as a new one's."""
    link = fold.seen.get((said.key, ROW))
    if link is None or link.state is not State.KEPT or link.value not in missing:
        return None
    return None if any((said.key, name) in fold.seen for name in said.cells) else link.value


def _alike(
    fold: Fold, known: Mapping[str, Cells], rows: Sequence[RawCells], sent: Mapping[str, RawCells]
) -> tuple[str | None, ...]:
    """The known row that each of the rows is, beyond doubt: of people one who is born on the same day, and whom the row
    was like as they were sent, so that it does not matter which answer is heard first."""
    plain = [fold.plain(row) for row in rows]
    return tuple(
        key
        if key is not None
        and (not fold.is_staff() or (_same_birth(known[key], cells) and _was_like(fold, sent[key], row)))
        else None
        for key, row, cells in zip(pair(known, plain, fold.table).keys, rows, plain, strict=True)
    )


def _same_birth(one: Cells, other: Cells) -> bool:
    return one.get("birth") is not None and value_of(one.get("birth")) == value_of(other.get("birth"))


def _was_like(fold: Fold, sent: RawCells, row: RawCells) -> bool:
    school = fold.sides.institution
    return People([person_in("sent", school, sent)]).likeness(person_in("", school, row)) is not None


def reunite_later(fold: Fold) -> None:
    """A question whether a new row is a sent one answers itself when the book has come to say the same of that one."""
    for question in [one for one in fold.questions.values() if one.field == ROW and one.sent]:
        if question.other in fold.rows:
            known = {question.other: fold.plain(fold.rows[question.other])}
            if _alike(fold, known, [question.cells], {question.other: question.sent}) != (None,):
                del fold.questions[question.key]
                unite(fold, question)
                del fold.seen[question.key]


def unite(fold: Fold, question: Question) -> None:
    """The row is one the book has. If it is a sent row that lost its code, its cells are settled as those of any sent
    row; else blank cells are filled, and differing ones asked one by one."""
    target = question.other
    fold.forget_cells(question.row)
    fold.waiting.pop(question.row, None)
    if question.target in fold.rows:
        fold.forget_cells(question.target)
        del fold.rows[question.target]
        fold.removed.append(question.target)
    fold.seen[question.key] = Seen(target, question.saved, State.KEPT, question.template)
    cells = {name: cell for name, cell in question.cells.items() if name not in ("code", "institution")}
    channel = target if question.sent else question.row
    fold.settle_row(_heard(fold, question), Said(channel, 0, cells), target, channel, new=not question.sent)


def found(fold: Fold, question: Question) -> None:
    """A person has said that the row a new one is about is there: nobody asks where it is."""
    if (question.other, MISSING) in fold.seen:
        stays(fold, question.other, question.template)
    fold.questions.pop((question.other, MISSING), None)


def _heard(fold: Fold, question: Question) -> Heard:
    """The answer the question came from, as far as it is still known."""
    sent = {question.other: fold.texts(question.sent)} if question.sent else {}
    sheet = fold.sides.row.sheet.title
    difference = Difference(fold.sides.row, question.file, sheet, {}, sent, (), (), (), 0, 0, ())
    return Heard(
        difference, question.template, question.saved, sender=question.sender, based=question.based, retold=True
    )
