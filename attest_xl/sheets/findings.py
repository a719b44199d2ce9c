"""«Проверка»: everything that a person should look at, with a link to the cell."""

from typing import Annotated, ClassVar

from attest_xl.schema.cells import Link
from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Choice, Code, Jump, Text
from attest_xl.schema.sheet import Row, Sheet

AS_IS = "так и есть"
SEVERITIES = ("ошибка", "предупреждение", "к сведению")
C = Owner.COMPUTED


class FindingLine(Row):
    """One finding."""

    sheet: ClassVar[Sheet] = Sheet(
        "Проверка",
        "tblFindings",
        C,
        "Что стоит поправить. Щёлкните по месту, чтобы перейти к ячейке; исправив, нажмите «Проверить данные». "
        "Если всё верно, выберите «так и есть».",
        verb="check",
    )

    severity: Annotated[str | None, Column("Важность", Choice(SEVERITIES, "severity", width=16), owner=C)] = None
    place: Annotated[Link | None, Column("Где", Jump(), "Щёлкните, чтобы перейти.", owner=C)] = None
    institution: Annotated[str | None, Column("Учреждение", Text(width=22), owner=C)] = None
    name: Annotated[str | None, Column("ФИО", Text(width=32), owner=C)] = None
    column: Annotated[str | None, Column("Столбец", Text(width=18), owner=C)] = None
    said: Annotated[str | None, Column("Что написано", Text(width=22), owner=C)] = None
    what: Annotated[str | None, Column("Что не так", Text(width=42), owner=C)] = None
    rule: Annotated[str | None, Column("Правило", Text(width=44), owner=C)] = None
    fix: Annotated[str | None, Column("Что сделать", Text(width=44), owner=C)] = None
    decision: Annotated[
        str | None,
        Column(
            "Решение",
            Choice((AS_IS,), "finding_decision", width=14),
            "Всё верно? Выберите «так и есть»: отметка с ячейки уйдёт, строка останется внизу, пока в ячейке написано "
            "то же. Очистите – и находка вернётся. Ошибку так принять нельзя, её исправляют.",
            owner=Owner.METHODIST,
        ),
    ] = None
    source: Annotated[str | None, Column("Файл", Text(width=24), "Из какого файла пришло.", owner=C)] = None
    key: Annotated[
        str | None, Column("Ключ", Text(width=14), "Для программы: о чём находка.", owner=C, hidden=True)
    ] = None
    code: Annotated[str | None, Column("Код находки", Code(width=12), owner=C)] = None
