"""«Курсы»: training, planned and finished."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Count, Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow

COURSE_STATES = ("запрос", "в плане", "пройдены", "не пройдены")


class Course(PersonRow):
    """One course of one person."""

    sheet: ClassVar[Sheet] = Sheet(
        "Курсы", "tblCourses", Owner.SCHOOL, "Повышение квалификации: запросы, план, пройденное."
    )

    programme: Annotated[str | None, Column("Программа", Text(width=40), "Название курсов.", ("Тема курсов",))] = None
    provider: Annotated[str | None, Column("Где", Text(width=28), "Институт, центр.", ("Организация обучения",))] = None
    hours: Annotated[int | None, Column("Часов", Count(maximum=2000), "", ("Объём часов", "Кол-во часов"))] = None
    quarter: Annotated[int | None, Column("Квартал", Count(minimum=1, maximum=4), "Квартал плана.")] = None
    finished: Annotated[date | None, Column("Окончены", Day(), "Дата документа.", ("Дата окончания",))] = None
    certificate: Annotated[
        str | None, Column("Документ", Text(width=20), "Номер удостоверения.", ("Удостоверение",))
    ] = None
    state: Annotated[str | None, Column("Состояние курсов", Choice(COURSE_STATES, "course_state"))] = None
