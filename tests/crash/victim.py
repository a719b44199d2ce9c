"""Does one work again and again, each time in a child that dies at the next of its calls to the system.

    python -m tests.crash.victim WORK FOLDER HOW [EVERY [KINDS]]

FOLDER/start is what each child finds; the child that was killed at its n-th call of a kind leaves
«FOLDER/kind n killed»; FOLDER/whole is the work done undisturbed. HOW is `hooks` – the child ends itself – or `strace`:
a tracer around this process kills whichever process makes its `BEFORE_DEATH`-th call of one of the traced kinds. EVERY:
only each second, third … call. KINDS: only calls of these kinds, between commas. With `again` as HOW, nobody is killed:
what was left is copied to «FOLDER/kind n again», and there the work is done, as a user does it who tries again.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from tests.crash.works import WORKS, stop_the_clock

BEFORE_DEATH = 600
"""More calls of one kind than any process here makes; a child uses up all but n of them before it begins."""
TRACED = (
    "write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,chmod,fchmod,fchmodat"
)
NO_FILE, NOWHERE = 1_000_000, Path("no such folder/no such file")
"""A handle and a name that no file has."""
USED_UP: Mapping[str, Callable[[], object]] = MappingProxyType({
    "write": lambda: os.write(NO_FILE, b""),
    "fsync": lambda: os.fsync(NO_FILE),
    "rename": lambda: NOWHERE.replace(NOWHERE),
    "unlink": NOWHERE.unlink,
    "mkdir": NOWHERE.mkdir,
    "chmod": lambda: NOWHERE.chmod(0),
})  # fmt: skip
"""By kind of call: one that comes to nothing. The tracer counts each kind by itself."""
USED = ("attest_xl.actions._perform", "attest_xl.books.opening", "attest_xl.cli", "lxml.etree")
"""Imported before, so that no child has to."""
HOOKED = ("open", "os.", "shutil.", "tempfile.", "fcntl.", "glob.")


def main(name: str, folder: Path, how: str, every: int, kinds: tuple[str, ...]) -> None:
    """Kill it at the first call, the second … until it lives to its end."""
    prepare, work = WORKS[name]
    stop_the_clock()
    for module in USED:
        import_module(module)
    if how == "again":
        for killed in sorted(folder.glob("* killed")):
            again = shutil.copytree(killed, killed.with_name(killed.name.replace("killed", "again")))
            _live(lambda place=again: work(place))
        return
    start = folder / "start"
    start.mkdir()
    _live(lambda: prepare(start))
    shutil.copytree(start, folder / "whole")
    _live(lambda: work(folder / "whole"))
    arm = {"hooks": _end_at_hook, "strace": _let_tracer_end}[how]
    for kind in kinds if how == "strace" else ("call",):
        for number in range(1, BEFORE_DEATH // 2, every):
            killed = shutil.copytree(start, folder / f"{kind} {number} killed")
            if _lived(lambda place=killed, kind=kind, number=number: (arm(kind, number), work(place))):
                shutil.rmtree(killed)
                break


def _live(act: Callable[[], object]) -> None:
    if not _lived(act):
        sys.exit("a child died that nobody meant to kill")


def _lived(act: Callable[[], object]) -> bool:
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
        return True
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    sys.exit(f"the child ended otherwise: {status}")


def _let_tracer_end(kind: str, number: int) -> None:
    for _ in range(BEFORE_DEATH - number):
        with suppress(OSError):
            USED_UP[kind]()


def _end_at_hook(_: str, number: int) -> None:
    """Die at the n-th thing Python asks of the file system. It tells of each but `fsync`."""
    left, fsync = [number], os.fsync

    def count(event: str, _: object = None) -> None:
        if event.startswith(HOOKED):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    def counted(handle: int) -> None:
        count("os.fsync")
        fsync(handle)

    os.__dict__["fsync"] = counted
    sys.addaudithook(count)


if __name__ == "__main__":
    work, folder, how, every, kinds, *_ = *sys.argv[1:], "1", ",".join(USED_UP)
    main(work, Path(folder), how, int(every), tuple(kinds.split(",")))
