"""An old .xls: several facts in one cell, the well-known typo in the header of service, empty sheets after the list."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column

SEVERAL_FACTS = Layout(
    "several-facts",
    ".xls",
    (
        column("№ п/п", None, 6),
        column("Ф.И.О.", facts.name, 34),
        column("Должность", facts.position, 30),
        column("Дата рождения", facts.birth, 12),
        column("Образование", facts.education, 38),
        column("Нагрузка", facts.load, 9),
        column("Наличие квалификационной категории, дата её присвоения", facts.category_and_day, 40),
        column("Стаж пед./вучр./в долж.", facts.three_services, 12),
        column("Дата назначения", facts.started, 13),
        column("Повышение квалификации", facts.training_in_words, 44),
    ),
    titles=("Информация о педагогических кадрах {legal}",),
    file_name="Кадры {short}",
    dates=spellings.with_year_sign,
    gaps=True,
    signed=True,
    spare=("Лист2", "Лист3"),
)
