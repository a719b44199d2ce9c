"""«Сводка»: one line a school, and the district."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Count, Share, Text
from attest_xl.schema.sheet import Row, Sheet

DISTRICT = "Итого по району"
C = Owner.COMPUTED


class SummaryLine(Row):
    """The figures of one institution; the last line is the district's."""

    sheet: ClassVar[Sheet] = Sheet(
        "Сводка",
        "tblSummary",
        C,
        "Учреждения района в цифрах. Заполняет кнопка «Сводка по школам».",
        key="institution",
        verb="summarize",
    )

    institution: Annotated[str | None, Column("Учреждение", Text(width=26), owner=C)] = None
    staff: Annotated[int | None, Column("Сотрудников", Count(), "Строк со статусом не «выбыл».", owner=C)] = None
    no_category: Annotated[int | None, Column("Без категории", Count(), owner=C)] = None
    second: Annotated[int | None, Column("Вторая", Count(), owner=C)] = None
    first: Annotated[int | None, Column("Первая", Count(), owner=C)] = None
    highest: Annotated[int | None, Column("Высшая", Count(), owner=C)] = None
    methodist: Annotated[int | None, Column("Методист, наставник", Count(), owner=C)] = None
    with_category: Annotated[
        float | None, Column("Доля с категорией", Share(), "Среди тех, кто подлежит аттестации.", owner=C)
    ] = None
    overdue: Annotated[int | None, Column("Просрочено", Count(), owner=C)] = None
    urgent: Annotated[int | None, Column("Срочно", Count(), "Осталось не больше 90 дней.", owner=C)] = None
    this_year: Annotated[
        int | None, Column("Срок в этом учебном году", Count(), "Включая просроченных.", owner=C, width=12)
    ] = None
    next_year: Annotated[int | None, Column("В следующем", Count(), owner=C, width=12)] = None
    in_two_years: Annotated[int | None, Column("Через 2 года", Count(), owner=C)] = None
    in_three_years: Annotated[int | None, Column("Через 3 года", Count(), owner=C)] = None
    in_four_years: Annotated[int | None, Column("Через 4 года", Count(), owner=C)] = None
    permanent: Annotated[int | None, Column("Бессрочно", Count(), owner=C)] = None
    no_data: Annotated[int | None, Column("Нет данных", Count(), owner=C)] = None
    untrained: Annotated[int | None, Column("Без курсов в срок", Count(), "Курсов нет или их срок вышел.", owner=C)] = (
        None
    )
    claims: Annotated[int | None, Column("Заявляют категорию", Count(), owner=C)] = None
