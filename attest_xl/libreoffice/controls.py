"""Buttons on sheets. LibreOffice shows those of an Excel workbook and runs their macros, but writes none back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import xlwings as xw

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.macros import address_of

SHAPE = "com.sun.star.drawing.ControlShape"
BUTTON = "com.sun.star.form.component.CommandButton"
FORM = "com.sun.star.form.component.Form"


def captions(sheet: xw.Sheet) -> tuple[str, ...]:
    """What its buttons say."""
    return tuple(_captions(sheet.api.DrawPage))


def _captions(page: Any) -> Iterator[str]:
    for index in range(page.getCount()):
        shape = page.getByIndex(index)
        if shape.supportsService(SHAPE) and shape.Control.supportsService(BUTTON):
            yield shape.Control.Label


def add_button(place: xw.Range, caption: str, macro: str, help_text: str = "") -> None:
    """A button over these cells that runs a macro of the book (`Library.Module.Sub`)."""
    document, page = place.sheet.book.api.native, place.sheet.api.DrawPage
    model = document.createInstance(BUTTON)
    model.Label, model.Name, model.HelpText = caption, caption, help_text
    shape = document.createInstance(SHAPE)
    shape.setControl(model)
    shape.setPosition(place.api.Position)
    shape.setSize(place.api.Size)
    form = _form(document, page)
    form.insertByIndex(form.getCount(), model)
    page.add(shape)
    form.registerScriptEvent(form.getCount() - 1, _press(macro))


def _form(document: Any, page: Any) -> Any:
    forms = page.getForms()
    if not forms.getCount():
        forms.insertByIndex(0, document.createInstance(FORM))
    return forms.getByIndex(0)


def _press(macro: str) -> Any:
    return bridge.struct(
        "com.sun.star.script.ScriptEventDescriptor",
        ListenerType="com.sun.star.awt.XActionListener",
        EventMethod="actionPerformed",
        ScriptType="Script",
        ScriptCode=address_of(macro),
    )
