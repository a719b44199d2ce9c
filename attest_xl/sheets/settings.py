"""«Настройки»: what can be set, one line a setting."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Code, Text
from attest_xl.schema.sheet import Row, Sheet

M = Owner.METHODIST
C = Owner.COMPUTED


class Setting(Row):
    """One setting. `name` is the English identifier that the code asks for."""

    sheet: ClassVar[Sheet] = Sheet("Настройки", "tblSettings", M, "Меняйте только столбец «Значение».", key="name")

    title: Annotated[str | None, Column("Параметр", Text(width=40), owner=C)] = None
    value: Annotated[str | None, Column("Значение", Text(width=28), owner=M)] = None
    help: Annotated[str | None, Column("Пояснение", Text(width=76), owner=C)] = None
    name: Annotated[str | None, Column("Имя", Code(width=22), owner=C)] = None


SAME_DAY = "тот же день"
DAY_BEFORE = "день раньше"

DEFAULTS: tuple[Setting, ...] = tuple(
    Setting(name=name, title=title, value=value, help=text)
    for name, title, value, text in (
        ("district", "Район", None, "Название, как оно должно стоять на «Пульте», в шаблонах и письмах."),
        ("profile", "Правила", None, "По какому акту считать. Сроки этого набора – на листе «Правила»."),
        ("school_year", "Учебный год", None, "Например 2025/2026. Пусто – текущий: с 1 сентября по 31 августа."),
        ("today", "Сегодня", None, "Пусто – настоящая дата. Впишите 01.09.2025, чтобы посчитать на этот день."),
        (
            "last_valid_day",
            "Последний день категории",
            SAME_DAY,
            "Через 5 лет: «тот же день», что в приказе, или «день раньше».",
        ),
        ("office", "Методическая служба", None, "Название для писем и документов."),
        ("office_email", "Эл. почта службы", None, "Куда школам отправлять заполненные шаблоны."),
        ("signature", "Подпись в письмах", None, "Должность, фамилия, телефон – в конце каждого письма."),
        ("answer_days", "Дней на ответ", "14", "Через столько дней после отправки школа попадает в напоминания."),
        (
            "template_sheets",
            "Что отправлять школам",
            "Сотрудники",
            "Листы через запятую: Сотрудники, Курсы, Опыт, Достижения, Планы.",
        ),
        ("lists_folder", "Папка со списками школ", None, "Рядом с книгой или полный путь. Пусто – программа спросит."),
        ("answers_folder", "Папка с ответами школ", None, "Рядом с книгой или полный путь. Пусто – программа спросит."),
        ("max_file_mb", "Чужой файл: не больше, МБ", "50", "Файл больше этого не читается."),
        ("max_unpacked_mb", "Чужой файл: в распакованном виде, МБ", "500", "Защита от файлов, которые раздуваются."),
        ("max_seconds", "Чужой файл: читать не дольше, секунд", "20", "Чтение, которое затянулось, прерывается."),
        ("last_staff_code", "Последний код сотрудника", None, "Ведёт программа: коды не повторяются. Не меняйте."),
        ("last_school_code", "Последний код учреждения", None, "Ведёт программа: коды не повторяются. Не меняйте."),
    )
)
"""Every setting the program knows, in the order in which they stand on the sheet, with its default."""
