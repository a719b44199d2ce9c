"""What a run of answers writes: rows, memory, questions, how the collection stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attest_xl.actions._asking import Asked, Questions, open_questions, questions_write
from attest_xl.actions._codes import STAFF_CODES, remember
from attest_xl.actions._gathering import Gathered, Outcome
from attest_xl.actions._memory import memory_write
from attest_xl.actions._merge_book import Book
from attest_xl.actions._patch import Cells, patch
from attest_xl.actions._returned import FileAnswer, School
from attest_xl.actions._rows import Rows
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.change import TableWrite
from attest_xl.schema.kinds.name import name_key
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Conflict, Institution, Staff
from attest_xl.tables.absentees import ALL
from attest_xl.tables.base_sheet import OUTGOING
from attest_xl.tables.settling import Verdict

MERGED, ASKING, REFUSED = "собран", "есть вопросы", "отклонён"


def writes(gathered: Gathered) -> tuple[TableWrite, ...]:
    """Every write of the run; one a table."""
    book, desk = gathered.book, gathered.book.desk
    found = [
        *table_writes(book, gathered.outcomes),
        memory_write(desk, book.memory, gathered.memory),
        asking_write(book, gathered.questions, (one.school for one in gathered.outcomes)),
        _schools_write(gathered),
    ]
    return tuple(write for write in found if write is not None)


def table_writes(book: Book, outcomes: Sequence[Outcome]) -> Iterator[TableWrite]:
    """The cells taken, the rows added and gone, and the last code given."""
    by_row: defaultdict[type[Row], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_row[one.merged.row].append(one)
    for row, found in by_row.items():
        grid = book.desk.grid(row)
        changed: defaultdict[int, dict[str, Value]] = defaultdict(dict)
        for one in found:
            for key, cells in one.merged.cells.items():
                changed[one.rows[key].row].update(cells)
        added = [cells for one in found for cells in _added(book, one, outcomes)]
        gone = {one.rows[key].row for one in found for key in one.merged.removed if key in one.rows}
        if grid is not None and (changed or added or gone):
            yield _without(patch(grid, row, changed, added), gone, grid.top + 1)
    if book.last_code:
        yield from remember(book.desk, {STAFF_CODES.setting: book.last_code}).writes


def asking_write(book: Book, questions: Questions, schools: Iterable[School]) -> TableWrite | None:
    """«Сверка» with the questions that are open from now on."""
    names = {line.code: line.institution or "" for line in book.desk.institutions.records if line.code}
    return questions_write(book.desk, book.asked, questions, names | {one.code: one.name for one in schools})


def sheets_to_show(asked: Asked, questions: Questions) -> tuple[str, ...]:
    """«Сверка» comes into sight when there is something to decide."""
    return (Conflict.sheet.title,) if sum(open_questions(asked, questions).values()) else ()


def _added(book: Book, one: Outcome, outcomes: Sequence[Outcome]) -> Iterator[Cells]:
    """New rows: people with their code, what is about a person with the code of the one who bears the name."""
    for key, cells in one.merged.added.items():
        code = one.codes.get(key)
        if code is None and "code" not in cells and "name" in cells:
            code = _code_of(text_of(cells["name"]), book.rows(Staff).of(one.school.name), one.school, outcomes)
        yield {**cells, "code": code} if code else cells


def _code_of(name: str, staff: Rows, school: School, outcomes: Sequence[Outcome]) -> str | None:
    """The code of the only person of that name in the school, new people included."""
    key = name_key(name)
    found = {code for code, line in staff.items() if name_key(text_of(line.cells.get("name"))) == key}
    for one in outcomes:
        if one.school.code == school.code and one.merged.row is Staff:
            new = one.merged.added.items()
            found |= {one.codes[row] for row, cells in new if name_key(text_of(cells.get("name"))) == key}
    return found.pop() if len(found) == 1 else None


def _without(write: TableWrite, gone: set[int], first: int) -> TableWrite:
    """The write without rows that go, by their numbers on the sheet."""
    if not gone:
        return write
    kept = [index for index, origin in enumerate(write.origin) if origin is None or origin + first not in gone]
    return TableWrite(
        write.table,
        write.titles,
        tuple(write.rows[index] for index in kept),
        tuple(write.origin[index] for index in kept),
    )


def _schools_write(gathered: Gathered) -> TableWrite | None:
    """How the collection stands, on «Учреждения»."""
    desk = gathered.book.desk
    grid = desk.grid(Institution)
    questions = open_questions(gathered.book.asked, gathered.questions)
    late = {school for school, _ in gathered.late}
    changed: dict[int, Cells] = {
        line.origin.row: {"questions": questions[line.code], "state": ASKING}
        for line in desk.institutions.records
        if line.code in late and line.origin is not None
    }
    for school, files in _by_school(gathered.files).items():
        line = school.line
        if line is not None and line.origin is not None:
            changed[line.origin.row] = _standing(gathered, school, files, questions[school.code])
    return patch(grid, Institution, changed) if grid is not None and changed else None


def _standing(gathered: Gathered, school: School, files: Sequence[FileAnswer], questions: int) -> Cells:
    """The cells of one school: its state, its open questions, and the days, if it has said something new."""
    today = gathered.book.desk.today
    taken = [file for file in files if file.refusal is None]
    refused = any(
        gathered.ledger[file.file.shown][Verdict.REFUSED] for file in taken if file.file.shown in gathered.ledger
    )
    news = _is_news(gathered, school, taken)
    state = REFUSED if not taken else ASKING if questions or (refused and news) else _settled(school, news=news)
    cells: dict[str, Value] = {"state": state, "questions": questions or None, "waiting": None}
    if news or not taken:
        cells |= {"received": today}
    if news:
        cells |= {"merged": today}
    return cells


def _settled(school: School, *, news: bool) -> str:
    """The state of a school with no open question; an answer heard before does not undo what was decided since."""
    before = school.line.state if school.line is not None else None
    return ASKING if before == ASKING and not news else MERGED


def _is_news(gathered: Gathered, school: School, files: Sequence[FileAnswer]) -> bool:
    """Whether one of the files was saved after all that were collected before."""
    tables = (row.sheet.table for row in OUTGOING)
    marks = (gathered.book.memory.parts.get((school.code, table), {}).get((ALL, "")) for table in tables)
    before = [mark.saved for mark in marks if mark is not None]
    return any(file.answer.saved > max(before, default="") for file in files if file.answer is not None)


def _by_school(files: Iterable[FileAnswer]) -> Mapping[School, Sequence[FileAnswer]]:
    schools: dict[str, School] = {}
    found: defaultdict[str, list[FileAnswer]] = defaultdict(list)
    for file in files:
        if file.school is not None:
            schools.setdefault(file.school.code, file.school)
            found[file.school.code].append(file)
    return {schools[code]: answers for code, answers in found.items()}
