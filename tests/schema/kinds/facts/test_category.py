"""Cells that tell several facts of a category at once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import CATEGORIES
from attest_xl.schema.kinds.facts import CategoryFacts, facts_of_category
from attest_xl.schema.verdict import Trouble

NONE = "без категории"
DECEMBER = Trouble("DATE-04", "декабрь 2025", date(2025, 12, 1), "01.12.2025")


def held(level: str, *decided: int, order: str | None = None, until: date | Trouble | None = None) -> CategoryFacts:
    return CategoryFacts(level, date(*decided) if decided else None, order, valid_until=until)


def conforms(day: date | Trouble | None = None, order: str | None = None) -> CategoryFacts:
    return CategoryFacts(NONE, order=order, conformity=True, conformity_date=day)


FACTS = {
    "первая категория, 25.12.2020": held("первая", 2020, 12, 25),
    "первая 25.12.2020": held("первая", 2020, 12, 25),
    "25.12.2020 первая": held("первая", 2020, 12, 25),
    "25.12.2020, 1 кв.к.": held("первая", 2020, 12, 25),
    "1 кв.к. 25.12.2020": held("первая", 2020, 12, 25),
    "1кк\n25.12.20": held("первая", 2020, 12, 25),
    "I кате-гория 25 декабря 2020 г.": held("первая", 2020, 12, 25),
    "высшая (24.12.2021)": held("высшая", 2021, 12, 24),
    "высшая от 24.12.2021 г.": held("высшая", 2021, 12, 24),
    "высшая категория присвоена 24.12.2021": held("высшая", 2021, 12, 24),
    "в/к с 24.12.2021": held("высшая", 2021, 12, 24),
    "ВКК 24/12/2021": held("высшая", 2021, 12, 24),
    "высшая, пр. № 123 от 24.12.2021": held("высшая", 2021, 12, 24, order="№ 123"),
    "высшая, пр. 123 от 24.12.2021": held("высшая", 2021, 12, 24, order="№ 123"),
    "высшая пр.№123-ОД от 24.12.2021г.": held("высшая", 2021, 12, 24, order="№ 123-ОД"),
    "высшая, приказ от 24.12.2021 № 123/1-к": held("высшая", 2021, 12, 24, order="№ 123/1-к"),
    "высшая, приказ МО РО от 24.12.2021 № 1234": held("высшая", 2021, 12, 24, order="МО РО № 1234"),
    "приказ о присвоении высшей категории № 5 от 24.12.2021": held("высшая", 2021, 12, 24, order="№ 5"),
    "пр. № 5 от 24.12.2021, высшая": held("высшая", 2021, 12, 24, order="№ 5"),
    "первая 25.12.2020, пр. № 123 от 28.12.2020": held("первая", 2020, 12, 25, order="№ 123 от 28.12.2020"),
    "первая до 25.12.2025": held("первая", until=date(2025, 12, 25)),
    "первая (действительна до 25.12.2025 г.)": held("первая", until=date(2025, 12, 25)),
    "первая, срок действия до 25.12.2025": held("первая", until=date(2025, 12, 25)),
    "первая с 25.12.2020 по 25.12.2025": held("первая", 2020, 12, 25, until=date(2025, 12, 25)),
    "первая 25.12.2020-25.12.2025": held("первая", 2020, 12, 25, until=date(2025, 12, 25)),
    "первая 25.12.2020 – 25.12.2025": held("первая", 2020, 12, 25, until=date(2025, 12, 25)),
    "первая, 25.12.2020, до декабрь 2025": held("первая", 2020, 12, 25, until=DECEMBER),
    "высшая, бессрочно": held("высшая"),
    "педагог-методист, 24.12.2024": held("педагог-методист", 2024, 12, 24),
    "соответствие занимаемой должности, декабрь 2025 г.": conforms(DECEMBER),
    "СЗД 12.09.2022": conforms(date(2022, 9, 12)),
    "12.09.2022 сзд": conforms(date(2022, 9, 12)),
    "соответсвие": conforms(),
    "соотв.з.д. от 12.09.2022": conforms(date(2022, 9, 12)),
    "соответствует занимаемой должности, протокол №3 от 12.09.2022г.": conforms(date(2022, 9, 12), "№ 3"),
    "СЗД пр. 1 от 12.09.2022": conforms(date(2022, 9, 12), "№ 1"),
    "без категории, СЗД 12.09.2022": conforms(date(2022, 9, 12)),
    "м/с": CategoryFacts(NONE, young=True),
    "молодой специалист": CategoryFacts(NONE, young=True),
    "нет, м/с": CategoryFacts(NONE, young=True),
    "первая 25.12.2020, СЗД 12.09.2015": CategoryFacts(
        "первая", date(2020, 12, 25), conformity=True, conformity_date=date(2015, 9, 12)
    ),
    "1 кв.к. 2019": CategoryFacts("первая", Trouble("DATE-05", "2019")),
    "первая, 2020 г.": CategoryFacts("первая", Trouble("DATE-05", "2020")),
    "первая, 2020/2021 уч. год": CategoryFacts("первая", Trouble("DATE-05", "2020/2021")),
    "первая, 31.02.2024": CategoryFacts("первая", Trouble("DATE-02", "31.02.2024", hint="28.02.2024")),
    "первая 12.03.2201": CategoryFacts("первая", Trouble("DATE-03", "12.03.2201", hint="1920–2100")),
    "первая 25.12.2015, 25.12.2020": CategoryFacts("первая", Trouble("DATE-06", "25.12.2015, 25.12.2020")),
    "без категории": CategoryFacts(NONE),
    "-": CategoryFacts(NONE),
    "": CategoryFacts(),
    "25.12.2020": CategoryFacts(decided=date(2020, 12, 25)),
    "пр. № 123 от 24.12.2021": CategoryFacts(decided=date(2021, 12, 24), order="№ 123"),
}  # fmt: skip


@pytest.mark.parametrize("cell,facts", FACTS.items())
def test_a_cell_tells_all_its_facts(cell: str, facts: CategoryFacts) -> None:
    assert facts_of_category(cell) == facts


@pytest.mark.parametrize("cell", [date(2020, 12, 25), 44190, 44190.0])
def test_a_date_alone_is_a_decision(cell: Value) -> None:
    assert facts_of_category(cell) == CategoryFacts(decided=date(2020, 12, 25))


@pytest.mark.parametrize("cell,category", [(1, "первая"), (2.0, "вторая"), (0, NONE)])
def test_a_number_alone_is_a_category(cell: Value, category: str) -> None:
    assert facts_of_category(cell) == CategoryFacts(category)


@pytest.mark.parametrize(
    "cell,code",
    [
        ("отказ в первой 25.12.2020", "CAT-04"), ("первая, истекла 25.12.2020", "CAT-04"), ("не первая", "CAT-04"),
        ("заявление на высшую 12.03.2026", "CAT-04"), ("первая, нет", "CAT-04"), ("план: первая в 2026", "CAT-04"),
        ("первая, высшая", "CAT-02"), ("первая 25.12.2015, высшая 24.12.2021", "CAT-02"), ("методист", "CAT-03"),
        ("третья 25.12.2020", "CAT-01"), ("первая 72 ставки", "CAT-01"), (3, "CAT-01"), (True, "CAT-01"),
        (1.5, "CAT-01"), ("первая 12.03.20 21", "CAT-01"),
    ],
)  # fmt: skip
def test_from_a_cell_with_an_obstacle_nothing_is_taken(cell: Value, code: str) -> None:
    facts = facts_of_category(cell)
    assert facts.trouble is not None
    assert facts == CategoryFacts(trouble=facts.trouble, leftover=facts.leftover)
    assert facts.trouble.code == code


def test_what_stands_apart_and_is_not_understood_is_left_over() -> None:
    assert facts_of_category("первая, 25.12.2020, математика") == CategoryFacts(
        "первая",
        date(2020, 12, 25),
        trouble=Trouble("FACT-01", "первая, 25.12.2020, математика", "первая", "математика"),
        leftover="математика",
    )


def test_a_date_that_belongs_to_nothing_is_said() -> None:
    assert facts_of_category("м/с, 01.09.2023") == CategoryFacts(
        NONE, young=True, trouble=Trouble("FACT-02", "м/с, 01.09.2023", NONE, "01.09.2023")
    )


@given(
    st.sampled_from(("первая", "1 кв.к.", "I категория", "высшая", "в/к", "СЗД", "соотв. з.д.")),
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.sampled_from(("{} {:%d.%m.%Y}", "{}, {:%d.%m.%Y} г.", "{} ({:%d.%m.%Y})", "{} {:%Y-%m-%d}", "{}\n{:%d/%m/%Y}")),
    st.sampled_from(("", ", пр. № 17-ОД", " № 17-ОД")),
)
def test_the_day_is_the_one_written(level: str, day: date, shape: str, order: str) -> None:
    facts = facts_of_category(shape.format(level, day) + order)
    assert day == (facts.conformity_date if facts.conformity else facts.decided)
    assert facts.trouble is None
    assert facts.order == ("№ 17-ОД" if order else None)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.sampled_from(("до", "по", "действует до", "срок до")))
def test_a_last_day_is_never_a_day_of_decision(day: date, until: str) -> None:
    facts = facts_of_category(f"первая {until} {day:%d.%m.%Y}")
    assert (facts.decided, facts.valid_until) == (None, day)


@given(st.one_of(st.text(), st.text(alphabet="первыясшт 0123456789.,№-доСЗ"), st.integers(), st.floats(), st.none()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    assert facts_of_category(cell).category in {None, *CATEGORIES}
