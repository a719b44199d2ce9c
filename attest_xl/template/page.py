"""How a sheet looks on paper: landscape A4, the header on every page, what it is and when it was printed."""

from typing import Any

from attest_xl.schema.sheet import Sheet

A4 = 9


def set_page(sheet: Any, described: Sheet, frozen: int, district: str) -> None:
    """Set up printing; `frozen` is how many columns are repeated where a sheet is wider than a page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.fit_to_pages(described.pages_wide, 0)
    sheet.repeat_rows(0)
    if described.pages_wide > 1 and frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.set_header(f'&L&"Calibri,Bold"&14{plain(described.title)}&R&9{plain(district)}', {"margin": 0.3})
    sheet.set_footer("&L&9Напечатано &D&R&9Страница &P из &N", {"margin": 0.3})


def plain(text: str) -> str:
    """A text inside a print header, where `&` begins a code."""
    return text.replace("&", "&&")[:120]
