"""The ribbon tab «Аттестация»: `macros/customUI14.xml` filled with the verbs, and put into a workbook.

Excel 2010 and later read the form of 2009, Excel 2007 that of 2006: the same elements under another namespace.
LibreOffice shows neither; there the buttons on the sheets do the same.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from attest_xl.schema.verbs import VERBS, Verb
from attest_xl.template.vba import macros_folder

CALLBACK = "AttestRibbon"  # the Sub in macros/AttestMain.bas; it reads the verb from the button's tag
ROOT_RELATIONSHIPS = "_rels/.rels"


class Form(NamedTuple):
    """One of the two forms of a ribbon: its part in the package, the namespace, the type of the relationship to it."""

    part: str
    namespace: str
    relationship: str


FORM_2006 = Form(
    "customUI/customUI.xml",
    "http://schemas.microsoft.com/office/2006/01/customui",
    "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
)
FORM_2009 = Form(
    "customUI/customUI14.xml",
    "http://schemas.microsoft.com/office/2009/07/customui",
    "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
)
FORMS = (FORM_2006, FORM_2009)


def ribbon_xml(verbs: Sequence[str], form: Form = FORM_2009) -> bytes:
    """The tab with a button for each of `verbs`, in the order of `VERBS`; a group without a button is left out."""
    root = ET.fromstring((macros_folder() / "customUI14.xml").read_bytes())
    for tab in root.iter(_tag("tab")):
        for group in tab.findall(_tag("group")):
            shown = [verb for verb in VERBS if verb.name in verbs and verb.group == group.get("label")]
            group.extend(_button(verb) for verb in shown)
            if not shown:
                tab.remove(group)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    root.set("xmlns", form.namespace)
    ET.indent(root)
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True)


def with_ribbon(parts: Mapping[str, bytes], verbs: Sequence[str]) -> dict[str, bytes]:
    """The parts of a workbook written by XlsxWriter (name in the zip → bytes), with the tab in both forms."""
    added = "".join(
        f'<Relationship Id="rIdRibbon{number}" Type="{form.relationship}" Target="{form.part}"/>'
        for number, form in enumerate(FORMS, 1)
    )
    end = b"</Relationships>"
    relationships = parts[ROOT_RELATIONSHIPS].replace(end, added.encode("ascii") + end)
    tabs = {form.part: ribbon_xml(verbs, form) for form in FORMS}
    return {**parts, ROOT_RELATIONSHIPS: relationships, **tabs}


def _tag(name: str) -> str:
    return f"{{{FORM_2009.namespace}}}{name}"


def _button(verb: Verb) -> ET.Element:
    shown = {
        "id": verb.sub,
        "label": verb.caption,
        "screentip": verb.caption,
        "supertip": verb.help,
        "imageMso": verb.image,
        "size": "large",
        "onAction": CALLBACK,
        "tag": verb.name,
    }
    return ET.Element("button", shown)
