"""A way to keep a list: what its columns are called and hold, and what stands around them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from attest_xl.district import spellings
from attest_xl.district.facts import Fact
from attest_xl.district.hand import Spelling


class Span(Enum):
    """Which institutions share a file."""

    ONE = "one institution a file"
    SHEETS = "a sheet for each institution"
    TOGETHER = "all institutions on one sheet"


@dataclass(frozen=True, slots=True)
class Heading:
    """One column. `levels` are its headers from the top; `fact` is `None` for the running number."""

    levels: tuple[str, ...]
    fact: Fact | None
    width: int = 14


@dataclass(frozen=True, slots=True)
class Layout:
    """How a school keeps its list.

    Texts may hold `{legal}` (МБОУ «СОШ № 5»), `{short}` (СОШ № 5), `{number}` (the number of the file) and `{day}`.
    `sections` numbers anew under a title for each group of posts; `totals` adds «Итого»; `signed` adds the head's line;
    `gaps` leaves blank rows; `spare` are empty sheets after the list; `mac` counts days from 1904.
    """

    name: str
    suffix: str
    headings: tuple[Heading, ...]
    titles: tuple[str, ...] = ()
    file_name: str = "{short}"
    sheet_name: str = "Лист1"
    span: Span = Span.ONE
    dates: Spelling = spellings.dotted
    names: Callable[[str], str] = str
    sections: bool = False
    totals: bool = False
    signed: bool = False
    gaps: bool = False
    spare: tuple[str, ...] = ()
    mac: bool = False
    encoding: str = "cp1251"

    @property
    def page_name(self) -> str:
        """What the sheet is called; a text file has no sheet, and every program calls it by the file."""
        return self.file_name if self.suffix == ".csv" else self.sheet_name

    @property
    def levels(self) -> int:
        """How many rows the header takes."""
        return max(len(heading.levels) for heading in self.headings)

    def tells(self, fact: Fact) -> bool:
        """Whether a column holds the fact."""
        return any(heading.fact is fact for heading in self.headings)


def column(header: str, fact: Fact | None, width: int = 14) -> Heading:
    """A column under a header of one level."""
    return Heading((header,), fact, width)


def under(*levels: str, fact: Fact, width: int = 14) -> Heading:
    """A column under a header of several levels."""
    return Heading(levels, fact, width)
