"""«Сотрудники»: one row is a person in a position in an institution."""

from datetime import date
from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Category, Choice, Count, Day, Flag, Position, Text
from attest_xl.schema.sheet import Row, Sheet
from attest_xl.sheets.common import CODE, INSTITUTION, NAME

PREGNANCY = "беременность"
MATERNITY = "отпуск по беременности и родам"
CHILDCARE = "отпуск по уходу за ребёнком"
ILLNESS = "болезнь более 4 месяцев"
ABSENCES = (PREGNANCY, MATERNITY, CHILDCARE, ILLNESS)

WORKS = "работает"
LEFT = "выбыл"

_ABSENCE_SPELLINGS = {
    "декрет": MATERNITY,
    "декретныйотпуск": MATERNITY,
    "вдекрете": MATERNITY,
    "отпускпобир": MATERNITY,
    "бир": MATERNITY,
    "поуходузаребенком": CHILDCARE,
    "уходзаребенком": CHILDCARE,
    "отпускпоуходу": CHILDCARE,
    "отпускпоуходузаребенкомдо3лет": CHILDCARE,
    "отпускпоуходузаребенкомдо15лет": CHILDCARE,
    "до": CHILDCARE,
    "ожр": CHILDCARE,
    "беременна": PREGNANCY,
    "длительнаяболезнь": ILLNESS,
    "болезньболее4месяцевподряд": ILLNESS,
    "болезньсвыше4месяцев": ILLNESS,
}
_STATUS_SPELLINGS = {
    "работающий": WORKS,
    "действующий": WORKS,
    "уволен": LEFT,
    "уволена": LEFT,
    "выбыла": LEFT,
    "уволился": LEFT,
    "уволилась": LEFT,
    "неработает": LEFT,
}
REASONS = (
    "боится выступать",
    "не может описать свой опыт",
    "слаб самоанализ",
    "знание предмета или методики",
    "нет результатов",
    "не хочет",
    "другое",
)


