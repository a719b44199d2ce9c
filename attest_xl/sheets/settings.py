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

    title: Annotated[str | None, Column("Параметр", Text(width=36), owner=C)] = None
    value: Annotated[str | None, Column("Значение", Text(width=28), owner=M)] = None
    help: Annotated[str | None, Column("Пояснение", Text(width=70), owner=C)] = None
    name: Annotated[str | None, Column("Имя", Code(width=22), owner=C)] = None
