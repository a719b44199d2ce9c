"""Names as people write them: one canonical form, or a doubt that says what was taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import Name
from attest_xl.schema.kinds.name import initials_agree, maiden, name_key, name_words
from attest_xl.schema.verdict import Trouble
from tests.schema.kinds.spellings import cells, pairs

KIND = Name()
READ = {
    "Иванова Мария Петровна": "Иванова Мария Петровна | ИВАНОВА Мария Петровна | ИВАНОВА МАРИЯ ПЕТРОВНА | "
    "иванова мария петровна | Иванова  Мария\nПетровна | Иванова\u00a0Мария\u00a0Петровна | Иванова мария Петровна | "
    "Ивaнoва Мaрия Пeтрoвна | ИBAHOBA MAPИЯ ПETPOBHA | 1. Иванова Мария Петровна | 12) Иванова Мария Петровна | "
    "Иванова Мария Петровна, | Иванова Мария Петровна; | ИвановаМарияПетровна | Ивано- ва Мария Петровна | "
    "ИВанова Мария Петровна | Иванова (Козлова) Мария Петровна | Иванова Мария Петровна (Козлова) | "
    "Иванова (ур. Козлова) Мария Петровна | Ива\u00adнова Мария Петровна | Иванова\tМария\tПетровна",
    "Салтыков-Щедрин Михаил Евграфович": "САЛТЫКОВ-ЩЕДРИН Михаил Евграфович | Салтыков - Щедрин Михаил Евграфович | "
    "салтыков-щедрин михаил евграфович | Салтыков–Щедрин Михаил Евграфович | Салтыков- Щедрин Михаил Евграфович",
    "Мамедов Али Гасан оглы": "Мамедов Али Гасан оглы | МАМЕДОВ АЛИ ГАСАН ОГЛЫ | Мамедов Али Гасан Оглы",
    "Мамедова Лейла Гасан-кызы": "Мамедова Лейла Гасан-кызы | МАМЕДОВА ЛЕЙЛА ГАСАН-КЫЗЫ",
    "Ёлкина Алёна Семёновна": "Ёлкина Алёна Семёновна | ЁЛКИНА Алёна Семёновна",
    "О'Коннор Джон": "О'Коннор Джон | О'КОННОР ДЖОН",
    "Лук'яненка Дар'я Міхайлаўна": "Лук'яненка Дар'я Міхайлаўна | ЛУК'ЯНЕНКА ДАР'Я МІХАЙЛАЎНА",
    "МакКартни Пол": "МакКартни Пол",
    "Ким Ен Су": "Ким Ен Су | КИМ ЕН СУ",
    "Ли Юн": "ЛИ ЮН | Ли Юн",
    "Богданович Анна Ивановна": "БОГДАНОВИЧ Анна Ивановна",
    "Иванова Мария": "Иванова Мария | Иванова (Петрова) Мария | иванова мария",
}
DOUBTFUL = {
    "NAME-01 Иванова М.П.": "Иванова М.П. | Иванова М. П. | ИВАНОВА М.П. | Иванова М.П | Иванова М П | Иванова МП | "
    "ИвановаМ.П. | Иванова M.П. | иванова м.п. | Иванова М . П .",
    "NAME-01 Иванова М.": "Иванова М. | Иванова М",
    "NAME-02 Иванова": "Иванова | ИВАНОВА",
    "NAME-02 Мария Петровна": "Мария Петровна",
    "NAME-04 Иванова Мария Петровна": "Иванова Мария Петровна (декрет) | Иванова Мария Петровна* | "
    "Иванова Мария Петровна учитель | Иванова Мария Петровна (0,5 ст.) | Иванова Мария Петровна (Козлова) (декрет)",
    "NAME-05 Ivanova Maria": "Ivanova Maria | IVANOVA MARIA",
    "NAME-07 Иванова Мария Петровна": "Мария Петровна Иванова | МАРИЯ ПЕТРОВНА ИВАНОВА",
    "NAME-07 Иванова М.П.": "М.П. Иванова | М. П. Иванова",
    "NAME-07 Сидоров Иван Петрович": "Иван Петрович Сидоров",
    "NAME-09 Директор Иванова Мария Петровна": "Директор Иванова Мария Петровна",
}
UNREADABLE = {
    "NAME-03": "Иванова Мария 2 | 5 | Итого: 25 | Иванова Мария Петровна, Петрова Анна Ивановна | Иванова (Мария | "
    "С. | М.П. | (Петрова) | Иванова Мария Петровна - учитель | Иванова/Петрова | mail@school.ru | 12.03.1975 | ? | "
    "Иванова Мар. Петр.",
    "NAME-06": "вакансия | Вакансия | ВАКАНТ | вакантно. | вакантная ставка",
    "NAME-08": "Иванова Мария Петровна Петрова Анна Ивановна",
}  # fmt: skip
SURNAMES = cells("Иванова | Семёнова-Тян-Шанская | Дейнека | Ли | Мамедова | Цой | Богданович | Ёжикова")
GIVEN = cells("Мария | Алёна | Анна-Мария | Лейла | Ольга")
PATRONYMICS = cells("Петровна | Ильинична | Семёновна | Гасан кызы | Фёдоровна")


@st.composite
def names(draw: st.DrawFn) -> str:
    return " ".join(draw(st.sampled_from(part)) for part in (SURNAMES, GIVEN, PATRONYMICS))


@pytest.mark.parametrize("cell,name", pairs(READ))
def test_every_spelling_is_the_person_meant(cell: str, name: str) -> None:
    assert KIND.read(cell) == name


@pytest.mark.parametrize("cell,taken", pairs(DOUBTFUL))
def test_a_doubtful_name_is_taken_and_said(cell: str, taken: str) -> None:
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble), f"{cell!r} was read as {verdict!r}"
    assert f"{verdict.code} {verdict.value}".lower() == taken.lower()


@pytest.mark.parametrize("cell,code", pairs(UNREADABLE))
def test_what_is_no_name_is_reported(cell: str, code: str) -> None:
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble), f"{cell!r} was read as {verdict!r}"
    assert (verdict.code, verdict.value) == (code, None)


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—"])
def test_a_cell_without_a_name_is_empty(cell: Value) -> None:
    assert KIND.read(cell) is None


@pytest.mark.parametrize(
    "cell,surname",
    [
        ("Иванова (Петрова) Мария", "Петрова"),
        ("Иванова Мария (ПЕТРОВА)", "Петрова"),
        ("Иванова (урожд. Петрова-Водкина) Мария", "Петрова-Водкина"),
        ("Иванова Мария (декрет)", None),
        ("Иванова Мария", None),
        (None, None),
    ],
)
def test_the_maiden_name_stands_in_brackets(cell: Value, surname: str | None) -> None:
    assert maiden(cell) == surname


@pytest.mark.parametrize(
    "one,other",
    [
        ("Иванова М.П.", "Иванова Мария Петровна"),
        ("Иванова М. П.", "ИВАНОВА Мария"),
        ("Семёнова А.", "Семенова Анна Ильинична"),
        ("М.П. Иванова", "Иванова Мария Петровна"),
        ("Иванова Ю.П.", "Иванова Юлия Петровна"),
        ("Иванова М.П.", "Иванова М.П."),
    ],
)
def test_initials_agree_with_the_names_they_begin(one: str, other: str) -> None:
    assert initials_agree(one, other)
    assert initials_agree(other, one)


@pytest.mark.parametrize(
    "one,other",
    [
        ("Иванова М.П.", "Иванова Мария Сергеевна"),
        ("Иванова М.П.", "Петрова Мария Петровна"),
        ("Иванова Мария Петровна", "Иванова Мария Петровна"),
        ("Иванова", "Иванова М.П."),
        ("", "Иванова М.П."),
    ],
)
def test_initials_do_not_agree_with_another_name(one: str, other: str) -> None:
    assert not initials_agree(one, other)
    assert not initials_agree(other, one)


@given(names())
def test_what_is_written_reads_back(name: str) -> None:
    assert KIND.read(KIND.write(name)) == name


@given(names(), st.sampled_from((" ", "  ", "\n", "\u00a0", " \t")))
def test_case_and_blanks_change_nothing(name: str, blank: str) -> None:
    spaced = name.replace(" ", blank)
    assert {KIND.read(cell) for cell in (spaced, spaced.upper(), f" {spaced.lower()}\n")} == {name}


@given(names())
def test_the_key_of_a_person_forgives_yo_case_hyphens_and_a_maiden_name(name: str) -> None:
    surname, rest = name.split(" ", 1)
    other = f"{surname.upper()} (Козлова) {rest}".replace("ё", "е").replace("Ё", "Е").replace("-", " - ")
    assert name_key(other) == name_key(name)


@given(st.sampled_from(SURNAMES), st.sampled_from(SURNAMES))
def test_people_of_different_surnames_have_different_keys(one: str, other: str) -> None:
    assert (name_key(f"{one} Мария") == name_key(f"{other} Мария")) == (one == other)


@given(st.one_of(st.text(), st.text(alphabet="ИваМПё.-(),' *1Io"), st.integers(), st.none()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    verdict = KIND.read(cell)
    assert verdict is None or isinstance(verdict, str | Trouble)
    assert maiden(cell) != ""


@given(st.text(alphabet="ИваноМПёяЮ.- '", min_size=1, max_size=20))
def test_a_name_once_canonical_stays(text: str) -> None:
    verdict = KIND.read(text)
    if isinstance(verdict, str):
        assert KIND.read(verdict) == verdict


@given(
    st.lists(
        st.one_of(
            st.from_regex(r"[А-ЯЁ][а-яё]{1,5}(овна|евич|ична|ич|)", fullmatch=True),
            st.sampled_from(("Оглы", "Кызы", "Петровна", "Ильич", "Улы", "Вакансия", "Он")),
        ),
        min_size=3,
        max_size=3,
    )
)
def test_a_plain_name_is_read_as_one_that_has_to_be_taken_apart(words: list[str]) -> None:
    name = " ".join(words)
    untidy = name + "\u00a0"
    assert said(KIND.read(name)) == said(KIND.read(untidy))
    assert name_words(name) == name_words(untidy)


def said(value: str | Trouble | None) -> tuple[str | None, str | None]:
    """The name, and the code of the doubt."""
    return (value.value, value.code) if isinstance(value, Trouble) else (value, None)
