"""Made on a Mac: days counted from 1904, surnames in capitals, headers broken over lines, the school only in the
name of the file."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column

CAPITALS = Layout(
    "capitals",
    ".xlsx",
    (
        column("ФИО\nсотрудника", facts.name, 34),
        column("ДАТА\nРОЖДЕНИЯ", facts.birth, 12),
        column("ДОЛЖНОСТЬ", facts.position, 30),
        column("КАТЕГОРИЯ", facts.category, 22),
        column("Дата при-\nсвоения", facts.decided, 12),
        column("Дата  СЗД", facts.conformity, 12),
        column("В должности с", facts.started, 12),
        column("Отсутствие", facts.absence, 24),
        column("Дата выхода", facts.returned, 12),
        column("Последние\nкурсы", facts.trained, 12),
    ),
    dates=spellings.real,
    names=spellings.capitals,
    mac=True,
)
