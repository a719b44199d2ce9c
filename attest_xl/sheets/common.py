"""Columns that many sheets share, and the short lists behind their drop-downs."""

from typing import Annotated

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Code, Name, Position, Text
from attest_xl.schema.sheet import Row

CODE = Column(
    "Код", Code(), "Короткий номер, который даёт программа. Не меняйте и не копируйте его.", owner=Owner.COMPUTED
)
INSTITUTION = Column("Учреждение", Text(width=22), "Как в листе «Учреждения».", required=True)
NAME = Column("ФИО", Name(), "Фамилия, имя, отчество полностью.", required=True, width=32)
POSITION = Column("Должность", Position(), "Как в перечне должностей; предмет – в своём столбце.", required=True)

LEVELS = (
    "учреждение",
    "муниципальный",
    "межмуниципальный",
    "региональный",
    "республиканский",
    "федеральный",
    "международный",
)
LEVEL = Choice(
    LEVELS, "level", spellings={"областной": "региональный", "районный": "муниципальный", "городской": "муниципальный"}
)
SUPPORT = Choice(
    (
        "диагностическая",
        "информационная",
        "организационная",
        "учебно-методическая",
        "психологическая",
        "консультационная",
    ),
    "support",
)


class PersonRow(Row):
    """A row about one person in one position. The code joins it to the staff sheet; the other three are for reading."""

    code: Annotated[str | None, CODE] = None
    institution: Annotated[str | None, INSTITUTION] = None
    name: Annotated[str | None, NAME] = None
    position: Annotated[str | None, POSITION] = None
