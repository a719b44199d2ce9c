"""What a column can hold: each kind reads a cell, writes a cell and says which Excel validation fits."""

from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.category import CATEGORIES, Category
from attest_xl.schema.kinds.choice import Choice
from attest_xl.schema.kinds.count import Count, Share
from attest_xl.schema.kinds.day import Day
from attest_xl.schema.kinds.flag import Flag
from attest_xl.schema.kinds.name import Name
from attest_xl.schema.kinds.position import POSITIONS, Position
from attest_xl.schema.kinds.reference import Jump
from attest_xl.schema.kinds.text import Code, Text

__all__ = [
    "CATEGORIES",
    "POSITIONS",
    "Category",
    "Choice",
    "Code",
    "Count",
    "Day",
    "Flag",
    "Jump",
    "Kind",
    "Name",
    "Position",
    "Share",
    "Text",
    "Validation",
]
