"""«Справочники»: the lists behind the drop-downs, one column a list."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Text
from attest_xl.schema.sheet import Row, Sheet

M = Owner.METHODIST


def _list(title: str, help_text: str = "") -> Column:
    return Column(title, Text(width=24), help_text, owner=M)


class ListLine(Row):
    """The n-th value of every list. A field's name is the list's name in `Validation.source`."""

    sheet: ClassVar[Sheet] = Sheet(
        "Справочники",
        "tblLists",
        M,
        "Списки для выбора в ячейках. Значения можно дописывать снизу.",
        pages_wide=3,
    )

    position: Annotated[str | None, _list("Должность", "Первые 29 – по перечню; ниже можно дописать свои.")] = None
    subject: Annotated[str | None, _list("Предмет")] = None
    category: Annotated[str | None, _list("Категория")] = None
    absence: Annotated[str | None, _list("Отсутствие")] = None
    status: Annotated[str | None, _list("Статус")] = None
    flag: Annotated[str | None, _list("Да или нет")] = None
    institution_kind: Annotated[str | None, _list("Вид учреждения")] = None
    template_state: Annotated[str | None, _list("Шаблон")] = None
    reason: Annotated[str | None, _list("Почему не аттестуется")] = None
    attestation_kind: Annotated[str | None, _list("Вид аттестации")] = None
    state: Annotated[str | None, _list("Состояние")] = None
    stage: Annotated[str | None, _list("Этап")] = None
    support: Annotated[str | None, _list("Вид поддержки")] = None
    application_state: Annotated[str | None, _list("Состояние заявления")] = None
    session_kind: Annotated[str | None, _list("Вид заседания")] = None
    decision: Annotated[str | None, _list("Решение комиссии")] = None
    outcome: Annotated[str | None, _list("Решение")] = None
    course_state: Annotated[str | None, _list("Состояние курсов")] = None
    experience_kind: Annotated[str | None, _list("Вид опыта")] = None
    level: Annotated[str | None, _list("Уровень")] = None
    achievement_kind: Annotated[str | None, _list("Вид достижения")] = None
    form: Annotated[str | None, _list("Форма")] = None
    severity: Annotated[str | None, _list("Важность")] = None
    conflict_decision: Annotated[str | None, _list("Решение по вопросу")] = None
    day_type: Annotated[str | None, _list("День")] = None
    profile: Annotated[str | None, _list("Правила")] = None
    finding_decision: Annotated[str | None, _list("Решение по находке")] = None
