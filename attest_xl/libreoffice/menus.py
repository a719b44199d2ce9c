"""A menu in the menu bar of one open book. It is kept nowhere: neither the file nor the person's profile changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import xlwings as xw

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.macros import address_of

if TYPE_CHECKING:
    from attest_xl.libreoffice.app import App

MENU_BAR = "private:resource/menubar/menubar"
SUPPLIER = "com.sun.star.ui.ModuleUIConfigurationManagerSupplier"
CALC = "com.sun.star.sheet.SpreadsheetDocument"
COMMAND, LINE = 0, 1  # com.sun.star.ui.ItemType
LIST = "[]com.sun.star.beans.PropertyValue"


def add_menu(book: xw.Book, title: str, groups: Sequence[Sequence[tuple[str, str]]]) -> None:
    """Put a menu before the last one, «Help», instead of any put there before. Each group is of captions with the
    macros of the book they run (`Library.Module.Sub`); there are lines between groups."""
    app: App = vars(book.app)["impl"]
    bar: Any = bridge.service(app.context, SUPPLIER).getUIConfigurationManager(CALC).getSettings(MENU_BAR, True)
    menu = bar.createInstanceWithContext(app.context)
    for number, group in enumerate(groups):
        if number:
            _add(menu, menu.getCount(), Type=LINE)
        for caption, macro in group:
            _add(menu, menu.getCount(), Type=COMMAND, Label=caption, CommandURL=address_of(macro))
    _add(bar, bar.getCount() - 1, Type=COMMAND, Label=title, CommandURL=f"menu:{title}", ItemDescriptorContainer=menu)
    manager: Any = book.api.getUIConfigurationManager()
    put = manager.replaceSettings if manager.hasSettings(MENU_BAR) else manager.insertSettings
    put(MENU_BAR, bar)


def menus(book: xw.Book) -> tuple[tuple[str, ...], ...]:
    """The menus of the book's own menu bar that say a text of their own: the title, then the captions."""
    manager: Any = book.api.getUIConfigurationManager()
    if not manager.hasSettings(MENU_BAR):
        return ()
    bar = map(_item, manager.getSettings(MENU_BAR, False))
    return tuple((item["Label"], *_captions(item["ItemDescriptorContainer"])) for item in bar if item["Label"])


def _captions(menu: Any) -> tuple[str, ...]:
    return tuple(item["Label"] for item in map(_item, menu) if item["Type"] == COMMAND)


def _item(properties: Any) -> dict[str, Any]:
    return {each.Name: each.Value for each in properties}


def _add(container: Any, place: int, **properties: object) -> None:
    """UNO must be told the type of what is put in, and takes a told type only so."""
    uno: Any = bridge.uno()
    uno.invoke(container, "insertByIndex", (place, uno.Any(LIST, bridge.properties(properties))))
