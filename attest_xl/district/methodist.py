"""The methodist's own hand in the book: corrections while the answers are on their way, and decisions on «Сверка»."""

import re
from collections.abc import Iterable, Sequence
from random import Random

from attest_xl.actions._desk import Desk
from attest_xl.actions._patch import Cells, patch
from attest_xl.district.answer_form import Deed
from attest_xl.district.answers import WrittenAnswer
from attest_xl.sheets import Conflict, Staff

REMARK = "Примечание"
_WAY_OUT = re.compile(r"«([^»]+)» –")
_LATER = 7
"""Of so many questions one is left for another day."""


def correct(desk: Desk, answers: Iterable[WrittenAnswer], count: int = 12) -> int:
    """Write remarks of her own where schools have written theirs, so that there is something to decide; how many."""
    touched = [touch for answer in answers for touch in answer.touches if touch.column == REMARK and touch.code]
    codes = list(dict.fromkeys(touch.code for touch in touched if touch.deed is Deed.CHANGED))[:count]
    rows = {one.code: one.origin.row for one in desk.staff.records if one.origin is not None}
    grid = desk.grid(Staff)
    changed: dict[int, Cells] = {rows[code]: {"remark": "позвонить"} for code in codes if code in rows}
    if grid is not None and changed:
        desk.book.write(patch(grid, Staff, changed))
        desk.book.save()
    return len(changed)


def decide(desk: Desk, seed: int = 2026) -> tuple[int, int]:
    """Choose decisions on «Сверка» as a person does, from those the question names; how many questions were decided,
    and how many left."""
    random, grid = Random(seed), desk.grid(Conflict)
    lines = desk.read(Conflict).records
    if grid is None or not lines:
        return 0, 0
    changed: dict[int, Cells] = {}
    for number, line in enumerate(lines):
        ways = ways_out(line)
        if number % _LATER and ways and line.origin is not None:
            changed[line.origin.row] = {"decision": ways[0] if random.random() < 0.7 else random.choice(ways)}
    desk.book.write(patch(grid, Conflict, changed))
    desk.book.save()
    return len(changed), len(lines) - len(changed)


def ways_out(line: Conflict) -> Sequence[str]:
    """The decisions the question offers, in its order."""
    return _WAY_OUT.findall(line.question or "")
