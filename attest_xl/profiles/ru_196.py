"""Russia: order № 196 of 24.03.2023, in force 01.09.2023–31.08.2029. Categories set under it have no end."""

from datetime import date
from functools import partial

from attest_xl.profiles import own
from attest_xl.profiles.number import Number, Unit
from attest_xl.profiles.profile import Country, Profile, by_id

ACT = "Приказ № 196"
PERMANENT_SINCE = date(2023, 9, 1)
LAST_TERMED_DAY = date(2028, 8, 31)
"""Every category that has an end is over by this day: those set on 31.08.2023 are the last."""

_number = partial(Number, act=ACT)
_condition = partial(Number, act=ACT, value=None, unit=Unit.CONDITION)

CONFORMITY = (
    _number("RU-SZD-01", "СЗД: не реже одного раза, считая от последнего решения", 5, Unit.YEAR, paragraph="п. 5"),
    _number("RU-SZD-02", "СЗД: не раньше, считая от начала работы в должности", 2, Unit.YEAR, paragraph="п. 22 «б»"),
    _number("RU-SZD-03", "СЗД: не раньше, считая от выхода из отпуска по беременности и родам", 2, Unit.YEAR,
            paragraph="п. 22 «г»"),
    _number("RU-SZD-04", "СЗД: не раньше, считая от выхода из отпуска по уходу за ребёнком", 2, Unit.YEAR,
            paragraph="п. 22 «д»"),
    _number("RU-SZD-05", "СЗД: не раньше, считая от выхода после болезни более 4 месяцев подряд", 1, Unit.YEAR,
            paragraph="п. 22 «е»"),
    _condition(id="RU-SZD-06", meaning="Беременных на СЗД не аттестуют", paragraph="п. 22 «в»"),
    _condition(id="RU-SZD-07", meaning="Имеющих действующую категорию на СЗД не аттестуют", paragraph="п. 22 «а»"),
    _number("RU-SZD-08", "До заседания: ознакомить с приказом и графиком, не позже чем за", 30, Unit.DAY,
            paragraph="п. 9"),
    _number("RU-SZD-09", "До заседания: ознакомить с представлением, не позже чем за", 30, Unit.DAY,
            paragraph="п. 12"),
    _number("RU-SZD-10", "До перенесённого заседания: ознакомить снова, не позже чем за", 30, Unit.DAY,
            paragraph="п. 13"),
    _number("RU-SZD-11", "До заседания: педагог даёт дополнительные сведения, не позже чем за", 5, Unit.WORKING_DAY,
            verify=True),
    _number("RU-SZD-12", "После заседания: составить выписку из протокола, не позже чем через", 2, Unit.WORKING_DAY,
            paragraph="п. 20"),
    _number("RU-SZD-13", "После выписки: ознакомить с ней педагога, не позже чем через", 3, Unit.WORKING_DAY,
            paragraph="п. 20"),
    _number("RU-SZD-14", "В комиссии организации не меньше", 5, Unit.PERSON, paragraph="п. 6–7"),
)  # fmt: skip

CATEGORY = (
    _number("RU-CAT-01", "Категория, установленная до 01.09.2023, действует", 5, Unit.YEAR, act="Приказ № 276",
            paragraph="п. 24", until=date(2023, 8, 31)),
    _condition(id="RU-CAT-02", meaning="Категория, установленная с 01.09.2023, действует бессрочно", paragraph="п. 24",
               since=PERMANENT_SINCE),
    _number("RU-CAT-03", "Заявление: рассмотреть и назначить дату, не позже чем через", 30, Unit.DAY,
            paragraph="п. 32"),
    _number("RU-CAT-04", "Аттестация на категорию: от начала до решения не дольше", 60, Unit.DAY, paragraph="п. 33"),
    _number("RU-CAT-05", "От заявления до решения не дольше", 90, Unit.DAY, paragraph="п. 32–33"),
    _condition(id="RU-CAT-06", meaning="На высшую: первая или высшая была когда-либо в любой должности",
               paragraph="п. 30"),
    _number("RU-CAT-07", "После отказа: на ту же категорию не раньше чем через", 1, Unit.YEAR, paragraph="п. 43",
            verify=True),
    _condition(id="RU-CAT-08", meaning="При отказе в высшей первая сохраняется", paragraph="п. 43"),
    _condition(id="RU-CAT-09", meaning="При отказе в бессрочной первой старая действует до конца своего срока",
               act="Письмо № 08-2302"),
    _number("RU-CAT-10", "Совет: подать заявление до конца старой категории не позже чем за", 3, Unit.MONTH,
            act="Совет методических служб", verify=True),
    _condition(id="RU-CAT-11", meaning="На педагога-методиста и педагога-наставника: высшая была в любой должности",
               paragraph="п. 45"),
    _condition(id="RU-CAT-12", meaning="На педагога-методиста и педагога-наставника: с ходатайством работодателя",
               paragraph="разд. IV"),
    _number("RU-CAT-13", "В комиссии региона не меньше", 7, Unit.PERSON, paragraph="п. 26"),
)  # fmt: skip

TRAINING = (
    Number("RU-CPD-01", "Повышение квалификации: не реже одного раза, считая от последних курсов", 3, Unit.YEAR,
           "273-ФЗ", "ст. 47 ч. 5 п. 2"),
)  # fmt: skip

RU_196 = Profile(
    name="ru-196",
    title="Россия: приказ Минпросвещения № 196 от 24.03.2023",
    country=Country.RUSSIA,
    act=ACT,
    since=PERMANENT_SINCE,
    until=date(2029, 8, 31),
    categories=("первая", "высшая", "педагог-методист", "педагог-наставник"),
    numbers=by_id(*CONFORMITY, *CATEGORY, *TRAINING, *own.STATES, *own.PAPERS, *own.TELLING),
)
"""What order № 196 says, with the end of the categories set before it."""
