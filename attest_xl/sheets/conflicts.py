"""«Сверка»: questions that only a person can decide, with both values, who sent them and when."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Code, Day, Text
from attest_xl.schema.sheet import Row, Sheet

TAKE = "взять от школы"
KEEP = "оставить в книге"
ADD = "добавить строку"
SAME = "это тот же человек"
MOVED = "перевёлся: перенести строку"
GONE = "выбыл"
DECISIONS = (TAKE, KEEP, ADD, SAME, MOVED, GONE)
C = Owner.COMPUTED


class Conflict(Row):
    """One question. `key` is stable, so that a second merge finds it again."""

    sheet: ClassVar[Sheet] = Sheet(
        "Сверка",
        "tblConflicts",
        C,
        "Вопросы по ответам школ. Выберите решение в строке и нажмите «Применить решения».",
        visible=False,
        key="key",
        pages_wide=2,
        verb="merge",
    )

    key: Annotated[str | None, Column("Вопрос №", Code(width=12), owner=C)] = None
    question: Annotated[str | None, Column("Вопрос", Text(width=56), owner=C)] = None
    decision: Annotated[
        str | None,
        Column(
            "Решение", Choice(DECISIONS, "conflict_decision", width=24), "Выберите из списка.", owner=Owner.METHODIST
        ),
    ] = None
    institution: Annotated[str | None, Column("Учреждение", Text(width=22), owner=C)] = None
    code: Annotated[str | None, Column("Код", Code(), owner=C)] = None
    name: Annotated[str | None, Column("ФИО", Text(width=28), owner=C)] = None
    column: Annotated[str | None, Column("Столбец", Text(width=18), owner=C)] = None
    ours: Annotated[str | None, Column("В книге", Text(width=34), owner=C)] = None
    base: Annotated[str | None, Column("Отправляли", Text(width=34), owner=C)] = None
    theirs: Annotated[str | None, Column("От школы", Text(width=34), owner=C)] = None
    file: Annotated[str | None, Column("Файл", Text(width=26), owner=C)] = None
    sender: Annotated[str | None, Column("Кто сохранил", Text(width=20), owner=C)] = None
    sent: Annotated[date | None, Column("Когда", Day(), owner=C)] = None
    asked: Annotated[date | None, Column("Задан", Day(), "Когда вопрос появился.", owner=C)] = None
    data: Annotated[
        str | None,
        Column("Данные", Text(lines=True), "Для программы: что прислала школа.", owner=C, hidden=True),
    ] = None
