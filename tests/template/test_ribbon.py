"""The ribbon tab: one description, two forms, only what is built."""

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from attest_xl.schema.verbs import VERBS, Group, Verb
from attest_xl.template.ribbon import FORM_2006, FORM_2009, FORMS, Form, ribbon_xml, with_ribbon
from attest_xl.template.vba import macros_folder
from tests.template.macro_workbook import ALL_VERBS, macro_workbook

BUILT = ("import", "check", "recalculate", "summarize", "undo")
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def buttons(tab: bytes, form: Form = FORM_2009) -> list[ET.Element]:
    return ET.fromstring(tab).findall(f".//{{{form.namespace}}}button")


def groups(tab: bytes) -> list[str | None]:
    return [group.get("label") for group in ET.fromstring(tab).iter(f"{{{FORM_2009.namespace}}}group")]


def test_only_built_verbs_are_shown() -> None:
    assert [button.get("tag") for button in buttons(ribbon_xml(BUILT))] == list(BUILT)


def test_a_group_without_a_button_is_not_shown() -> None:
    assert groups(ribbon_xml(("check", "undo"))) == ["Данные", "Отмена"]


def test_every_verb_finds_its_group() -> None:
    tab = ribbon_xml(ALL_VERBS)
    assert groups(tab) == [group.value for group in Group]
    assert {button.get("tag") for button in buttons(tab)} == set(ALL_VERBS)


@pytest.mark.parametrize("each", VERBS, ids=lambda each: each.name)
def test_a_button_says_and_does_what_its_verb_says(each: Verb) -> None:
    (button,) = buttons(ribbon_xml((each.name,)))
    assert button.attrib == {
        "id": each.sub,
        "label": each.caption,
        "screentip": each.caption,
        "supertip": each.help,
        "imageMso": each.image,
        "size": "large",
        "onAction": "AttestRibbon",
        "tag": each.name,
    }


def test_the_callback_is_a_sub_of_the_macros() -> None:
    callback = buttons(ribbon_xml(BUILT))[0].get("onAction")
    assert f"Public Sub {callback}(control As Object)" in (macros_folder() / "AttestMain.bas").read_text("ascii")


def test_both_forms_are_the_same_tab() -> None:
    old, new = (ribbon_xml(ALL_VERBS, form).decode() for form in FORMS)
    assert old.replace(FORM_2006.namespace, FORM_2009.namespace) == new
    assert len(buttons(old.encode(), FORM_2006)) == len(VERBS)


def test_a_workbook_holds_both_forms_and_points_at_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(macro_workbook(tmp_path / "master.xlsm", BUILT)) as package:
        relationships = ET.fromstring(package.read("_rels/.rels")).findall(RELATIONSHIP)
        targets = {each.get("Type"): each.get("Target") for each in relationships}
        for form in FORMS:
            assert package.read(targets[form.relationship] or "") == ribbon_xml(BUILT, form)
    identifiers = [each.get("Id") for each in relationships]
    assert len(set(identifiers)) == len(identifiers)


def test_no_other_part_of_the_workbook_changes() -> None:
    parts = {"_rels/.rels": b"<Relationships></Relationships>", "xl/workbook.xml": b"<workbook/>"}
    changed = with_ribbon(parts, BUILT)
    assert changed["xl/workbook.xml"] == b"<workbook/>"
    assert set(changed) - set(parts) == {form.part for form in FORMS}
    assert parts["_rels/.rels"] == b"<Relationships></Relationships>"
