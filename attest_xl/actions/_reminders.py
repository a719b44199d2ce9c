"""Reminders: a letter to each school whose term for an answer has passed, and the list of all that are waited for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from attest_xl.actions._changes import Changes
from attest_xl.actions._collection import answer_term, free_folder, sender_of, waiting_write
from attest_xl.actions._desk import Desk
from attest_xl.actions._parcels import parcels
from attest_xl.actions._templates import letter_file, place_cells
from attest_xl.books.archives import LETTERS, WAITING_LIST
from attest_xl.books.delivery import Delivery
from attest_xl.rules.waiting import answer_by, days_waiting
from attest_xl.schema.cells import Value
from attest_xl.sheets import Institution, SentTemplate
from attest_xl.template.school.letters import reminder
from attest_xl.template.school.names import file_name


@dataclass(frozen=True, slots=True)
class Waiting:
    """A school that has not answered for `days`; `by` was the last day of its term, `letter` is the path of the
    reminder, `""` while the term lasts."""

    school: Institution
    days: int
    by: date
    letter: str


def remind(desk: Desk, folder: Path | None = None, schools: Sequence[str] | None = None) -> Changes:
    """Write the letters and the list into `folder` (a new one beside the book unless given); nothing where everybody
    has answered. `schools` are names or codes, `None` means all."""
    sorted_rows = parcels(desk, (), schools)
    silent = [one.institution for one in sorted_rows.parcels if days_waiting(one.institution, desk.today) is not None]
    write = waiting_write(desk)
    writes, findings = (write,) if write else (), sorted_rows.findings
    if not silent:
        said = "Напоминать некому: все, кому отправлены шаблоны, ответили."
        return Changes(writes, findings=findings, said=said, facts={"folder": None, "waiting": []})
    target = folder or free_folder(desk.book.path.parent, f"Напоминания {desk.today:%Y-%m-%d}")
    with Delivery(target, desk.book.path.name) as delivery:
        waiting = list(_written(desk, delivery, silent))
        late = sum(bool(one.letter) for one in waiting)
        return Changes(
            writes,
            findings=findings,
            said=f"Не ответили: {len(waiting)}, из них после срока: {late}. Папка «{target.name}».",
            facts={"folder": str(target.resolve()), "waiting": [_told(one, target) for one in waiting]},
            withdraw=delivery.withdraw,
        )


def _written(desk: Desk, delivery: Delivery, silent: Iterable[Institution]) -> Iterator[Waiting]:
    files = {line.school_code: line.file for line in desk.read(SentTemplate).records}
    done: list[Waiting] = []
    for number, school in enumerate(silent, start=1):
        one = Waiting(school, days_waiting(school, desk.today) or 0, answer_by(school, answer_term(desk)), "")
        if one.by < desk.today:
            path = delivery.name(f"{LETTERS}/{file_name(number, school.institution or '', '.txt')}")
            text = reminder(school, sender_of(desk), files.get(school.code) or "", one.by, desk.today)
            delivery.add(path, letter_file(text))
            one = replace(one, letter=path)
        done.append(one)
        yield one
    _add_list(desk, delivery, done)


def _add_list(desk: Desk, delivery: Delivery, waiting: Sequence[Waiting]) -> None:
    from attest_xl.template.school.listing import WAITING, Listing, write_listing

    listing = Listing("Кто не ответил", WAITING, [_line(number, one) for number, one in enumerate(waiting, start=1)])
    made = datetime.combine(desk.today, datetime.min.time())
    delivery.add(delivery.name(WAITING_LIST), write_listing(listing, made))


def _line(number: int, one: Waiting) -> Sequence[Value]:
    name = Path(one.letter).name if one.letter else None
    return (*place_cells(number, one.school), one.school.sent, one.days, one.by, name)


def _told(one: Waiting, folder: Path) -> Mapping[str, object]:
    path = str((folder / one.letter).resolve()) if one.letter else None
    return {"school": one.school.institution, "days": one.days, "overdue": bool(one.letter), "letter": path}
