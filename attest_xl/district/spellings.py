"""How people write dates, categories, names and positions: spellings a careful reader understands."""

from collections.abc import Mapping
from datetime import date
from random import Random

from attest_xl.district.pools import GENITIVES
from attest_xl.schema.cells import Value

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTH_NAMES = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "высшая": ("высшая", "Высшая категория", "высшая квалификационная категория", "высш. кат.", "высш.",
               "высшая кв./к", "высшая к.к.", "в.к.", "в/к", "вкк", "ВКК"),
    "первая": ("первая", "первая категория", "1 категория", "1 кат.", "1 кв.к", "1кк", "1 к.к.", "I кв. категория",
               "I кате-гория", "1-я", "перв.", "І категория", "l категория"),
    "вторая": ("вторая", "II категория", "2 кат.", "2 кк", "вт."),
    "педагог-методист": ("педагог-методист", "Педагог-методист"),
    "педагог-наставник": ("педагог-наставник", "Педагог-наставник"),
    "учитель-методист": ("учитель-методист", "Учитель-методист"),
    "СЗД": ("соответствие занимаемой должности", "соответствие должности", "СЗД", "сзд", "соотв.", "соотв.з.д.",
            "соответсвие", "с/д"),
    "без категории": ("без категории", "нет категории", "не имею категории", "б/к", "бк", "б.к.", "-", "—", "нет"),
    "молодой специалист": ("молодой специалист", "мол.спец.", "м/с"),
}  # fmt: skip
UNKNOWN_CATEGORIES = ("третья", "категория", "выс/перв")

_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx")
_SHORT_POSITIONS = {
    "Заместитель директора": "зам. директора по УВР",
    "Педагог дополнительного образования": "педагог доп. образования",
    "Музыкальный руководитель": "муз. руководитель",
    "Инструктор по физической культуре": "инструктор по физ. культуре",
    "Старший воспитатель": "ст. воспитатель",
    "Социальный педагог": "соц. педагог",
}
_EPOCH = date(1899, 12, 30)


def dotted(day: date) -> Value:
    """`12.03.2021` as text."""
    return f"{day:%d.%m.%Y}"


def short(day: date) -> Value:
    """`12.3.21`."""
    return f"{day.day}.{day.month}.{day:%y}"


def slashed(day: date) -> Value:
    """`12/03/2021`: the day comes first."""
    return f"{day:%d/%m/%Y}"


def iso(day: date) -> Value:
    """`2021-03-12`."""
    return day.isoformat()


def worded(day: date) -> Value:
    """`12 марта 2021 г.`"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} г."


def with_year_sign(day: date) -> Value:
    """`12.03.2021 г.`"""
    return f"{day:%d.%m.%Y} г."


def serial(day: date) -> Value:
    """The number behind a date, typed or pasted as text."""
    return str((day - _EPOCH).days)


def real(day: date) -> Value:
    """A date as the program keeps it."""
    return day


def month_only(day: date) -> str:
    """`декабрь 2025 г.`: the day is not told."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year} г."


def impossible(day: date) -> str:
    """A day that does not exist, in the same year."""
    return f"31.02.{day.year}"


def wrong_century(day: date) -> str:
    """`12.03.2201`: two digits changed places."""
    digits = str(day.year)
    return f"{day:%d.%m.}{digits[0]}{digits[2]}{digits[1]}{digits[3]}"


def capitals(name: str) -> str:
    """`ИВАНОВА Мария Петровна`."""
    surname, rest = name.split(" ", 1)
    return f"{surname.upper()} {rest}"


def initials(name: str) -> str:
    """`Иванова М.П.`"""
    surname, given, father = name.split()
    return f"{surname} {given[0]}.{father[0]}."


def broken(name: str) -> str:
    """Two spaces and a line break within the cell."""
    surname, given, father = name.split()
    return f"{surname}  {given}\n{father}"


def look_alike(name: str) -> str:
    """Latin letters where Cyrillic ones look the same."""
    surname, rest = name.split(" ", 1)
    return f"{surname.translate(_LOOK_ALIKES)} {rest}"


def unbreaking(name: str) -> str:
    """Non-breaking spaces."""
    return name.replace(" ", "\N{NO-BREAK SPACE}")


def without_yo(name: str) -> str:
    """`е` for `ё`."""
    return name.replace("ё", "е").replace("Ё", "Е")


def maiden(random: Random, name: str) -> str:
    """The surname before marriage in brackets."""
    surname, rest = name.split(" ", 1)
    former = random.choice([old for old in ("Козлова", "Орлова", "Белова", "Зайцева") if old != surname])
    return f"{surname} ({former}) {rest}"


def position(name: str, subject: str | None) -> str:
    """`учитель математики`, `педагог-психолог`."""
    lower = name[0].lower() + name[1:]
    return f"{lower} {GENITIVES[subject]}" if subject else lower


def shortened(name: str) -> str:
    """A position as a crowded column shows it."""
    return _SHORT_POSITIONS.get(name, name)
