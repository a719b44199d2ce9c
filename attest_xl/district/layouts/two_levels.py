"""A merged header of two levels, section rows with numbers that begin anew, «Итого» after each section."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column, under

TWO_LEVELS = Layout(
    "two-levels",
    ".xlsx",
    (
        column("№", None, 5),
        column("Фамилия, имя, отчество", facts.name, 34),
        column("Дата рожд.", facts.birth, 12),
        column("Должность", facts.bare_position, 26),
        column("Преподаваемый предмет", facts.subject, 22),
        under("Аттестация", "Категория", fact=facts.category, width=20),
        under("Аттестация", "Дата присвоения", fact=facts.decided, width=13),
        under("Аттестация", "№ приказа", fact=facts.order, width=22),
        under("Аттестация", "Дата СЗД", fact=facts.conformity, width=13),
        under("Работа", "Стаж педагогической работы", fact=facts.service, width=11),
        under("Работа", "Дата назначения", fact=facts.started, width=13),
        under("Отпуск, болезнь", "Причина отсутствия", fact=facts.absence, width=22),
        under("Отпуск, болезнь", "Дата выхода", fact=facts.returned, width=13),
        column("Последнее повышение квалификации", facts.trained, 16),
    ),
    titles=("{legal}", "СПИСОК ПЕДАГОГИЧЕСКИХ РАБОТНИКОВ НА {day}"),
    file_name="Список {short}",
    sheet_name="Педагоги",
    dates=spellings.dotted,
    sections=True,
    totals=True,
    signed=True,
)
