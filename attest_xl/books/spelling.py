"""How the elements of one part are spelt. Most worksheets say `<row>`, some `<x:row>`; both mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

CellParts = tuple[str, str, str, str, str]
"""What a cell's element says, as text: the letters of its column, its style, its type, its value where nothing else
stands in the element, and everything inside it otherwise."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The patterns for one prefix. They hold for parts that went through `markup.plain`: there `<` always begins an
    element. `cell` finds whole cells, its groups are those of `CellParts`; `filled_cell` finds, sooner, those that hold
    something and are written as most programs write them."""

    prefix: str
    cell: re.Pattern[str]
    filled_cell: re.Pattern[str]
    value: re.Pattern[str]
    result: re.Pattern[str]
    text: re.Pattern[str]
    phonetic: re.Pattern[str]
    formula: re.Pattern[str]
    item: re.Pattern[str]

    @property
    def has_formula(self) -> bytes:
        """What the bytes of a row contain when one of its cells has a formula."""
        return f"<{self.prefix}f".encode()

    def filled_cells(self, row: str) -> list[CellParts]:
        """The cells of a row, at least all that hold something."""
        found = self.filled_cell.findall(row)
        return found if len(found) == row.count(f"</{self.prefix}c") else self.cell.findall(row)


@cache
def tags(prefix: str) -> Tags:
    """The patterns for one prefix, `""` or such as `x:`."""
    p = re.escape(prefix)
    return Tags(
        prefix,
        cell=re.compile(
            rf"""<{p}c(?=[\s/>])(?=[^>]*?\sr\s*=\s*["']([A-Z]+)|)(?=[^>]*?\ss\s*=\s*["'](\d+)|)"""
            rf"""(?=[^>]*?\st\s*=\s*["'](\w+)|)[^>]*?(?:/>|><{p}v>([^<]*)</{p}v></{p}c>|>(.*?)</{p}c\s*>)""",
            re.DOTALL,
        ),
        filled_cell=re.compile(
            rf"""<{p}c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(\w+)")?>(?:<{p}v>([^<]*)</{p}v></{p}c>|(.*?)</{p}c>)""",
            re.DOTALL,
        ),
        value=re.compile(rf"<{p}v(?:\s[^>]*)?>([^<]*)<"),
        result=re.compile(rf"<{p}v(?:\s[^>]*)?>[^<]*</{p}v\s*>"),
        text=re.compile(rf"<{p}t(?:\s[^>]*)?>([^<]*)<"),
        phonetic=re.compile(rf"<{p}rPh[\s>].*?</{p}rPh\s*>", re.DOTALL),
        formula=re.compile(rf"<{p}f(?=[\s/>])([^>]*?)(?:/>|>([^<]*)</{p}f\s*>)"),
        item=re.compile(rf"<{p}si(?=[\s/>])[^>]*?(?:/>|>(.*?)</{p}si\s*>)", re.DOTALL),
    )
