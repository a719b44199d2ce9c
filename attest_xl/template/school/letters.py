"""The texts that go with a template: ready to be pasted into an e-mail, and to be sent again when nobody answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from attest_xl.schema.kinds import Name
from attest_xl.schema.kinds.name_parts import is_initials
from attest_xl.sheets import Institution
from attest_xl.template.school.content import Sender

FILL = "Проверьте список, допишите новых людей и отметьте тех, кто ушёл."
CELLS_TOLD = 20
"""How many cells a letter names before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Who gets what. `rows` and `marked` count people and cells to be looked at in the template `file`."""

    institution: Institution
    sender: Sender
    file: str
    rows: int
    marked: int
    answer_by: date


def letter(told: Letter) -> str:
    """The letter with the template."""
    return _letter(
        told.institution,
        told.sender,
        f"Список педагогов для аттестации: {told.institution.institution} – ответ до {told.answer_by:%d.%m.%Y}",
        f"{_listed(told)} {FILL}",
        _marked(told),
        f"Файл: {told.file}. Что делать, по шагам, написано на его первом листе.{_locked(told.institution)}",
        f"Ждём файл до {told.answer_by:%d.%m.%Y} {_where(told.sender)}.",
    )


def correction_letter(
    institution: Institution, sender: Sender, file: str, cells: Sequence[str], answer_by: date
) -> str:
    """The letter with an answer that goes back to be corrected; `cells` name the cells with notes."""
    told = "; ".join(cells[:CELLS_TOLD]) + (f" и ещё {len(cells) - CELLS_TOLD}" if len(cells) > CELLS_TOLD else "")
    return _letter(
        institution,
        sender,
        f"Исправьте список педагогов: {institution.institution} – ответ до {answer_by:%d.%m.%Y}",
        "Ваш файл получен, всё понятное из него взято. "
        f"Осталось исправить или подтвердить, ячеек: {len(cells)}. Это {told}.",
        f"Файл: {file}. В нём ваши строки, как вы их прислали; рядом с каждой такой ячейкой примечание, что не так."
        f"{_locked(institution)}",
        f"Ждём файл до {answer_by:%d.%m.%Y} {_where(sender)}.",
    )


def reminder(institution: Institution, sender: Sender, file: str, answer_by: date, today: date) -> str:
    """The letter to a school that has not answered; `file` is the template it got, `""` when that is not known."""
    named = f" «{file}»" if file else ""
    return _letter(
        institution,
        sender,
        f"Напоминание: список педагогов, {institution.institution}",
        f"{institution.sent:%d.%m.%Y} мы отправили вам файл{named} со списком педагогов. Ответ ждали до "
        f"{answer_by:%d.%m.%Y}, дней после этого срока: {(today - answer_by).days}.",
        f"{FILL} Пришлите файл {_where(sender)}.",
        "Если вы его уже отправили, ответьте на это письмо: возможно, оно не дошло. Если файл не найти, напишите – "
        "пришлём ещё раз.",
    )


def greeting(coordinator: str | None) -> str:
    """By name and patronymic where the cell tells them."""
    read = Name().read(coordinator)
    words = read.split() if isinstance(read, str) else []
    if len(words) == 3 and not any(map(is_initials, words)):
        return f"Здравствуйте, {words[1]} {words[2]}!"
    return "Здравствуйте!"


def _letter(institution: Institution, sender: Sender, subject: str, *paragraphs: str) -> str:
    head = f"Кому: {institution.email or 'впишите адрес'}\nТема: {subject}"
    signed = "\n".join(part for part in (sender.signature, sender.office, sender.district, sender.email) if part)
    told = "\n\n".join(part for part in (greeting(institution.coordinator), *paragraphs, signed) if part)
    return f"{head}\n\n{told}\n"


def _listed(told: Letter) -> str:
    if not told.rows:
        return "В районе пока нет списка ваших педагогов: отправляем пустой шаблон."
    return f"Отправляем список ваших педагогов, как он записан в районе; строк: {told.rows}."


def _marked(told: Letter) -> str:
    if not told.marked:
        return ""
    return f"Закрашено и требует внимания, ячеек: {told.marked}. Что не так, написано в примечании рядом с ячейкой."


def _locked(institution: Institution) -> str:
    return " Файл закрыт паролем, пароль сообщим отдельно." if institution.password else ""


def _where(sender: Sender) -> str:
    return f"на адрес {sender.email}" if sender.email else "ответом на это письмо"
