"""«Заседания»: sessions of the commission, person by person, with the papers and their deadlines."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow

SESSION_KINDS = ("СЗД", "собеседование", "экзамен")
DECISIONS = ("соответствует", "не соответствует", "перенесено")


class Session(PersonRow):
    """One person at one session."""

    sheet: ClassVar[Sheet] = Sheet(
        "Заседания",
        "tblSessions",
        Owner.METHODIST,
        "Заседания комиссии: кто, когда, какие бумаги и к какому дню.",
        pages_wide=2,
    )

    kind: Annotated[str | None, Column("Вид заседания", Choice(SESSION_KINDS, "session_kind", open=True))] = None
    held: Annotated[date | None, Column("Дата заседания", Day(), required=True)] = None
    order_by: Annotated[
        date | None, Column("Приказ и график до", Day(), "Ознакомить под подпись: 30 дней.", owner=Owner.COMPUTED)
    ] = None
    representation_by: Annotated[
        date | None, Column("Представление до", Day(), "Ознакомить под подпись: 30 дней.", owner=Owner.COMPUTED)
    ] = None
    representation: Annotated[date | None, Column("Ознакомлен с представлением", Day())] = None
    information_by: Annotated[
        date | None, Column("Свои сведения до", Day(), "5 рабочих дней до заседания.", owner=Owner.COMPUTED)
    ] = None
    extract_by: Annotated[
        date | None, Column("Выписка до", Day(), "2 рабочих дня после заседания.", owner=Owner.COMPUTED)
    ] = None
    extract: Annotated[date | None, Column("Выписка готова", Day())] = None
    acquaint_by: Annotated[
        date | None, Column("Ознакомить с выпиской до", Day(), "3 рабочих дня после выписки.", owner=Owner.COMPUTED)
    ] = None
    acquainted: Annotated[date | None, Column("Ознакомлен с выпиской", Day())] = None
    decision: Annotated[str | None, Column("Решение комиссии", Choice(DECISIONS, "decision", open=True))] = None
    remark: Annotated[str | None, Column("Примечание", Text(width=28))] = None
