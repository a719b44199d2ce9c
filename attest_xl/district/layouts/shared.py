"""Files of several institutions: a sheet for each kindergarten, one sheet for all the centres."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, Span, column

SHEET_EACH = Layout(
    "sheet-each",
    ".xlsx",
    (
        column("№ п/п", None, 6),
        column("ФИО работника", facts.name, 34),
        column("Должность", facts.short_position, 28),
        column("Д.р.", facts.birth, 12),
        column("Действующая категория", facts.category, 24),
        column("Дата аттестации", facts.attested, 14),
        column("Работает с", facts.started, 12),
        column("Отпуск", facts.absence, 24),
        column("Выход из отпуска", facts.returned, 14),
        column("Мол. спец.", facts.young, 8),
        column("КПК", facts.trained, 12),
    ),
    titles=("{legal}", "Педагогические работники на {day}"),
    file_name="Детские сады {number}",
    sheet_name="{short}",
    span=Span.SHEETS,
    dates=spellings.short,
    gaps=True,
)

TOGETHER = Layout(
    "together",
    ".xlsx",
    (
        column("№", None, 5),
        column("Место работы", facts.institution, 28),
        column("ФИО", facts.name, 34),
        column("Дата рождения", facts.birth, 12),
        column("Должность", facts.short_position, 32),
        column("Категория", facts.category, 22),
        column("Дата решения", facts.decided, 13),
        column("Соответствие занимаемой должности", facts.conformity, 18),
        column("Дата назначения", facts.started, 13),
        column("Отсутствие", facts.absence, 24),
        column("Дата выхода", facts.returned, 13),
        column("Планируемая категория", facts.claims, 18),
        column("Статус", facts.status, 12),
    ),
    titles=("Педагоги учреждений дополнительного образования района",),
    file_name="Допобразование {number}",
    sheet_name="Все",
    span=Span.TOGETHER,
    dates=spellings.slashed,
    totals=True,
)
