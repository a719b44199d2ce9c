"""One number of the law: what it means, what it is, where it stands."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from attest_xl.schema.cells import text_of
from attest_xl.schema.kinds import Count, Day
from attest_xl.schema.verdict import Trouble

OFF = "нет"
ON = "да"


class Unit(Enum):
    """What a number counts; the value is the word on «Правила»."""

    YEAR = "год"
    MONTH = "месяц"
    DAY = "день"
    WORKING_DAY = "рабочий день"
    PERSON = "человек"
    DATE = "дата"
    CONDITION = "условие"


_MOST = MappingProxyType({Unit.YEAR: 50, Unit.MONTH: 600, Unit.DAY: 3650, Unit.WORKING_DAY: 250, Unit.PERSON: 100})
_COUNTED = re.compile(r"(\d+)(?: ?[а-я. ]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A dated number of a jurisdiction, or a condition without a number (`value` is `None`, `unit` `CONDITION`).

    `id` is the rule's id in the table of rules. `since` and `until` are the first and the last day of the event the
    number counts from (a decision, an end of term) for which it holds; `None` is no bound. `act` and `paragraph` are
    its source, `verify` tells that it is from memory or badly attested. A number that is not `on` is left out of the
    reckoning until the methodist asks for it; `optional` ones can be turned off again.
    """

    id: str
    meaning: str
    value: int | date | None
    unit: Unit
    act: str
    paragraph: str = ""
    since: date | None = None
    until: date | None = None
    verify: bool = False
    optional: bool = False
    on: bool = True

    @property
    def amount(self) -> int:
        """The number itself. Asking a date or a condition for it is our bug, hence `TypeError`."""
        if isinstance(self.value, int):
            return self.value
        raise TypeError(f"{self.id} counts nothing")

    @property
    def day(self) -> date:
        """The date itself. Asking anything else for it is our bug, hence `TypeError`."""
        if isinstance(self.value, date):
            return self.value
        raise TypeError(f"{self.id} is no date")

    @property
    def reference(self) -> str:
        """Act and paragraph: `Приказ № 196, п. 22 «б»`."""
        return f"{self.act}, {self.paragraph}" if self.paragraph else self.act

    @property
    def shown(self) -> str:
        """The number as the sheet shows it; `нет` for one that is off, `""` for a condition."""
        return text_of(self.value) if self.on else OFF

    def covers(self, day: date) -> bool:
        """Whether the number holds for an event of this day."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def read(self, said: str) -> int | date | Trouble:
        """What a methodist typed in place of the number. `hint` of a trouble says what is possible."""
        if self.unit is Unit.CONDITION:
            return Trouble("RULE-02", said, hint="это условие, а не число")
        if self.unit is Unit.DATE:
            day = Day().read(said)
            return day if isinstance(day, date) else Trouble("RULE-01", said, hint="дата, например 31.12.2020")
        most = _MOST[self.unit]
        counted = _COUNTED.fullmatch(said.strip().casefold())
        number = Count(maximum=most).read(counted[1]) if counted else None
        return number if isinstance(number, int) else Trouble("RULE-01", said, hint=f"целое число от 0 до {most}")
