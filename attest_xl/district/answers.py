"""Schools answering the way schools do: templates in, returned files out, and the truth about what was done in each.

Each school has its fate (it answers once, twice, not at all, with the hidden base lost), its manner with the sheet and
its program; the three go round with different periods, so that a district of any size sees them mixed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from shutil import copy2
from uuid import UUID

from attest_xl.district import answer_edits as edits
from attest_xl.district.answer_files import Template, form_of, people_of, write_letter
from attest_xl.district.answer_form import CODE, ROWS, Form, Touch
from attest_xl.district.answer_manners import MANNERS, Manner
from attest_xl.district.office_programs import GNUMERIC, LIBREOFFICE, OPENPYXL, Way, present, resave
from attest_xl.schema.cells import text_of

FOLDER = "Ответы школ"


class Fate(StrEnum):
    """What becomes of a template."""

    ANSWERED = "ответ"
    TWO_VERSIONS = "две версии"
    TWICE = "дважды тот же файл"
    BASE_LOST = "основа потеряна"
    NAMELESS = "потеряно всё, по чему узнают школу"
    UNTOUCHED = "вернулся как был"
    SILENT = "нет ответа"
    FOREIGN = "шаблон другого района"
    NO_BOOK = "не книга"


FATES = (
    Fate.ANSWERED, Fate.ANSWERED, Fate.TWO_VERSIONS, Fate.ANSWERED, Fate.TWICE, Fate.ANSWERED, Fate.BASE_LOST,
    Fate.ANSWERED, Fate.UNTOUCHED, Fate.ANSWERED, Fate.SILENT, Fate.ANSWERED, Fate.NAMELESS, Fate.ANSWERED,
    Fate.ANSWERED, Fate.ANSWERED, Fate.ANSWERED,
)  # fmt: skip
WAYS = (
    Way(OPENPYXL, ".xlsx"), Way(LIBREOFFICE, ".xlsx"), Way(GNUMERIC, ".xlsx"), Way(LIBREOFFICE, ".ods"),
    Way(OPENPYXL, ".xlsx"), Way(GNUMERIC, ".xls"), Way(LIBREOFFICE, ".xls"), Way(GNUMERIC, ".ods"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """A returned file: which template it answers, how it was treated, and everything that was done to its rows.
    `number` counts a school's files; the last one speaks."""

    path: Path
    template: Path
    fate: Fate
    manner: str
    way: Way
    touches: tuple[Touch, ...] = ()
    number: int = 1


def write_answers(
    templates: Path, folder: Path, day: date, seed: int = 2026, ways: Sequence[Way] = WAYS
) -> tuple[WrittenAnswer, ...]:
    """Write the answers to all templates in the folder, given on and after the day, into `folder/Ответы школ`; the
    schools save them in these `ways`, by turns.

    Programs that are not on this computer leave their share to openpyxl.
    """
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    sent = sorted(path for path in templates.glob("*.xlsx") if path.name[:1].isdigit())
    written: list[WrittenAnswer] = []
    for number, template in enumerate(sent):
        way = ways[number % len(ways)]
        school = _School(template, target, Random(f"{seed} {number}"), number, day, way)
        written.extend(school.answers(sent[number - 1]))
    written.extend(_strangers(sent, target, day))
    paths = resave({one.path: one.way for one in written if one.way.program != OPENPYXL})
    return tuple(replace(one, path=paths.get(one.path, one.path)) for one in written)


def programs(written: Iterable[WrittenAnswer]) -> tuple[str, ...]:
    """The programs that have saved the answers."""
    return tuple(sorted({one.way.program for one in written}))


