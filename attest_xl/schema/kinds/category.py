"""Qualification categories and the many ways to write them."""

import re
from dataclasses import dataclass, replace

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.facts.category import CategoryFacts, facts_of_category
from attest_xl.schema.kinds.facts.obstacles import unknown
from attest_xl.schema.kinds.facts.vocabulary import CATEGORIES
from attest_xl.schema.kinds.folding import remembered, shown, squeezed
from attest_xl.schema.verdict import Trouble

__all__ = ["CATEGORIES", "Category"]

_FOR = re.compile(r"^\s*(?:на|претендует на|заявляет(?:ся на)?)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Category(Kind[str]):
    """One of `CATEGORIES`. Conformity (СЗД) and a young specialist read as «без категории»; a category among other
    facts (a date, an order) is taken with a doubt, for here those facts would be lost. In a column of `claimed`
    categories «на высшую» says which one, elsewhere it says that there is none yet."""

    width: int = 17
    claimed: bool = False

    def read(self, cell: Value) -> str | Trouble | None:
        if self.claimed and isinstance(cell, str):
            cell = _FOR.sub("", cell)
        return _text(cell) if isinstance(cell, str) else _weighed(facts_of_category(cell), text_of(cell))

    def write(self, value: str | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation("list", source="category", error="Выберите категорию из списка.")


@remembered
def _text(text: str) -> str | Trouble | None:
    return _weighed(facts_of_category(text), squeezed(text))


def _weighed(facts: CategoryFacts, said: str) -> str | Trouble | None:
    alone = replace(facts, category=None, conformity=False, young=False) == CategoryFacts()
    if facts.category is None:
        return facts.trouble or (None if alone else unknown(said))
    return facts.category if alone else Trouble("CAT-05", shown(said), facts.category, facts.category)
