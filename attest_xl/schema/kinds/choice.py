"""One value of a short list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.folding import letters, spaced, squeezed
from attest_xl.schema.verdict import Trouble


@lru_cache(maxsize=256)
def _by_letters(options: tuple[str, ...]) -> Mapping[str, str]:
    return {letters(option): option for option in options}


@dataclass(frozen=True, slots=True)
class Choice(Kind[str]):
    """One of `options`, whose drop-down is the column `source` of the lists sheet.

    `spellings` maps other ways to write an option (already folded to letters) to the option. `open` lists are the
    methodist's to extend: an unknown value is taken as it stands, and only typing it asks.
    """

    options: tuple[str, ...]
    source: str
    spellings: Mapping[str, str] = field(default_factory=dict[str, str])
    open: bool = False
    width: int = 18
    wraps: bool = True

    def read(self, cell: Value) -> str | Trouble | None:
        said = squeezed(text_of(cell))
        if not said or said == "-":
            return None
        known = _by_letters(self.options)
        word = letters(said)
        found = known.get(word) or self.spellings.get(word)
        if found is not None:
            return found
        if self.open:
            return spaced(text_of(cell))
        near = get_close_matches(word, known, n=1, cutoff=0.75)
        hint = f"«{known[near[0]]}»" if near else ", ".join(self.options)
        return Trouble("CHOICE-01", said, hint=hint)

    def write(self, value: str | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation("list", source=self.source, error="Выберите значение из списка.", strict=not self.open)
