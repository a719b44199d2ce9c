"""A forward schedule: initials instead of names, and a term of validity that is no date of decision."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column

FORWARD_SCHEDULE = Layout(
    "forward-schedule",
    ".xls",
    (
        column("№", None, 5),
        column("Ф.И.О. педагога", facts.name, 24),
        column("Должность (предмет)", facts.short_position, 32),
        column("Действующая категория", facts.category, 24),
        column("Срок действия", facts.valid_until, 14),
        column("Дата присвоения", facts.decided, 14),
        column("Дата аттестации на СЗД", facts.conformity, 14),
        column("Дата приёма на работу", facts.started, 14),
        column("Заявленная категория", facts.claims, 18),
    ),
    titles=("Перспективный график аттестации", "педагогических работников {legal}", "на 2025–2030 годы"),
    file_name="График аттестации {short}",
    dates=spellings.real,
    names=spellings.initials,
    signed=True,
    spare=("Лист2", "Лист3"),
)
