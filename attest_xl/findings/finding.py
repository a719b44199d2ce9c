"""A finding is a value: an entry of the catalogue at a place, with its details."""

from dataclasses import dataclass

from attest_xl.findings.catalogue import entry
from attest_xl.findings.entry import Entry, Severity
from attest_xl.schema.address import a1
from attest_xl.schema.verdict import Trouble


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the sheet's title, its row and column (1-based; `None` where the finding is about the whole), the column's
    title, and the stranger's file if the cell is not the master's."""

    sheet: str
    row: int | None = None
    column: int | None = None
    title: str = ""
    file: str = ""

    @property
    def cell(self) -> str:
        """`Сотрудники!H14`; the sheet alone when the finding is not about one cell."""
        if self.row is None or self.column is None:
            return self.sheet
        return f"{self.sheet}!{a1(self.row, self.column)}"

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.file, self.cell) if part)
        return f"{where} ({self.title})" if self.title else where


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at. `said` is what stands in the cell; `details` fill the entry's words."""

    code: str
    place: Place
    said: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, trouble: Trouble, place: Place) -> "Finding":
        """The finding for a cell a kind could not plainly read."""
        return cls(trouble.code, place, trouble.said, (("hint", trouble.hint),))

    @property
    def entry(self) -> Entry:
        """The catalogue's entry for the code."""
        return entry(self.code)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.entry.severity

    @property
    def what(self) -> str:
        """What is wrong, in words."""
        return self._filled(self.entry.what)

    @property
    def rule(self) -> str:
        """The rule that the cell breaks."""
        return self._filled(self.entry.rule)

    @property
    def fix(self) -> str:
        """The way out."""
        return self._filled(self.entry.fix)

    @property
    def message(self) -> str:
        """Where, what, the rule, the way out, and the code."""
        said = f"{self.said} – " if self.said else ""
        parts = (self.what, self.rule, self.fix)
        return f"{self.place}: {said}{' '.join(part for part in parts if part)} [{self.code}]"

    def _filled(self, words: str) -> str:
        return words.format_map(_Blanks(self.details, said=self.said))


class _Blanks(dict[str, str]):
    """A detail nobody gave reads as nothing: a message must never fail because a word is missing."""

    def __missing__(self, key: str) -> str:
        return ""
