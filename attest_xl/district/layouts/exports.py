"""Two exports as text: cp1251 with `;` from an old program, UTF-8 with title lines from a newer one."""

from attest_xl.district import facts, spellings
from attest_xl.district.layout import Layout, column

CSV_1251 = Layout(
    "csv-1251",
    ".csv",
    (
        column("ОУ", facts.institution),
        column("ФИО сотрудника", facts.name),
        column("Дата рождения", facts.birth),
        column("Должность", facts.bare_position),
        column("Предмет", facts.subject),
        column("Категория персонала", facts.staff_type),
        column("Квалификационная категория", facts.category),
        column("Дата установления категории", facts.decided),
        column("Дата соответствия", facts.conformity),
        column("Дата поступления", facts.started),
        column("Статус", facts.status),
        column("Курсы", facts.trained),
    ),
    file_name="export_{number}",
)

CSV_UTF8 = Layout(
    "csv-utf8",
    ".csv",
    (
        column("№", None),
        column("Сотрудник", facts.name),
        column("Должность, предмет", facts.position),
        column("Кв. категория", facts.category),
        column("Дата присвоения категории", facts.decided),
        column("Реквизиты приказа", facts.order),
        column("Дата СЗД", facts.conformity),
        column("Принят", facts.started),
        column("Отсутствие", facts.absence),
        column("Дата выхода", facts.returned),
        column("М/с", facts.young),
    ),
    titles=("Организация: {legal}", "Дата выгрузки: {day}"),
    file_name="{short} выгрузка",
    dates=spellings.iso,
    totals=True,
    encoding="utf-8-sig",
)
