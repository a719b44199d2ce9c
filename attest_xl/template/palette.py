"""The colours and the type of a workbook: the same for an owner, a state or a grade on every sheet and chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attest_xl.schema.column import Owner

FONT = "Calibri"
THOUSANDS = "[>=1000]# ##0;0"
INK = "#1F2933"
MUTED = "#6B7683"
RULE = "#D5DBE2"
SHADE = "#F3F5F7"
PAPER = "#FFFFFF"
NAVY = "#17375E"
SKY = "#DCE8F5"
BLUE = "#2F6DA8"
HINT = "#FFF6DB"


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour in three strengths: behind text, for text, and for the parts of a chart."""

    fill: str
    text: str
    solid: str


PLAIN = Tone("#DCE8F5", INK, BLUE)
RED = Tone("#F9D6D2", "#A61B1B", "#C8443A")
ORANGE = Tone("#FCE0C4", "#96490A", "#E08A3C")
YELLOW = Tone("#FDF2C0", "#7A5D00", "#E3BE3B")
GREEN = Tone("#D9EEDD", "#1F6B3A", "#5AA574")
TEAL = Tone("#D3ECEE", "#11616B", "#3F9BA6")
GREY = Tone("#E6E9ED", "#5A6572", "#A3ADB8")
PURPLE = Tone("#E6DCF2", "#5B3A8C", "#8E6BBF")

OWNERS: Mapping[Owner, str] = MappingProxyType(
    {Owner.SCHOOL: "#2F6DA8", Owner.METHODIST: "#2B7A66", Owner.COMPUTED: "#66717F"}
)
OWNER_NAMES: Mapping[Owner, str] = MappingProxyType(
    {Owner.SCHOOL: "школа", Owner.METHODIST: "методист", Owner.COMPUTED: "программа"}
)
STATES: Mapping[str, Tone] = MappingProxyType(
    {
        "просрочено": RED,
        "срочно": ORANGE,
        "скоро": YELLOW,
        "в плане": GREEN,
        "доступно": TEAL,
        "бессрочно": GREY,
        "не подлежит": GREY,
        "нет данных": PURPLE,
    }
)
SEVERITIES: Mapping[str, Tone] = MappingProxyType({"ошибка": RED, "предупреждение": YELLOW, "к сведению": TEAL})
TEMPLATES: Mapping[str, Tone] = MappingProxyType(
    {
        "не отправлен": GREY,
        "отправлен": YELLOW,
        "вернулся": TEAL,
        "собран": GREEN,
        "есть вопросы": ORANGE,
        "отклонён": RED,
    }
)
CATEGORY_BARS = ("#B9C2CC", "#A8C5E2", "#6FA1D1", "#2F6DA8", "#17375E")
"""From no category to the highest and beyond."""
