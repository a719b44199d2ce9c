"""Which answers go back to their schools to be corrected, and which cells are noted in them.

Of a school's answers the one saved last is corrected, and only while something in it is new: the book remembers which
cells have been noted, so the same file never comes back twice. An answer without a base gets none: what was sent cannot
be put into it again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from attest_xl.actions._gathering import Gathered, Outcome
from attest_xl.actions._returned import FileAnswer, School
from attest_xl.schema.sheet import Row
from attest_xl.tables.absentees import ALL
from attest_xl.tables.base_sheet import OUTGOING
from attest_xl.tables.questions import Key
from attest_xl.tables.settling import Seen, State
from attest_xl.template.school.correcting import Note, notes_of

NOTED: Key = (ALL, "*noted")
"""Under which the book remembers the cells of a table that were noted for a school."""
MOST_NOTED = 3_000
"""Cells remembered for one table of a school: what fits into a cell of «Память»."""

Notes = Mapping[type[Row], tuple[Note, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be corrected, and the notes for its sheets."""

    file: FileAnswer
    school: School
    notes: Notes


def wanted_of(gathered: Gathered) -> tuple[Gathered, Sequence[Wanted]]:
    """What has to be written, and the gathered answers that remember it."""
    wanted: list[Wanted] = []
    outcomes: list[Outcome] = []
    for school in _schools(gathered):
        found = [one for one in gathered.outcomes if one.school.code == school.code]
        file = _newest(gathered, school)
        if file is not None:
            notes = {one.merged.row: _notes(file, one, asked=_says_something_new(gathered, one)) for one in found}
            if any(_is_new(notes[one.merged.row], one.merged.seen.get(NOTED)) for one in found):
                wanted.append(Wanted(file, school, notes))
            found = [_remembering(file, one, notes[one.merged.row]) for one in found]
        outcomes += found
    return replace(gathered, outcomes=tuple(outcomes)), wanted


def _schools(gathered: Gathered) -> Sequence[School]:
    return tuple({one.school.code: one.school for one in gathered.outcomes}.values())


def _newest(gathered: Gathered, school: School) -> FileAnswer | None:
    """The school's answer saved last, if it has its base and none saved later was heard before."""
    answers = [
        (file.answer.saved, number, file)
        for number, file in enumerate(gathered.files)
        if file.answer is not None and file.refusal is None and file.school and file.school.code == school.code
    ]
    saved, _, file = max(answers, key=lambda one: one[:2])
    heard = (_seen(gathered, school, row, (ALL, "")) for row in OUTGOING)
    late = any(mark is not None and mark.saved > saved for mark in heard)
    return file if not late and file.answer is not None and file.answer.differences else None


def _seen(gathered: Gathered, school: School, row: type[Row], key: Key) -> Seen | None:
    return gathered.book.memory.parts.get((school.code, row.sheet.table), {}).get(key)


def _says_something_new(gathered: Gathered, one: Outcome) -> bool:
    """Whether the answers have told the book anything since the last merge. A question that has come of a decision, not
    of an answer, is put to the methodist alone."""
    before = gathered.book.memory.parts.get((one.school.code, one.merged.row.sheet.table), {})
    return {**one.merged.seen, NOTED: None} != {**before, NOTED: None}


def _notes(file: FileAnswer, one: Outcome, *, asked: bool) -> tuple[Note, ...]:
    """The notes for refused cells and, when `asked`, for those in question."""
    answer = file.answer
    differences = answer.differences if answer is not None else ()
    questions = tuple(one.merged.questions.values()) if asked else ()
    return tuple(
        note
        for difference in differences
        if difference.row is one.merged.row
        for note in notes_of(difference, questions)
    )


def _marks(notes: Sequence[Note]) -> list[str]:
    """The notes as they are remembered: by what the school wrote, wherever the row has moved to."""
    return sorted(sha256(f"{note.field}|{note.said}".encode()).hexdigest()[:8] for note in notes)[:MOST_NOTED]


def _is_new(notes: Sequence[Note], before: Seen | None) -> bool:
    """Whether a cell was not noted before."""
    return bool(Counter(_marks(notes)) - Counter(before.value.split() if before is not None else ()))


def _remembering(file: FileAnswer, one: Outcome, notes: Sequence[Note]) -> Outcome:
    """The outcome that remembers the notes of the newest answer; the same answer heard again leaves what it noted."""
    saved = file.answer.saved if file.answer is not None else ""
    before = one.merged.seen.get(NOTED)
    if before is not None and before.saved == saved and not _is_new(notes, before):
        return one
    seen = {key: value for key, value in one.merged.seen.items() if key != NOTED}
    if notes:
        seen[NOTED] = Seen(" ".join(_marks(notes)), saved, State.TAKEN)
    return replace(one, merged=replace(one.merged, seen=seen))
