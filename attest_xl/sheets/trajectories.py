"""«Траектории»: the individual trajectory of professional growth, line by line."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Day, Text
from attest_xl.schema.sheet import Sheet
from attest_xl.sheets.common import PersonRow


class Trajectory(PersonRow):
    """One step of one person's trajectory."""

    sheet: ClassVar[Sheet] = Sheet(
        "Траектории", "tblTrajectories", Owner.METHODIST, "Личные планы роста: дефицит, шаг, срок, итог."
    )

    tutor: Annotated[str | None, Column("Тьютор", Text(width=26), "Кто сопровождает.")] = None
    deficit: Annotated[str | None, Column("Дефицит", Text(width=34), "Что нужно восполнить.")] = None
    step: Annotated[str | None, Column("Что сделать", Text(width=40))] = None
    planned: Annotated[date | None, Column("Срок", Day())] = None
    done: Annotated[date | None, Column("Сделано", Day())] = None
    result: Annotated[str | None, Column("Результат", Text(width=34))] = None
