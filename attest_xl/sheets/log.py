"""«Журнал»: who did what, when, with how many cells."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Count, Text
from attest_xl.schema.sheet import Row, Sheet

C = Owner.COMPUTED


class LogLine(Row):
    """One action. Times are local, to the second, as text."""

    sheet: ClassVar[Sheet] = Sheet(
        "Журнал", "tblLog", C, "Что и когда делала программа. Каждое действие можно отменить."
    )

    at: Annotated[str | None, Column("Когда", Text(width=19), owner=C)] = None
    who: Annotated[str | None, Column("Кто", Text(width=18), owner=C)] = None
    action: Annotated[str | None, Column("Действие", Text(width=26), owner=C)] = None
    outcome: Annotated[str | None, Column("Что сделано", Text(width=60), owner=C)] = None
    cells: Annotated[int | None, Column("Изменено ячеек", Count(), owner=C)] = None
    copy_name: Annotated[
        str | None, Column("Копия до действия", Text(width=44), "Файл в папке «Копии» рядом с книгой.", owner=C)
    ] = None
    files: Annotated[str | None, Column("Файлы", Text(width=40), owner=C)] = None
