"""Many computers for many files: the executor of a dask cluster, for districts that make up a region or a country."""

from collections.abc import Generator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from attest_xl.books.port import BookError

ANSWERS_WITHIN = "10s"


@contextmanager
def executor_at(scheduler: str) -> Generator[Executor | None]:
    """The executor of the cluster whose scheduler has that address, `None` for `""`. Raises `BookError` without the
    extra `region`, or when nobody answers at the address."""
    if not scheduler:
        yield None
        return
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise BookError("BOOK-60", scheduler) from missing
    try:
        client = distributed.Client(scheduler, timeout=ANSWERS_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BookError("BOOK-61", scheduler, reason=str(error).strip().splitlines()[0]) from error
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()
