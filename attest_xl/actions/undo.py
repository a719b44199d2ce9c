"""«Отменить последнее»: the book becomes the copy that was made before the last action."""

from attest_xl.actions._changes import Report
from attest_xl.actions._desk import Desk
from attest_xl.books.port import BookError
from attest_xl.sheets import LogLine


def undo(desk: Desk) -> Report:
    """Bring back the book as it was before the last action of «Журнал». The present state is copied first.

    Raises `BookError` when there is nothing to undo or the copy is gone.
    """
    last = last_done(desk)
    if last is None or last.copy_name is None:
        raise BookError("BOOK-20", desk.book.path.name)
    kept = desk.book.back_up("Отменить последнее")
    desk.book.restore(last.copy_name)
    said = f"Отменено: «{last.action}» от {last.at}. Отменённое лежит в копии «{kept.name}»."
    desk.book.tell(said)
    return Report("undo", said, 0, (), {"undone": last.action, "at": last.at}, kept)


def last_done(desk: Desk) -> LogLine | None:
    """The last action of «Журнал» that can be undone; `None` when there is none."""
    return next((line for line in reversed(desk.read(LogLine).records) if line.copy_name), None)
