"""«Итоги года»: what the year has brought, by section."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Count, Text
from attest_xl.schema.sheet import Row, Sheet

C = Owner.COMPUTED


class YearEndLine(Row):
    """One figure of the year-end sheet."""

    sheet: ClassVar[Sheet] = Sheet(
        "Итоги года", "tblYearEnd", C, "Итоги учебного года по разделам.", visible=False, verb="close-year"
    )

    section: Annotated[str | None, Column("Раздел", Text(width=30), owner=C)] = None
    figure: Annotated[str | None, Column("Показатель", Text(width=44), owner=C)] = None
    this_year: Annotated[int | None, Column("За год", Count(), owner=C)] = None
    last_year: Annotated[int | None, Column("Год назад", Count(), owner=C)] = None
    remark: Annotated[str | None, Column("Пояснение", Text(width=40), owner=C)] = None
