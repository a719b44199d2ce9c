"""«Опыт»: experience generalised, published, shared."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import LEVEL, PersonRow

EXPERIENCE_KINDS = ("обобщение опыта", "СМИ", "издательство", "сборник", "выступление", "открытый урок", "мастер-класс")


class Experience(PersonRow):
    """One piece of experience of one person."""

    sheet: ClassVar[Sheet] = Sheet("Опыт", "tblExperience", Owner.SCHOOL, "Обобщённый и распространённый опыт.")

    topic: Annotated[str | None, Column("Тема", Text(width=44))] = None
    kind: Annotated[str | None, Column("Вид опыта", Choice(EXPERIENCE_KINDS, "experience_kind", open=True))] = None
    level: Annotated[str | None, Column("Уровень", LEVEL)] = None
    shown: Annotated[date | None, Column("Дата", Day())] = None
    where: Annotated[str | None, Column("Где представлен", Text(width=28))] = None
