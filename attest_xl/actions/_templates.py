"""The files of one run of «Разослать шаблоны»: a template and a letter a school, and the list of who got what."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from attest_xl.actions._desk import Desk
from attest_xl.actions._parcels import Parcel
from attest_xl.books.archives import LETTERS, SENT_LIST
from attest_xl.books.delivery import Delivery
from attest_xl.schema.cells import Value
from attest_xl.sheets import Institution, SentTemplate, Staff
from attest_xl.tables.base_sheet import Identity, base_grid, base_hash
from attest_xl.template.school.content import SchoolContent, Sending, sent_of
from attest_xl.template.school.letters import Letter, letter
from attest_xl.template.school.names import file_name

SUFFIX = " – списки"


@dataclass(frozen=True, slots=True)
class Sent:
    """One template that was written: whose it is, its line in the register, the paths of the file and the letter."""

    parcel: Parcel
    line: SentTemplate
    file: str
    letter: str
    marked: int


def write_templates(
    desk: Desk, delivery: Delivery, sending: Sending, all_parcels: Sequence[Parcel], numbers: Callable[[], str]
) -> Iterator[Sent]:
    """Write each school's template and letter, and at the end the list."""
    from attest_xl.template.school.filling import fill
    from attest_xl.template.school.skeleton import build_skeleton

    skeleton, done = build_skeleton(sending), list[Sent]()
    most = max(parcel.number for parcel in all_parcels)
    for count, parcel in enumerate(all_parcels, start=1):
        name = parcel.institution.institution or ""
        desk.progress(count, len(all_parcels), name)
        content = _content(desk, sending, parcel, numbers())
        file = delivery.name(file_name(parcel.number, name, f"{SUFFIX}.xlsx", most))
        delivery.add(file, closed_file(fill(skeleton, content), parcel.institution.password))
        done.append(_sent(delivery, sending, parcel, content, file))
        yield done[-1]
    _add_list(delivery, sending, done)


def _content(desk: Desk, sending: Sending, parcel: Parcel, number: str) -> SchoolContent:
    from attest_xl.template.school.marking import checked

    institution = parcel.institution
    identity = Identity(
        sending.sender.district, institution.code or "", number, sending.sent.isoformat(timespec="seconds")
    )
    sheets = checked(parcel.rows, sending.sheets, institution, desk.profile, desk.today, desk.accepted)
    return SchoolContent(identity, institution, sheets, base_grid(identity, sent_of(sending.sheets, sheets)))


def _sent(delivery: Delivery, sending: Sending, parcel: Parcel, content: SchoolContent, file: str) -> Sent:
    rows = len(content.sheet(Staff).rows)
    told = Letter(parcel.institution, sending.sender, file, rows, content.marked, sending.answer_by)
    path = delivery.name(f"{LETTERS}/{Path(file).stem.replace(SUFFIX, '')}.txt")
    delivery.add(path, letter_file(letter(told)))
    line = SentTemplate(
        template_id=content.identity.template_id,
        school_code=content.identity.school,
        institution=content.title,
        sent_at=content.identity.sent_at,
        rows=rows,
        base_hash=base_hash(sent_of(sending.sheets, content.sheets)),
        file=file,
    )
    return Sent(parcel, line, file, path, content.marked)


def closed_file(data: bytes, password: str | None) -> bytes:
    """The file under its school's password, where there is one."""
    if not password:
        return data
    from attest_xl.books.password import closed

    return closed(data, password)


def letter_file(said: str) -> bytes:
    """The letter's file, as Notepad of any Windows shows it rightly."""
    return said.replace("\n", "\r\n").encode("utf-8-sig")


def place_cells(number: int, school: Institution) -> Sequence[Value]:
    """How the lists begin: whom to write to."""
    return number, school.institution, school.email, school.coordinator, school.phone


def _add_list(delivery: Delivery, sending: Sending, done: Sequence[Sent]) -> None:
    from attest_xl.template.school.listing import SENT, Listing, write_listing

    lines = [_line(number, one) for number, one in enumerate(done, start=1)]
    listing = Listing("Кому что отправлено", SENT, lines)
    delivery.add(delivery.name(SENT_LIST), write_listing(listing, sending.sent))


def _line(number: int, one: Sent) -> Sequence[Value]:
    school = one.parcel.institution
    closed = "есть" if school.password else None
    return (*place_cells(number, school), one.file, Path(one.letter).name, one.line.rows, one.marked, closed, None)
