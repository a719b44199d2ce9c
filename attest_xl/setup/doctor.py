"""`doctor`: all probes, each with its line."""

from pathlib import Path

from attest_xl.books.condition import condition_of
from attest_xl.books.file import FileBook
from attest_xl.books.holders import holder_of
from attest_xl.books.port import BookError
from attest_xl.books.saving import take
from attest_xl.schema.cells import text_of
from attest_xl.setup.machine import Machine
from attest_xl.setup.probe import Answer, Subject
from attest_xl.setup.probes_book import BOOK_PROBES
from attest_xl.setup.probes_machine import MACHINE_PROBES
from attest_xl.sheets import ConnectionLine
from attest_xl.template.wholeness import lost


def examine(machine: Machine, subject: Subject | None = None) -> tuple[Answer, ...]:
    """What every probe says of the computer, and of the workbook where there is one. What cannot be read as a workbook
    is looked at from outside only."""
    answers = tuple(probe(machine) for probe in MACHINE_PROBES)
    if subject is None:
        return answers
    found = (probe(machine, subject) for probe in BOOK_PROBES)
    inside = {"whole", "library", "interpreter"} if subject.condition is None else frozenset[str]()
    return (*answers, *(answer for answer in found if answer.name not in inside))


def subject_of(path: Path) -> Subject:
    """The workbook as the probes look at it."""
    path = path.absolute()
    holder = holder_of(path)
    held = {holder.lock: holder.named} if holder else {}
    try:
        data = take(path).data
        condition = condition_of(data, path.name)
        return Subject(str(path), condition, lost(condition), connection_in(path), held)
    except BookError as error:
        return Subject(str(path), held=held, problem=error.finding.message)


def connection_in(path: Path) -> dict[str, str]:
    """The keys of the workbook's sheet xlwings.conf; none where it has no such table."""
    book = FileBook(path)
    table = ConnectionLine.sheet.table
    rows = book.read(table).rows[1:] if table in book.tables else ()
    return {text_of(row[0]): text_of(row[1]) for row in rows if row[0]}
