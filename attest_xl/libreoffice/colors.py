"""Colours as xlwings gives and takes them, and as UNO keeps them (red is high, -1 is none)."""

from __future__ import annotations

Color = tuple[int, int, int] | int | str | None
"""(red, green, blue), a number as Excel keeps it (red is low), `#rrggbb`, or None for no fill."""

NONE = -1


def rgb(color: int | None) -> tuple[int, int, int] | None:
    if color is None or color == NONE:
        return None
    return color >> 16 & 255, color >> 8 & 255, color & 255


def uno_color(color: Color) -> int:
    match color:
        case None:
            return NONE
        case str():
            return int(color.removeprefix("#"), 16)
        case int():
            return uno_color((color & 255, color >> 8 & 255, color >> 16 & 255))
        case red, green, blue:
            return red << 16 | green << 8 | blue
