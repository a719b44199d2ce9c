"""«Карта педагога»: the results of one teacher by year."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow

C = Owner.COMPUTED


class CardLine(PersonRow):
    """One result of one teacher in one school year."""

    sheet: ClassVar[Sheet] = Sheet(
        "Карта педагога", "tblCard", C, "Результаты педагога по учебным годам.", visible=False, verb="card"
    )

    school_year: Annotated[str | None, Column("Учебный год", Text(width=11), owner=C)] = None
    section: Annotated[str | None, Column("Раздел", Text(width=24), owner=C)] = None
    result: Annotated[str | None, Column("Результат", Text(width=60), owner=C)] = None
