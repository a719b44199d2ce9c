"""One column of a sheet: what it is called, what it holds, who fills it."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from attest_xl.schema.kinds.base import Kind


class Owner(Enum):
    """Who may change the cell."""

    SCHOOL = "school"
    METHODIST = "methodist"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Column:
    """The description of a column, written once, in the `Annotated` type of a row's field.

    `aliases` are other headers met in schools' lists (matched case-, space- and punctuation-blind, never shown to a
    person). `width` is in characters; `None` takes the kind's. `required` cells may not stay empty in a filled row.
    A `hidden` column is for the program alone.
    """

    title: str
    kind: Kind[Any]
    help: str = ""
    aliases: tuple[str, ...] = ()
    owner: Owner = Owner.SCHOOL
    required: bool = False
    width: int | None = None
    hidden: bool = False

    @property
    def shown_width(self) -> int:
        """The width the column is built with, in characters."""
        return self.width if self.width is not None else self.kind.width
