"""«Результаты»: decisions, orders, and when each person was told."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Category, Choice, Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow

OUTCOMES = ("установлена", "отказано", "соответствует", "не соответствует")


class Result(PersonRow):
    """The result of one attestation."""

    sheet: ClassVar[Sheet] = Sheet(
        "Результаты", "tblResults", Owner.METHODIST, "Что решила комиссия, каким приказом, когда сообщили человеку."
    )

    category: Annotated[str | None, Column("Категория", Category())] = None
    outcome: Annotated[str | None, Column("Решение", Choice(OUTCOMES, "outcome"), required=True)] = None
    decided: Annotated[date | None, Column("Дата решения", Day(), required=True)] = None
    order: Annotated[str | None, Column("Приказ", Text(width=18))] = None
    order_received: Annotated[date | None, Column("Приказ получен", Day())] = None
    tell_by: Annotated[date | None, Column("Сообщить до", Day(), "3 дня после приказа.", owner=Owner.COMPUTED)] = None
    told: Annotated[date | None, Column("Сообщено", Day())] = None
    handed: Annotated[date | None, Column("Копия приказа вручена", Day())] = None
    remark: Annotated[str | None, Column("Примечание", Text(width=28))] = None
