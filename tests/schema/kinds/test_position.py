"""Positions as people write them, the subjects in them, and whether attestation concerns them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import POSITIONS, Position
from attest_xl.schema.kinds.facts import facts_of_position
from attest_xl.schema.kinds.position import OTHER_POSITIONS, is_subject, split_position
from attest_xl.schema.kinds.subjects import SUBJECTS
from attest_xl.schema.verdict import Trouble
from tests.schema.kinds.spellings import pairs, slips_of

KIND = Position()
HINT = "может быть, «{}»"
SAFETY = "Преподаватель-организатор основ безопасности и защиты Родины"
ADVISER = "Советник директора по воспитанию и взаимодействию с детскими общественными объединениями"
READ = {
    "Учитель": "учитель | УЧИТЕЛЬ | учительница | уч. математики | учетель | учитель-предметник | учитель математики",
    "Воспитатель": "воспитатель | воспитательница | вос-питатель | воспитатель ГПД | воспитатель группы "
    "продлённого дня | восп. | воспитаталь | воспитатель детского сада",
    "Старший воспитатель": "старший воспитатель | ст. воспитатель | ст.воспитатель | Старшая воспитательница | "
    "старшый воспитатель",
    "Младший воспитатель": "мл. воспитатель | младший воспитатель",
    "Педагог-психолог": "педагог-психолог | педагог психолог | Педагог - психолог | педпсихолог | педагог-психалог",
    "Социальный педагог": "социальный педагог | соц. педагог | соцпедагог | соц.пед. | социальный педагок",
    "Педагог-организатор": "педагог-организатор | педагог организатор | педорганизатор | пед.-орг.",
    "Педагог-библиотекарь": "педагог-библиотекарь | педагог библиотекарь",
    "Педагог дополнительного образования": "педагог дополнительного образования | педагог доп. образования | ПДО | "
    "пдо | педагог доп.обр. | педагог д/о | педагог допобразования | педагог дополнительнго образования",
    "Старший педагог дополнительного образования": "старший педагог дополнительного образования | ст. ПДО",
    "Музыкальный руководитель": "музыкальный руководитель | муз. руководитель | муз.рук. | музрук",
    "Инструктор по физической культуре": "инструктор по физической культуре | инструктор по физкультуре | "
    "инструктор по физ. культуре | инструктор по ФК | инструктор по физо",
    "Инструктор по труду": "инструктор по труду",
    "Учитель-логопед": "учитель-логопед | учитель логопед | Учитель – логопед | учитель логопет | уч.-логопед",
    "Логопед": "логопед",
    "Учитель-дефектолог": "учитель-дефектолог | учитель дефектолог",
    SAFETY: "преподаватель-организатор ОБЖ | преподаватель-организатор ОБЗР | преподаватель-организатор | "
    "Преподаватель-организатор основ безопасности и защиты Родины | преподаватель - организатор ОБЖ",
    ADVISER: "советник директора по воспитанию | Советник директора | "
    "советник директора по воспитанию и взаимодействию с детскими общественными объединениями",
    "Мастер производственного обучения": "мастер п/о | мастер производственного обучения",
    "Методист": "методист | Методист | медодист",
    "Старший методист": "ст. методист | старший методист",
    "Тьютор": "тьютор | тютор",
    "Концертмейстер": "концертмейстер | концертмейстр",
    "Тренер-преподаватель": "тренер-преподаватель | тренер преподаватель",
    "Старший вожатый": "старший вожатый | ст. вожатый | старшая вожатая",
    "Директор": "директор | Директор школы | и.о. директора",
    "Заведующий": "заведующий | заведующая | зав. ДОУ",
    "Заместитель директора": "зам. директора по УВР | заместитель директора | завуч | зам.директора по ВР",
    "Заместитель заведующего": "зам. заведующего | зам.зав. по ВМР | заместитель заведующего по АХЧ",
    "Ассистент (помощник)": "ассистент (помощник) | ассистент",
    "Секретарь": "секретарь | секретарь директора",
}
SPLIT = {
    "Учитель / математика": "учитель математики | уч. математики | учитель (математика) | Учитель, математика | "
    "учитель – математика | математика, учитель | учетель матем. | учительница математики | учитель мат-ки | "
    "Учитель\nматематики | учитель: математика",
    "Учитель / начальные классы": "учитель начальных классов | учитель нач. кл. | учитель нач.классов | уч. нач. кл.",
    "Учитель / русский язык и литература": "учитель русского языка и литературы | учитель рус. яз. и лит. | "
    "учитель русского яз. и литературы",
    "Учитель / физическая культура": "учитель физической культуры | учитель физкультуры | учитель физ-ры | "
    "учитель физ. культуры",
    "Учитель / английский язык": "учитель английского языка | учитель англ. яз. | учитель английского",
    "Учитель / иностранный язык": "учитель иностранного языка | учитель ин. яз.",
    "Учитель / биология, химия": "учитель биологии и химии | учитель биологии, химии | учитель (биология, химия)",
    "Учитель / история и обществознание": "учитель истории и обществознания | учитель истории, обществознания",
    "Учитель / труд (технология)": "учитель труда (технологии) | учитель труд (технология)",
    "Учитель / изобразительное искусство, черчение": "учитель ИЗО и черчения",
    "Учитель / хакасский язык": "учитель хакасского языка",
    "Учитель / белорусский язык и литература": "учитель белорусского языка и литературы | учитель бел. яз. и лит.",
    "Учитель / основы безопасности и защиты Родины": "учитель ОБЗР | учитель основ безопасности и защиты Родины",
    "Учитель / -": "учитель | Учитель школы",
    "Педагог дополнительного образования / хореография": "педагог доп. образования (хореография) | ПДО хореографии",
    "Преподаватель / фортепиано": "преподаватель по классу фортепиано | преподаватель фортепиано",
    "Заместитель директора / -": "заместитель директора по УВР",
}
DOUBTFUL = {
    "POS-01 Учитель": "учитель, педагог-организатор | учитель математики, зам. директора | учитель физики и методист | "
    "учитель / педагог-психолог | учитель + воспитатель | учитель; тьютор | учитель (социальный педагог)",
    "POS-01 Директор": "Директор, учитель истории",
    "POS-02 классный руководитель": "классный руководитель",
    "POS-02 математика": "математика",
    "POS-02 конструктор": "конструктор",
    "POS-02 родитель": "родитель",
    "POS-02 5": "5",
    "POS-03 Учитель": "учитель хакасоведения | учитель 0,5 ставки | учитель высшей категории | "
    "учитель (совместитель) | учитель физики, классный руководитель",
    "POS-03 Воспитатель": "воспитатель 0,5 ставки | воспитатель (декрет)",
    "POS-04 Учитель": "учитель-методист | Учитель методист",
    "POS-05 Педагог-психолог": "психолог | Психолог",
    "POS-05 Учитель-дефектолог": "дефектолог",
    "POS-05 Тренер-преподаватель": "тренер",
}


@pytest.mark.parametrize("cell,position", pairs(READ))
def test_every_spelling_is_the_position_meant(cell: str, position: str) -> None:
    assert KIND.read(cell) == position


@pytest.mark.parametrize("cell,parts", pairs(SPLIT))
def test_the_subject_is_taken_out_of_the_position(cell: str, parts: str) -> None:
    position, _, subject = parts.partition(" / ")
    told = ", ".join(filter(None, (split_position(cell)[1],))) or "-"
    assert split_position(cell)[0] == position
    assert told in {subject, subject.replace(" и ", ", ")}


@pytest.mark.parametrize("cell,taken", pairs(DOUBTFUL))
def test_a_doubtful_position_is_taken_and_said(cell: str, taken: str) -> None:
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble), f"{cell!r} was read as {verdict!r}"
    assert f"{verdict.code} {verdict.value}" == taken


def test_a_category_in_place_of_a_position_lets_guess_none() -> None:
    assert KIND.read("педагог-методист") == Trouble("POS-04", "педагог-методист")


def test_an_unknown_subject_is_kept_as_it_stands() -> None:
    assert split_position("учитель хакасоведения") == ("Учитель", "хакасоведения")


def test_what_is_no_subject_is_not_taken_for_one() -> None:
    assert split_position("учитель высшей категории") == ("Учитель", None)
    assert split_position("учитель, педагог-организатор") == ("Учитель", None)


def test_the_nearest_position_is_offered() -> None:
    assert KIND.read("оспитатель") == Trouble("POS-02", "оспитатель", "оспитатель", HINT.format("Воспитатель"))
    assert KIND.read("математика") == Trouble("POS-02", "математика", "математика", HINT.format("Учитель"))
    assert KIND.read("психиатр") == Trouble("POS-02", "психиатр", "психиатр", "если её там нет, оставьте как есть")


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—"])
def test_a_cell_without_a_position_is_empty(cell: Value) -> None:
    assert KIND.read(cell) is None
    assert facts_of_position(cell).position is None


def test_there_are_twenty_nine_positions_subject_to_attestation() -> None:
    assert len(set(POSITIONS)) == 29
    assert all(is_subject(position) for position in POSITIONS)
    assert not any(is_subject(position) for position in OTHER_POSITIONS)
    assert not set(POSITIONS) & set(OTHER_POSITIONS)


@pytest.mark.parametrize("position,subject", [("УЧИТЕЛЬ", True), ("директор", False), ("Космонавт", None), ("", None)])
def test_attestation_concerns_positions_whatever_their_case(position: str, subject: bool | None) -> None:
    assert is_subject(position) is subject


@given(st.sampled_from((*POSITIONS, *OTHER_POSITIONS)))
def test_what_is_written_reads_back(position: str) -> None:
    assert KIND.read(KIND.write(position)) == position
    assert KIND.read(position.upper()) == position
    assert KIND.read(position.replace("-", " ")) == position


@given(st.sampled_from([form for forms in SUBJECTS.values() for form in forms]))
def test_every_form_of_a_subject_is_understood_after_a_teacher(form: str) -> None:
    position, subject = split_position(f"учитель {form}")
    assert position == "Учитель"
    assert subject is not None
    assert set(subject.split(", ")) <= set(SUBJECTS)


@given(slips_of(POSITIONS))
def test_a_slip_of_the_pen_is_forgiven_or_reported(slip: tuple[str, str]) -> None:
    cell, position = slip
    verdict = KIND.read(cell)
    assert isinstance(verdict, Trouble) or verdict == position


@given(st.one_of(st.text(), st.text(alphabet="учительпдо.-(), и"), st.integers(), st.floats(), st.none()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    verdict = KIND.read(cell)
    assert verdict is None or isinstance(verdict, str | Trouble)
