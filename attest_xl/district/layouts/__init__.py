"""The ways schools keep their lists, one file a way."""

from attest_xl.district.layout import Layout
from attest_xl.district.layouts.capitals import CAPITALS
from attest_xl.district.layouts.classic import CLASSIC
from attest_xl.district.layouts.exports import CSV_1251, CSV_UTF8
from attest_xl.district.layouts.forward_schedule import FORWARD_SCHEDULE
from attest_xl.district.layouts.several_facts import SEVERAL_FACTS
from attest_xl.district.layouts.shared import SHEET_EACH, TOGETHER
from attest_xl.district.layouts.three_levels import THREE_LEVELS
from attest_xl.district.layouts.two_levels import TWO_LEVELS

LAYOUTS: tuple[Layout, ...] = (
    CLASSIC,
    TWO_LEVELS,
    SEVERAL_FACTS,
    THREE_LEVELS,
    CSV_1251,
    FORWARD_SCHEDULE,
    CAPITALS,
    CSV_UTF8,
    SHEET_EACH,
    TOGETHER,
)

__all__ = ["LAYOUTS", "SHEET_EACH", "TOGETHER"]
