"""What schools do to a whole sheet: they sort, filter, merge, paste, move, rename and add."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

from attest_xl.district.answer_form import CODE, NAME, Deed, Form, Touch, as_text

Manner = Callable[[Form, Random], None]


def plain(form: Form, random: Random) -> None:
    """Nothing besides the cells."""


def sorted_by_name(form: Form, random: Random) -> None:
    """All rows in the order of the names."""
    form.rows.sort(key=lambda row: form.text(row, NAME))


def text_dates(form: Form, random: Random) -> None:
    """Every date typed as text."""
    form.rows = [[as_text(cell) for cell in row] for row in form.rows]


def filter_left_on(form: Form, random: Random) -> None:
    """Half of the rows hidden by a filter; they are still there."""
    form.hidden = [index for index in range(len(form.rows)) if random.random() < 0.5]


def pasted_without_codes(form: Form, random: Random) -> None:
    """A block of rows was kept in another file and pasted back without its first column."""
    first = random.randrange(len(form.rows))
    for row in form.rows[first : first + 6]:
        row[form.header.index(CODE)] = None


def column_moved(form: Form, random: Random) -> None:
    """A column stands elsewhere."""
    place = form.header.index(random.choice(("Последние курсы", "Примечание", "Дата решения")))
    form.header.insert(3, form.header.pop(place))
    for row in form.rows:
        row.insert(3, row.pop(place))


def columns_renamed(form: Form, random: Random) -> None:
    """Headers in the school's own words."""
    own = {NAME: "Ф.И.О. педагога", "Дата решения": "Дата присвоения категории", "Последние курсы": "КПК"}
    form.header = [own.get(title, title) for title in form.header]


def column_added(form: Form, random: Random) -> None:
    """A column of the school's own in the middle."""
    title, place = "Телефон", 5
    for row in form.rows:
        said = f"8 900 {random.randint(100, 999)} 00 00" if random.random() < 0.3 else None
        if said:
            form.touches.append(Touch(Deed.STRANGE, form.text(row, CODE), form.text(row, NAME), title, None, said))
        row.insert(place, said)
    form.header.insert(place, title)


def titles_above(form: Form, random: Random) -> None:
    """The school's name and a date above the header, a signature below."""
    form.above = [["Список педагогических работников"], ["по состоянию на 1 февраля"]]


def names_merged(form: Form, random: Random) -> None:
    """One cell for the name of a person in two positions that stand one below the other."""
    for index, (one, other) in enumerate(pairwise(form.rows)):
        if form.text(one, NAME) == form.text(other, NAME):
            form.merged.append((index, index + 1, NAME))


def column_removed(form: Form, random: Random) -> None:
    """A column nobody needed."""
    place = form.header.index("Наставник")
    del form.header[place]
    for row in form.rows:
        del row[place]


MANNERS: tuple[Manner, ...] = (
    plain, sorted_by_name, text_dates, filter_left_on, plain, pasted_without_codes, column_moved, columns_renamed,
    plain, column_added, titles_above, names_merged, column_removed,
)  # fmt: skip
