"""LibreOffice shows nothing of the tab a workbook brings for Excel's ribbon: the book gets a menu in its place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import xlwings as xw

from attest_xl.books.live.buttons import LIBRARY
from attest_xl.libreoffice import add_menu
from attest_xl.schema.verbs import Verb, in_groups

TITLE = "Аттестация"


def put_menu(book: xw.Book, verbs: Iterable[Verb]) -> None:
    """Put a menu with these verbs, in their groups, into the book's menu bar."""
    groups = groupby(in_groups(verbs), key=lambda verb: verb.group)
    add_menu(book, TITLE, [[(verb.caption, f"{LIBRARY}.{verb.sub}") for verb in group] for _, group in groups])
