"""How high a row must be for its texts, for files that no office program has opened yet.

Excel fits a row to its text when it loads a file that says nothing about the row's height; LibreOffice does not, and
shows one line over another. A height written without `customHeight` serves both: it is shown, and gives way at the next
edit.
"""

from collections.abc import Iterable

LINE = 15.0
"""A line of 11-point text, in points."""

MOST_LINES = 12


def lines_in(text: str, width: float) -> int:
    """How many lines a wrapping cell of this width (in characters) needs: rather one too many than one too few."""
    room = max(3, int(width))
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(_lines(paragraph, room) for paragraph in text.split("\n"))


def _lines(paragraph: str, room: int) -> int:
    lines, left = 1, room
    for word in paragraph.split():
        length = len(word)
        if length > left < room:
            lines, left = lines + 1, room
        broken = max(0, length - 1) // room
        lines += broken
        left -= length - broken * room + 1
    return lines


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """The height in points for the wrapping cells of a row, each with its column's width; `None` for one line."""
    lines = max((lines_in(text, width) for text, width in cells if text), default=1)
    return None if lines == 1 else LINE * min(lines, MOST_LINES)
