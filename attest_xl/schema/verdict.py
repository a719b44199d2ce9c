"""What a kind answers when a cell cannot be read, or can be read only with a doubt."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell that is not plainly what its column wants.

    `code` names the entry in the catalogue of findings; `said` is the cell's text. `value` is what is taken all the
    same (a date known only to the month); `None` means that nothing could be taken. `hint` fills the entry's words
    where it has a place for them (the nearest known spelling, the day meant).
    """

    code: str
    said: str
    value: Any = None
    hint: str = ""
