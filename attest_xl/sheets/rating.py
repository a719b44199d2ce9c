"""«Рейтинг»: each institution's place by chosen indicators, and how it came about."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Count, Share, Text
from attest_xl.schema.sheet import Row, Sheet

C = Owner.COMPUTED


class RatingLine(Row):
    """The place of one institution."""

    sheet: ClassVar[Sheet] = Sheet(
        "Рейтинг", "tblRating", C, "Место учреждения среди всех и из чего оно сложилось.", visible=False
    )

    place: Annotated[int | None, Column("Место", Count(minimum=1), owner=C)] = None
    institution: Annotated[str | None, Column("Учреждение", Text(width=26), owner=C)] = None
    points: Annotated[float | None, Column("Баллы", Share(number_format="0.00"), owner=C)] = None
    with_category: Annotated[float | None, Column("Доля с категорией", Share(), owner=C)] = None
    experience: Annotated[int | None, Column("Опыт", Count(), owner=C)] = None
    achievements: Annotated[int | None, Column("Достижения", Count(), owner=C)] = None
    trained: Annotated[float | None, Column("Доля с курсами в срок", Share(), owner=C)] = None
    explanation: Annotated[str | None, Column("Как сложилось", Text(width=60), owner=C)] = None
