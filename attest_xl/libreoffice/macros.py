"""Running macros: Basic and imported VBA of a book, and any script of the office by its full address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.uno_office import Document, Libraries, ScriptProvider

if TYPE_CHECKING:
    from attest_xl.libreoffice.app import App

SCHEME = "vnd.sun.star.script:"
_OF_A_BOOK = re.compile(r"'?(?:(?P<book>[^!]*?)'?!)?(?P<macro>[^!']+)'?")
_PROCEDURE = r"(?im)^[ \t]*(?:(?:public|private|static)[ \t]+)*(?:sub|function)[ \t]+{name}\b"


def run(app: App, macro: str, arguments: Sequence[object]) -> object:
    """Run `Sub`, `Module.Sub` or `Library.Module.Sub` of a book (`'Book.xlsm'!Sub`, else the active book), or a script
    by its address (`vnd.sun.star.script:…`); what it answers.

    Raises `KeyError` when there is no such macro, `PermissionError` when the book may not run macros. An error within
    Basic code ends the macro in silence: that is all the office tells.
    """
    provider, address = _found(app, macro)
    script = provider.getScript(address)
    given = cast("tuple[object, ...]", bridge.unwrapped(tuple(arguments)))
    return bridge.within(app.limit, f"running {macro}", lambda: script.invoke(given, (), ()))[0]


def _found(app: App, macro: str) -> tuple[ScriptProvider, str]:
    if macro.startswith(SCHEME) or SCHEME in macro:
        factory = bridge.service(app.context, "com.sun.star.script.provider.MasterScriptProviderFactory")
        return factory.createScriptProvider(""), macro[macro.index(SCHEME) :]
    parts = _OF_A_BOOK.fullmatch(macro)
    if parts is None:
        raise KeyError(macro)
    book = app.books(parts["book"]) if parts["book"] else app.books.active
    if not book.native.AllowMacroExecution:
        raise PermissionError(f"{book.name} was opened without the right to run macros")
    return book.native.getScriptProvider(), address_of(".".join(_place(book.native, parts["macro"])))


def address_of(macro: str) -> str:
    """The address of a book's own macro (`Library.Module.Sub`)."""
    return f"{SCHEME}{macro}?language=Basic&location=document"


def _place(document: Document, macro: str) -> tuple[str, str, str]:
    """Library, module and procedure."""
    *folders, procedure = macro.split(".")
    wanted = [folder.casefold() for folder in folders]
    declared = re.compile(_PROCEDURE.format(name=re.escape(procedure)))
    for library, module, source in _modules(document.BasicLibraries):
        place = [library.casefold(), module.casefold()]
        if place[len(place) - len(wanted) :] == wanted and declared.search(source):
            return library, module, procedure
    raise KeyError(macro)


def _modules(libraries: Libraries) -> Iterator[tuple[str, str, str]]:
    for name in libraries.getElementNames():
        if not libraries.isLibraryLoaded(name):
            libraries.loadLibrary(name)
        library = libraries.getByName(name)
        for module in library.getElementNames():
            yield name, module, library.getByName(module)
