"""«Консультации»: the calendar of consultations and who came."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Day, Name, Text
from attest_xl.schema.sheet import Row, Sheet
from attest_xl.sheets.common import SUPPORT

FORMS = ("очно", "онлайн", "очно и онлайн", "по телефону")
M = Owner.METHODIST


class Consultation(Row):
    """One consultation."""

    sheet: ClassVar[Sheet] = Sheet(
        "Консультации", "tblConsultations", M, "Когда и кто консультирует, кто пришёл, что решили."
    )

    held: Annotated[date | None, Column("Дата", Day(), required=True, owner=M)] = None
    hours: Annotated[str | None, Column("Время", Text(width=14), "Например 15:00–17:00.", owner=M)] = None
    form: Annotated[str | None, Column("Форма", Choice(FORMS, "form", open=True), owner=M)] = None
    specialist: Annotated[str | None, Column("Специалист", Text(width=26), owner=M)] = None
    support: Annotated[str | None, Column("Вид поддержки", SUPPORT, owner=M)] = None
    topic: Annotated[str | None, Column("Тема", Text(width=40), owner=M)] = None
    visitor: Annotated[str | None, Column("Кто пришёл", Name(), owner=M)] = None
    institution: Annotated[str | None, Column("Учреждение", Text(width=22), owner=M)] = None
    outcome: Annotated[str | None, Column("Итог", Text(width=36), owner=M)] = None
