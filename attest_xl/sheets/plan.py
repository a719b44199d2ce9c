"""«План»: events of the year with their terms, facts and results."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Count, Day, Text
from attest_xl.schema.sheet import Row, Sheet
from attest_xl.sheets.common import SUPPORT

STAGES = (
    "информирование",
    "мониторинг",
    "организация",
    "сопровождение",
    "период аттестации",
    "анализ",
)
M = Owner.METHODIST


class PlanLine(Row):
    """One event of the plan."""

    sheet: ClassVar[Sheet] = Sheet("План", "tblPlan", M, "План мероприятий: срок, факт, ответственный, результат.")

    stage: Annotated[str | None, Column("Этап", Choice(STAGES, "stage", open=True), "Этап плана.", owner=M)] = None
    direction: Annotated[str | None, Column("Направление", Text(width=22), "Тема или направление работы.", owner=M)] = (
        None
    )
    event: Annotated[str | None, Column("Мероприятие", Text(width=44), required=True, owner=M)] = None
    support: Annotated[str | None, Column("Вид поддержки", SUPPORT, owner=M)] = None
    term: Annotated[
        str | None,
        Column("Срок", Text(width=22), "Словами: «сентябрь», «за 1 месяц до экспертизы».", owner=M),
    ] = None
    planned: Annotated[date | None, Column("Дата по плану", Day(), "К какому дню.", ("Планируемый срок",), M)] = None
    held: Annotated[date | None, Column("Факт", Day(), "Когда проведено.", ("Фактическая дата",), M)] = None
    participants: Annotated[int | None, Column("Участников", Count(), owner=M)] = None
    responsible: Annotated[str | None, Column("Ответственный", Text(width=24), owner=M)] = None
    result: Annotated[str | None, Column("Результат", Text(width=36), owner=M)] = None
