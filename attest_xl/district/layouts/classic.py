"""Title rows, one header row, real dates; «СЗД» stands in the category column with its date beside it."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column

CLASSIC = Layout(
    "classic",
    ".xlsx",
    (
        column("№ п/п", None, 6),
        column("ФИО", facts.name_and_maiden, 34),
        column("Дата рождения", facts.birth, 12),
        column("Должность", facts.position, 30),
        column("Образование", facts.education, 38),
        column("Имеющаяся кв. кат.", facts.category, 22),
        column("Дата присвоения", facts.attested, 13),
        column("Пед. стаж", facts.service, 8),
        column("Дата приема", facts.started, 12),
        column("Отсутствие", facts.absence, 20),
        column("Дата выхода", facts.returned, 12),
        column("Курсы ПК", facts.trained, 12),
        column("Примечание", facts.remark, 20),
    ),
    titles=("Сведения о педагогических работниках", "{legal}", "по состоянию на {day}"),
    file_name="{short} педагоги",
    dates=spellings.real,
    signed=True,
    gaps=True,
)
