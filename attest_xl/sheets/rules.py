"""«Правила»: the numbers of the active profile, with their source; the methodist may change them."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Code, Text
from attest_xl.schema.sheet import Row, Sheet

M = Owner.METHODIST
C = Owner.COMPUTED


class RuleLine(Row):
    """One number of the profile. `value` is the methodist's; where it is empty, the default holds."""

    sheet: ClassVar[Sheet] = Sheet(
        "Правила",
        "tblRules",
        M,
        "Сроки, по которым считает программа. Число можно поправить; источник указан.",
        key="code",
    )

    profile: Annotated[str | None, Column("Правила", Code(), "К какому набору правил относится.", owner=C)] = None
    code: Annotated[str | None, Column("Код правила", Code(width=13), owner=C)] = None
    meaning: Annotated[str | None, Column("Что означает", Text(width=58), owner=C)] = None
    value: Annotated[
        str | None, Column("Значение", Text(width=12), "Можно изменить: пересчёт возьмёт это число.", owner=M)
    ] = None
    unit: Annotated[str | None, Column("Единица", Text(width=14), owner=C)] = None
    default: Annotated[str | None, Column("По умолчанию", Text(width=12), owner=C)] = None
    source: Annotated[str | None, Column("Основание", Text(width=36), "Акт и пункт.", owner=C)] = None
    verify: Annotated[
        str | None, Column("Проверьте", Text(width=34), "Число, которое нужно сверить с актом.", owner=C)
    ] = None
