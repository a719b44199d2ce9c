"""What colours mean in a template. The instruction explains just these."""

from collections.abc import Mapping
from types import MappingProxyType

from attest_xl.findings import Severity
from attest_xl.template.palette import ORANGE, RED, TEAL, YELLOW, Tone

MARKS: Mapping[Severity, Tone] = MappingProxyType({Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: TEAL})
"""A cell to be looked at; its colour goes when the cell is changed."""

NEEDED = ORANGE
"""A cell that may not stay empty."""

MEANING: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.ERROR: "Ошибка: исправьте",
        Severity.WARNING: "Сомнение: проверьте",
        Severity.NOTE: "К сведению: дополните, если знаете",
    }
)
