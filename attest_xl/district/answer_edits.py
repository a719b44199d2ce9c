"""What schools do to single cells and rows: corrections, news, and the mistakes people make."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from attest_xl.district.answer_form import CODE, NAME, PLACE, POSITION, Deed, Form
from attest_xl.district.pools import FEMALE_NAMES, PATRONYMICS
from attest_xl.schema.cells import Value
from attest_xl.sheets.staff import CHILDCARE, LEFT, WORKS

Row = list[Value]
Edit = Callable[[Form, Row, Random, date], None]
"""Does something to a row; the day is that of the answer."""

SURNAMES = ("Верхозина", "Долгополова", "Криволапова", "Чернобровина", "Синеглазова", "Лебединская", "Звонарёва")
REMARKS = ("уточнено по приказу", "+7 (900) 000-00-00", "= см. приказ", "в декрете")
_FILLED = ("Молодой специалист", "Педагогический стаж", "Образование", "Последние курсы")


def decision(form: Form, row: Row, random: Random, day: date) -> None:
    """A new category with its date and order."""
    decided = day - timedelta(days=random.randint(20, 200))
    form.set(row, "Категория", "высшая" if form.get(row, "Категория") == "первая" else "первая")
    form.set(row, "Дата решения", decided)
    form.set(row, "Приказ", f"№ {random.randint(10, 900)}-к от {decided:%d.%m.%Y}")


def courses(form: Form, row: Row, random: Random, day: date) -> None:
    """The courses of this year."""
    form.set(row, "Последние курсы", day - timedelta(days=random.randint(10, 120)))


def started(form: Form, row: Row, random: Random, day: date) -> None:
    """Since when somebody is in the post."""
    form.set(row, "В должности с", date(day.year - random.randint(3, 12), 9, 1))


def birth(form: Form, row: Row, random: Random, day: date) -> None:
    """The birth date where it was not known, or a corrected one."""
    form.set(row, "Дата рождения", date(random.randint(1961, 2000), random.randint(1, 12), random.randint(1, 28)))


def remark(form: Form, row: Row, random: Random, day: date) -> None:
    """A remark; now and then it begins as a formula does."""
    form.set(row, "Примечание", random.choice(REMARKS))


def left(form: Form, row: Row, random: Random, day: date) -> None:
    """Somebody has left, in the school's own word."""
    form.set(row, "Статус", random.choice((LEFT, "уволена")))


def leave(form: Form, row: Row, random: Random, day: date) -> None:
    """Somebody looks after a child."""
    form.set(row, "Отсутствие", CHILDCARE)
    form.set(row, "Дата выхода", day + timedelta(days=random.randint(30, 500)))


def married(form: Form, row: Row, random: Random, day: date) -> None:
    """Another surname in the same row; of a man only a remark."""
    if not form.text(row, NAME).endswith("на"):
        remark(form, row, random, day)
        return
    _, *rest = form.text(row, NAME).split(" ", 1)
    form.set(row, NAME, " ".join((random.choice(SURNAMES), *rest)))


def cleared(form: Form, row: Row, random: Random, day: date) -> None:
    """A cell that may be blank is emptied."""
    filled = [title for title in ("Приказ", "Образование", "Примечание", "Заявляет категорию") if form.get(row, title)]
    if filled:
        form.set(row, random.choice(filled), None)


def impossible_day(form: Form, row: Row, random: Random, day: date) -> None:
    """A day that does not exist."""
    form.set(row, "Дата решения", f"31.02.{day.year - 1}", Deed.MISTAKE)


def unknown_category(form: Form, row: Row, random: Random, day: date) -> None:
    """A category that there is not."""
    form.set(row, "Категория", random.choice(("третья", "категория", "в процессе")), Deed.MISTAKE)


def words_for_a_day(form: Form, row: Row, random: Random, day: date) -> None:
    """Words where a date is asked."""
    form.set(row, "Последние курсы", random.choice(("не помнит", "планируются", "уточняется")), Deed.MISTAKE)


def broken_formula(form: Form, row: Row, random: Random, day: date) -> None:
    """What a formula leaves behind whose source is gone."""
    form.set(row, "Педагогический стаж", "#REF!", Deed.MISTAKE)


def other_place(form: Form, row: Row, random: Random, day: date) -> None:
    """The school's name spelt its own way in a locked column: the lock was taken off."""
    form.set(row, PLACE, f"филиал {form.text(row, PLACE)}", Deed.LOCKED)


CORRECTIONS: tuple[Edit, ...] = (decision, courses, started, birth, remark, left, leave, married, cleared, courses)
MISTAKES: tuple[Edit, ...] = (impossible_day, unknown_category, words_for_a_day, broken_formula, other_place)


def newcomer(form: Form, random: Random, day: date) -> None:
    """Somebody who has been hired."""
    name = f"{random.choice(SURNAMES)} {random.choice(FEMALE_NAMES)} {random.choice(PATRONYMICS)[1]}"
    cells: dict[str, Value] = {
        PLACE: form.text(form.rows[0], PLACE),
        NAME: name,
        "Дата рождения": date(random.randint(1970, 2002), random.randint(1, 12), random.randint(1, 28)),
        POSITION: random.choice(("Воспитатель", "Учитель", "Педагог-психолог")),
        "Категория": "без категории",
        "В должности с": date(day.year - 1, 9, 1),
        "Статус": WORKS,
    }
    form.add(cells)


def transferred(form: Form, cells: dict[str, Value], day: date) -> None:
    """Somebody who was in another school: the same person, no code."""
    kept = {title: value for title, value in cells.items() if title not in (CODE, *_FILLED)}
    form.add({**kept, PLACE: form.text(form.rows[0], PLACE), "В должности с": day.replace(day=1)}, Deed.TRANSFER)


def second_post(form: Form, row: Sequence[Value]) -> None:
    """A person of the school in one more position."""
    cells = {title: form.get(row, title) for title in (PLACE, NAME, "Дата рождения", "Статус")}
    form.add({**cells, POSITION: "Педагог дополнительного образования", "Категория": "без категории"})
