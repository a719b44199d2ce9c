"""An .ods with a header of three levels and dates in words."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column, under

THREE_LEVELS = Layout(
    "three-levels",
    ".ods",
    (
        column("№", None, 5),
        column("ФИО педагога", facts.name, 34),
        column("Занимаемая должность", facts.position, 30),
        under("Сведения об аттестации", "Квалификационная категория", "Категория", fact=facts.category, width=22),
        under("Сведения об аттестации", "Квалификационная категория", "Дата решения", fact=facts.decided, width=18),
        under("Сведения об аттестации", "Соответствие", "Дата СЗД", fact=facts.conformity, width=18),
        under("Сведения об аттестации", "Планы", "Заявляемая категория", fact=facts.claims, width=18),
        column("Дата назначения на должность", facts.started, 18),
        column("Отсутствие", facts.absence, 24),
        column("Дата выхода", facts.returned, 18),
    ),
    titles=("{legal}", "Аттестация педагогических работников", "на {day}"),
    file_name="{short} аттестация",
    sheet_name="{short}",
    dates=spellings.worded,
    sections=True,
)
