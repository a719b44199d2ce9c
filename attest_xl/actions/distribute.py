"""«Разослать шаблоны»: one file a school with its letter, and a list of who got what.

The files are written while the proposal is made, all or none; the book learns of them with the proposal, and they are
withdrawn when it cannot be saved.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from attest_xl.actions._changes import Changes
from attest_xl.actions._collection import answer_term, free_folder, sender_of
from attest_xl.actions._desk import Desk
from attest_xl.actions._parcels import Parcels, parcels
from attest_xl.actions._patch import Cells, patch
from attest_xl.actions._reminders import remind
from attest_xl.actions._templates import Sent, write_templates
from attest_xl.books.delivery import Delivery
from attest_xl.books.port import BookError
from attest_xl.findings import Finding, Place
from attest_xl.rules.waiting import SENT
from attest_xl.schema.change import TableWrite
from attest_xl.sheets import Due, Institution, ListLine, SentTemplate, Setting
from attest_xl.tables.records import append_rows
from attest_xl.template.school.content import Sender, Sending
from attest_xl.template.school.outgoing import CHOICES, choice_named, chosen_rows, outgoing

__all__ = ["propose", "remind", "sending_of"]

NAMED = 5
"""How many names a message lists before it says how many more there are."""


def new_number() -> str:
    """A number for a template that no other has."""
    return str(uuid4())


def step(*, reminders: bool = False, **arguments: Any) -> Callable[[Desk], Changes]:
    """The step that a shell asks for: `remind` or `propose`, with its arguments."""
    return partial(remind if reminders else propose, **arguments)


def propose(
    desk: Desk,
    folder: Path | None = None,
    sheets: Sequence[str] = (),
    schools: Sequence[str] | None = None,
    *,
    sent: datetime | None = None,
    numbers: Callable[[], str] = new_number,
) -> Changes:
    """Write the templates into `folder` (a new one beside the book unless given) and register them.

    `sheets` are names of `CHOICES` (none: what the settings say), `schools` names or codes (`None`: all). Raises
    `BookError` when nothing can be written; nothing is left behind then.
    """
    sent = sent or datetime.combine(desk.today, datetime.now().astimezone().time())
    sending = sending_of(desk, sheets, sent)
    sorted_rows = parcels(desk, sending.sheets, schools)
    if not sorted_rows.parcels:
        raise BookError("SEND-06", desk.book.path.name)
    target = folder or free_folder(desk.book.path.parent, f"Шаблоны {sent:%Y-%m-%d}")
    with Delivery(target, desk.book.path.name) as delivery:
        done = list(write_templates(desk, delivery, sending, sorted_rows.parcels, numbers))
        return Changes(
            _writes(desk, done, sent),
            findings=(*sorted_rows.findings, *_wanting(sending.sender, sorted_rows)),
            said=f"Шаблоны готовы: {len(done)}, строк: {sum(one.line.rows or 0 for one in done)}, отмечено ячеек: "
            f"{sum(one.marked for one in done)}. Папка «{target.name}».",
            facts={"folder": str(target.resolve()), "templates": [_told(one, target) for one in done]},
            files=tuple(one.file for one in done),
            withdraw=delivery.withdraw,
        )


def sending_of(desk: Desk, choices: Sequence[str], sent: datetime) -> Sending:
    """What all templates of this run share. The schedule goes along, to be read, where the book has one."""
    rows = list(chosen_rows(_choices(desk, choices)))
    if desk.read(Due).records:
        rows.append(Due)
    lists = desk.read(ListLine).records or _default_lists()
    by = sent.date() + answer_term(desk)
    return Sending(tuple(map(outgoing, rows)), tuple(lists), sender_of(desk), sent, by)


def _choices(desk: Desk, given: Sequence[str]) -> list[str]:
    said = list(given) or [part for part in desk.settings.get("template_sheets", "").split(",") if part.strip()]
    chosen: list[str] = []
    for part in said:
        choice = choice_named(part)
        if choice is None:
            known = ", ".join(rows[0].sheet.title for rows in CHOICES.values())
            raise BookError("SEND-08", desk.book.path.name, said_sheet=part.strip(), known=known)
        chosen.append(choice)
    return chosen


def _default_lists() -> tuple[ListLine, ...]:
    from attest_xl.template.lists import default_lists

    return default_lists()


def _writes(desk: Desk, done: Sequence[Sent], sent: datetime) -> tuple[TableWrite, ...]:
    """The register, and on «Учреждения» a fresh start for each school."""
    register, schools = desk.grid(SentTemplate), desk.grid(Institution)
    started: Cells = {"state": SENT, "sent": sent.date(), "received": None, "merged": None, "waiting": 0}
    changed: Mapping[int, Cells] = {
        one.parcel.institution.origin.row: started for one in done if one.parcel.institution.origin is not None
    }
    writes = [append_rows(register, SentTemplate, [one.line for one in done])] if register is not None else []
    return (*writes, *([patch(schools, Institution, changed)] if schools is not None and changed else ()))


def _wanting(sender: Sender, sorted_rows: Parcels) -> Iterator[Finding]:
    """Addresses that are not written down."""
    silent = [one.institution.institution or "" for one in sorted_rows.parcels if not one.institution.email]
    if silent:
        names = ", ".join(silent[:NAMED]) + (f" и ещё {len(silent) - NAMED}" if len(silent) > NAMED else "")
        yield Finding("SEND-04", Place(Institution.sheet.title), details=(("count", str(len(silent))), ("hint", names)))
    if not sender.email:
        yield Finding("SEND-09", Place(Setting.sheet.title))


def _told(one: Sent, folder: Path) -> Mapping[str, object]:
    return {
        "school": one.line.institution,
        "file": str((folder / one.file).resolve()),
        "rows": one.line.rows,
        "code": one.line.school_code,
        "template": one.line.template_id,
        "marked": one.marked,
    }
