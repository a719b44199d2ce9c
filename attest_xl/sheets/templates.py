"""«Шаблоны»: which template went to whom, so that an answer can be told from a stranger's file. Very hidden."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Code, Count, Text
from attest_xl.schema.sheet import Row, Sheet

C = Owner.COMPUTED


class SentTemplate(Row):
    """One template sent. `base_hash` is the SHA-256 of the base inside it."""

    sheet: ClassVar[Sheet] = Sheet(
        "Шаблоны", "tblTemplates", C, "Какой шаблон кому отправлен.", visible=False, key="template_id", secret=True
    )

    template_id: Annotated[str | None, Column("Номер шаблона", Code(width=38), owner=C)] = None
    school_code: Annotated[str | None, Column("Код учреждения", Code(), owner=C)] = None
    institution: Annotated[str | None, Column("Учреждение", Text(), owner=C)] = None
    sent_at: Annotated[str | None, Column("Отправлен", Text(width=19), owner=C)] = None
    rows: Annotated[int | None, Column("Строк", Count(), owner=C)] = None
    base_hash: Annotated[str | None, Column("Отпечаток", Code(width=66), owner=C)] = None
    file: Annotated[str | None, Column("Файл", Text(width=40), owner=C)] = None
