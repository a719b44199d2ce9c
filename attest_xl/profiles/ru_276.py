"""Russia: order № 276 of 07.04.2014, in force until 31.08.2023, for old records: every category has an end."""

from dataclasses import replace
from datetime import date
from functools import partial

from attest_xl.profiles import own, ru_196
from attest_xl.profiles.number import Number, Unit
from attest_xl.profiles.profile import Country, Profile, by_id

ACT = "Приказ № 276"

_number = partial(Number, act=ACT)

CONFORMITY = tuple(
    replace(number, act=ACT) for number in ru_196.CONFORMITY if number.id not in ("RU-SZD-11", "RU-SZD-14")
)
"""The procedure of conformity stood in the same paragraphs; № 196 added the teacher's own information and the five."""

CATEGORY = (
    _number("RU-CAT-01", "Категория действует", 5, Unit.YEAR, paragraph="п. 24"),
    _number("RU-CAT-03", "Заявление: рассмотреть и назначить дату, не позже чем через", 30, Unit.DAY, verify=True),
    _number("RU-CAT-04", "Аттестация на категорию: от начала до решения не дольше", 60, Unit.DAY, verify=True),
    _number("RU-CAT-05", "От заявления до решения не дольше", 90, Unit.DAY, verify=True),
    _number("RU-CAT-07", "После отказа: на ту же категорию не раньше чем через", 1, Unit.YEAR, verify=True),
    _number("RU-OLD-01", "На высшую в первый раз: не раньше, считая от решения о первой", 2, Unit.YEAR,
            paragraph="п. 30", until=date(2023, 8, 31)),
    _number("RU-OLD-02", "Категории с концом срока 01.04–01.09.2020 действуют до", date(2020, 12, 31), Unit.DATE,
            act="Приказ № 193 (2020)", since=date(2020, 4, 1), until=date(2020, 9, 1), verify=True),
    _number("RU-OLD-03", "Категории с концом срока 02.09.2020–01.10.2021 действуют до", date(2021, 12, 31), Unit.DATE,
            act="Приказ № 713 (2020)", since=date(2020, 9, 2), until=date(2021, 10, 1), verify=True),
)  # fmt: skip

RU_276 = Profile(
    name="ru-276",
    title="Россия, старые записи: приказ Минобрнауки № 276 от 07.04.2014",
    country=Country.RUSSIA,
    act=ACT,
    since=date(2014, 6, 15),
    until=date(2023, 8, 31),
    categories=("первая", "высшая"),
    numbers=by_id(*CONFORMITY, *CATEGORY, *ru_196.TRAINING, *own.STATES, *own.PAPERS, *own.TELLING),
)
"""What order № 276 said, with the extensions of 2020."""
