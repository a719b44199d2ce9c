"""A short run of what `make fuzz` does for minutes: the same targets, the same strange files, always the same bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attest_xl.books.strangers.process import Worker, unpacked
from attest_xl.books.strangers.reading import Limits
from attest_xl.findings.catalogue import CATALOGUE
from tests.fuzz.mutations import mutated, strangers
from tests.fuzz.targets import TARGETS

TIMES = 20 if os.environ.get("EXHAUSTIVE") else 1
"""How often as many examples; set by `make fuzz`."""
SCRIPTS = st.binary(min_size=4, max_size=40)


def steady(examples: int) -> settings:
    """The same examples in each run, however slow the machine."""
    return settings(
        max_examples=examples * TIMES, derandomize=True, deadline=None, database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )  # fmt: skip


@pytest.fixture(scope="module")
def read() -> Generator[Callable[[Path], tuple[Any, ...]]]:
    """A worker, watched as `read_each` watches it."""
    worker, over = Worker(Limits()), Event()

    def watch() -> None:
        while not over.wait(0.1):
            worker.look()

    Thread(target=watch, daemon=True).start()
    yield lambda path: unpacked(worker.read(path))
    over.set()
    worker.end()


@steady(300)
@given(which=st.sampled_from(range(len(strangers()))), script=SCRIPTS)
def test_a_strange_file_is_read_or_refused_and_never_read_for_ever(
    read: Callable[[Path], tuple[Any, ...]], tmp_path: Path, which: int, script: bytes
) -> None:
    suffix, sound = strangers()[which]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(mutated(sound, script))
    answer = read(path)
    if answer[0] == "read":
        assert all(isinstance(row, tuple) for _, rows, _ in answer[1] for row in rows)
    else:
        assert answer[1] in CATALOGUE
        assert answer[1] != "READ-06"


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_gives_an_answer_for_any_bytes(name: str) -> None:
    @steady(60 if name in {"book", "archive"} else 150)
    @given(st.one_of(SCRIPTS, st.binary(max_size=400)))
    def answers(data: bytes) -> None:
        TARGETS[name](data)

    answers()


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_gives_an_answer_for_noise(name: str) -> None:
    noise = Random(name)
    for _ in range(20 * TIMES):
        TARGETS[name](noise.randbytes(noise.randrange(1, 300)))