class Staff(Row):
    """A person in a position in an institution."""

    sheet: ClassVar[Sheet] = Sheet(
        "Сотрудники",
        "tblStaff",
        Owner.SCHOOL,
        "Каждая строка – человек в одной должности в одном учреждении. Две должности – две строки.",
        key="code",
        pages_wide=2,
    )

    code: Annotated[str | None, CODE] = None
    institution: Annotated[
        str | None,
        Column(
            INSTITUTION.title,
            INSTITUTION.kind,
            INSTITUTION.help,
            ("ОУ", "ОО", "Место работы", "Организация", "Образовательное учреждение", "Образовательная организация",
             "Наименование ОУ", "Наименование учреждения", "Школа", "МБОУ"),
            Owner.METHODIST,
            required=True,
        ),
    ] = None  # fmt: skip
    name: Annotated[
        str | None,
        Column(
            NAME.title,
            NAME.kind,
            NAME.help,
            ("Фамилия, имя, отчество", "Ф.И.О.", "Ф.И.О. педагога", "ФИО педагога", "ФИО сотрудника", "ФИО работника",
             "ФИО педагогического работника", "ФИО учителя", "Фамилия Имя Отчество (полностью)", "Педагог",
             "Сотрудник"),
            required=True,
            width=NAME.width,
        ),
    ] = None  # fmt: skip
    birth: Annotated[
        date | None,
        Column(
            "Дата рождения",
            Day(earliest=date(1930, 1, 1), pivot=10),
            "По паспорту. Нужна, чтобы не спутать однофамильцев.",
            ("Дата рожд.", "Дата рожд", "День рождения", "Д.р.", "Год рождения", "Число, месяц, год рождения"),
        ),
    ] = None
    position: Annotated[
        str | None,
        Column(
            "Должность",
            Position(),
            "Из перечня должностей; предмет – в столбце «Предмет».",
            ("Занимаемая должность", "Должность по штатному расписанию", "Должность, предмет", "Должность (предмет)",
             "Должность, преподаваемый предмет", "Наименование должности"),
            required=True,
        ),
    ] = None  # fmt: skip
    subject: Annotated[
        str | None,
        Column(
            "Предмет",
            Text(width=18),
            "Что преподаёт, если должность этого требует.",
            (
                "Преподаваемый предмет",
                "Преподаваемая дисциплина",
                "Предмет (направление)",
                "Дисциплина",
                "Специализация",
            ),
        ),
    ] = None
    category: Annotated[
        str | None,
        Column(
            "Категория",
            Category(),
            "Действующая или последняя категория в этой должности.",
            ("Имеющаяся кв. кат.", "Действующая категория", "Квалификационная категория", "Кв. категория", "Кв. кат.",
             "Имеющаяся категория", "Наличие квалификационной категории", "Категория (разряд)", "Квалиф. категория"),
        ),
    ] = None  # fmt: skip
    decided: Annotated[
        date | None,
        Column(
            "Дата решения",
            Day(),
            "Дата решения комиссии (приказа), с которой установлена категория.",
            ("Дата присвоения", "Дата присвоения категории", "Дата аттестации", "Дата последней аттестации",
             "Дата установления категории", "Дата её присвоения", "Когда присвоена", "Дата приказа"),
        ),
    ] = None  # fmt: skip
    order: Annotated[
        str | None,
        Column(
            "Приказ",
            Text(width=18),
            "Номер приказа о категории и кто его издал.",
            ("Номер приказа", "№ приказа", "Реквизиты приказа", "Основание", "Приказ о присвоении"),
        ),
    ] = None
    conformity: Annotated[
        date | None,
        Column(
            "Дата СЗД",
            Day(),
            "Дата последнего решения о соответствии занимаемой должности.",
            ("СЗД", "Соответствие занимаемой должности", "Дата соответствия", "Соответствие должности",
             "Дата аттестации на СЗД", "Дата аттестации на соответствие"),
        ),
    ] = None  # fmt: skip
    started: Annotated[
        date | None,
        Column(
            "В должности с",
            Day(),
            "С какого дня в этой должности в этом учреждении.",
            ("Дата назначения", "Дата приема", "Дата приёма на работу", "Дата назначения на должность", "Принят",
             "Дата поступления", "Работает с", "Дата вступления в должность"),
        ),
    ] = None  # fmt: skip
    absence: Annotated[
        str | None,
        Column(
            "Отсутствие",
            Choice(ABSENCES, "absence", spellings=_ABSENCE_SPELLINGS),
            "Если человека сейчас нет или недавно не было: почему.",
            ("Причина отсутствия", "Отпуск"),
        ),
    ] = None
    returned: Annotated[
        date | None,
        Column(
            "Дата выхода",
            Day(),
            "Когда вышел или выйдет на работу после отсутствия.",
            ("Выход из отпуска", "Дата выхода из отпуска", "Вышел"),
        ),
    ] = None
    claims: Annotated[
        str | None,
        Column(
            "Заявляет категорию",
            Category(claimed=True),
            "На какую категорию собирается подать заявление.",
            ("Заявленная категория", "Планируемая категория", "Заявляемая категория", "На какую категорию"),
        ),
    ] = None
    trained: Annotated[
        date | None,
        Column(
            "Последние курсы",
            Day(),
            "Когда закончил последние курсы повышения квалификации.",
            ("Повышение квалификации", "Курсы", "Курсы ПК", "КПК", "Дата прохождения курсов", "Курсовая подготовка",
             "Последнее повышение квалификации"),
        ),
    ] = None  # fmt: skip
    young: Annotated[
        bool | None,
        Column("Молодой специалист", Flag(), "Да, если молодой специалист.", ("Мол. спец.", "М/с")),
    ] = None
    status: Annotated[
        str | None,
        Column(
            "Статус",
            Choice((WORKS, LEFT), "status", spellings=_STATUS_SPELLINGS, width=11),
            "Работает или выбыл. Строки не удаляйте: ставьте «выбыл».",
        ),
    ] = None
    remark: Annotated[
        str | None,
        Column("Примечание", Text(width=28), "Любые пометки.", ("Примечания", "Комментарий", "Прим.")),
    ] = None
    service: Annotated[
        int | None,
        Column(
            "Педагогический стаж",
            Count(maximum=70),
            "Полных лет педагогического стажа.",
            ("Пед. стаж", "Стаж педагогической работы", "Стаж пед.", "Педстаж", "Стаж", "Стаж работы"),
        ),
    ] = None
    education: Annotated[
        str | None,
        Column("Образование", Text(width=28), "Уровень, что и когда окончил.", ("Образование (что и когда окончил)",)),
    ] = None
    mentor: Annotated[
        str | None,
        Column("Наставник", Text(width=22), "Кто сопровождает молодого специалиста.", ("ФИО наставника",)),
    ] = None
    reason: Annotated[
        str | None,
        Column(
            "Почему не аттестуется",
            Choice(REASONS, "reason", open=True, width=22),
            "По опросу: что мешает заявить категорию.",
            owner=Owner.METHODIST,
        ),
    ] = None
