"""A window with the same verbs as the workbook's buttons, for where Excel may not start other programs."""

from pathlib import Path

NO_TKINTER = (
    "Панели нужна часть Python, которая рисует окна (tkinter). В Windows поставьте Python с python.org с галочкой "
    "«tcl/tk», в Debian и Ubuntu – пакет python3-tk. Все действия есть и командами: attest-xl --help."
)
NO_SCREEN = "Панели нужен экран. Все действия есть и командами: attest-xl --help."
NO_BOOK = "Книги {path} нет. Проверьте имя и папку."


def open_panel(master: Path) -> str:
    """Show the window until it is closed; why it cannot be shown, `""` when all is well."""
    if not master.is_file():
        return NO_BOOK.format(path=master)
    try:
        import tkinter
    except ImportError:
        return NO_TKINTER
    from attest_xl.panel.look import sharpen
    from attest_xl.panel.model import Panel
    from attest_xl.panel.window import Window

    sharpen()
    try:
        root = tkinter.Tk(className="attest-xl")
    except tkinter.TclError:
        return NO_SCREEN
    Window(root, Panel(master))
    root.mainloop()
    return ""
