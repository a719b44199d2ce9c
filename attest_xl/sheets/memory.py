"""«Память»: what each school has said so far, so that collecting twice changes nothing. Very hidden."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Code
from attest_xl.schema.sheet import Row, Sheet

C = Owner.COMPUTED


class SeenLine(Row):
    """The last value a school said of one cell (or of a row as a whole), when its file was saved, what came of it.

    `key` is the institution's code, the table, the row's key and the field, with bars between. `value` is text that the
    cell's kind reads. `state` is `taken`, `asked` or `kept` (`tables.settling.State`).
    """

    sheet: ClassVar[Sheet] = Sheet(
        "Память",
        "tblSeen",
        C,
        "Что школы уже сообщили: чтобы не спрашивать дважды.",
        visible=False,
        key="key",
        secret=True,
    )

    key: Annotated[str | None, Column("Ключ", Code(width=60), owner=C)] = None
    value: Annotated[str | None, Column("Значение", Code(width=40), owner=C)] = None
    saved: Annotated[str | None, Column("Когда", Code(width=22), owner=C)] = None
    state: Annotated[str | None, Column("Состояние", Code(width=10), owner=C)] = None
    template_id: Annotated[str | None, Column("Номер шаблона", Code(width=38), owner=C)] = None
