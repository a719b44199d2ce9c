"""«Заявления»: the journal of applications for a category and the deadlines that follow."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Category, Choice, Count, Day, Flag, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow

APPLICATION_STATES = ("принято", "на рассмотрении", "дата назначена", "категория установлена", "отказано", "отозвано")


class Application(PersonRow):
    """One application."""

    sheet: ClassVar[Sheet] = Sheet(
        "Заявления", "tblApplications", Owner.METHODIST, "Журнал заявлений на категорию и сроки по каждому."
    )

    number: Annotated[
        int | None, Column("№ заявления", Count(minimum=1), "Номер по порядку.", owner=Owner.METHODIST)
    ] = None
    claims: Annotated[str | None, Column("Заявляет категорию", Category(claimed=True), required=True)] = None
    received: Annotated[date | None, Column("Дата заявления", Day(), "Когда заявление принято.", required=True)] = None
    petition: Annotated[
        bool | None,
        Column("Ходатайство", Flag(), "Нужно для педагога-методиста и педагога-наставника."),
    ] = None
    state: Annotated[
        str | None,
        Column("Состояние заявления", Choice(APPLICATION_STATES, "application_state"), owner=Owner.METHODIST),
    ] = None
    notice_by: Annotated[
        date | None, Column("Назначить дату до", Day(), "30 дней со дня приёма.", owner=Owner.COMPUTED)
    ] = None
    attested: Annotated[date | None, Column("Дата аттестации", Day(), owner=Owner.METHODIST)] = None
    decision_by: Annotated[
        date | None,
        Column("Решение до", Day(), "60 дней аттестации, не позже 90 дней со дня приёма.", owner=Owner.COMPUTED),
    ] = None
    remark: Annotated[str | None, Column("Примечание", Text(width=28), owner=Owner.METHODIST)] = None
