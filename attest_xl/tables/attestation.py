"""Category, decision, order, conformity and their terms, gathered from all the cells of a row that speak of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds import Category, Day, Flag
from attest_xl.schema.kinds.facts import CategoryFacts, facts_of_category
from attest_xl.schema.verdict import Trouble
from attest_xl.tables.row_facts import RowFacts, Told
from attest_xl.tables.view import DATED

TERM: Final = 5
"""Years for which categories were set before they became permanent, and for which conformity holds."""
LAST_TERMED: Final = date(2023, 8, 31)
"""The last day on which a category with a term could be set (order 196, p. 24 in force since 01.09.2023)."""
NONE: Final = "без категории"
TERMED: Final = frozenset({"первая", "высшая", "вторая"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date read from a cell, with the cell."""

    day: date
    told: Told


class Attestation:
    """Reads one row's cells on attestation into its facts."""

    def __init__(self, facts: RowFacts) -> None:
        self._facts = facts
        self._category = facts.first("category") or self._marked()
        self._said = facts_of_category(self._category.value) if self._category else CategoryFacts()

    def read(self) -> None:
        """Fill category, decided, order, conformity and young."""
        self._read_category()
        self._facts.read("order", self._facts.first("order"))
        self._read_conformity()
        set_apart = self._taken_from("conformity", self._said.conformity_date)
        if set_apart is not None:
            self._agree("conformity", set_apart)
        if self._said.conformity and self._facts.values.get("category") in (None, NONE):
            self._attest_conformity()
        else:
            self._attest_category()

    def _marked(self) -> Told | None:
        """A mark under the name of a category, read as that name; a date in its place comes along."""
        marks = [told for told in self._facts.told.get("mark", ())
                 if Flag().read(told.value) is not False and text_of(told.value).strip("–— ")]  # fmt: skip
        if not marks:
            return None
        first, text = marks[0], text_of(marks[0].value)
        name = first.source.header.rpartition(" / ")[2]
        for other in marks[1:]:
            self._facts.find("IMPORT-05", other, hint=f"«{name}»", found=other.source.header.rpartition(" / ")[2])
        dated = isinstance(Day().read(first.value), date)
        return Told(f"{name}, {text}" if dated else name, first.source)

    def _read_category(self) -> None:
        told, said = self._category, self._said
        if told is None:
            return
        if said == CategoryFacts(decided=said.decided) and said.decided and "decided" not in told.source.meanings:
            self._facts.take("category", Category().read(told.value), told)
            return
        self._facts.take("category", said.trouble or said.category, told)
        if said.order:
            self._facts.take("order", said.order, told)
        if said.young:
            self._facts.take("young", True, told)

    def _read_conformity(self) -> None:
        """The column of conformity: a date, or words with a date; «нет» and dashes say nothing."""
        told = self._facts.first("conformity") or self._facts.first("conformity_mark")
        if told is None:
            return
        verdict = Day().read(told.value)
        if isinstance(verdict, Trouble):
            said = facts_of_category(told.value)
            found = said.conformity_date or (said.decided if said.category is None else None)
            if said.category == NONE and not said.conformity:
                return
            verdict = found if said.trouble is None and found is not None else verdict
        self._facts.take("conformity", verdict, told)

    def _attest_conformity(self) -> None:
        """The category cell says «СЗД»: the other dates of the row are those of conformity."""
        beside = self._decided_beside()
        if beside is not None:
            self._agree("conformity", beside)
        until = self._until("conformity_until") or self._until("valid_until") or self._until_said()
        if until is not None and self._facts.values.get("conformity") is None:
            self._from_term("conformity", until)

    def _attest_category(self) -> None:
        category = self._facts.values.get("category")
        own, beside = self._taken_from("decided", self._said.decided), self._decided_beside()
        for found in (beside, own):
            if found is not None:
                self._agree("decided", found)
        self._from_order()
        until = self._until("valid_until") or self._until_said()
        if until is not None and category in TERMED:
            self._weigh_term(until)
        dated = beside or own
        if dated is not None and category in (None, NONE) and "category" not in self._facts.unread:
            self._facts.find("IMPORT-07", dated.told)

    def _taken_from(self, name: str, verdict: date | Trouble | None) -> _Dated | None:
        """A date said in the category's cell; what is wrong with it is a finding there."""
        if self._category is None or verdict is None:
            return None
        day = verdict
        if isinstance(day, Trouble):
            self._facts.take(name, day, self._category)
            day = day.value
        return _Dated(day, self._category) if isinstance(day, date) else None

    def _decided_beside(self) -> _Dated | None:
        """The date in the column for it; an order's number beside the date is taken too."""
        told = self._facts.first("decided")
        if told is None:
            return None
        name = "conformity" if self._said.conformity else "decided"
        verdict = Day().read(told.value)
        if isinstance(verdict, Trouble):
            said = facts_of_category(told.value)
            if said.trouble is None and isinstance(said.decided, date) and not isinstance(told.value, date):
                verdict = said.decided
                self._facts.take("order", said.order, told)
        if isinstance(verdict, Trouble):
            self._facts.take(name, verdict, told)
            verdict = verdict.value
        return _Dated(verdict, told) if verdict else None

    def _agree(self, name: str, found: _Dated) -> None:
        """Take the date, or say that another cell of the row has another."""
        known = self._facts.values.get(name)
        if known is not None and known != found.day:
            self._facts.find("IMPORT-05", found.told, hint=f"{known:%d.%m.%Y}", found=f"{found.day:%d.%m.%Y}")
        self._facts.take(name, found.day, found.told)

    def _from_order(self) -> None:
        """`№ 123 от 24.12.2021` tells the day of the decision where nothing else does."""
        told = self._facts.first("order")
        if told is None or self._facts.values.get("decided") or "decided" in self._facts.unread:
            return
        said = facts_of_category(told.value)
        if isinstance(said.decided, date) and self._facts.values.get("category") not in (None, NONE):
            self._facts.take("decided", said.decided, told)
            self._facts.find("IMPORT-14", told, hint=f"{said.decided:%d.%m.%Y}")

    def _until_said(self) -> _Dated | None:
        until = self._said.valid_until
        return _Dated(until, self._category) if isinstance(until, date) and self._category else None

    def _until(self, meaning: str) -> _Dated | None:
        """The last day of the term. Of two dates the later one; «бессрочно», «5 лет» are no date."""
        told = self._facts.first(meaning)
        if told is None:
            return None
        days = [day for text in DATED.findall(text_of(told.value)) if isinstance(day := Day().read(text), date)]
        day = max(days) if days else Day().read(_bare(told.value))
        return _Dated(day, told) if isinstance(day, date) else None

    def _weigh_term(self, until: _Dated) -> None:
        decided = self._facts.values.get("decided")
        if decided is None and "decided" not in self._facts.unread:
            self._from_term("decided", until)
        elif decided is not None and decided <= LAST_TERMED and not _term_fits(decided, until.day):
            ends = f"{years_before(decided, -TERM):%d.%m.%Y}"
            self._facts.find("IMPORT-16", until.told, hint=ends, found=f"{decided:%d.%m.%Y}")

    def _from_term(self, name: str, until: _Dated) -> None:
        day = years_before(until.day, TERM)
        self._facts.take(name, day, until.told)
        self._facts.find("IMPORT-04", until.told, hint=f"{day:%d.%m.%Y}")


def _bare(value: Value) -> Any:
    text = text_of(value).strip().casefold()
    return text.removeprefix("до").strip() if isinstance(value, str) else value


def _term_fits(decided: date, until: date) -> bool:
    """Five years on, give or take a day; terms that ended in 2020 and 2021 were prolonged."""
    end = years_before(decided, -TERM)
    return abs((until - end).days) <= 1 or until in (date(2020, 12, 31), date(2021, 12, 31))


def years_before(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th where the year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
