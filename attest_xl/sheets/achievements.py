"""«Достижения»: prizes of pupils and teachers."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Count, Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import LEVEL, PersonRow

ACHIEVEMENT_KINDS = ("олимпиада", "конкурс учащихся", "соревнование", "конкурс педагогов")


class Achievement(PersonRow):
    """Prizes of one kind and level that one person's work has brought."""

    sheet: ClassVar[Sheet] = Sheet("Достижения", "tblAchievements", Owner.SCHOOL, "Победы учащихся и педагогов.")

    event: Annotated[str | None, Column("Название", Text(width=40), "Олимпиада или конкурс.")] = None
    kind: Annotated[str | None, Column("Вид достижения", Choice(ACHIEVEMENT_KINDS, "achievement_kind", open=True))] = (
        None
    )
    level: Annotated[str | None, Column("Уровень", LEVEL)] = None
    result: Annotated[str | None, Column("Результат", Text(width=22), "Диплом, место.")] = None
    prizes: Annotated[int | None, Column("Количество", Count(), "Сколько дипломов; пусто – один.")] = None
    won: Annotated[date | None, Column("Дата", Day())] = None
