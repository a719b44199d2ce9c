"""The worksheet functions, as Excel calls them through xlwings and LibreOffice through `bridge`.

Each takes a cell or a whole column in place of a cell and answers in the same shape, so one call fills a column. What
they are for, and their arguments, is said in `attest_xl/schema/functions.py`. None is volatile: a formula that should
follow the calendar is given TODAY() for its day.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import xlwings as xw

from attest_xl.rules import cells
from attest_xl.schema.functions import function
from attest_xl.schema.kinds import Category, Day, Name
from udfs.arguments import of_person, own_days_of, under
from udfs.shapes import block_of, each

SHELF = "Формулы аттестации"
"""Where Excel's function wizard keeps them."""

PERSON = ("position", "category", "decided", "conformity", "started", "absence", "returned")
NEXT_DATE, STATE, EXPLAIN = (of_person(rule, PERSON) for rule in (cells.next_date, cells.state, cells.explanation))


def worksheet(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Says to xlwings what the function is for, and that its arguments come as blocks, errors as their text."""
    described = function(answer.__name__)
    answer.__doc__ = described.purpose
    for argument in described.arguments:
        answer = xw.arg(argument.name, ndim=2, err_to_str=True, doc=argument.words)(answer)
    return xw.func(category=SHELF)(answer)


@worksheet
def ATTEST_NEXT_DATE(
    position: Any, category: Any, decided: Any, conformity: Any, started: Any,
    absence: Any = None, returned: Any = None, today: Any = None, rules: Any = None,
) -> Any:  # fmt: skip
    return under(rules, NEXT_DATE, position, category, decided, conformity, started, absence, returned, today)


@worksheet
def ATTEST_STATE(
    position: Any, category: Any, decided: Any, conformity: Any, started: Any,
    absence: Any = None, returned: Any = None, today: Any = None, rules: Any = None,
) -> Any:  # fmt: skip
    return under(rules, STATE, position, category, decided, conformity, started, absence, returned, today)


@worksheet
def ATTEST_EXPLAIN(
    position: Any, category: Any, decided: Any, conformity: Any, started: Any,
    absence: Any = None, returned: Any = None, today: Any = None, rules: Any = None,
) -> Any:  # fmt: skip
    return under(rules, EXPLAIN, position, category, decided, conformity, started, absence, returned, today)


@worksheet
def ATTEST_CHECK(
    position: Any, category: Any, decided: Any, conformity: Any, started: Any,
    absence: Any = None, returned: Any = None, today: Any = None, rules: Any = None,
    name: Any = None, birth: Any = None, trained: Any = None,
) -> Any:  # fmt: skip
    row = dict(zip(PERSON, (position, category, decided, conformity, started, absence, returned), strict=True))
    given = {field: told for field, told in (row | {"name": name, "birth": birth, "trained": trained}).items() if told}
    return under(rules, of_person(cells.remarks, tuple(given)), *given.values(), today)


@worksheet
def ATTEST_CATEGORY(cell: Any) -> Any:
    return each(partial(cells.cleaned, Category(), "Категория"), cell)


@worksheet
def ATTEST_DATE(cell: Any) -> Any:
    return each(partial(cells.cleaned, Day(), "Дата"), cell)


@worksheet
def ATTEST_NAME(cell: Any) -> Any:
    return each(partial(cells.cleaned, Name(), "ФИО"), cell)


@worksheet
def ATTEST_DEADLINE(paper: Any, day: Any, rules: Any = None, own_days: Any = None) -> Any:
    days = own_days_of(block_of(own_days))
    return days if isinstance(days, str) else under(rules, partial(cells.deadline, days), paper, day)


@worksheet
def ATTEST_WORKDAY(day: Any, days: Any, rules: Any = None, own_days: Any = None) -> Any:
    own = own_days_of(block_of(own_days))
    return own if isinstance(own, str) else under(rules, partial(cells.working_day, own), day, days)


@worksheet
def ATTEST_SUMMARY(figure: Any, institution: Any, people: Any, today: Any = None, rules: Any = None) -> Any:
    from udfs import summary

    return under(rules, partial(summary.figure, block_of(people)), figure, institution, today)
