"""Formulas in Excel's spelling and in the one UNO takes (English names in both).

`=SUM('Мой лист'!A1,{1,2;3,4})` is `=SUM($'Мой лист'.A1;{1;2|3;4})` there. References within tables keep their spelling
except for the separator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TOKEN = r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<sheet>{sheet})
  | (?P<open>[({{\[])
  | (?P<close>[)}}\]])
  | (?P<separator>[,;|~])
  | (?P<other>'(?:[^']|'')*'|[\w.$]+|.)
"""
_NAME = r"(?:'(?:[^']|'')+'|[^\W\d][\w]*)"
_FROM_EXCEL = re.compile(_TOKEN.format(sheet=rf"(?P<name>{_NAME})!(?=\$?[A-Za-z\d#])"), re.VERBOSE | re.DOTALL)
_TO_EXCEL = re.compile(
    _TOKEN.format(sheet=rf"\$?(?P<name>{_NAME})\.(?=\$?[A-Za-z]{{1,3}}\$?\d|\$?[A-Za-z]{{1,3}}:|\$?\d+:|\#REF!)"),
    re.VERBOSE | re.DOTALL,
)

_UNION, _ARGUMENTS, _ARRAY, _TABLE = "union", "arguments", "array", "table"
_SEPARATORS_FROM_EXCEL = {(_ARGUMENTS, ","): ";", (_TABLE, ","): ";", (_UNION, ","): "~"} | {
    (_ARRAY, ","): ";",
    (_ARRAY, ";"): "|",
}
_SEPARATORS_TO_EXCEL = {(_ARGUMENTS, ";"): ",", (_TABLE, ";"): ",", (_UNION, "~"): ",", (_ARGUMENTS, "~"): ","} | {
    (_ARRAY, ";"): ",",
    (_ARRAY, "|"): ";",
}


def from_excel(formula: str) -> str:
    """Excel's spelling → UNO's. What is no formula comes back unchanged."""
    return _translate(formula, _FROM_EXCEL, _SEPARATORS_FROM_EXCEL, lambda name: f"${name}.")


def to_excel(formula: str) -> str:
    """UNO's spelling → Excel's. What is no formula comes back unchanged."""
    return _translate(formula, _TO_EXCEL, _SEPARATORS_TO_EXCEL, lambda name: f"{name}!")


def _translate(
    formula: str,
    tokens: re.Pattern[str],
    separators: Mapping[tuple[str, str], str],
    sheet: Callable[[str], str],
) -> str:
    if not formula.startswith(("=", "{=")):
        return formula
    out: list[str] = []
    inside = [_UNION]
    for token in tokens.finditer(formula):
        word = token[0]
        match token.lastgroup:
            case "sheet" | "name":
                word = sheet(token["name"])
            case "open":
                inside.append(_opened(word, out))
            case "close" if len(inside) > 1:
                inside.pop()
            case "separator":
                word = separators.get((inside[-1], word), word)
            case _:
                pass
        out.append(word)
    return "".join(out)


def _opened(bracket: str, before: list[str]) -> str:
    if bracket == "(":
        return _ARGUMENTS if before and re.search(r"\w$", before[-1]) else _UNION
    return _ARRAY if bracket == "{" else _TABLE
