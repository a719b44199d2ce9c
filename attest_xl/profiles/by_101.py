"""Belarus: Instruction № 101 of 22.08.2012 as amended up to 01.04.2024. Categories have no end; each opens the next."""

from datetime import date
from functools import partial

from attest_xl.profiles import own
from attest_xl.profiles.number import Number, Unit
from attest_xl.profiles.profile import Country, Profile, by_id

ACT = "Инструкция № 101"

_number = partial(Number, act=ACT, verify=True)
_condition = partial(Number, act=ACT, value=None, unit=Unit.CONDITION)

AWARD = (
    _number("BY-AWD-01", "Вторая: не раньше, считая от начала работы в должности", 2, Unit.YEAR, paragraph="п. 19"),
    _number("BY-AWD-02", "Первая: не раньше, считая от решения о второй", 2, Unit.YEAR, paragraph="п. 19"),
    _number("BY-AWD-03", "Высшая: не раньше, считая от решения о первой", 3, Unit.YEAR, paragraph="п. 19"),
    _number("BY-AWD-04", "Учитель-методист: не раньше, считая от решения о высшей", 3, Unit.YEAR,
            paragraph="п. 18–19"),
    _condition(id="BY-AWD-05", meaning="Высшую присваивают по квалификационному экзамену", verify=True),
    _condition(id="BY-AWD-06", meaning="Учителя-методиста – по экзамену; авторы учебников освобождены",
               act="Инструкция № 101 в ред. 2024 № 36"),
)  # fmt: skip

CONFIRMATION = (
    _number("BY-CNF-01", "Подтверждение после перерыва в должности дольше (включает инициатива руководителя)", 2,
            Unit.YEAR, paragraph="п. 5", verify=False, optional=True, on=False),
    _condition(id="BY-CNF-02", meaning="Подтверждение, если снизился уровень работы, – по решению руководителя",
               paragraph="п. 5"),
    _number("BY-CNF-03", "Периодическое подтверждение высшей (старая редакция)", 5, Unit.YEAR,
            act="Инструкция № 101 в ред. 2012", optional=True, on=False),
)  # fmt: skip

TRAINING = (
    _number("BY-CPD-01", "Повышение квалификации: не реже одного раза, считая от последних курсов", 3, Unit.YEAR),
)

BY_101 = Profile(
    name="by-101",
    title="Беларусь: Инструкция № 101 от 22.08.2012",
    country=Country.BELARUS,
    act=ACT,
    since=date(2012, 9, 1),
    until=None,
    categories=("вторая", "первая", "высшая", "учитель-методист"),
    numbers=by_id(*AWARD, *CONFIRMATION, *TRAINING, *own.STATES, *own.TELLING),
)
"""What Instruction № 101 says; the two optional confirmations are off."""
