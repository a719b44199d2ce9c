"""«Календарь»: days that differ from the library's holidays."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Day, Text
from attest_xl.schema.sheet import Row, Sheet

DAY_OFF = "выходной"
WORKING = "рабочий"
M = Owner.METHODIST


class CalendarDay(Row):
    """One day set by hand; it overrides what the country's calendar says."""

    sheet: ClassVar[Sheet] = Sheet(
        "Календарь",
        "tblCalendar",
        M,
        "Отличия от праздников страны: переносы и свои нерабочие дни. Сами праздники программа знает.",
    )

    day: Annotated[date | None, Column("Дата", Day(), required=True, owner=M)] = None
    kind: Annotated[str | None, Column("День", Choice((DAY_OFF, WORKING), "day_type"), required=True, owner=M)] = None
    remark: Annotated[str | None, Column("Пояснение", Text(width=36), owner=M)] = None
