"""The verbs: what a button, a VBA Sub, a command, an action file and a heading of the guide are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The group of the ribbon tab a verb stands in; the value is the label of the group."""

    DATA = "Данные"
    SCHEDULE = "График"
    TEMPLATES = "Шаблоны"
    REPORTS = "Отчёты"
    SAFETY = "Отмена"


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing the user can ask for.

    `name` is the command and the action; `sub` the VBA Sub behind the buttons; `caption` what a button says; `help` one
    sentence for a tip; `image` the picture of one of Excel's own commands (so every version since 2010 has it);
    `group` its place on the ribbon.
    """

    name: str
    sub: str
    caption: str
    help: str
    image: str
    group: Group


VERBS: tuple[Verb, ...] = (
    Verb(
        "import",
        "AttestImport",
        "Загрузить списки",
        "Читает списки школ в любом виде и добавляет людей на лист «Сотрудники».",
        "GetExternalDataFromText",
        Group.DATA,
    ),
    Verb(
        "check",
        "AttestCheck",
        "Проверить данные",
        "Находит ошибки и пропуски, отмечает ячейки и пишет на лист «Проверка», что исправить.",
        "DataValidation",
        Group.DATA,
    ),
    Verb(
        "recalculate",
        "AttestRecalculate",
        "Пересчитать график",
        "Считает для каждого вид и дату следующей аттестации и объясняет, по какому пункту.",
        "CalculateNow",
        Group.SCHEDULE,
    ),
    Verb(
        "distribute",
        "AttestDistribute",
        "Разослать шаблоны",
        "Готовит по одному файлу на школу: её люди, подсказки и места, где нужно исправить.",
        "FileSendAsAttachment",
        Group.TEMPLATES,
    ),
    Verb(
        "merge",
        "AttestMerge",
        "Собрать шаблоны",
        "Читает вернувшиеся файлы школ и переносит изменения, ничего не теряя.",
        "Consolidate",
        Group.TEMPLATES,
    ),
    Verb(
        "resolve",
        "AttestResolve",
        "Применить решения",
        "Применяет решения, выбранные на листе «Сверка».",
        "ReviewTrackChangesMenu",
        Group.TEMPLATES,
    ),
    Verb(
        "summarize",
        "AttestSummarize",
        "Сводка по школам",
        "Заполняет лист «Сводка»: люди, категории и сроки по каждой школе и по району.",
        "PivotTableInsert",
        Group.REPORTS,
    ),
    Verb(
        "close-year",
        "AttestCloseYear",
        "Итоги года",
        "Подводит итоги учебного года по району и школам.",
        "AutoSum",
        Group.REPORTS,
    ),
    Verb(
        "new-year",
        "AttestNewYear",
        "Новый учебный год",
        "Переносит план и график на следующий учебный год.",
        "FunctionsDateTimeInsertGallery",
        Group.SCHEDULE,
    ),
    Verb(
        "card",
        "AttestCard",
        "Карта педагога",
        "Собирает всё об одном педагоге или о целой школе на листе «Карта педагога».",
        "DataFormExcel",
        Group.REPORTS,
    ),
    Verb(
        "documents",
        "AttestDocuments",
        "Документы",
        "Пишет представления, приказы, выписки и уведомления в файлы Word.",
        "HeaderFooterInsert",
        Group.REPORTS,
    ),
    Verb(
        "undo",
        "AttestUndo",
        "Отменить последнее",
        "Возвращает книгу к копии, сделанной перед последним действием.",
        "Undo",
        Group.SAFETY,
    ),
)

BUILT: tuple[str, ...] = ("import", "check", "recalculate", "distribute", "merge", "resolve", "summarize", "undo")
"""The names of the verbs that work: a workbook shows a button for these and no others."""


def verb(name: str) -> Verb:
    """The verb called so. Names come from our code, never from a user: an unknown one is our bug, hence `KeyError`."""
    for known in VERBS:
        if known.name == name:
            return known
    raise KeyError(name)


def in_groups(verbs: Iterable[Verb]) -> list[Verb]:
    """The verbs, those of one group together, groups in the order of their first verb."""
    verbs = list(verbs)
    order = list(dict.fromkeys(verb.group for verb in verbs))
    return sorted(verbs, key=lambda verb: order.index(verb.group))
