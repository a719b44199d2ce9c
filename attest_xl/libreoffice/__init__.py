"""An engine for xlwings: the same xlwings calls that drive Excel drive LibreOffice Calc, over UNO.

from attest_xl.libreoffice import start

with start() as app:
    book = app.books.open("staff.xlsx")
    book.sheets[0]["A1"].value = "written by xlwings"
    book.save()
"""

from attest_xl.libreoffice.controls import add_button, captions
from attest_xl.libreoffice.dialogs import pick_files
from attest_xl.libreoffice.errors import CellError, ProtectedSheetError
from attest_xl.libreoffice.listeners import listener
from attest_xl.libreoffice.menus import add_menu, menus
from attest_xl.libreoffice.office import attach, register, start
from attest_xl.libreoffice.process import find_soffice
from attest_xl.libreoffice.running import ask_to_listen

__all__ = [
    "CellError",
    "ProtectedSheetError",
    "add_button",
    "add_menu",
    "ask_to_listen",
    "attach",
    "captions",
    "find_soffice",
    "listener",
    "menus",
    "pick_files",
    "register",
    "start",
]
