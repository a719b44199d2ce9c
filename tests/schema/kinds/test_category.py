"""Categories as people write them: each is the category meant, or is reported; none is another category."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import CATEGORIES, Category
from attest_xl.schema.verdict import Trouble
from tests.schema.kinds.spellings import pairs, slips_of

KIND = Category()
READ = {
    "высшая": "высшая | Высшая категория | высшая квалификационная категория | высш. кат. | высш. | высшая кв./к | "
    "высшая к.к. | в.к. | в/к | вкк | ВКК | В.К.К. | ВЫСШАЯ | Высшая кв. категория | высшей | высшей категории | "
    "высшую | выс. | высш.кв.кат. | высшая  квалиф. кат. | выcшая | BЫCШAЯ | высшея | вышая | высшаяя | выс-шая | "
    "выс-\nшая | высшая\nкатегория | категория высшая | Категория: высшая | кв. категория – высшая | в к | в. к. | "
    "высшаякатегория | «высшая» | высшая. | (высшая) | имеет высшую | высшая, бессрочно | в ы с ш а я | висшая | "
    "вьсшая | высшая квалификационая категория | высшая категорея | высшая катгория | высшая (в/к)",
    "первая": "первая | первая категория | 1 категория | 1 кат. | 1 кв.к | 1кк | 1 к.к. | I кв. категория | "
    "I кате-гория | 1-я | перв. | І категория | l категория | i категория | | категория | I | І | l | 1 | первой | "
    "первой категории | 1-я категория | 1-ая | 1-й | 1ая категория | Iкк | I к.к. | I-я | пкк | ПКК | Iкатегория | "
    "1категория | перваякатегория | кате-\nгория I | I кате-\nгория | первая кате- гория | перваяя | певая | перая | "
    "пеpвая | ПЕРВАЯ | Первая Кв. Категория | категория первая | 1 (первая) | первая (1) | I (первая) | 1\u00a0кат. | "
    "первая/1 кат. | Ⅰ категория | 1 кв. кат. | 1 квал. категория | есть первая | П Е Р В А Я | первая, первая",
    "вторая": "вторая | II категория | 2 кат. | 2 кк | вт. | ІІ категория | ll категория | 2-я | 2 | втор. | второй | "
    "1I категория | II | втарая | вторя | вторая кв. категория | 2-я кат. | II кк | Ⅱ категория",
    "педагог-методист": "педагог-методист | педагог методист | Педагог - методист | ПЕДАГОГ-МЕТОДИСТ | "
    "педагог-метадист | пед.-методист | педагог-\nметодист | педагогметодист",
    "педагог-наставник": "педагог-наставник | педагог наставник | Педагог–наставник | педагог-насавник",
    "учитель-методист": "учитель-методист | учитель методист | Учитель-Методист | учитель-мтодист",
    "без категории": "без категории | нет категории | не имею категории | б/к | бк | б.к. | - | — | – | нет | 0 | "
    "Нет | не имеет | не имеется | отсутствует | не присвоена | без кв. категории | без кат. | б/кат | 6/к | "
    "бес категории | не аттестован | не аттестована | нету | без квалификационной категории | - - | безкатегории | "
    "соответствие занимаемой должности | соответствие должности | СЗД | сзд | соотв. | соотв.з.д. | соответсвие | "
    "с/д | С3Д | соответствует занимаемой должности | соотв. зан. должн. | соответствие | "
    "соотвествие занимаемой долности | Соответствие\nзанимаемой\nдолжности | соответ-\nствие | на соответствие | "
    "с.з.д. | без категории, СЗД | молодой специалист | мол.спец. | м/с | мс | молод. специалист | "
    "молодой спецалист | нет, м/с | МОЛОДОЙ СПЕЦИАЛИСТ",
}
REPORTED = {
    "CAT-01": "третья | 3 | III | 11 | 14 разряд | в. | в. кат. | категория | кв. категория | имеется | первая? | "
    "1,5 | 1 год | 1 ставка | п | математика | декрет | да | ... | ? | первач ставка | 0,5 | 4 категория | в | к | "
    "истребитель | 12/5/5",
    "CAT-02": "первая, высшая | первая высшая | первая/высшая | 1/2 | I-II | выс/перв | "
    "первая (учитель), высшая (воспитатель) | высшая, педагог-методист | 1, 2 | в/к, 1 кк",
    "CAT-03": "методист | Методист | наставник | учитель | воспитатель | старший методист",
    "CAT-04": "нет СЗД | СЗД нет | нет соответствия | нет м/с | "
    "не первая | нет первой | без первой | первая, нет | не имеет первой | отказ | отказ в первой | "
    "на первую | претендует на высшую | заявление на первую | первая (истекла) | была первая | бывшая первая | "
    "не соответствует | несоответствие | несоответсвие занимаемой должности | соответствует первой категории | "
    "планирует высшую | 1 м/с | первая СЗД | ранее высшая | не | подала на первую | лишена первой",
    "CAT-05": "первая, 25.12.2020 | высшая, пр. № 123 от 24.12.2021 | СЗД 12.09.2022 | первая до 25.12.2025 | "
    "1 кв.к. 2019 | первая, математика | высшая № 12",
}
LOOK_ALIKES = dict(zip("аеорсхукмАВЕКМНОРСТХ", "aeopcxykmABEKMHOPCTX", strict=True)) | {"в": "B", "т": "T", "н": "H"}


@pytest.mark.parametrize("cell,category", pairs(READ))
def test_every_spelling_is_the_category_meant(cell: str, category: str) -> None:
    assert KIND.read(cell) == category


@pytest.mark.parametrize("cell,code", pairs(REPORTED))
def test_what_is_not_plainly_a_category_is_reported(cell: str, code: str) -> None:
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble), f"{cell!r} was read as {verdict!r}"
    assert (verdict.code, verdict.value is None) == (code, code != "CAT-05")


@pytest.mark.parametrize("cell", [None, "", " ", "\u00a0\n"])
def test_an_empty_cell_is_for_the_caller_to_decide(cell: Value) -> None:
    assert KIND.read(cell) is None


@pytest.mark.parametrize("first,none,second", [(1, 0, 2), (1.0, 0.0, 2.0), ("1.0", "0.0", "2,0"), ("1,0", "0", "2.00")])
def test_numbers_of_categories_are_categories(first: Value, none: Value, second: Value) -> None:
    assert [KIND.read(cell) for cell in (first, none, second)] == ["первая", "без категории", "вторая"]


@pytest.mark.parametrize("cell", [3, 11, 1.5, -1, True, False, 12_000, 44267, date(2021, 12, 24), 1e300, float("nan")])
def test_other_numbers_and_dates_are_no_categories(cell: Value) -> None:
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble)
    assert (verdict.code, verdict.value) == ("CAT-01", None)


@pytest.mark.parametrize("cell,hint", [("первая?", "«первая»"), ("третья", ", ".join(CATEGORIES))])
def test_the_nearest_category_is_offered_else_all(cell: str, hint: str) -> None:
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble)
    assert verdict.hint == hint


def test_a_category_among_other_facts_is_taken_with_a_doubt() -> None:
    said = "высшая, пр. № 123 от 24.12.2021"
    assert KIND.read(said) == Trouble("CAT-05", said, "высшая", "высшая")


@pytest.mark.parametrize("first,second", [*combinations(("1 кк", "II", "высшая", "педагог-методист"), 2)])
def test_two_categories_are_never_one_of_them(first: str, second: str) -> None:
    for between in (", ", " ", "/", "; ", "\n", " и "):
        verdict = KIND.read(first + between + second)
        assert isinstance(verdict, Trouble)
        assert verdict.value is None


@given(st.sampled_from(CATEGORIES))
def test_what_is_written_reads_back(category: str) -> None:
    assert KIND.read(KIND.write(category)) == category


@given(st.sampled_from(pairs(READ)), st.data())
def test_look_alike_letters_change_nothing(spelling: tuple[str, str], data: st.DataObject) -> None:
    cell, category = spelling
    swapped = "".join(data.draw(st.sampled_from((sign, LOOK_ALIKES.get(sign, sign)))) for sign in cell)
    assert KIND.read(swapped) == category


@given(st.sampled_from(pairs(READ)), st.sampled_from(("  {}", "{}\n", "\u00a0{}\u00a0", "{}.", "«{}»", "({})", "{};")))
def test_what_stands_around_a_category_changes_nothing(spelling: tuple[str, str], around: str) -> None:
    cell, category = spelling
    assert KIND.read(around.format(cell)) == category


@given(slips_of(("первая", "высшая", "вторая", "первая категория", "высшая категория", "педагог-методист")))
def test_a_slip_of_the_pen_is_forgiven_or_reported(slip: tuple[str, str]) -> None:
    cell, name = slip
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble) or verdict == name.removesuffix(" категория")


@given(st.one_of(st.text(), st.text(alphabet="первыясшат012IІl.,/- кбнмсзд"), st.integers(), st.floats(), st.none()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    verdict = KIND.read(cell)
    assert verdict is None or isinstance(verdict, Trouble) or verdict in CATEGORIES


@pytest.mark.parametrize("said", ["на высшую", "На высшую категорию", "высшую", "заявляется на высшую", "высшая"])
def test_where_a_category_is_claimed_the_preposition_says_which_one(said: str) -> None:
    assert Category(claimed=True).read(said) == "высшая"


def test_a_category_only_hoped_for_is_not_held() -> None:
    assert isinstance(Category().read("на высшую"), Trouble)
