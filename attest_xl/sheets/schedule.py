"""«График»: when each person is next attested, and why."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Category, Choice, Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow

STATES = ("просрочено", "срочно", "скоро", "в плане", "доступно", "бессрочно", "не подлежит", "нет данных")
ATTESTATION_KINDS = ("категория", "СЗД", "присвоение", "подтверждение", "нет")
C = Owner.COMPUTED


class Due(PersonRow):
    """What is due for one person in one position."""

    sheet: ClassVar[Sheet] = Sheet(
        "График",
        "tblSchedule",
        C,
        "Когда и какая аттестация следующая, и почему. Заполняет кнопка «Пересчитать график».",
        key="code",
        pages_wide=2,
        verb="recalculate",
    )

    category: Annotated[str | None, Column("Категория", Category(), "Категория по листу «Сотрудники».", owner=C)] = None
    valid_until: Annotated[
        date | None, Column("Действует до", Day(), "Последний день действия категории или СЗД.", owner=C)
    ] = None
    kind: Annotated[
        str | None, Column("Вид аттестации", Choice(ATTESTATION_KINDS, "attestation_kind", width=13), owner=C)
    ] = None
    due: Annotated[date | None, Column("Следующая дата", Day(width=13), "Срок следующей аттестации.", owner=C)] = None
    school_year: Annotated[
        str | None, Column("Учебный год", Text(width=11), "С 1 сентября по 31 августа.", owner=C)
    ] = None
    papers_by: Annotated[
        date | None, Column("Подать документы до", Day(width=13), "Последний удобный день.", owner=C)
    ] = None
    state: Annotated[str | None, Column("Состояние", Choice(STATES, "state", width=13), owner=C)] = None
    training_by: Annotated[date | None, Column("Курсы до", Day(), "Последние курсы и срок по закону.", owner=C)] = None
    reason: Annotated[
        str | None, Column("Основание", Text(width=110), "Акт, пункт и даты, по которым посчитано.", owner=C)
    ] = None
    changed: Annotated[
        str | None, Column("Изменилось", Text(width=36), "Что сдвинулось с прошлого пересчёта и почему.", owner=C)
    ] = None
