import ast
from pathlib import Path

import attest_xl.libreoffice

FOLDER = Path(attest_xl.libreoffice.__file__).parent


def test_the_engine_uses_nothing_of_the_project_around_it() -> None:
    imported = {
        module
        for file in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for module in modules(node)
    }
    of_the_project = {module for module in imported if module.startswith("attest_xl")}
    assert "attest_xl.libreoffice.bridge" in of_the_project
    assert all(module.startswith("attest_xl.libreoffice") for module in of_the_project)


def test_uno_has_one_door() -> None:
    doors = [file.name for file in FOLDER.glob("*.py") if 'import_module("uno")' in file.read_text("utf-8")]
    assert doors == ["bridge.py"]


def modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            return [f"{module}.{alias.name}" if module == "attest_xl" else module for alias in node.names] + [
                f"{module}.{alias.name}" for alias in node.names if module == "attest_xl.libreoffice"
            ]
        case _:
            return []