class _School:
    """One school at work on its template; `number` decides its fate, its manner and its program."""

    def __init__(self, template: Path, target: Path, random: Random, number: int, day: date, way: Way) -> None:
        self.template, self.target, self.random, self.day = template, target, random, day
        self.fate = FATES[number % len(FATES)]
        self.manner: Manner = MANNERS[number % len(MANNERS)]
        self.way = way if present(way.program) and self.fate is not Fate.TWICE else Way(OPENPYXL, ".xlsx")
        self.when = datetime.combine(day + timedelta(days=1 + random.randrange(25)), time(9 + random.randrange(8)))
        self.who = f"Завуч {number + 1}"

    def answers(self, neighbour: Path) -> Iterator[WrittenAnswer]:
        """The files that come back; the neighbour is whom a transferred person comes from."""
        if self.fate is Fate.SILENT:
            return
        if self.fate is Fate.UNTOUCHED:
            yield self._copy(self.template, self.template.name, (), 1)
            return
        form = form_of(self.template)
        self._edit(form)
        self._change_rows(form, neighbour)
        if self.fate is not Fate.TWO_VERSIONS:
            yield (answer := self._filled(form, "", 1))
            if self.fate is Fate.TWICE:
                yield self._copy(answer.path, f"Копия {answer.path.name}", answer.touches, 2)
            return
        yield self._filled(form, " (черновик)", 1)
        self.when += timedelta(days=2, hours=1)
        self._edit(form)
        yield self._filled(form, " (исправлено)", 2)

    def _edit(self, form: Form) -> None:
        rows = self.random.sample(form.rows, min(len(form.rows), self.random.randint(2, 6)))
        for row in rows:
            self.random.choice(edits.CORRECTIONS)(form, row, self.random, self.day)
        if self.random.random() < 0.45:
            self.random.choice(edits.MISTAKES)(form, self.random.choice(form.rows), self.random, self.day)

    def _change_rows(self, form: Form, neighbour: Path) -> None:
        chance = self.random.random()
        if chance < 0.4:
            edits.newcomer(form, self.random, self.day)
        elif chance < 0.6:
            untouched = {touch.code for touch in form.touches}
            form.delete(self.random.choice([row for row in form.rows if form.text(row, CODE) not in untouched]))
        elif chance < 0.75:
            edits.transferred(form, self.random.choice(people_of(neighbour)), self.day)
        elif chance < 0.9:
            edits.second_post(form, self.random.choice(form.rows))

    def _filled(self, form: Form, suffix: str, number: int) -> WrittenAnswer:
        shown = form.copy()
        self.manner(shown, self.random)
        template = Template(self.template)
        template.write(shown)
        nameless = self.fate is Fate.NAMELESS
        template.lose(base=nameless or self.fate is Fate.BASE_LOST, identity=nameless)
        path = self.target / f"{self.template.stem}{suffix}.xlsx"
        template.save(path, self.when, self.who)
        return WrittenAnswer(
            path, self.template, self.fate, self.manner.__name__, self.way, _last(shown.touches), number
        )

    def _copy(self, source: Path, name: str, touches: tuple[Touch, ...], number: int) -> WrittenAnswer:
        path = self.target / name
        copy2(source, path)
        return WrittenAnswer(path, self.template, self.fate, "", Way(OPENPYXL, ".xlsx"), touches, number)


def _last(touches: Sequence[Touch]) -> tuple[Touch, ...]:
    """What all touches of one cell come to; a cell that is again as it was sent has not been touched."""
    kept: dict[tuple[object, ...], Touch] = {}
    for one in touches:
        key = (one.deed in ROWS, one.code, one.name if not one.code else "", one.column)
        kept[key] = replace(one, was=kept[key].was) if key in kept else one
    return tuple(one for one in kept.values() if one.deed in ROWS or text_of(one.was) != text_of(one.now))


def _strangers(sent: Sequence[Path], target: Path, day: date) -> Iterator[WrittenAnswer]:
    """What comes along by mistake: a template of the next district, and a letter under a workbook's name."""
    way = Way(OPENPYXL, ".xlsx")
    path = target / "Соседний район.xlsx"
    template = Template(sent[0])
    template.disguise("Соседний район", str(UUID(int=len(sent))))
    template.save(path, datetime.combine(day, time(12)), "Сосед")
    yield WrittenAnswer(path, sent[0], Fate.FOREIGN, "", way)
    letter = target / "Письмо.xlsx"
    write_letter(letter)
    yield WrittenAnswer(letter, sent[0], Fate.NO_BOOK, "", way)
