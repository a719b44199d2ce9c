"""«Изменилось»: what moved between two recalculations, and why.

What moved is read off the two rows; why, off their explanations, which name every fact and number they rest on. Two
explanations that agree leave only time.
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from attest_xl.rules.dates import shown
from attest_xl.rules.outcome import CATEGORY, CONFORMITY, OVERDUE, PLANNED, SOON, URGENT
from attest_xl.rules.words import facts_of
from attest_xl.sheets.schedule import Due

NEW_ROW = "новая строка"
TIME = "прошло время"
NOW_COUNTED, NO_LONGER = "теперь учтено", "больше не учитывается"

_MOVES = (
    ("institution", "учреждение"),
    ("name", "ФИО"),
    ("position", "должность"),
    ("category", "категория"),
    ("kind", "вид аттестации"),
    ("due", "следующая дата"),
    ("state", "состояние"),
    ("training_by", "курсы до"),
)
_QUIET = (("valid_until", "действует до"), ("papers_by", "подать документы до"))
"""These follow the due date, and are said only when it stands still."""

_SHOWN = attrgetter(*(field for field, _ in (*_MOVES, *_QUIET)))

_TOWARDS_THE_DAY = (PLANNED, SOON, URGENT, OVERDUE)


def changed(old: Due | None, new: Due) -> str | None:
    """What moved and why, such as `состояние: в плане → скоро – прошло время`; `None` when nothing moved."""
    if old is None:
        return NEW_ROW
    if _SHOWN(old) == _SHOWN(new):
        return None
    moves = [*_moved(old, new, _MOVES)]
    if old.due == new.due:
        moves += _moved(old, new, _QUIET)
    why = _why(old, new)
    return "; ".join(moves) + (f" – {why}" if why else "")


def _moved(old: Due, new: Due, fields: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for field, title in fields:
        before, now = getattr(old, field), getattr(new, field)
        if before != now:
            yield f"{title}: {_said(before)} → {_said(now)}"


def _said(value: date | str | None) -> str:
    if value is None:
        return "пусто"
    return shown(value) if isinstance(value, date) else value


def _why(old: Due, new: Due) -> str:
    """The reason in words; `""` where the moves say it themselves."""
    if _same_person_facts(old, new) and old.kind == CATEGORY and new.kind == CONFORMITY:
        return f"срок категории закончился {_said(old.valid_until)}"
    differences = list(_differences(old.reason or "", new.reason or ""))
    if differences:
        return "; ".join(differences)
    if old.reason == new.reason:
        return _without_new_facts(old, new)
    return "" if old.category != new.category or old.position != new.position else _body(new.reason or "")


def _same_person_facts(old: Due, new: Due) -> bool:
    return old.category == new.category and old.valid_until == new.valid_until and old.valid_until is not None


def _without_new_facts(old: Due, new: Due) -> str:
    """Why a row moved whose explanation did not: the day came nearer, or a threshold was changed."""
    if old.state == new.state:
        return "" if old.papers_by == new.papers_by else "другое число в «Правилах»"
    order = _TOWARDS_THE_DAY
    back = old.state in order and new.state in order and order.index(new.state) < order.index(old.state)
    return "другие пороги в «Правилах» или более ранний день пересчёта" if back else TIME


def _differences(before: str, now: str) -> Iterator[str]:
    """Facts and numbers of one explanation against the other, label by label."""
    old, new = facts_of(before), facts_of(now)
    for label, (day, term) in new.items():
        if label not in old:
            yield f"{NOW_COUNTED}: {label} {day}"
            continue
        old_day, old_term = old[label]
        if old_day != day:
            yield f"{label}: {old_day} → {day}"
        if old_term != term:
            yield f"число в «Правилах»: {old_term} → {term}"
    if new:
        yield from (f"{NO_LONGER}: {label} {day}" for label, (day, _) in old.items() if label not in new)


def _body(reason: str) -> str:
    """The explanation without its act and paragraphs, and without the full stop."""
    return reason.partition(": ")[2].rstrip(".")
