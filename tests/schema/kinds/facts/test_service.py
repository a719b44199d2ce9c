"""Years of service in one cell: three numbers, one, or none; never a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds.facts import ServiceFacts, facts_of_service
from tests.schema.kinds.spellings import cells


@pytest.mark.parametrize(
    "cell",
    cells(
        "12/5/3 | 12 / 5 / 3 | 12л./5л./3г. | 12 лет/5 лет/3 года | 12, 5, 3 | 12,5,3 | 12-5-3 | 12 5 3 | 12;5;3 | "
        "12\n5\n3 | 12|5|3 | 12\\5\\3 | 12 лет 4 мес./5 лет/3 года 1 мес | 12 лет и 3 месяца / 5 / 3"
    ),
)
def test_three_numbers_are_all_the_service(cell: str) -> None:
    assert facts_of_service(cell) == ServiceFacts(12, 5, 3)


@pytest.mark.parametrize("cell", ["12", "12 лет", 12, 12.0, 12.7, "12 л.", "12 г.", "12 лет 8 мес."])
def test_one_number_is_service_as_a_teacher(cell: Value) -> None:
    assert facts_of_service(cell) == ServiceFacts(teaching=12)


def test_months_alone_are_no_full_year() -> None:
    assert facts_of_service("8 мес.") == ServiceFacts(teaching=0)
    assert facts_of_service("1 год/8 мес./8 мес.") == ServiceFacts(1, 0, 0)


@pytest.mark.parametrize("cell", [None, "", "-", "—", "нет"])
def test_a_cell_without_service_tells_nothing(cell: Value) -> None:
    assert facts_of_service(cell) == ServiceFacts()


@pytest.mark.parametrize(
    "cell,code",
    [
        (date(2005, 5, 12), "FACT-04"), ("12.05.2005", "FACT-04"), ("2005-05-12", "FACT-04"), ("с 2005 г.", "FACT-04"),
        ("12/5", "FACT-03"), ("много", "FACT-03"), ("12.5.5", "FACT-03"), ("72/1/1", "FACT-03"), ("99", "FACT-03"),
        (-5, "FACT-03"), (38484, "FACT-03"), (True, "FACT-03"), ("12/5/5/1", "FACT-03"), ("12/5/", "FACT-03"),
        (float("nan"), "FACT-03"), ("12,5", "FACT-03"),
    ],
)  # fmt: skip
def test_what_is_no_service_is_reported_and_nothing_taken(cell: Value, code: str) -> None:
    facts = facts_of_service(cell)
    assert facts.trouble is not None
    assert (facts.trouble.code, facts) == (code, ServiceFacts(trouble=facts.trouble))


@given(st.tuples(st.integers(0, 70), st.integers(0, 70), st.integers(0, 70)), st.sampled_from("/-;|"))
def test_what_is_written_reads_back(years: tuple[int, int, int], sign: str) -> None:
    assert facts_of_service(sign.join(map(str, years))) == ServiceFacts(*years)


@given(st.one_of(st.text(), st.text(alphabet="0123456789/ .,-летмсг"), st.integers(), st.floats(), st.dates()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    assert isinstance(facts_of_service(cell), ServiceFacts)
