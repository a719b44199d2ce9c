"""«Учреждения»: schools, kindergartens, centres, and how the collection of their templates stands."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Code, Count, Day, Flag, Text
from attest_xl.schema.sheet import Row, Sheet

INSTITUTION_KINDS = (
    "школа",
    "гимназия",
    "лицей",
    "детский сад",
    "дополнительное образование",
    "колледж",
    "методический центр",
    "другое",
)
TEMPLATE_STATES = ("не отправлен", "отправлен", "вернулся", "собран", "есть вопросы", "отклонён")


class Institution(Row):
    """A school, a kindergarten, a centre."""

    sheet: ClassVar[Sheet] = Sheet(
        "Учреждения",
        "tblSchools",
        Owner.METHODIST,
        "Каждая строка – учреждение района. Название отсюда стоит во всех листах.",
        key="code",
        pages_wide=2,
    )

    code: Annotated[
        str | None, Column("Код", Code(), "Короткий номер, который даёт программа.", owner=Owner.COMPUTED)
    ] = None
    institution: Annotated[
        str | None,
        Column(
            "Учреждение",
            Text(width=26),
            "Короткое название: так оно стоит в списках.",
            required=True,
            owner=Owner.METHODIST,
        ),
    ] = None
    full_name: Annotated[
        str | None, Column("Полное название", Text(width=44), "Как в уставе.", owner=Owner.METHODIST)
    ] = None
    kind: Annotated[
        str | None,
        Column(
            "Вид", Choice(INSTITUTION_KINDS, "institution_kind", open=True), "Вид учреждения.", owner=Owner.METHODIST
        ),
    ] = None
    email: Annotated[
        str | None, Column("Эл. почта", Text(width=26), "Куда отправлять шаблон.", owner=Owner.METHODIST)
    ] = None
    coordinator: Annotated[
        str | None, Column("Координатор", Text(width=26), "Кто заполняет шаблон.", owner=Owner.METHODIST)
    ] = None
    phone: Annotated[str | None, Column("Телефон", Text(width=18), owner=Owner.METHODIST)] = None
    low_results: Annotated[
        bool | None,
        Column("Низкие результаты", Flag(), "Да, если школа с низкими результатами.", owner=Owner.METHODIST),
    ] = None
    password: Annotated[
        str | None,
        Column(
            "Пароль шаблона", Text(width=16), "Если вписать, шаблон будет закрыт этим паролем.", owner=Owner.METHODIST
        ),
    ] = None
    state: Annotated[
        str | None,
        Column(
            "Шаблон",
            Choice(TEMPLATE_STATES, "template_state", width=14),
            "Что с шаблоном сейчас.",
            owner=Owner.COMPUTED,
        ),
    ] = None
    sent: Annotated[date | None, Column("Отправлен", Day(), owner=Owner.COMPUTED)] = None
    received: Annotated[date | None, Column("Вернулся", Day(), owner=Owner.COMPUTED)] = None
    merged: Annotated[date | None, Column("Собран", Day(), owner=Owner.COMPUTED)] = None
    questions: Annotated[
        int | None, Column("Вопросов", Count(), "Сколько вопросов по ответу не решено.", owner=Owner.COMPUTED)
    ] = None
    waiting: Annotated[
        int | None, Column("Дней ждём", Count(), "Сколько дней прошло с отправки без ответа.", owner=Owner.COMPUTED)
    ] = None
    remark: Annotated[str | None, Column("Примечание", Text(width=28), owner=Owner.METHODIST)] = None
