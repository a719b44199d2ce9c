"""Numbers no act sets: the thresholds by which the program says «срочно» and counts days for papers."""

from attest_xl.profiles.number import Number, Unit

PROGRAM = "Настройка программы"

STATES = (
    Number("OWN-01", "Состояние «срочно»: столько дней до срока или меньше", 90, Unit.DAY, PROGRAM),
    Number("OWN-02", "Состояние «скоро»: столько дней до срока или меньше", 180, Unit.DAY, PROGRAM),
)
PAPERS = (
    Number("OWN-03", "Подать заявление на категорию: за столько дней до конца старой", 90, Unit.DAY, PROGRAM),
    Number("OWN-04", "Подготовить документы на СЗД: за столько дней до срока", 30, Unit.DAY, PROGRAM),
)
TELLING = (Number("OWN-05", "Сообщить человеку результат: за столько дней после приказа", 3, Unit.DAY, PROGRAM),)
