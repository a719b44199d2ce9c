"""The absences and the equalities that ARCHITECTURE.md promises."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from attest_xl.actions._perform import STEPS
from attest_xl.cli import app
from attest_xl.findings import Severity
from attest_xl.findings.catalogue import CATALOGUE
from attest_xl.findings.handbook import PAGE, handbook
from attest_xl.schema.verbs import BUILT, VERBS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "attest_xl"
OUTSIDE = {"xlwings", "openpyxl", "uno", "lxml"}
DOORS = ("books", "libreoffice", "template", "buttons.py", "companion.py")
SHELLS = ("cli.py", "shell.py", "buttons.py", "panel", "__main__.py")
ONLY_CLI = {"new", "open", "panel", "rebuild", "demo", "doctor", "install"}


def modules(folder: Path = PACKAGE) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """The first names of all absolute imports, also of those inside functions."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def called(tree: ast.Module) -> set[str]:
    """The last name of everything that is called: `print`, `today`."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {f.id if isinstance(f, ast.Name) else f.attr if isinstance(f, ast.Attribute) else "" for f in functions}


def test_office_libraries_stand_only_at_the_doors() -> None:
    strays = [path for path, tree in modules() if imported(tree) & OUTSIDE and not path.startswith(DOORS)]
    assert strays == []


def test_rules_and_profiles_ask_no_clock_and_touch_no_file() -> None:
    for room in ("rules", "profiles", "sheets", "schema", "tables"):
        for path, tree in modules(PACKAGE / room):
            assert not called(tree) & {"today", "now", "open", "read_text", "write_text"}, path
            assert not imported(tree) & {"os", "io", "socket", "subprocess", "time"}, path


def test_nothing_prints_outside_the_shells() -> None:
    assert [path for path, tree in modules() if "print" in called(tree) and not path.startswith(SHELLS)] == []


def test_nothing_is_evaluated_and_no_global_changes() -> None:
    for path, tree in modules():
        assert not called(tree) & {"eval", "exec"}, path
        assert not any(isinstance(node, ast.Global) for node in ast.walk(tree)), path


def test_the_libreoffice_engine_knows_nothing_of_attestation() -> None:
    for path, tree in modules(PACKAGE / "libreoffice"):
        ours = {
            node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("attest_xl")
        }
        assert all((name or "").startswith("attest_xl.libreoffice") for name in ours), path


def test_a_verb_has_the_same_name_everywhere() -> None:
    known = {verb.name for verb in VERBS}
    actions = {path.stem.rstrip("_").replace("_", "-") for path in (PACKAGE / "actions").glob("[a-z]*.py")}
    group: Any = get_command(app)
    commands = set(group.commands) - ONLY_CLI
    subs = set(re.findall(r"^(?:Public )?Sub (\w+)\(\)", (ROOT / "macros/AttestVerbs.bas").read_text("ascii"), re.M))
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    assert actions == commands == {*STEPS, "undo"} == set(BUILT)
    assert set(BUILT) <= known
    assert subs == {verb.sub for verb in VERBS}
    assert [verb.caption for verb in VERBS if verb.name in BUILT and f"### {verb.caption}\n" not in guide] == []


def test_the_handbook_is_made_from_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == handbook()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_an_entry_says_what_is_wrong_and_the_way_out(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.what.endswith(".")
    assert entry.fix.endswith((".", "»")) or entry.severity is Severity.NOTE
    assert entry.title
    assert entry.title[0].isupper()


def test_every_room_says_what_lives_there() -> None:
    rooms = [path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    rooms += [ROOT / name for name in ("macros", "udfs", "samples", "tests", "benchmarks", "docs", "workbook")]
    assert [room.name for room in rooms if not (room / "README.md").exists()] == []
